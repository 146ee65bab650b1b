import Formulas

/// What people call the set of no numbers, and that of all.
enum SetInWords {
  private static let empty: Set = [
    "no solution", "no solutions", "no real solution", "no real solutions",
    "there is no solution", "empty set", "the empty set", "empty", "none", "never", "emptyset",
    "s.emptyset",
  ]
  private static let all: Set = [
    "all real numbers", "all reals", "all real x", "all x", "every x", "all numbers",
    "every real number", "any real number", "any real numbers", "always", "reals", "s.reals",
  ]
  /// The most bytes of such words.
  private static let longest = 40

  /// The sign of the set for the words for it, beside a set or a statement; nil for anything else.
  static func sign(for side: String, beside other: String) -> String? {
    var words = side.trimmed
    if words.hasPrefix("=") { words = BareText.bared(String(words.dropFirst())).trimmed }
    if ValueLabel.relates(other), emptySigns.contains(words) { words = "empty" }
    guard words.utf8.count <= longest, words.utf8.allSatisfy(isOfWords) else { return nil }
    words = words.lowercased()
    guard let sign = sign(forWords: words),
      ValueLabel.relates(other) || isNamed(other) || other.trimmed == "R"
        || ["{", "}", "inf", "∞", "(-oo", "∅", "ℝ", "\\emptyset", "\\varnothing"].contains(
          where: { other.contains($0) })
    else { return nil }
    guard ValueLabel.relates(other) else { return sign }
    // What holds for all points of the plane, or for none, is no set of numbers.
    var free = FreeNames()
    free.add(other)
    let isOfLine = free.numbers.count == 1 || free.numbers.isEmpty && !free.families.isEmpty
    return isOfLine ? sign : sign == "ℝ" ? "0 = 0" : "0 = 1"
  }

  /// Whether a text is one of the words for the set of no numbers, or that of all.
  static func isNamed(_ text: String) -> Bool {
    guard text.utf8.count <= longest else { return false }
    return sign(forWords: text.trimmed.lowercased()) != nil
  }

  private static func sign(forWords words: String) -> String? {
    empty.contains(words) ? "∅" : all.contains(words) ? "ℝ" : isAmongReals(words) ? "ℝ" : nil
  }

  /// Signs of the set of no numbers.
  private static let emptySigns: Set = [
    "∅", "{}", "\\{\\}", "\\emptyset", "\\varnothing", "\\{ \\}", "{ }",
  ]

  /// Whether a letter is said to be a real number, `x in R`.
  private static func isAmongReals(_ words: String) -> Bool {
    let parts = words.split(separator: " ")
    return parts.count == 3 && parts[0].count == 1 && parts[1] == "in"
      && ["r", "reals", "s.reals"].contains(parts[2])
  }

  /// Whether a text says of a letter that it is in braces with nothing in them, `x ∈ {}`.
  static func isInEmptyBraces(_ side: String) -> Bool {
    let text = side.trimmed
    guard text.hasSuffix("}"), let first = text.first, first.isLetter else { return false }
    let rest = text.dropFirst().filter { !$0.isWhitespace }
    return ["∈{}", "in{}", "\\in\\{\\}", "\\in{}", "∈\\{\\}"].contains(rest)
  }

  private static func isOfWords(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: " ")
      || byte == UInt8(ascii: ".")
  }
}
