import Exact
import PropertyTesting

extension Generator where Value == Dyadic {
  /// Dyadics with a leading bit between 2^−`reach` and 2^`reach`, and 0, which is the simplest.
  public static func dyadics(words: Int = 2, reach: Int) -> Generator {
    Generator { source throws(Stop) in
      let significand = try Generator<Integer>.integers(words: words).draw(from: source)
      let width = significand.bitWidth
      let exponent = try source.integer((-reach - width)...(reach - width))
      return Dyadic(significand: significand, exponent: exponent)
    }
  }
}

extension Generator where Value == Interval {
  /// Intervals with ends of all sizes and signs: points, intervals from or to 0, narrow ones as
  /// enclosures are, and any.
  public static func intervals(reach: Int) -> Generator {
    let ends = Generator<Dyadic>.dyadics(reach: reach)
    return frequency([
      (1, ends.map { Interval($0) }), (1, ends.map { Interval(lower: .zero, upper: $0) }),
      (
        3,
        tuple(.rationals(reach: reach), Generator<Int>.integers(in: 2...80)).map {
          (value: Rational, precision: Int) in Interval(value, precision: precision)
        }
      ),
      (
        3, tuple(ends, ends).map { (a: Dyadic, b: Dyadic) in Interval(lower: a, upper: b) }
      ),
    ])
  }

  /// The intervals, each with some of its members; an end is the simplest member.
  public func withMembers(_ count: Int) -> Generator<(interval: Interval, members: [Rational])> {
    tuple(self, Generator<Int>.integers(in: 0...256).array(exactly: count)).map {
      interval, shares in
      let (low, width) = (interval.lower.rational, interval.width.rational)
      let members = shares.map { low + width * Rational(Integer($0), timesTwoToThe: -8) }
      return (interval: interval, members: members)
    }
  }
}
