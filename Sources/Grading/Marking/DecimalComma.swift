import Formulas

/// Reads answers in which a comma between digits is a decimal comma, and entries are separated by
/// semicolons.
enum DecimalComma {
  /// The answer as it is written with decimal points and commas between entries.
  ///
  /// - Throws: `UnreadableAnswer` for a list in which a comma may be either.
  static func mended(_ text: String, isList: Bool) throws(UnreadableAnswer) -> String {
    let scalars = Array(text.unicodeScalars)
    let hasSemicolon = scalars.contains(";")
    var mended = String.UnicodeScalarView()
    var hasDecimalComma = false
    for (place, scalar) in scalars.enumerated() {
      switch scalar {
      case ";": mended.append(",")
      case ","
      where place > 0 && place + 1 < scalars.count && isDigit(scalars[place - 1])
        && isDigit(scalars[place + 1]):
        hasDecimalComma = true
        mended.append(".")
      default: mended.append(scalar)
      }
    }
    let isBracketed = scalars.contains { "[(".unicodeScalars.contains($0) }
    guard !hasDecimalComma || hasSemicolon || !isList || !isBracketed else {
      throw UnreadableAnswer(reason: Reason.commaBetweenEntries, caret: nil)
    }
    return String(mended)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}

extension Part {
  /// The answer with decimal points, where the course writes decimal commas.
  func mendingCommas(_ text: String) throws(UnreadableAnswer) -> String {
    guard readsDecimalComma, kind != .shape, kind != .text, kind != .choice else { return text }
    let isList = kind != .number && kind != .derivation
    return try DecimalComma.mended(text, isList: isList)
  }
}
