import Formats

/// Binomial coefficients as people type them: `5C2`, `^5C_2`, `⁵C₂`, `5 choose 2`.
enum SpelledBinomial {
  /// A text with `binomial(5, 2)` for these; nil where there are none, or where the letter C may be a name.
  ///
  /// - Parameter names: the names that mean something.
  static func called(in text: String, beside other: String, names: [String]) -> String? {
    guard text.holds("C") || text.holds(word: "choose") else { return nil }
    var found = withChoices(text)
    if text.holds("C"), !isName(in: other), !names.contains(where: { $0.hasPrefix("C") }),
      let letters = withLetters(found ?? text)
    {
      found = letters
    }
    return found
  }

  /// Whether the letter C stands in a text other than before a bracket, where it calls.
  private static func isName(in text: String) -> Bool {
    let scalars = text.scalars
    return scalars.indices.contains { place in
      guard scalars[place] == "C", place == 0 || !isLetter(scalars[place - 1]) else { return false }
      let next = place + 1 < scalars.count ? scalars[place + 1] : " "
      return next != "(" && !isLetter(next)
    }
  }

  // MARK: With a letter

  /// The text with all such letters between two whole numbers as calls; nil where the letter stands elsewhere as well.
  private static func withLetters(_ text: String) -> String? {
    let scalars = text.scalars
    var called: [Unicode.Scalar] = []
    var place = 0
    var isFound = false
    while place < scalars.count {
      guard scalars[place] == "C", place == 0 || !isLetter(scalars[place - 1]),
        place + 1 >= scalars.count || !isLetter(scalars[place + 1]) && scalars[place + 1] != "("
      else {
        called.append(scalars[place])
        place += 1
        continue
      }
      guard let (above, start) = number(endingAt: called.count, in: called),
        let (below, end) = number(startingAt: place + 1, in: scalars)
      else { return nil }
      called.removeSubrange(start...)
      called += Array("binomial(\(above),\(below))".unicodeScalars)
      place = end
      isFound = true
    }
    return isFound ? String(String.UnicodeScalarView(called)) : nil
  }

  /// The whole number that ends before a place, on the line, above it or below it, and where it begins; nil where it may
  /// be an exponent or a part of something else.
  private static func number(
    endingAt end: Int, in scalars: [Unicode.Scalar]
  ) -> (digits: String, start: Int)? {
    var start = end
    var digits: [Unicode.Scalar] = []
    let isBraced = start > 0 && scalars[start - 1] == "}"
    if isBraced { start -= 1 }
    while start > 0, digits.count <= mostDigits, let digit = onLine(scalars[start - 1]) {
      digits.append(digit)
      start -= 1
    }
    guard !digits.isEmpty, digits.count <= mostDigits else { return nil }
    digits.reverse()
    var isScript = end > 0 && scalars[end - 1].value > 0x7F
    if isBraced {
      guard start > 0, scalars[start - 1] == "{" else { return nil }
      start -= 1
    }
    if start > 0, scalars[start - 1] == "^" || scalars[start - 1] == "_" {
      isScript = true
      start -= 1
    } else if isBraced {
      return nil
    }
    // An empty group holds what stands before the letter.
    if isScript, start > 1, scalars[start - 1] == "}", scalars[start - 2] == "{" { start -= 2 }
    var before = start
    while before > 0, scalars[before - 1] == " " { before -= 1 }
    guard before > 0 else { return (String(String.UnicodeScalarView(digits)), start) }
    let beginsOperand = ["=", "+", "-", "−", "*", "·", "/", "(", "[", "{", ",", "&"].contains(
      scalars[before - 1])
    return beginsOperand ? (String(String.UnicodeScalarView(digits)), start) : nil
  }

  /// The whole number that begins at a place, on the line or below it, and where it ends.
  private static func number(
    startingAt start: Int, in scalars: [Unicode.Scalar]
  ) -> (digits: String, end: Int)? {
    var place = start
    let hasLine = place < scalars.count && scalars[place] == "_"
    if hasLine { place += 1 }
    let isBraced = hasLine && place < scalars.count && scalars[place] == "{"
    if isBraced { place += 1 }
    var digits: [Unicode.Scalar] = []
    while place < scalars.count, digits.count <= mostDigits, let digit = onLine(scalars[place]) {
      digits.append(digit)
      place += 1
    }
    guard !digits.isEmpty, digits.count <= mostDigits else { return nil }
    if isBraced {
      guard place < scalars.count, scalars[place] == "}" else { return nil }
      place += 1
    }
    // `5C2.5` and `5C2x` are something else.
    if place < scalars.count, scalars[place] == "." || isLetter(scalars[place]) { return nil }
    return (String(String.UnicodeScalarView(digits)), place)
  }

  /// The most digits of a number.
  private static let mostDigits = 9
  private static let raised: [Unicode.Scalar] = Array("⁰¹²³⁴⁵⁶⁷⁸⁹".unicodeScalars)

  /// A digit on the line, above it or below it as one on the line; nil for other signs.
  private static func onLine(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if ("0"..."9").contains(scalar) { return scalar }
    if ("₀"..."₉").contains(scalar) { return Unicode.Scalar(scalar.value - 0x2080 + 0x30) }
    return raised.firstIndex(of: scalar).flatMap { Unicode.Scalar(UInt32($0) + 0x30) }
  }

  // MARK: With a word

  /// The text with each `n choose k` between the ends of a bracket or of all of it as a call; nil where there is none.
  private static func withChoices(_ text: String) -> String? {
    let scalars = text.scalars
    guard let word = firstChoice(in: scalars) else { return nil }
    let (before, behind) = (scalars[..<word.lowerBound], scalars[word.upperBound...])
    let open = before.lastIndex { ["(", "="].contains($0) }
    let close = behind.firstIndex(of: ")")
    let above = String(scalars: before[((open ?? -1) + 1)...]).trimmed
    let below = String(scalars: behind[..<(close ?? behind.endIndex)]).trimmed
    guard isOperand(above), isOperand(below),
      (open.map { scalars[$0] == "(" } ?? false) == (close != nil)
    else { return nil }
    let call = "binomial(\(above),\(below))"
    return String(scalars: before[..<((open ?? -1) + 1)]) + call
      + String(scalars: scalars[(close ?? scalars.count)...])
  }

  /// Where the word stands first with white space around it.
  private static func firstChoice(in scalars: [Unicode.Scalar]) -> Range<Int>? {
    let word = Array(" choose ".unicodeScalars)
    guard let start = scalars.indices.first(where: { scalars[$0...].starts(with: word) }) else {
      return nil
    }
    return start..<start + word.count
  }

  /// Whether a text is one whole number or one name of a letter.
  private static func isOperand(_ text: String) -> Bool {
    let isNumber = !text.isEmpty && text.count <= 9 && text.allSatisfy { ("0"..."9").contains($0) }
    return isNumber || text.count == 1 && text.allSatisfy { $0.isLetter && $0.isASCII }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }
}
