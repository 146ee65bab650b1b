import Exact

/// A number between two rationals.
public struct RationalInterval: Sendable, Hashable {
  /// Not above the number.
  public let lower: Rational
  /// Not below the number.
  public let upper: Rational

  /// The interval with these ends.
  public init(lower: Rational, upper: Rational) {
    self.lower = lower
    self.upper = upper
  }

  /// A number that is known.
  public init(_ value: Rational) { self.init(lower: value, upper: value) }

  /// The number in the middle.
  public var middle: Rational { (lower + upper).scaled(byTwoToThe: -1) }
  /// Half of the width.
  public var radius: Rational { (upper - lower).scaled(byTwoToThe: -1) }
}
