import Formats

// Sums and products whose last index is written before the first one, `\sum^{n}_{k=1}`: the order is free in LaTeX.
extension Lexer {
  /// The words for the sign of a sum or a product, longest first.
  private static let seriesWords = ["\\sum", "\\prod", "sum", "prod"].map { Array($0.scalars) }
  /// What may stand between the sign and what is above and below it.
  private static let limits = ["\\limits", "\\nolimits", "\\displaylimits"].map {
    Array($0.scalars)
  }

  /// A text with what stands below the sign of a sum or product before what stands above it; as long as before, so that each
  /// sign of the rest has its place.
  ///
  /// - Complexity: linear in the length of the text.
  static func withLowerBoundsFirst(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var plain = text
    var place = 0
    while place < plain.count {
      defer { place += 1 }
      guard plain[place] == "^", isBehindSeriesSign(place, in: plain),
        let middle = bound(behind: place, in: plain)
      else { continue }
      var line = middle
      while line < plain.count, isSpace(plain[line]) { line += 1 }
      guard line < plain.count, plain[line] == "_", let end = bound(behind: line, in: plain) else {
        continue
      }
      let isBraced = plain[middle - 1] == "}"
      let runsOn = end < plain.count && (isNamePart(plain[end]))
      // Without braces what stands above would be one name with what follows.
      guard isBraced || !runsOn || text.contains("\\") else { continue }
      plain.replaceSubrange(
        place..<end, with: plain[line..<end] + plain[middle..<line] + plain[place..<middle])
      place = end - 1
    }
    return plain
  }

  /// Whether the sign of a sum or product ends before a place.
  private static func isBehindSeriesSign(_ place: Int, in text: [Unicode.Scalar]) -> Bool {
    var head = text[..<place]
    func skipSpace() { while let last = head.last, isSpace(last) { head.removeLast() } }
    skipSpace()
    if let word = limits.first(where: { head.count > $0.count && head.suffix($0.count) == $0[...] })
    {
      head.removeLast(word.count)
      skipSpace()
    }
    guard let last = head.last else { return false }
    if ["∑", "∏", "Σ"].contains(last) { return true }
    guard last == "m" || last == "d",
      let word = seriesWords.first(where: { head.suffix($0.count) == $0[...] })
    else { return false }
    guard let before = head.dropLast(word.count).last else { return true }
    return word[0] == "\\" || !isNamePart(before) && !["_", "\\"].contains(before)
  }

  /// Where what stands above or below the line at a place ends: a group, a command, a number or one letter.
  private static func bound(behind line: Int, in text: [Unicode.Scalar]) -> Int? {
    var place = line + 1
    while place < text.count, isSpace(text[place]) { place += 1 }
    guard place < text.count else { return nil }
    switch text[place] {
    case "{", "(": return text.closing(from: place).map { $0 + 1 }
    case "\\":
      let name = text[(place + 1)...].prefix(while: isLetter)
      return name.isEmpty ? nil : name.endIndex
    case "0"..."9": return text[place...].prefix { ("0"..."9").contains($0) }.endIndex
    case let first where isLetter(first): return place + 1
    default: return nil
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic
  }

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    isLetter(scalar) || ("0"..."9").contains(scalar)
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " }
}
