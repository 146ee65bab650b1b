import Exact
import Formats

// Decimals that recur, `0.\overline{3}` and `0.1\dot{6}`.
extension Lexer {
  /// The most digits that recur.
  private static let mostRecurring = 1_000

  /// The number whose digits up to here recur as what stands here says; nil where no such thing stands here.
  mutating func recurring(from start: Int) throws(FormulaError) -> Rational? {
    var fixed = start..<place
    let period: [Unicode.Scalar]
    if isOverline(at: place), isDigit(plain[place - 1]) {
      fixed = start..<place - 1
      period = overlinedDigits()
    } else if let digits = recurringDigits() ?? recurringDigitsInBraces() {
      period = digits
    } else {
      return nil
    }
    let point = plain[fixed].firstIndex(of: ".") ?? fixed.upperBound
    let digits = plain[fixed].filter(isDigit)
    let tooLong = FormulaError(
      .numberTooLarge(String(String.UnicodeScalarView(text[start..<place].prefix(40)))),
      at: start..<place)
    guard period.count <= Self.mostRecurring, digits.count <= Self.mostRecurring else {
      throw tooLong
    }
    func rational(_ digits: [Unicode.Scalar]) throws -> Rational {
      digits.isEmpty ? .zero : try Rational(String(String.UnicodeScalarView(digits)))
    }
    do {
      // 0.1\overline{6} is (1 + 6/9)/10.
      let nines = try rational(period.map { _ in "9" })
      let decimals = plain[point..<fixed.upperBound].filter(isDigit)
      let shift = try rational(["1"] + decimals.map { _ in "0" })
      return try (rational(digits) + rational(period) / nines) / shift
    } catch {
      throw tooLong
    }
  }

  /// Refuses `0.08(3)`, which may be 0.08333… and 0.08·3.
  func refuseRecurringInBrackets(from start: Int) throws(FormulaError) {
    guard place < plain.count, plain[place] == "(" else { return }
    var end = place + 1
    while isDigit(at: end), end - place <= Self.mostRecurring { end += 1 }
    guard end > place + 1, end < plain.count, plain[end] == ")" else { return }
    // What stands behind another factor is one.
    if end + 1 < plain.count, plain[end + 1] == "(" || plain[end + 1] == "^" { return }
    let (decimal, digits) = (
      String(scalars: text[start..<place]), String(scalars: text[place + 1..<end])
    )
    throw FormulaError(
      .ambiguous(first: "\(decimal)*\(digits)", second: "\(decimal)\\overline{\(digits)}"),
      at: start..<end + 1)
  }

  /// Whether a line over the digit before it stands at a place, as a mark of its own.
  private func isOverline(at place: Int) -> Bool {
    place < plain.count && (plain[place] == "\u{305}" || plain[place] == "\u{304}")
  }

  /// The digits that have a line over each of them, from the mark of the first one on; they are taken.
  private mutating func overlinedDigits() -> [Unicode.Scalar] {
    var digits = [plain[place - 1]]
    place += 1
    while isDigit(at: place), isOverline(at: place + 1) {
      digits.append(plain[place])
      place += 2
    }
    return digits
  }

  /// Whether digits below a line stand at a place, `\overline{3}` behind the point of `.\overline{3}`.
  func startsPeriod(at start: Int) -> Bool {
    start < plain.count && plain[start] == "\\" && markedDigits(at: start) != nil
  }

  /// The digits below a line that stands in braces of its own, `0.{\overline{3}}`; they are taken.
  private mutating func recurringDigitsInBraces() -> [Unicode.Scalar]? {
    guard place < plain.count, plain[place] == "{",
      let (name, digits, end) = markedDigits(at: place + 1), name != "dot", end < plain.count,
      plain[end] == "}"
    else { return nil }
    place = end + 1
    return digits
  }

  /// The digits below a line or between two dots; they are taken.
  private mutating func recurringDigits() -> [Unicode.Scalar]? {
    guard let (name, digits, end) = markedDigits(at: place), name != "dot" || digits.count == 1
    else { return nil }
    place = end
    guard name == "dot" else { return digits }
    // `\dot{1}4285\dot{7}`: from the first dot to the last one.
    var last = end
    while isDigit(at: last) { last += 1 }
    guard let (other, lastDigits, behind) = markedDigits(at: last), other == "dot",
      lastDigits.count == 1
    else { return digits }
    place = behind
    return digits + plain[end..<last] + lastDigits
  }

  /// The digits that a line or a dot at a place stands over, and where it ends.
  private func markedDigits(
    at start: Int
  ) -> (name: String, digits: [Unicode.Scalar], end: Int)? {
    guard start < plain.count, plain[start] == "\\", var next = commandEnd(from: start) else {
      return nil
    }
    let name = String(scalars: plain[start + 1..<next])
    guard ["overline", "bar", "dot"].contains(name) else { return nil }
    while next < plain.count, isBlank(plain[next]) { next += 1 }
    if isDigit(at: next) { return (name, [plain[next]], next + 1) }
    guard next < plain.count, plain[next] == "{",
      let close = plain[next...].prefix(2 * Self.mostRecurring).firstIndex(of: "}")
    else { return nil }
    let digits = plain[(next + 1)..<close].filter { !isBlank($0) }
    guard !digits.isEmpty, digits.allSatisfy(isDigit) else { return nil }
    return (name, Array(digits), close + 1)
  }
}
