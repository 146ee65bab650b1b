import Exact
import Testing

@testable import MathCore

@Suite struct ElementaryTests {
  private let precision = 160

  private func exactValue(_ pair: DoubleDouble) throws -> Rational {
    try Rational(pair.high) + Rational(pair.low)
  }

  private func exactValue(_ scaled: ScaledPair) throws -> Rational {
    let power = Rational(1, timesTwoToThe: scaled.exponent)
    return try exactValue(scaled.value) * power
  }

  /// Whether a value is within 2^-bits of each number of an interval, relatively.
  private func isWithin(_ value: Rational, _ bits: Int, of truth: Interval) -> Bool {
    let (lower, upper) = (truth.lower.rational, truth.upper.rational)
    let slack = min(lower.magnitude, upper.magnitude) * Rational(1, timesTwoToThe: -bits)
    return (value - lower).magnitude <= slack && (value - upper).magnitude <= slack
  }

  @Test func `the table holds the powers of two to 2^-97`() throws {
    for j in 0..<PowersOfTwoTable.count {
      let exponent = try Rational(Integer(j), over: 128)
      let truth = try Interval.logarithmOfTwo(precision: precision)
        .multiplied(by: Interval(exponent, precision: precision), precision: precision)
        .exponential(precision: precision)
      #expect(isWithin(try exactValue(PowersOfTwoTable.power(j)), 97, of: truth))
    }
  }

  @Test func `the constants are those that they stand for`() throws {
    let log2 = Interval.logarithmOfTwo(precision: precision)
    let parts = try Rational(Elementary.log2.high) + Rational(Elementary.log2.low)
    #expect(isWithin(parts, 96, of: log2))
    let density = try Interval.pi(precision: precision)
      .multiplied(by: Interval(Rational(2), precision: precision), precision: precision)
      .squareRoot(precision: precision)
    let product = try density.multiplied(
      by: Interval(exactValue(Elementary.densityAtZero), precision: precision),
      precision: precision)
    #expect(isWithin(1, 106, of: product))
  }

  @Test func `exponentials are within 2^-76`() throws {
    var draws = DoubleDraws(seed: 31)
    for _ in 0..<2000 {
      let x = draws.double(exponents: -40...9)
      let truth = try Interval(Rational(x), precision: precision).exponential(precision: precision)
      guard isWithin(try exactValue(Elementary.exp(x)), 76, of: truth) else {
        Issue.record("the exponential of \(x)")
        return
      }
    }
  }

  @Test func `exponentials less one are within 2^-67`() throws {
    var draws = DoubleDraws(seed: 32)
    for _ in 0..<2000 {
      let x = draws.double(exponents: -30...4)
      let power = try Interval(Rational(x), precision: 400).exponential(precision: 400)
      let truth = power.subtracting(.one, precision: 400)
      guard isWithin(try exactValue(Elementary.expm1(DoubleDouble(x, 0))), 67, of: truth) else {
        Issue.record("the exponential of \(x) less one")
        return
      }
    }
  }

  @Test func `logarithms are within 2^-67, near 1 too`() throws {
    var draws = DoubleDraws(seed: 33)
    for round in 0..<3000 {
      let t = draws.double(exponents: -60...50).magnitude
      let s = DoubleDouble(t, t * 0x1p-54)
      let (value, argument) =
        round & 1 == 0
        ? (Elementary.log1p(s), try 1 + exactValue(s)) : (Elementary.log(s), try exactValue(s))
      let truth = try Interval(argument, precision: 400).logarithm(precision: 400)
      guard isWithin(try exactValue(value), 67, of: truth) else {
        Issue.record("a logarithm of \(s), \(round & 1)")
        return
      }
    }
    // Just below 1 the logarithm of the table's factor must be none.
    for place in 1...300 {
      let x = 1 - Double(place) * 0x1p-14
      let truth = try Interval(Rational(x), precision: 400).logarithm(precision: 400)
      #expect(isWithin(try exactValue(Elementary.log(DoubleDouble(x, 0))), 67, of: truth))
    }
  }

  @Test func `the lanes are within 2^-59.3 of the exponential of the rounded shift`() throws {
    var draws = DoubleDraws(seed: 34)
    for _ in 0..<2000 {
      let x = -draws.double(exponents: -25...9).magnitude
      let shift = ExponentialLanes.shift(SIMD2(x, x), from: 0)
      let q = try Rational(shift.high[0]) + Rational(shift.low[0])
      #expect(try (q - Rational(x)).magnitude <= Rational(1, timesTwoToThe: -59))
      let (steps, growth) = ExponentialLanes.reduced(shift)
      let k = Int(Int32(truncatingIfNeeded: steps[0]))
      let value = try exactValue(
        ScaledPair(PowersOfTwoTable.power(k & 127), exponent: k >> 7))
      let truth = try Interval(q, precision: precision).exponential(precision: precision)
      guard isWithin(try value * (1 + Rational(growth[0])), 60, of: truth) else {
        Issue.record("the lanes at \(x)")
        return
      }
    }
  }

  @Test func `a pair is rounded once, to subnormal numbers as well`() throws {
    var draws = DoubleDraws(seed: 35)
    for _ in 0..<3000 {
      let high = draws.double(exponents: 0...0)
      let rest = draws.double(exponents: -110 ... -54)
      // Halves between subnormal numbers, which the rest tips.
      let coarse = Double(bitPattern: high.bitPattern & ~0xFF_FFFF_FFFF)
      let pair = ScaledPair(
        DoubleDouble(draws.integer(0...1) == 0 ? high : coarse, rest),
        exponent: draws.integer(-1080 ... -1015))
      #expect(pair.rounded.bitPattern == (try exactValue(pair)).roundedToDouble().bitPattern)
    }
  }
}
