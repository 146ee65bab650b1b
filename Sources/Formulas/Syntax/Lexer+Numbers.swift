import Exact
import Formats

// Numbers as they are written on the line and above it.
extension Lexer {
  /// A number with its point and its exponent.
  mutating func number() throws(FormulaError) -> Token.Kind {
    let start = place
    while isDigit(at: place) { place += 1 }
    // Programs separate groups of three digits so, `101_770`.
    while place + 3 < plain.count, plain[place] == "_",
      place - start <= 3 || plain[place - 4] == "_",
      (1...3).allSatisfy({ isDigit(at: place + $0) }), !isDigit(at: place + 4)
    {
      place += 4
    }
    try refuseOtherBase(from: start)
    if let number = try groupedNumber(from: start) { return .number(number) }
    if let number = wholeNumber(from: start) { return .number(number) }
    if place < plain.count, plain[place] == "." {
      place += 1
      if place < plain.count, plain[place] == "(" {
        throw FormulaError(
          .notAllowed(
            String(scalars: text[start...place]),
            reason: "a decimal ends before a bracket: write a recurring one as a fraction"),
          at: start..<place + 1)
      }
      while isDigit(at: place) { place += 1 }
      if let number = try recurring(from: start) { return .number(number) }
      try refuseRecurringInBrackets(from: start)
    }
    if place < plain.count, plain[place] == "e" || plain[place] == "E" {
      var next = place + 1
      if next < plain.count, plain[next] == "+" || plain[next] == "-" { next += 1 }
      if isDigit(at: next) {
        let mark = place
        place = next
        while isDigit(at: place) { place += 1 }
        try refuseConstant(at: mark, exponent: next..<place, from: start)
        try spendExponent(plain[next..<place], from: start)
      }
    }
    var digits = String.UnicodeScalarView()
    digits.append(contentsOf: plain[start..<place].filter { $0 != "_" })
    do {
      return .number(try Rational(String(digits)))
    } catch {
      throw FormulaError(.numberTooLarge(String(digits.prefix(40))), at: start..<place)
    }
  }

  /// Whether an x is a times sign, right between a number and a power of ten: `2x10^3`.
  func isTimesOfPowerOfTen(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar == "x" || scalar == "X", let last = tokens.last, case .number = last.kind,
      isDigit(plain[last.range.upperBound - 1]),
      plain[last.range.upperBound..<place].allSatisfy(isBlank)
    else { return false }
    var next = place + 1
    while next < plain.count, isBlank(plain[next]) { next += 1 }
    guard next + 2 < plain.count, plain[next] == "1", plain[next + 1] == "0",
      plain[next + 2] == "^" || Lexer.raisedSigns[plain[next + 2]] != nil
    else { return false }
    // With space around it, `5 x 10^3`, it may be a name.
    let isTight = next == place + 1 && last.range.upperBound == place
    return (isTight || !vocabulary.declares(String(scalar)))
      && !vocabulary.declares("\(scalar)10") && !vocabulary.declares("\(scalar)_10")
  }

  /// A number of a few digits and nothing else, as most are, without a detour by text.
  private func wholeNumber(from start: Int) -> Rational? {
    if place < plain.count, plain[place] == "." || plain[place] == "e" || plain[place] == "E" {
      return nil
    }
    let zero = ("0" as Unicode.Scalar).value
    var (value, count) = (0, 0)
    for digit in plain[start..<place] where digit != "_" {
      count += 1
      guard count <= 18 else { return nil }
      value = 10 * value + Int(digit.value - zero)
    }
    return count > 0 ? Rational(value) : nil
  }

