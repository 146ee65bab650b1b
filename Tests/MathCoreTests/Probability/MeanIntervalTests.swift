import Exact
import MathCore
import Testing

@Suite struct MeanIntervalTests {
  /// Φ(z) − Φ(−z) = 1 − erfc(z/√2).
  private func share(_ z: Rational) throws -> Interval {
    let root = try Interval(Rational(2), precision: 1200).squareRoot(precision: 1200)
    let tail = try Interval(z, precision: 1200).divided(by: root, precision: 1200)
      .complementaryErrorFunction(precision: 1200)
    return Interval.one.subtracting(tail, precision: 1200)
  }

  @Test func `the interval holds the level's share of a normal distribution`() throws {
    // Mean 0 and standard error 1: the upper end is z itself.
    let x = [-1.0, 1]
    for level in [
      1e-300, 1e-9, 0.01, 0.3, 0.4999, 0.5, 0.6827, 0.95, 0.99, 1 - 0x1p-30, 1 - 0x1p-53,
    ] {
      let interval = try Moments.meanInterval(x, level)
      #expect(interval.mean == 0 && interval.error == 1)
      #expect(interval.low == -interval.high)
      let z = try Rational(interval.high)
      let step = try Rational(interval.high.ulp)
      let wanted = try Rational(level)
      let (below, above) = try (share(z - step), share(z + step))
      #expect(below.upper.rational <= wanted && wanted <= above.lower.rational, "\(level)")
    }
  }

  @Test func `mean and error are rounded once`() throws {
    var draws = DoubleDraws(seed: 84)
    for _ in 0..<100 {
      let count = draws.integer(2...9)
      let x = (0..<count).map { _ in 1e6 + draws.double(exponents: -3...3) }
      let interval = try Moments.meanInterval(x, 0.9)
      #expect(interval.mean == (try Moments.mean(x)))
      let values = try exact(x)
      let n = Rational(count)
      let mean = try values.reduce(.zero, +) / n
      let squares = values.reduce(Rational.zero) { $0 + ($1 - mean) * ($1 - mean) }
      let variance = try squares / (n * Rational(count - 1))
      #expect(try isRoot(interval.error, of: variance, ulps: 1))
      #expect(interval.low < interval.mean && interval.mean < interval.high)
    }
    #expect(try Moments.meanInterval([3, 3, 3], 0.5) == (3, 0, 3, 3))
  }

  @Test func `Hoeffding's interval is as wide as his inequality asks for`() throws {
    var draws = DoubleDraws(seed: 85)
    for _ in 0..<100 {
      let count = draws.integer(1...9)
      let x = (0..<count).map { _ in draws.double(exponents: -3 ... -1) }
      let level = draws.double(exponents: -1 ... -1).magnitude
      let interval = try Moments.hoeffdingInterval(x, -1, 3, level)
      let mean = try exact(x).reduce(.zero, +) / Rational(count)
      // (2t/(high − low))²·N/2 = log(2/(1 − level)).
      let tail = try Interval(Rational(2) / (1 - Rational(level)), precision: 200)
      let log = try tail.logarithm(precision: 200).midpoint.rational
      let square = try log * 16 / Rational(2 * count)
      for (end, sign) in [(interval.low, -1), (interval.high, 1)] {
        let distance = try (Rational(end) - mean) * Rational(sign)
        let slack = try Rational(end.ulp)
        let (least, most) = (distance - slack, distance + slack)
        #expect(least * least <= square && square <= most * most)
      }
    }
  }

  @Test func `levels and data outside of their bounds are refused`() {
    for level in [0.0, 1, -0.5, 2, .nan] {
      #expect(throws: MathError.self) { try Moments.meanInterval([1, 2], level) }
      #expect(throws: MathError.self) { try Moments.hoeffdingInterval([1], 0, 1, level) }
    }
    #expect(throws: MathError.self) { try Moments.meanInterval([1], 0.5) }
    #expect(throws: MathError.empty(function: "meanInterval")) {
      try Moments.meanInterval([], 0.5)
    }
    #expect(
      throws: MathError.outsideDomain(
        function: "hoeffdingInterval", argument: "x", value: "1.5", condition: "within 0.0 and 1.0")
    ) { try Moments.hoeffdingInterval([0.5, 1.5], 0, 1, 0.5) }
    #expect(throws: MathError.self) { try Moments.hoeffdingInterval([0.5], 1, 0, 0.5) }
  }
}
