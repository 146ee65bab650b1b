import Exact
import MathCore
import Testing

@Suite struct DiscreteDistributionTests {
  @Test func `a Bernoulli distribution has p and 1 − p, rounded once`() throws {
    var draws = DoubleDraws(seed: 211)
    for _ in 0..<200 {
      let p = draws.double(exponents: -60 ... -1).magnitude
      let exact = try Rational(p)
      let rest = Rational(1) - exact
      #expect(try Distributions.bernoulliPmf(1, p) == p)
      #expect(try Distributions.bernoulliPmf(0, p) == rest.roundedToDouble())
      #expect(try Distributions.bernoulliCdf(0.5, p) == rest.roundedToDouble())
      let moments = try Distributions.bernoulliMoments(p)
      #expect(moments.mean == p)
      #expect(moments.variance == (exact * rest).roundedToDouble())
      for (k, weight) in [(1, exact), (0, rest)] {
        let truth = try Interval(weight, precision: 300).logarithm(precision: 300)
        #expect(
          try isWithin(
            Distributions.bernoulliLogPmf(k, p), ulps: Rational(51, over: 100), of: truth))
      }
    }
    #expect(try Distributions.bernoulliCdf(-0.5, 0.25) == 0)
    #expect(try Distributions.bernoulliCdf(1, 0.25) == 1)
  }

  @Test func `the logarithm of 1 − p is −p for the least p, and −∞ for p = 1`() throws {
    #expect(try Distributions.bernoulliLogPmf(0, 1e-300) == -1e-300)
    #expect(try Distributions.bernoulliLogPmf(0, 0x1p-1074) == -0x1p-1074)
    #expect(try Distributions.bernoulliLogPmf(0, 1) == -.infinity)
    #expect(try Distributions.bernoulliLogPmf(1, 0) == -.infinity)
    #expect(try Distributions.bernoulliLogPmf(1, 1) == 0)
    #expect(try Distributions.bernoulliLogPmf(0, 0) == 0)
    #expect(try Distributions.bernoulliMoments(1).variance == 0)
  }

  @Test func `a categorical distribution is its probabilities and their exact sums`() throws {
    let p = [0.1, 0.2, 0.3, 0, 0.4]
    #expect(try Distributions.categoricalPmf(2, p) == 0.3)
    #expect(try Distributions.categoricalLogPmf(3, p) == -.infinity)
    #expect(try Distributions.categoricalLogPmf(1, p) == -1.609437912434100374600759)
    let sum = try Rational(0.1) + Rational(0.2) + Rational(0.3)
    #expect(try Distributions.categoricalCdf(2, p) == sum.roundedToDouble())
    #expect(try Distributions.categoricalCdf(4, p) == 1)
    let moments = try Distributions.categoricalMoments([0.25, 0, 0.75])
    #expect(moments.mean == [0.25, 0, 0.75])
    #expect(
      moments.covariance.elements == [0.1875, 0, -0.1875, 0, 0, 0, -0.1875, 0, 0.1875])
  }

  @Test func `classes are drawn by exact running sums, one of probability 0 never`() throws {
    let p = [0.0, 0.1, 0, 0.2, 0.7, 0]
    let draws = try Distributions.categoricalSample(p, 20_000, 3)
    #expect(try draws == Distributions.categoricalSample(p, 20_000, 3))
    var stream = RandomStream(seed: 3)
    for draw in draws.prefix(2000) {
      let u = try Rational(stream.unit())
      var sum = Rational(0)
      let first = try p.firstIndex { probability in
        sum += try Rational(probability)
        return u < sum
      }
      #expect(draw == first)
    }
    for (index, probability) in p.enumerated() {
      let share = Double(draws.count { $0 == index }) / 20_000
      // Hoeffding's bound of one seed in 10^9.
      #expect(probability == 0 ? share == 0 : (share - probability).magnitude < 0.0232)
    }
    // 0.7 and 0.3 less one ulp: a sum below 1.
    let short = [0.7, 0.3.nextDown, 0]
    #expect(try Distributions.categoricalSample(short, 500, 1).allSatisfy { $0 < 2 })
  }

  @Test func `a Bernoulli draw is 1 with probability p`() throws {
    let draws = try Distributions.bernoulliSample(0.3, 20_000, 8)
    #expect(try draws == Distributions.bernoulliSample(0.3, 20_000, 8))
    #expect((Double(draws.reduce(0, +)) / 20_000 - 0.3).magnitude < 0.0232)
    #expect(try Distributions.bernoulliSample(0, 100, 1) == [Int](repeating: 0, count: 100))
    #expect(try Distributions.bernoulliSample(1, 100, 1) == [Int](repeating: 1, count: 100))
  }

  @Test func `what is no distribution is refused with its excess`() {
    #expect(
      throws: MathError.notADistribution(
        function: "categoricalPmf", argument: "p", excess: 0.5, allowed: 3 * 0x1p-53)
    ) { try Distributions.categoricalPmf(0, [0.5, 1]) }
    #expect(
      throws: MathError.notAProbability(
        function: "categoricalCdf", argument: "p", index: 1, value: -0.5)
    ) { try Distributions.categoricalCdf(0, [1, -0.5]) }
    #expect(throws: MathError.empty(function: "categoricalSample")) {
      try Distributions.categoricalSample([], 1, 0)
    }
    #expect(throws: MathError.self) { try Distributions.categoricalPmf(2, [0.5, 0.5]) }
    let many = [1] + [Double](repeating: 0, count: 1 << 13)
    #expect(throws: MathError.self) { try Distributions.categoricalMoments(many) }
    #expect(throws: MathError.self) { try Distributions.categoricalLogPmf(-1, [0.5, 0.5]) }
    #expect(throws: MathError.self) { try Distributions.bernoulliPmf(2, 0.5) }
    #expect(throws: MathError.self) { try Distributions.bernoulliPmf(0, 1.5) }
    #expect(throws: MathError.self) { try Distributions.bernoulliCdf(.nan, 0.5) }
    #expect(throws: MathError.self) { try Distributions.bernoulliSample(0.5, -1, 0) }
  }
}
