/// An interval of real numbers whose ends may be infinite, and may belong to it or not.
///
/// It bounds the values that an expression takes on a domain: whatever an operation is given, its
/// result contains every value that the operation takes there. A number that an operation is not
/// defined at has no value and is left out. It is never empty.
public struct ExtendedInterval: Sendable, Hashable {
  /// An end: a number that belongs to the interval or not, or infinity.
  public struct End: Sendable, Hashable {
    /// The number; nil where the interval does not end.
    public let value: Rational?
    /// Whether the number belongs to the interval.
    public let isIncluded: Bool

    /// An end at a number.
    public init(_ value: Rational, isIncluded: Bool) {
      self.value = value
      self.isIncluded = isIncluded
    }

    private init() {
      value = nil
      isIncluded = false
    }

    /// No end.
    public static let infinite = End()
  }

  /// The lower end; without a number it is minus infinity.
  public let lower: End
  /// The upper end; without a number it is plus infinity.
  public let upper: End

  /// The numbers between two ends, the lower one first.
  public init(lower: End, upper: End) {
    self.lower = lower
    self.upper = upper
  }

  /// One number.
  public init(_ value: Rational) {
    lower = End(value, isIncluded: true)
    upper = lower
  }

  /// All that an enclosure holds.
  public init(_ interval: Interval) {
    lower = End(interval.lower.rational, isIncluded: true)
    upper = End(interval.upper.rational, isIncluded: true)
  }

  /// All real numbers.
  public static let real = ExtendedInterval(lower: .infinite, upper: .infinite)
  /// The numbers above 0.
  public static let positive = ExtendedInterval(
    lower: End(.zero, isIncluded: false), upper: .infinite)
  /// The numbers from 0 on.
  public static let nonnegative = ExtendedInterval(
    lower: End(.zero, isIncluded: true), upper: .infinite)
  /// The numbers from −1 to 1.
  static let unit = ExtendedInterval(
    lower: End(-1, isIncluded: true), upper: End(.one, isIncluded: true))
}

// MARK: - Signs

extension ExtendedInterval {
  /// Whether all numbers are above 0.
  public var isPositive: Bool {
    lower.value.map { $0.signum > 0 || ($0.isZero && !lower.isIncluded) } ?? false
  }

  /// Whether no number is below 0.
  public var isNonnegative: Bool { lower.value.map { $0.signum >= 0 } ?? false }

  /// Whether all numbers are below 0.
  public var isNegative: Bool { negated.isPositive }

  /// Whether no number is above 0.
  public var isNonpositive: Bool { negated.isNonnegative }

  /// Whether 0 is none of the numbers.
  public var excludesZero: Bool { isPositive || isNegative }

  /// −1, 0 or 1 if all numbers have that sign; nil otherwise.
  public var signum: Int? {
    if isPositive { return 1 }
    if isNegative { return -1 }
    return isNonnegative && isNonpositive ? 0 : nil
  }

  /// Whether a number belongs to the interval.
  public func contains(_ value: Rational) -> Bool {
    if let low = lower.value, value < low || (value == low && !lower.isIncluded) { return false }
    if let high = upper.value, value > high || (value == high && !upper.isIncluded) {
      return false
    }
    return true
  }

  /// Whether all numbers of another interval belong to this one.
  public func contains(_ other: ExtendedInterval) -> Bool {
    ExtendedInterval.isNotAbove(lower, other.lower)
      && ExtendedInterval.isNotAbove(upper.mirrored, other.upper.mirrored)
  }

  /// Whether a lower end leaves out nothing that another one lets in; upper ends are compared mirrored.
  private static func isNotAbove(_ outer: End, _ inner: End) -> Bool {
    guard let outside = outer.value else { return true }
    guard let inside = inner.value else { return false }
    return outside < inside || (outside == inside && (outer.isIncluded || !inner.isIncluded))
  }
}

extension ExtendedInterval.End {
  /// The end of the mirrored interval.
  fileprivate var mirrored: ExtendedInterval.End {
    value.map { ExtendedInterval.End(-$0, isIncluded: isIncluded) } ?? self
  }
}

// MARK: - Arithmetic

extension ExtendedInterval {
  /// The negatives.
  public var negated: ExtendedInterval {
    ExtendedInterval(lower: upper.mirrored, upper: lower.mirrored)
  }

