import Exact
import Formats

/// A set of numbers: what a variable may be, or where an answer can lie.
public struct Domain: Sendable {
  /// The set as it was written.
  public let text: String
  let set: NumberSet
  /// The simplest points that were asked for last.
  let simplest = KnownPoints()

  enum NumberSet: Sendable {
    case real
    case interval(lower: Real?, upper: Real?, lowerIncluded: Bool, upperIncluded: Bool)
    case integers(from: Rational?)
    case finite([Real])
    case steps(from: Rational, to: Rational, by: Rational)
  }

  /// Reads a set: `real`, `positive`, `nonnegative`, `integer`, `positive integer`, `nonnegative integer`, an interval such as
  /// `(0, 1]` or `[0°, 180°]`, `{0, 1}`, `1 .. 6`, `0.05 .. 0.40 by 0.05`.
  ///
  /// - Throws: `FormulaError`.
  public init(_ text: String) throws(FormulaError) {
    self.text = Domain.trimmed(text)
    switch self.text {
    case "real": set = .real
    case "positive":
      set = .interval(lower: .zero, upper: nil, lowerIncluded: false, upperIncluded: false)
    case "nonnegative":
      set = .interval(lower: .zero, upper: nil, lowerIncluded: true, upperIncluded: false)
    case "integer": set = .integers(from: nil)
    case "positive integer": set = .integers(from: 1)
    case "nonnegative integer": set = .integers(from: 0)
    default: set = try Domain.read(self.text)
    }
  }

  /// An interval; a missing end is infinite.
  init(from lower: Real?, to upper: Real?, includesLower: Bool, includesUpper: Bool) {
    set = .interval(
      lower: lower, upper: upper, lowerIncluded: includesLower, upperIncluded: includesUpper)
    text =
      (includesLower ? "[" : "(") + (lower?.summary ?? "-inf") + ", " + (upper?.summary ?? "inf")
      + (includesUpper ? "]" : ")")
  }

  /// The whole numbers from one on.
  init(integersFrom start: Rational) {
    set = .integers(from: start)
    text = "integers from \(start)"
  }

  private static func read(_ text: String) throws(FormulaError) -> NumberSet {
    if let first = text.first, let last = text.last, text.count >= 2 {
      let inside = text.dropFirst().dropLast()
      if first == "(" || first == "[", last == ")" || last == "]" {
        let ends = inside.split(separator: ",", omittingEmptySubsequences: false)
        guard ends.count == 2 else { throw notADomain(text) }
        let lower = try end(ends[0], isLower: true, of: text)
        let upper = try end(ends[1], isLower: false, of: text)
        // No number is infinite, so that an infinite end belongs to nothing.
        guard lower != nil || first == "(", upper != nil || last == ")" else {
          throw notADomain(text)
        }
        let isPoint = first == "[" && last == "]"
        if let lower, let upper, let order = try? lower.order(upper),
          order == .greater || (order == .equal && !isPoint)
        {
          throw notADomain(text)
        }
        return .interval(
          lower: lower, upper: upper, lowerIncluded: first == "[", upperIncluded: last == "]")
      }
      if first == "{", last == "}" {
        var values: [Real] = []
        for item in inside.split(separator: ",") { values.append(try number(item, of: text)) }
        guard !values.isEmpty else { throw notADomain(text) }
        return .finite(values)
      }
    }
    let text = spaced(text)
    let parts = text.split(separator: " ")
    guard let dots = parts.firstIndex(of: ".."), dots == 1, parts.count == 3 || parts.count == 5,
      let from = try number(parts[0], of: text).asRational,
      let to = try number(parts[2], of: text).asRational, from <= to
    else { throw notADomain(text) }
    guard parts.count == 5 else { return .steps(from: from, to: to, by: 1) }
    guard parts[3] == "by", let step = try number(parts[4], of: text).asRational,
      step.signum > 0
    else {
      throw notADomain(text)
    }
    return .steps(from: from, to: to, by: step)
  }

  /// `1 .. 6` for `1..6`; but `0..1` may be all numbers between 0 and 1.
  private static func spaced(_ text: String) -> String {
    let ends = text.split(separator: "..", omittingEmptySubsequences: false)
    guard ends.count == 2, text != "0..1",
      ends.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isWholeNumber } })
    else { return text }
    return "\(ends[0]) .. \(ends[1])"
  }

  /// An end of an interval; nil for −∞ below and for ∞ above.
  private static func end(
    _ piece: Substring, isLower: Bool, of text: String
  ) throws(FormulaError) -> Real? {
    let word = trimmed(piece)
    let sign = word.first.flatMap { "+-−".contains($0) ? $0 : nil }
    let unsigned = sign == nil ? word : trimmed(word.dropFirst())
    if unsigned == "∞" || Parser.infinities.contains(unsigned) {
      guard isLower == (sign == "-" || sign == "−") else { throw notADomain(text) }
      return nil
    }
    return try number(piece, of: text)
  }

  /// The number in a piece of a domain; errors are at their place in the whole.
  private static func number(_ piece: Substring, of text: String) throws(FormulaError) -> Real {
    let value: Value<Real>
    do {
      value = try Formula(String(piece), Vocabulary()).expression.evaluate()
    } catch {
      let scalars = text.unicodeScalars
      let shift = scalars.distance(from: scalars.startIndex, to: piece.startIndex)
      throw FormulaError(
        error.problem, at: error.range.lowerBound + shift..<error.range.upperBound + shift)
    }
    guard case .scalar(let number) = value else { throw notADomain(text) }
    return number
  }

  static func trimmed(_ text: some StringProtocol) -> String {
    if text.hasSeenEnds { return String(text) }
    guard let start = text.firstIndex(where: { !$0.isWhitespace }),
      let end = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[start...end])
  }

  private static func notADomain(_ text: String) -> FormulaError {
    FormulaError(
      .unexpected(found: text, expected: "a domain such as (0, 1), positive or 1 .. 6"),
      at: 0..<text.unicodeScalars.count)
  }

  /// Whether there are whole numbers only.
  var isWhole: Bool {
    switch set {
    case .real, .interval: false
    case .integers: true
    case .finite(let values): values.allSatisfy { $0.asRational?.isInteger ?? false }
    case .steps(let from, _, let step): from.isInteger && step.isInteger
    }
  }

  /// Whether it holds all real numbers.
  public var isAllReals: Bool { if case .real = set { true } else { false } }

  /// Whether the set has no gaps, so that derivatives tell how a function runs from one point to another.
  public var isInterval: Bool {
    switch set {
    case .real, .interval: true
    case .integers, .finite, .steps: false
    }
  }

  /// Whether a number lies in the set.
  ///
  /// - Throws: `ArithmeticError.undecided` where that cannot be told.
  public func contains(_ value: Real) throws -> Bool {
    switch set {
    case .real: return true
    case .interval(let lower, let upper, let lowerIncluded, let upperIncluded):
      if let lower {
        let order = try value.order(lower)
        if order == .less || (order == .equal && !lowerIncluded) { return false }
      }
      if let upper {
        let order = try value.order(upper)
        if order == .greater || (order == .equal && !upperIncluded) { return false }
      }
      return true
    case .integers(let from):
      guard let number = try value.recognised().asRational else { return false }
      return number.isInteger && from.map { number >= $0 } ?? true
    case .finite(let values):
      for candidate in values where try value.order(candidate) == .equal { return true }
      return false
    case .steps(let from, let to, let step):
      guard let number = try value.recognised().asRational else { return false }
      return try number >= from && number <= to && ((number - from) / step).isInteger
    }
  }
}
