import Formats

/// Sums and products whose first index has no braces, `sum_j=1^n x_j` for `sum_{j=1}^n x_j`, or whose index is not written,
/// `\sum x_i` for `\sum_i x_i`.
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

  // MARK: Signs without an index

  /// Signs that stand for nothing but sums and products.
  private static let plainSigns = ["\\sum", "\\prod", "∑", "∏"].map(\.scalars)
  /// The letters that indices mostly are.
  private static let indices: Set<Unicode.Scalar> = ["i", "j", "k", "l", "t", "m"]
  /// What indices are below a line without one.
  private static let lowered: [Unicode.Scalar: Unicode.Scalar] = [
    "ᵢ": "i", "ⱼ": "j", "ₖ": "k", "ₜ": "t", "ₘ": "m", "ₗ": "l",
  ]

  /// A text with an index below signs that have none, where it is the one letter below all lines and stands nowhere else;
  /// nil for others.
  ///
  /// - Parameters:
  ///   - other: the other side, in which the letter may be the index of one entry.
  ///   - names: names that mean something else.
  static func indexed(_ text: String, beside other: String, names: [String]) -> String? {
    guard text.holds("\\") || !HeldSigns(text).areASCII else { return nil }
    var signs = plainSigns
    if !names.contains("Σ"), !names.contains("Sigma") { signs.append("Σ".scalars) }
    let scalars = text.scalars
    var indexed: [Unicode.Scalar] = []
    var letter: Unicode.Scalar?
    var place = 0
    while place < scalars.count {
      guard let sign = signs.first(where: { scalars[place...].starts(with: $0) }) else {
        indexed.append(scalars[place])
        place += 1
        continue
      }
      place += sign.count
      let rest = scalars[place...].drop { $0 == " " }
      // Bounds that are written say which index it is, and `\\summary` is no sum.
      guard let next = rest.first, !["_", "^"].contains(next),
        !["\\limits", "\\nolimits"].contains(where: { rest.starts(with: $0.scalars) }),
        sign.count == 1 || place < scalars.count && !scalars[place].properties.isAlphabetic
      else { return nil }
      letter = letter ?? onlyIndex(in: scalars)
      guard let letter, !names.contains(String(letter)),
        !other.holds(word: "_\(letter)") || hasSeries(other)
      else { return nil }
      indexed += sign + ["_", letter, " "]
    }
    return letter == nil ? nil : String(String.UnicodeScalarView(indexed))
  }

  private static func hasSeries(_ text: String) -> Bool {
    signs.contains { text.contains($0) }
  }

  /// The letter that stands below each line of a text, and nowhere else; nil where there are several, or none.
  private static func onlyIndex(in scalars: [Unicode.Scalar]) -> Unicode.Scalar? {
    var found: Set<Unicode.Scalar> = []
    var alone: Set<Unicode.Scalar> = []
    for (place, scalar) in scalars.enumerated() {
      let rest = scalars[(place + 1)...]
      if scalar == "_" {
        let isBraced = rest.first == "{"
        let below = rest.dropFirst(isBraced ? 1 : 0)
        guard let letter = below.first else { return nil }
        let behind = below.dropFirst().first
        guard isBraced ? behind == "}" : !(behind.map(isPartOfName) ?? false) else { return nil }
        found.insert(letter)
      } else if let letter = lowered[scalar] {
        if let next = rest.first, isLowered(next) { return nil }
        found.insert(letter)
      } else if indices.contains(scalar), !(rest.first.map(isPartOfName) ?? false) {
        let before = place > 0 ? scalars[place - 1] : " "
        if !isPartOfName(before), !["_", "{", "\\"].contains(before) { alone.insert(scalar) }
      }
    }
    guard found.count == 1, let letter = found.first, indices.contains(letter),
      !alone.contains(letter)
    else { return nil }
    return letter
  }

  private static func isLowered(_ scalar: Unicode.Scalar) -> Bool {
    (0x2080...0x209C).contains(scalar.value) || (0x1D62...0x1D6A).contains(scalar.value)
      || scalar == "ⱼ"
  }

  private static func isPartOfName(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
  }
}