  /// The numbers with ends that are long taken to be infinite, so that no number grows without bound.
  public var trimmed: ExtendedInterval {
    func end(_ end: End) -> End { (end.value?.bitWidth ?? 0) > 1 << 14 ? .infinite : end }
    return ExtendedInterval(lower: end(lower), upper: end(upper))
  }

  /// The sums.
  public func adding(_ other: ExtendedInterval) -> ExtendedInterval {
    func sum(_ a: End, _ b: End) -> End {
      guard let x = a.value, let y = b.value else { return .infinite }
      return End(x + y, isIncluded: a.isIncluded && b.isIncluded)
    }
    return ExtendedInterval(lower: sum(lower, other.lower), upper: sum(upper, other.upper))
  }

  /// The products.
  public func multiplied(by other: ExtendedInterval) -> ExtendedInterval {
    // The products of the ends, where an infinite end has the sign of its side, and 0·∞ is the limit 0.
    let (a, b) = (corners, other.corners)
    let first = a.lower * b.lower
    var (least, greatest) = (first, first)
    // Among equal corners an included one counts.
    func take(_ corner: Corner) {
      if corner.isBelow(least) || (!least.isBelow(corner) && corner.isIncluded) { least = corner }
      if greatest.isBelow(corner) || (!corner.isBelow(greatest) && corner.isIncluded) {
        greatest = corner
      }
    }
    take(a.lower * b.upper)
    take(a.upper * b.lower)
    take(a.upper * b.upper)
    return ExtendedInterval(lower: least.end, upper: greatest.end)
  }

  /// The reciprocals of all numbers but 0.
  public var reciprocal: ExtendedInterval {
    guard isNonnegative else { return isNonpositive ? negated.reciprocal.negated : .real }
    // 1/x falls: [a, b] becomes [1/b, 1/a].
    func inverse(_ end: End) -> End? {
      end.value.flatMap { value in
        (try? value.reciprocal()).map { End($0, isIncluded: end.isIncluded) }
      }
    }
    return ExtendedInterval(
      lower: inverse(upper) ?? End(.zero, isIncluded: false), upper: inverse(lower) ?? .infinite)
  }

  /// The magnitudes.
  public var magnitude: ExtendedInterval {
    if isNonnegative { return self }
    if isNonpositive { return negated }
    let mirrored = negated
    return ExtendedInterval(
      lower: End(.zero, isIncluded: true),
      upper: ExtendedInterval.isNotAbove(mirrored.upper.mirrored, upper.mirrored)
        ? mirrored.upper : upper)
  }

  /// An end of an interval as a number or an infinity.
  private struct Corner {
    /// −1 or 1 for an infinity, 0 for a number.
    let infinity: Int
    let value: Rational
    let isIncluded: Bool

    static func * (a: Corner, b: Corner) -> Corner {
      let isZero = (a.infinity == 0 && a.value.isZero) || (b.infinity == 0 && b.value.isZero)
      if isZero {
        // A zero that belongs to one interval is a product with every number of the other one.
        let included =
          (a.infinity == 0 && a.value.isZero && a.isIncluded)
          || (b.infinity == 0 && b.value.isZero && b.isIncluded)
        return Corner(infinity: 0, value: .zero, isIncluded: included)
      }
      if a.infinity != 0 || b.infinity != 0 {
        let left = a.infinity == 0 ? a.value.signum : a.infinity
        let right = b.infinity == 0 ? b.value.signum : b.infinity
        return Corner(infinity: left * right, value: .zero, isIncluded: false)
      }
      return Corner(
        infinity: 0, value: a.value * b.value, isIncluded: a.isIncluded && b.isIncluded)
    }

    /// Whether the corner lies below another one.
    func isBelow(_ other: Corner) -> Bool {
      infinity != other.infinity ? infinity < other.infinity : value < other.value
    }

    var end: End { infinity == 0 ? End(value, isIncluded: isIncluded) : .infinite }
  }

  private var corners: (lower: Corner, upper: Corner) {
    func corner(_ end: End, _ side: Int) -> Corner {
      guard let value = end.value else {
        return Corner(infinity: side, value: .zero, isIncluded: false)
      }
      return Corner(infinity: 0, value: value, isIncluded: end.isIncluded)
    }
    return (corner(lower, -1), corner(upper, 1))
  }
}
