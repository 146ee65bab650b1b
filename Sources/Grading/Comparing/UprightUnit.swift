import Formats

/// A unit in upright letters behind a number, `7\text{ cm}`, which the key does not have.
///
/// It is no factor that may be 0, and whether the number fits without it nobody can tell.
enum UprightUnit {
  private static let commands = ["\\text{", "\\textrm{", "\\mathrm{", "\\mbox{"]
  /// Words that mean something behind a number.
  private static let known: Set = [
    "bit", "bits", "nat", "nats", "percent", "degree", "degrees", "deg", "rad", "radians", "or",
    "and", "if", "for", "mod",
  ]
  /// The most letters of a unit.
  private static let longest = 12

  /// Units that are no names of anything else, in letters like others behind a number, `7 cm`.
  private static let plain: Set = [
    "cm", "mm", "km", "kg", "mg", "ml", "Hz", "kHz", "MHz", "GHz", "kB", "MB", "GB", "px",
  ]

  /// The unit as it is written; nil where none stands there.
  ///
  /// - Parameter names: the names that were declared.
  static func behind(
    _ text: String, beside other: String, besides names: [String] = []
  ) -> String? {
    if text.holds(" "), let space = text.lastIndex(of: " ") {
      let word = text[text.index(after: space)...]
      let number = text[..<space].trimmed
      if plain.contains(String(word)), !names.contains(String(word)), !other.contains(word),
        !number.isEmpty, number.allSatisfy({ ("0"..."9").contains($0) || ".,-−".contains($0) })
      {
        return String(word)
      }
    }
    guard text.holds("\\"), text.holds("}") else { return nil }
    for command in commands {
      guard text.holds(word: command), let open = text.ranges(of: command).last,
        let close = text[open.upperBound...].firstIndex(of: "}"),
        isExponent(text[text.index(after: close)...].trimmed)
      else { continue }
      let inside = text[open.upperBound..<close]
      let word = inside.replacing("~", with: " ").trimmed
      var before = text[..<open.lowerBound]
      var hasSpace = inside.first.map { $0.isWhitespace || $0 == "~" } ?? false
      for space in ["\\,", "\\;", "\\ ", "~", " "] where before.hasSuffix(space) {
        before = before.dropLast(space.count)
        hasSpace = true
      }
      guard before.last.map({ ("0"..."9").contains($0) }) == true,
        word.contains(where: \.isLetter), word.count <= longest, hasSpace || word.count > 1,
        word.allSatisfy({ $0.isLetter || "/ .".contains($0) }), !known.contains(word.lowercased()),
        !other.contains(word)
      else { continue }
      return String(text[open.lowerBound...]).trimmed
    }
    return nil
  }

  private static func isExponent(_ text: String) -> Bool {
    guard text.first == "^" else { return text.isEmpty }
    return text.dropFirst().allSatisfy { ("0"..."9").contains($0) || "{}-".contains($0) }
  }
}
