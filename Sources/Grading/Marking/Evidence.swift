import Exact
import Formulas

extension Evidence {
  /// A number compared with another one.
  init(_ rule: Rule, _ value: Real, _ key: Real) {
    self.init(rule, value, from: key, to: key)
  }

  /// Two shapes that differ, as `()` for a number, `(2,)` for a vector of 2, `(2, 3)` for a matrix.
  init(shapes answer: [Int], _ key: [Int]) {
    func bounds(_ shape: [Int]) -> Bounds {
      let text = Reason.text(shape)
      return Bounds(lower: text, upper: text)
    }
    self.init(rule: .shape, answer: bounds(answer), key: bounds(key))
  }

  /// A number compared with a range.
  ///
  /// A witness of a difference gets as many digits as it takes to show the two apart.
  init(_ rule: Rule, _ value: Real, from lower: Real, to upper: Real) {
    var evidence = Evidence(rule, value, lower, upper, precision: Real.basePrecision)
    var precision = 2 * Real.basePrecision
    while rule == .different, !evidence.showsDifference, precision <= FuelCost.highestPrecision {
      evidence = Evidence(rule, value, lower, upper, precision: precision)
      precision *= 2
    }
    self = evidence
  }

  private init(_ rule: Rule, _ value: Real, _ lower: Real, _ upper: Real, precision: Int) {
    let key =
      lower.asRational != nil && lower.asRational == upper.asRational
      ? Bounds(lower, precision: precision)
      : Bounds(
        Interval(
          lower: Evidence.enclosure(lower, precision).lower,
          upper: Evidence.enclosure(upper, precision).upper), precision: precision)
    self.init(rule: rule, answer: Bounds(value, precision: precision), key: key)
  }

  /// The enclosure that a precision gives, or the one at hand where the fuel is out.
  fileprivate static func enclosure(_ value: Real, _ precision: Int) -> Interval {
    guard let interval = try? value.enclosureIfTold(workingPrecision: precision) else {
      return value.enclosure
    }
    return interval
  }

  /// Whether the two intervals, as they are written, have no number in common.
  private var showsDifference: Bool {
    guard let a = try? Rational(answer.lower), let b = try? Rational(answer.upper),
      let c = try? Rational(key.lower), let d = try? Rational(key.upper)
    else { return true }
    return b < c || d < a
  }
}

extension Evidence.Bounds {
  /// A short rational as it is; else decimals around the number.
  init(_ value: Real, precision: Int = Real.basePrecision) {
    if let text = value.asRational?.description, text.utf8.count <= 40 {
      self.init(lower: text, upper: text)
    } else {
      self.init(Evidence.enclosure(value, precision), precision: precision)
    }
  }

  /// Decimals around an interval, with about two thirds of the digits that the precision gives.
  init(_ interval: Interval, precision: Int = Real.basePrecision) {
    let digits = precision * 5 / 24
    self.init(
      lower: interval.lower.text(.down, digits: digits),
      upper: interval.upper.text(.up, digits: digits))
  }
}

extension Dyadic {
  /// The largest exponent of 2 of a number whose digits are written out.
  private static let longestExponent = 1 << 14

  /// A decimal that is not above (or not below) the number; for a number very far from 1, a power of 2.
  fileprivate func text(_ direction: Integer.Rounding, digits: Int) -> String {
    guard signum != 0 else { return "0" }
    let exponent = significand.bitWidth + self.exponent
    guard exponent.magnitude > Self.longestExponent else {
      return rational.decimalText(direction, digits: digits)
    }
    // 2^(exponent − 1) ≤ |x| < 2^exponent, and rounding down makes a negative number longer.
    let isLonger = (direction == .down) == (signum < 0)
    return "\(signum < 0 ? "-" : "")2^\(isLonger ? exponent : exponent - 1)"
  }
}

extension Rational {
  /// A decimal that is not above (or not below) the number.
  fileprivate func decimalText(_ direction: Integer.Rounding, digits: Int) -> String {
    if let exact = terminatingDecimal(places: digits + 3), exact.utf8.count <= digits + 3 {
      return exact
    }
    return decimal(significantDigits: digits, rounded: direction)
  }
}

/// How far an answer is from the edge of what is accepted.
enum Margin {
  /// 1 − |value − key| / radius to three digits: 1 in the middle, 0 on the edge, negative outside.
  static func of(_ value: Real, key: Real, radius: Real) throws -> String? {
    guard try radius.sign() == .greater else { return nil }
    let margin = try .one - (value - key).absolute() / radius
    // An end of the enclosure is as good as the number to three digits; both ends round alike but for
    // a margin within 2^−90 of a tie.
    // A margin beyond ±2^128 says no more than that the answer is nowhere near.
    guard margin.enclosure.exponentReach <= 128 else { return nil }
    // Where the radius is less than what is known of the numbers, equal ones are in the middle.
    if margin.enclosure.upper.rational - margin.enclosure.lower.rational > .one {
      return (try? value.order(key)) == .equal ? "1" : nil
    }
    return margin.enclosure.lower.rational.decimal(significantDigits: 3)
  }
}

extension Value where S == Real {
  /// Whether two values are equal.
  ///
  /// - Throws: `ArithmeticError.undecided`.
  func equals(_ other: Value<Real>) throws -> Bool {
    guard kindName == other.kindName, shape == other.shape else { return false }
    if case .truth(let a) = self, case .truth(let b) = other { return a == b }
    for (a, b) in zip(scalars, other.scalars) where try a.order(b) != .equal { return false }
    return true
  }
}
