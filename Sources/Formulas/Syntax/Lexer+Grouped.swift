import Exact

// Whole numbers whose digits stand in groups of three in LaTeX, `131\,072` and `1{,}048{,}576`.
extension Lexer {
  /// The signs between two groups.
  private static let groupSigns = ["{,}", "\\,"]

  /// The number whose first digits have been read, with its other groups; nil where none follow.
  ///
  /// One comma in braces is a decimal comma to some: before three digits, and no point behind these, the number has two
  /// readings, and before others it is one.
  mutating func groupedNumber(from start: Int) throws(FormulaError) -> Rational? {
    guard place < plain.count, plain[place] == "{" || plain[place] == "\\",
      let sign = Self.groupSigns.first(where: { plain[place...].starts(with: $0.unicodeScalars) })
    else { return nil }
    let first = place
    let width = sign.unicodeScalars.count
    var digits = Array(plain[start..<place])
    var groups = 0
    var end = place
    while plain[end...].starts(with: sign.unicodeScalars) {
      let group = plain[(end + width)...].prefix { isDigit($0) }
      guard group.count == 3 else { break }
      digits += group
      groups += 1
      end = group.endIndex
    }
    let isComplete =
      first - start <= 3 && plain[start] != "0" && groups > 0
      && !plain[end...].starts(with: sign.unicodeScalars)
    // No point stands behind decimals: what is before it groups digits.
    let hasPoint = end + 1 < plain.count && plain[end] == "." && isDigit(plain[end + 1])
    if sign == "{,}", !isComplete || groups == 1 && !hasPoint {
      return try refuseDecimalComma(from: start, at: first, isGroup: isComplete)
    }
    guard isComplete else { return nil }
    if end < plain.count, plain[end] == "." {
      digits.append(".")
      let decimals = plain[(end + 1)...].prefix { isDigit($0) }
      digits += decimals
      end = decimals.endIndex
    }
    var number = String.UnicodeScalarView()
    number.append(contentsOf: digits)
    guard let value = try? Rational(String(number)) else { return nil }
    place = end
    return value
  }

  /// Refuses a decimal comma in braces; nil where no digits stand behind it.
  private func refuseDecimalComma(
    from start: Int, at comma: Int, isGroup: Bool
  ) throws(FormulaError) -> Rational? {
    let whole = plain[start..<comma]
    let decimals = plain[(comma + 3)...].prefix { isDigit($0) }
    guard !decimals.isEmpty else { return nil }
    func text(_ digits: ArraySlice<Unicode.Scalar>) -> String {
      String(String.UnicodeScalarView(digits))
    }
    let suggestion = "\(text(whole)).\(text(decimals))"
    throw FormulaError(
      isGroup
        ? .ambiguous(first: suggestion, second: text(whole) + text(decimals))
        : .decimalComma(suggestion: suggestion), at: start..<decimals.endIndex)
  }
}
