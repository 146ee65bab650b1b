/// A closed interval with dyadic ends: an enclosure of a real number.
///
/// Whatever an operation is given, its result contains every value that the operation takes on the
/// arguments. Ends are rounded outward to the `precision` asked for, in significant bits; a precision
/// is taken within 2 and 2^30. For arguments that are points the width of a result is at most
/// 2^(3 − precision) times its magnitude, and where the mathematics gives a dyadic number that fits,
/// the result is that point.
public struct Interval: Sendable, Hashable {
  /// The lower end.
  public let lower: Dyadic
  /// The upper end, not below the lower one.
  public let upper: Dyadic

  /// The point.
  public init(_ point: Dyadic) {
    lower = point
    upper = point
  }

  /// The interval between two ends; ends in the wrong order are exchanged.
  public init(lower: Dyadic, upper: Dyadic) {
    (self.lower, self.upper) = upper < lower ? (upper, lower) : (lower, upper)
  }

  /// The smallest interval around a rational with ends of `precision` significant bits.
  public init(_ value: Rational, precision: Int) {
    let p = Interval.usable(precision)
    let (numerator, denominator) = (value.numerator, value.denominator)
    // A dyadic number that fits is a point.
    let twos = denominator == .one ? 0 : denominator.trailingZeroBitCount
    if denominator.bitWidth == twos + 1, numerator.bitWidth <= p {
      lower = Dyadic(significand: numerator, exponent: -twos)
      upper = lower
      return
    }
    // As in `Dyadic.quotient`: p + 1 bits of quotient, then rounding again the same way.
    let shift = max(0, p + 2 + denominator.bitWidth - numerator.bitWidth)
    let (floor, remainder) = (numerator << shift).dividedRoundingDown(by: denominator)
    let ceiling = remainder.isZero ? floor : floor + .one
    lower = Dyadic(significand: floor, exponent: -shift).rounded(to: p, .down)
    upper = Dyadic(significand: ceiling, exponent: -shift).rounded(to: p, .up)
  }

  /// The point 0.
  public static let zero = Interval(Dyadic.zero)
  /// The point 1.
  public static let one = Interval(Dyadic.one)

  /// A precision brought into the range that the arithmetic of exponents and errors is proved for.
  static func usable(_ precision: Int) -> Int { min(max(2, precision), 1 << 30) }
}

// MARK: - Properties

extension Interval {
  /// Whether both ends are the same number.
  public var isPoint: Bool { lower == upper }

  /// −1, 0 or 1 if all numbers of the interval have that sign; nil if the sign is open.
  public var signum: Int? {
    let (below, above) = (lower.signum, upper.signum)
    if below > 0 { return 1 }
    if above < 0 { return -1 }
    return below == 0 && above == 0 ? 0 : nil
  }

  /// Whether 0 is in the interval.
  public var containsZero: Bool { lower.signum <= 0 && upper.signum >= 0 }

  /// Whether a rational is in the interval.
  public func contains(_ value: Rational) -> Bool {
    lower.order(to: value) <= 0 && upper.order(to: value) >= 0
  }

  /// Whether another interval lies within this one.
  public func contains(_ other: Interval) -> Bool {
    lower <= other.lower && other.upper <= upper
  }

  /// Whether the intervals have no number in common.
  public func isDisjoint(from other: Interval) -> Bool {
    upper < other.lower || other.upper < lower
  }

  /// The upper end minus the lower end.
  ///
  /// Exact, unless the ends are so different in size that the exact number would have more than
  /// 65,536 bits beyond those of the ends; then it is rounded up.
  public var width: Dyadic {
    Dyadic.sum(upper, -lower, precision: Interval.exactBits(lower, upper), .up)
  }

  /// A point in the middle; rounded, but inside, where `width` is.
  public var midpoint: Dyadic {
    Dyadic.sum(lower, upper, precision: Interval.exactBits(lower, upper), .towardZero)
      .scaled(byTwoToThe: -1)
  }

  private static func exactBits(_ a: Dyadic, _ b: Dyadic) -> Int {
    a.bitWidth + b.bitWidth + 65_536
  }

  /// The numbers that both intervals have in common; nil if there are none.
  public func intersection(_ other: Interval) -> Interval? {
    isDisjoint(from: other)
      ? nil : Interval(lower: max(lower, other.lower), upper: min(upper, other.upper))
  }

  /// The smallest interval that contains both.
  public func hull(_ other: Interval) -> Interval {
    Interval(lower: min(lower, other.lower), upper: max(upper, other.upper))
  }

  /// The interval with ends rounded outward to `precision` significant bits.
  public func rounded(to precision: Int) -> Interval {
    let p = Interval.usable(precision)
    return Interval(ordered: lower.rounded(to: p, .down), upper.rounded(to: p, .up))
  }

  /// The interval between ends that are known to be in order.
  init(ordered lower: Dyadic, _ upper: Dyadic) {
    self.lower = lower
    self.upper = upper
  }
}

extension Interval: CustomStringConvertible {
  /// The ends in brackets (`[3·2^-2, 7·2^-3]`), or the point.
  public var description: String { isPoint ? "\(lower)" : "[\(lower), \(upper)]" }
}
