import Formats

/// Texts for people as paragraphs and lists, with their formulas typeset.
enum Prose {
  /// A text in blocks: lines are paragraphs, lines that start with `- ` are items.
  static func blocks(_ text: String) -> [Markup] {
    var blocks: [Markup] = []
    var items: [Markup] = []
    func endList() {
      if !items.isEmpty { blocks.append(.element("ul", [:], items)) }
      items = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
      if line.hasPrefix("- ") {
        items.append(.element("li", [:], inline(String(line.dropFirst(2)))))
      } else {
        endList()
        blocks.append(.element("p", [:], inline(String(line))))
      }
    }
    endList()
    return blocks
  }

  /// A text in one line; what stands between back-ticks is a formula, or a sign that somebody wrote.
  static func inline(_ text: String) -> [Markup] {
    let pieces = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    // A back-tick without a second one means itself.
    guard !pieces.count.isMultiple(of: 2) else { return [.text(text)] }
    return pieces.enumerated().compactMap { index, piece in
      if piece.isEmpty { return nil }
      if index.isMultiple(of: 2) { return .text(piece) }
      // A reader of screens passes over a formula that is a point.
      return isSigns(piece) ? .element("code", text: piece) : Notation.formula(piece)
    }
  }

  /// Whether neither a letter nor a digit stands in a text.
  private static func isSigns(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      !$0.properties.isAlphabetic && $0.properties.numericType == nil
    }
  }
}
