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
      let exponent = try Rational(Integer(j), over: 256)
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

  @Test func `the lanes are within 2^-58 of the exponential of the rounded shift`() throws {
    var draws = DoubleDraws(seed: 34)
    for _ in 0..<2000 {
      let x = -draws.double(exponents: -25...9).magnitude
      let shift = ExponentialLanes.shift(SIMD2(x, x), from: 0)
      let q = try Rational(shift.high[0]) + Rational(shift.low[0])
      #expect(try (q - Rational(x)).magnitude <= Rational(1, timesTwoToThe: -59))
      let value = try power(ExponentialLanes.reduced(shift))
      let truth = try Interval(q, precision: precision).exponential(precision: precision)
      guard isWithin(value, 58, of: truth) else {
        Issue.record("the lanes at \(x)")
        return
      }
    }
  }

  @Test func `the lanes of a number and an origin are within 2^-58 of the exponential`() throws {
    var draws = DoubleDraws(seed: 36)
    for _ in 0..<2000 {
      let origin = ExponentialLanes.coarsened(draws.double(exponents: -10...8))
      let x = min(draws.double(exponents: -70...9), origin)
      let value = try power(ExponentialLanes.reduced(SIMD2(x, x), from: origin))
      let shift = try Rational(x) - Rational(origin)
      let truth = try Interval(shift, precision: precision).exponential(precision: precision)
      guard isWithin(value, 58, of: truth) else {
        Issue.record("the lanes at \(x) from \(origin)")
        return
      }
    }
  }

  @Test func `exponentials grow where the count of steps does`() throws {
    var draws = DoubleDraws(seed: 37)
    for _ in 0..<500 {
      let origin = ExponentialLanes.coarsened(draws.double(exponents: -10...8).magnitude)
      func reduced(_ x: Double) -> ExponentialLanes.Reduced {
        ExponentialLanes.reduced(SIMD2(x, x), from: origin)
      }
      func count(_ x: Double) -> Int32 { Int32(truncatingIfNeeded: reduced(x).steps[0]) }
      // Two neighbours between which it does, most of them near 0, where they are closest.
      var below = min(draws.double(exponents: -12 ... -2), origin - 0x1p-7)
      var above = below + 0x1p-7
      let first = count(below)
      #expect(count(above) > first)
      while below.nextUp < above {
        let middle = below + (above - below) / 2
        if middle <= below || middle >= above { break }
        if count(middle) > first { above = middle } else { below = middle }
      }
      #expect(try power(reduced(below)) < power(reduced(above)))
    }
  }

  /// What the lanes make of a reduced number.
  private func power(_ reduced: ExponentialLanes.Reduced) throws -> Rational {
    let (power, growth) = ExponentialLanes.table.withUnsafeBytes { table in
      table.baseAddress.map { ExponentialLanes.power(reduced, in: $0) } ?? (SIMD2(), SIMD2())
    }
    let k = Int(Int32(truncatingIfNeeded: reduced.steps[0]))
    return try Rational(power[0]) * (1 + Rational(growth[0]))
      * Rational(1, timesTwoToThe: (k >> 8) - 200)
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
