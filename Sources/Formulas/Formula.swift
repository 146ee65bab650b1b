/// A formula as it was written, and the tree that it means.
public struct Formula: Sendable {
  /// The text as it was written.
  public let text: String
  /// What it means.
  public let expression: Expression
  /// What was read in a way that the writer should know of, in sentences without an end.
  public let remarks: [String]

  /// Reads a formula.
  ///
  /// - Parameters:
  ///   - text: the formula, at most 100,000 characters.
  ///   - vocabulary: the words that it may use.
  /// - Throws: `FormulaError` with the place of the trouble.
  /// - Complexity: O(n) for n characters, with brackets nested at most 100 deep.
  public init(_ text: String, _ vocabulary: Vocabulary) throws(FormulaError) {
    try self.init(CutText(text, vocabulary))
  }

  /// Reads a formula from its tokens.
  ///
  /// - Throws: `FormulaError` with the place of the trouble.
  public init(_ cut: CutText) throws(FormulaError) {
    text = cut.text
    var parser = cut.parser
    expression = try parser.formula()
    remarks = parser.remarks
  }
}

extension FormulaError {
  /// The text with a caret under the place of the trouble, one for each column that it takes.
  ///
  /// A long text is cut around the place. Characters that a terminal would obey are shown as `·`.
  public func caretLines(in text: String, width: Int = 72) -> (text: String, caret: String) {
    let scalars = Array(text.unicodeScalars)
    let start = max(0, min(range.lowerBound, scalars.count))
    let end = max(start, min(range.upperBound, scalars.count))
    let first = max(0, min(start - width / 2, scalars.count - width))
    let last = min(scalars.count, first + width)
    var shown = String.UnicodeScalarView()
    var columnsBefore = 0
    var columnsInside = 0
    for index in first..<last {
      let category = scalars[index].properties.generalCategory
      let isHidden: Bool
      switch category {
      case .control, .format, .lineSeparator, .paragraphSeparator: isHidden = true
      default: isHidden = false
      }
      shown.append(isHidden ? "·" : scalars[index])
      let columns = isHidden ? 1 : FormulaError.columns(scalars[index], category)
      if index < start { columnsBefore += columns } else if index < end { columnsInside += columns }
    }
    // There is one caret at least: behind the end, or under the letter that carries a mark.
    if columnsInside == 0, end > start { columnsBefore = max(0, columnsBefore - 1) }
    let caret =
      String(repeating: " ", count: columnsBefore)
      + String(repeating: "^", count: max(1, columnsInside))
    return (String(shown), caret)
  }

  /// The columns that a character takes on a terminal: two for full-width forms and ideographs.
  private static func columns(
    _ scalar: Unicode.Scalar, _ category: Unicode.GeneralCategory
  ) -> Int {
    switch category {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }
}
