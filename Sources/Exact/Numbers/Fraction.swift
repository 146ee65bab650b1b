/// A fraction of machine integers in lowest terms, with a positive denominator.
///
/// The arithmetic answers nil where a part of the result, or of what leads to it, does not fit: then it is
/// done on integers of any size.
struct Fraction: Hashable, Sendable {
  /// The numerator, never `Int.min`, so that it has a negative.
  let numerator: Int
  /// The denominator, above 0.
  let denominator: Int

  /// A whole number; nil for `Int.min`.
  @inline(__always)
  init?(_ value: Int) {
    guard value != .min else { return nil }
    self.init(reduced: value, over: 1)
  }

  /// A fraction that is known to be in lowest terms, with a positive denominator.
  @inline(__always)
  init(reduced numerator: Int, over denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The quotient of two integers, of which the second is not 0; nil where it does not fit.
  init?(_ numerator: Int, over denominator: Int) {
    let divisor = UInt.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    guard let above = Int(exactly: numerator.magnitude / divisor),
      let below = Int(exactly: denominator.magnitude / divisor)
    else { return nil }
    self.init(reduced: (numerator < 0) == (denominator < 0) ? above : -above, over: below)
  }

  /// The negative.
  @inline(__always)
  var negative: Fraction { Fraction(reduced: -numerator, over: denominator) }

  /// The sum.
  func adding(_ other: Fraction) -> Fraction? {
    if denominator == other.denominator {
      let (sum, overflow) = numerator.addingReportingOverflow(other.numerator)
      if overflow { return nil }
      return denominator == 1 ? Fraction(sum) : Fraction(sum, over: denominator)
    }
    // With g = gcd(b, d): a/b + c/d = (a·(d/g) + c·(b/g)) / ((b/g)·d), where all that can be reduced
    // is a divisor of g.
    let shared = Fraction.greatestCommonDivisor(denominator, other.denominator)
    let (left, leftOverflow) = numerator.multipliedReportingOverflow(by: other.denominator / shared)
    let (right, rightOverflow) = other.numerator.multipliedReportingOverflow(
      by: denominator / shared)
    let (sum, overflow) = left.addingReportingOverflow(right)
    if leftOverflow || rightOverflow || overflow || sum == .min { return nil }
    let rest = shared == 1 ? 1 : Fraction.greatestCommonDivisor(Int(sum.magnitude), shared)
    let (below, isTooLarge) = (denominator / shared)
      .multipliedReportingOverflow(by: other.denominator / rest)
    return isTooLarge ? nil : Fraction(reduced: sum / rest, over: below)
  }

  /// The product.
  func multiplied(by other: Fraction) -> Fraction? {
    var (a, b, c, d) = (numerator, denominator, other.numerator, other.denominator)
    if d != 1 {
      let shared = Fraction.greatestCommonDivisor(Int(a.magnitude), d)
      a /= shared
      d /= shared
    }
    if b != 1 {
      let shared = Fraction.greatestCommonDivisor(Int(c.magnitude), b)
      c /= shared
      b /= shared
    }
    let (above, overflow) = a.multipliedReportingOverflow(by: c)
    let (below, isTooLarge) = b.multipliedReportingOverflow(by: d)
    if overflow || isTooLarge || above == .min { return nil }
    return Fraction(reduced: above, over: below)
  }

  /// One over the number, which is not 0.
  var reciprocal: Fraction {
    Fraction(reduced: numerator < 0 ? -denominator : denominator, over: Int(numerator.magnitude))
  }

  /// Whether the number is less than another one.
  func isLess(than other: Fraction) -> Bool {
    if denominator == other.denominator { return numerator < other.numerator }
    let left = numerator.multipliedFullWidth(by: other.denominator)
    let right = other.numerator.multipliedFullWidth(by: denominator)
    return (left.high, left.low) < (right.high, right.low)
  }

  /// The number times 2 to the power of `exponent`.
  func scaled(byTwoToThe exponent: Int) -> Fraction? {
    guard numerator != 0 else { return self }
    let isLarger = exponent >= 0
    let (grows, shrinks) = isLarger ? (numerator, denominator) : (denominator, numerator)
    // Twos of the other part go first.
    let given = min(Int(clamping: exponent.magnitude), shrinks.trailingZeroBitCount)
    let missing = Int(clamping: exponent.magnitude) - given
    guard missing < grows.magnitude.leadingZeroBitCount - 1 else { return nil }
    let (grown, shrunk) = (grows << missing, shrinks >> given)
    return isLarger
      ? Fraction(reduced: grown, over: shrunk) : Fraction(reduced: shrunk, over: grown)
  }

  /// The greatest common divisor of two numbers that are not negative, one of them not 0.
  @inline(__always)
  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    if a == 1 || b == 1 { return 1 }
    return Int(UInt.greatestCommonDivisor(UInt(a), UInt(b)))
  }
}
