/// A closed interval between two machine numbers: an enclosure of a real number that is quick to compute.
///
/// Whatever an operation is given, its result contains every value that the operation takes on the
/// arguments, and all of them are defined there; where that cannot be said, or an end is not finite, there
/// is no result. This rests on what IEEE 754 says of +, −, ×, ÷ and √ in double precision, rounded to
/// nearest, and on nothing else: no function of a C library is called.
package struct MachineInterval: Sendable, Hashable {
  /// The lower end.
  package let lower: Double
  /// The upper end, not below the lower one.
  package let upper: Double

  /// The interval between two ends in order; nil where one is not finite.
  @inline(__always)
  init?(_ lower: Double, _ upper: Double) {
    // A NaN compares with nothing.
    guard lower >= -Double.greatestFiniteMagnitude, upper <= Double.greatestFiniteMagnitude,
      lower <= upper
    else { return nil }
    self.lower = lower
    self.upper = upper
  }

  /// Between ends that are known to be finite and in order.
  @inline(__always)
  private init(known lower: Double, _ upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// The point of a whole number up to 2^53.
  package init(small number: Int) { self.init(known: Double(number), Double(number)) }

  /// The point 0.
  package static let zero = MachineInterval(known: 0, 0)
  /// The point 1.
  package static let one = MachineInterval(known: 1, 1)
  /// π, which lies between two neighbours.
  package static let pi = MachineInterval(known: 0x1.921fb54442d18p+1, 0x1.921fb54442d19p+1)
  /// e, which lies between two neighbours.
  package static let e = MachineInterval(known: 0x1.5bf0a8b145769p+1, 0x1.5bf0a8b14576ap+1)

  /// An interval around a rational; nil where it is too far from 1.
  package init?(_ value: Rational) {
    if case .small(let fraction) = value.form, fraction.numerator.magnitude <= 1 << 53,
      fraction.denominator <= 1 << 53
    {
      if fraction.denominator == 1 {
        self.init(small: fraction.numerator)
        return
      }
      // Both are machine numbers, and the quotient is the one nearest to theirs.
      let quotient = Double(fraction.numerator) / Double(fraction.denominator)
      let isExact = fraction.denominator & (fraction.denominator - 1) == 0
      self.init(
        known: isExact ? quotient : quotient.nextDown, isExact ? quotient : quotient.nextUp)
      return
    }
    // The nearest machine number, or an infinity.
    let nearest = value.roundedToDouble()
    self.init(nearest.nextDown, nearest.nextUp)
  }

  /// The smallest interval around an enclosure; nil where it is too far from 1.
  package init?(_ interval: Interval) {
    guard interval.exponentReach <= 900,
      let low = Self.number(interval.lower.rounded(to: 53, .down)),
      let high = Self.number(interval.upper.rounded(to: 53, .up))
    else { return nil }
    self.init(low, high)
  }

  /// The machine number that a number of at most 53 bits is, not far from 1.
  private static func number(_ value: Dyadic) -> Double? {
    value.significand.asInt.map {
      Double(sign: .plus, exponent: value.exponent, significand: Double($0))
    }
  }

  /// Whether both ends are the same number.
  package var isPoint: Bool { lower == upper }

  /// −1, 0 or 1 if all numbers of the interval have that sign; nil if the sign is open.
  package var signum: Int? {
    if lower > 0 { return 1 }
    if upper < 0 { return -1 }
    return lower == 0 && upper == 0 ? 0 : nil
  }

  /// Whether the intervals have no number in common.
  package func isDisjoint(from other: MachineInterval) -> Bool {
    upper < other.lower || other.upper < lower
  }

  /// The whole number that the interval is, if it is one.
  package var whole: Int? { isPoint ? Int(exactly: lower) : nil }

  /// The negative.
  package var negated: MachineInterval { MachineInterval(known: -upper, -lower) }

  /// The magnitudes of the numbers in the interval.
  package var magnitude: MachineInterval {
    if lower >= 0 { return self }
    if upper <= 0 { return negated }
    return MachineInterval(known: 0, max(-lower, upper))
  }

  /// The larger ones of the numbers of two intervals.
  package func maximum(_ other: MachineInterval) -> MachineInterval {
    MachineInterval(known: max(lower, other.lower), max(upper, other.upper))
  }

  /// The smaller ones of the numbers of two intervals.
  package func minimum(_ other: MachineInterval) -> MachineInterval {
    MachineInterval(known: min(lower, other.lower), min(upper, other.upper))
  }
}

// MARK: - Arithmetic

extension MachineInterval {
  /// The sum.
  @inline(__always)
  package func adding(_ other: MachineInterval) -> MachineInterval? {
    MachineInterval(Self.sumDown(lower, other.lower), Self.sumUp(upper, other.upper))
  }

  /// The difference.
  @inline(__always)
  package func subtracting(_ other: MachineInterval) -> MachineInterval? {
    adding(other.negated)
  }

  /// The product.
  package func multiplied(by other: MachineInterval) -> MachineInterval? {
    if lower >= 0, other.lower >= 0 {
      return MachineInterval(
        Self.productDown(lower, other.lower), Self.productUp(upper, other.upper))
    }
    // The product is bilinear: its extrema over a box are at corners.
    let low = min(
      Self.productDown(lower, other.lower), Self.productDown(lower, other.upper),
      Self.productDown(upper, other.lower), Self.productDown(upper, other.upper))
    let high = max(
      Self.productUp(lower, other.lower), Self.productUp(lower, other.upper),
      Self.productUp(upper, other.lower), Self.productUp(upper, other.upper))
    return MachineInterval(low, high)
  }

  /// The quotient; nil where the divisor may be 0.
  package func divided(by divisor: MachineInterval) -> MachineInterval? {
    if divisor.upper < 0 { return negated.divided(by: divisor.negated) }
    guard divisor.lower > 0 else { return nil }
    // The quotient grows with the dividend, and falls with the divisor where the dividend is positive.
    return MachineInterval(
      Self.quotientDown(lower, lower >= 0 ? divisor.upper : divisor.lower),
      Self.quotientUp(upper, upper >= 0 ? divisor.lower : divisor.upper))
  }

  /// The square root; nil where a number may be below 0.
  package func squareRoot() -> MachineInterval? {
    guard lower >= 0 else { return nil }
    let (low, high) = (lower.squareRoot(), upper.squareRoot())
    return MachineInterval(
      Self.isProduct(low, low, of: lower) ? low : max(0, low.nextDown),
      Self.isProduct(high, high, of: upper) ? high : high.nextUp)
  }

  /// The power with a whole exponent; nil for a negative one where the base may be 0.
  ///
  /// - Complexity: twice the bits of the exponent.
  package func power(_ exponent: Int) -> MachineInterval? {
    if exponent == 0 { return .one }
    if exponent < 0 {
      guard exponent != .min, signum == 1 || signum == -1 else { return nil }
      return power(-exponent).flatMap { MachineInterval.one.divided(by: $0) }
    }
    if exponent & 1 == 0 || lower >= 0 { return magnitude.powerOfMagnitudes(exponent) }
    if upper <= 0 { return negated.powerOfMagnitudes(exponent)?.negated }
    // An odd power of numbers of both signs grows with them.
    guard let low = MachineInterval(known: 0, -lower).powerOfMagnitudes(exponent),
      let high = MachineInterval(known: 0, upper).powerOfMagnitudes(exponent)
    else { return nil }
    return MachineInterval(-low.upper, high.upper)
  }

  /// The power above 0 of an interval without negative numbers.
  private func powerOfMagnitudes(_ exponent: Int) -> MachineInterval? {
    var result: MachineInterval?
    var square = self
    var rest = exponent
    while true {
      if rest & 1 == 1 {
        guard let product = result.map({ $0.multiplied(by: square) }) ?? square else { return nil }
        result = product
      }
      rest >>= 1
      guard rest > 0 else { return result }
      guard let next = square.multiplied(by: square) else { return nil }
      square = next
    }
  }

  // MARK: Rounding
  //
  // An operation gives the machine number nearest to the true result, so that this lies between the
  // neighbours of that number. Where the result is shown to be exact nothing is rounded: a whole number
  // stays a point.

  /// What a sum lacks to be the true one, exactly, unless something overflows (Knuth).
  @inline(__always)
  private static func error(of sum: Double, _ a: Double, _ b: Double) -> Double {
    let second = sum - a
    return (a - (sum - second)) + (b - second)
  }

  @inline(__always)
  private static func sumDown(_ a: Double, _ b: Double) -> Double {
    let sum = a + b
    return error(of: sum, a, b) == 0 ? sum : sum.nextDown
  }

  @inline(__always)
  private static func sumUp(_ a: Double, _ b: Double) -> Double {
    let sum = a + b
    return error(of: sum, a, b) == 0 ? sum : sum.nextUp
  }

  @inline(__always)
  private static func productDown(_ a: Double, _ b: Double) -> Double {
    if a == 0 || b == 0 { return 0 }
    let product = a * b
    return isProduct(a, b, of: product) ? product : product.nextDown
  }

  @inline(__always)
  private static func productUp(_ a: Double, _ b: Double) -> Double {
    if a == 0 || b == 0 { return 0 }
    let product = a * b
    return isProduct(a, b, of: product) ? product : product.nextUp
  }

  private static func quotientDown(_ a: Double, _ b: Double) -> Double {
    if a == 0 { return 0 }
    let quotient = a / b
    return isProduct(quotient, b, of: a) ? quotient : quotient.nextDown
  }

  private static func quotientUp(_ a: Double, _ b: Double) -> Double {
    if a == 0 { return 0 }
    let quotient = a / b
    return isProduct(quotient, b, of: a) ? quotient : quotient.nextUp
  }

  /// Whether two factors are whole numbers with just this product: one below 2^53 is a machine number, so
  /// that it was not rounded.
  @inline(__always)
  private static func isProduct(_ a: Double, _ b: Double, of product: Double) -> Bool {
    product.magnitude < 0x1p53 && isWhole(a) && isWhole(b) && a * b == product
  }

  /// Whether a number is seen to be whole: beside 1.5·2^52 there is no room for a fraction.
  @inline(__always)
  private static func isWhole(_ a: Double) -> Bool { (a + 0x1.8p52) - 0x1.8p52 == a }
}