  /// Refuses `0xff`, `0b101` and `0o17`, which are numbers to programs and would be 0 times a name here.
  private func refuseOtherBase(from start: Int) throws(FormulaError) {
    guard place == start + 1, plain[start] == "0", place < plain.count else { return }
    let digits: ClosedRange<Unicode.Scalar>
    switch plain[place] {
    case "x", "X", "o", "O": digits = "0"..."9"
    case "b", "B": digits = "0"..."1"
    default: return
    }
    let isHexadecimal = plain[place] == "x" || plain[place] == "X"
    var end = place + 1
    while end < plain.count,
      digits.contains(plain[end])
        || (isHexadecimal && ("a"..."f" ~= plain[end] || "A"..."F" ~= plain[end]))
    {
      end += 1
    }
    guard end > place + 1, !isLetter(at: end) else { return }
    throw FormulaError(
      .notAllowed(
        String(scalars: text[start..<end]),
        reason: "numbers are written to the base ten"), at: start..<end)
  }

  /// Refuses `2e+1` beside another e, where it may be 2·e + 1.
  private func refuseConstant(
    at mark: Int, exponent: Range<Int>, from start: Int
  ) throws(FormulaError) {
    guard plain[mark] == "e", exponent.count == 1, exponent.lowerBound == mark + 2,
      hasConstant
    else { return }
    let (before, digit) = (plain[start..<mark], plain[exponent])
    func text(_ piece: ArraySlice<Unicode.Scalar>) -> String {
      String(String.UnicodeScalarView(piece))
    }
    let sign = String(plain[mark + 1])
    throw FormulaError(
      .ambiguous(
        first: "\(text(before))*e\(sign)\(text(digit))",
        second: "\(text(before))*10^\(sign == "-" ? "-" : "")\(text(digit))"),
      at: start..<exponent.upperBound)
  }

  /// Whether an e stands for itself somewhere in the text.
  private var hasConstant: Bool {
    plain.indices.contains { place in
      plain[place] == "e" && !isLetter(at: place + 1) && !isDigit(at: place + 1)
        && (place == 0
          || !(isLetter(plain[place - 1]) || isDigit(plain[place - 1]) || plain[place - 1] == "_"))
    }
  }

  /// A power of ten costs nothing to write, so that all of a formula together are bounded.
  private mutating func spendExponent(
    _ digits: ArraySlice<Unicode.Scalar>, from start: Int
  ) throws(FormulaError) {
    let exponent = Int(String(String.UnicodeScalarView(digits))) ?? .max
    guard exponent <= exponentsLeft else {
      let written = String(String.UnicodeScalarView(text[start..<place].prefix(40)))
      throw FormulaError(.numberTooLarge(written), at: start..<place)
    }
    exponentsLeft -= exponent
  }

  /// ½, ⅓ and the like as what they are.
  func vulgarFraction(_ scalar: Unicode.Scalar) -> Rational? {
    guard let value = scalar.properties.numericValue, value > 0, value < 1 else { return nil }
    // ½, ⅓ … ⅞ have denominators up to 10: the only fraction p/q near the value with so small a q.
    for denominator in 2...10 {
      let numerator = (value * Double(denominator)).rounded()
      if abs(numerator / Double(denominator) - value) < 1e-6 {
        return try? Rational(Integer(Int(numerator)), over: Integer(denominator))
      }
    }
    return nil
  }

  private static let raisedDigits: [Unicode.Scalar: Int] = [
    "⁰": 0, "¹": 1, "²": 2, "³": 3, "⁴": 4, "⁵": 5, "⁶": 6, "⁷": 7, "⁸": 8, "⁹": 9,
  ]

  /// A raised whole number.
  mutating func superscript() -> Int? {
    guard place < plain.count, !plain[place].isASCII else { return nil }
    let digits = Lexer.raisedDigits
    var end = place
    var negative = false
    if end < plain.count, plain[end] == "⁻" || plain[end] == "⁺" {
      negative = plain[end] == "⁻"
      end += 1
    }
    var value = 0
    var count = 0
    while end < plain.count, let digit = digits[plain[end]], count < 9 {
      value = value * 10 + digit
      count += 1
      end += 1
    }
    guard count > 0 else { return nil }
    place = end
    return negative ? -value : value
  }
}
