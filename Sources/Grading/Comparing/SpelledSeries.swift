import Formats

/// Sums and products whose first index has no braces: `sum_j=1^n x_j` for `sum_{j=1}^n x_j`.
enum SpelledSeries {
  private static let signs = ["sum", "Sum", "prod", "Prod", "∑", "Σ", "∏", "Π", "\\sum", "\\prod"]

  /// A text with braces around the bounds below such signs; nil where there are none.
  static func braced(_ text: String) -> String? {
    guard text.holds("="), text.holds("_"), text.holds("^") else { return nil }
    let scalars = text.scalars
    var braced: [Unicode.Scalar] = []
    var place = 0
    var isFound = false
    while place < scalars.count {
      guard scalars[place] == "_", let end = end(ofBoundBehind: place, in: scalars),
        signs.contains(where: { endsWith($0, before: place, in: scalars) })
      else {
        braced.append(scalars[place])
        place += 1
        continue
      }
      braced += ["_", "{"] + scalars[place + 1..<end] + ["}"]
      place = end
      isFound = true
    }
    return isFound ? String(String.UnicodeScalarView(braced)) : nil
  }

  /// Whether a sign stands before a place, and is no end of a longer word.
  private static func endsWith(
    _ sign: String, before place: Int, in scalars: [Unicode.Scalar]
  ) -> Bool {
    let start = place - sign.unicodeScalars.count
    guard start >= 0, scalars[start..<place].elementsEqual(sign.unicodeScalars) else {
      return false
    }
    return start == 0 || sign.hasPrefix("\\")
      || !(scalars[start - 1].properties.isAlphabetic || scalars[start - 1] == "\\")
  }

  /// The end of a letter, an equals sign and a number or a letter behind a line, where an exponent follows.
  private static func end(ofBoundBehind line: Int, in scalars: [Unicode.Scalar]) -> Int? {
    var place = line + 1
    func skipBlanks() { while place < scalars.count, scalars[place] == " " { place += 1 } }
    guard place < scalars.count, scalars[place].properties.isAlphabetic else { return nil }
    place += 1
    skipBlanks()
    guard place < scalars.count, scalars[place] == "=" else { return nil }
    place += 1
    skipBlanks()
    let value = place
    while place < scalars.count, ("0"..."9").contains(scalars[place]) { place += 1 }
    if place == value, place < scalars.count, scalars[place].properties.isAlphabetic { place += 1 }
    let end = place
    skipBlanks()
    return end > value && place < scalars.count && scalars[place] == "^" ? end : nil
  }
}
