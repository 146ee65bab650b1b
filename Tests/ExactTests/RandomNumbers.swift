import Exact
import TestSupport

/// Random arguments of all sizes, from a generator with a fixed seed.
struct RandomNumbers {
  private var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  mutating func below(_ bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }

  /// An integer of up to `bits` random bits, of either sign.
  mutating func integer(bits: Int) -> Integer {
    var result = Integer(0)
    for _ in 0..<(below(bits) / 32 + 1) {
      result = (result << 32) + Integer(Int(generator.next() >> 32))
    }
    result = result >> max(0, result.bitWidth - bits)
    return generator.next() & 1 == 0 ? result : -result
  }

  /// A dyadic with a leading bit somewhere between 2^−`reach` and 2^`reach`.
  mutating func dyadic(bits: Int = 96, reach: Int) -> Dyadic {
    let significand = integer(bits: bits)
    return Dyadic(
      significand: significand, exponent: below(2 * reach + 1) - reach - significand.bitWidth)
  }

  /// A fraction between about 2^−`reach` and 2^`reach` in magnitude, not dyadic as a rule.
  mutating func rational(reach: Int) -> Rational {
    let denominator = integer(bits: 60).magnitude + 3
    let fraction = (try? Rational(integer(bits: 60), over: denominator)) ?? .one
    return fraction.scaled(byTwoToThe: below(2 * reach + 1) - reach)
  }

  /// A rational of the interval, with the ends among the possible ones.
  mutating func rational(in interval: Interval) -> Rational {
    let share = Rational(Integer(below(257)), timesTwoToThe: -8)
    return interval.lower.rational + share * interval.width.rational
  }

  /// An interval with ends of all sizes and signs; sometimes a point, sometimes with 0 as an end.
  mutating func interval(reach: Int) -> Interval {
    switch below(8) {
    case 0: Interval(dyadic(reach: reach))
    case 1: Interval(lower: .zero, upper: dyadic(reach: reach))
    case 2, 3, 4:
      // Narrow, as enclosures are.
      Interval(rational(reach: reach), precision: 20 + below(60))
    default: Interval(lower: dyadic(reach: reach), upper: dyadic(reach: reach))
    }
  }
}
