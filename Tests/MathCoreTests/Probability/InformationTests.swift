import Exact
import MathCore
import Testing

@Suite struct InformationTests {
  private let truth = InformationEnclosure()

  @Test func `entropy and cross-entropy are within an ulp of the enclosed ones`() throws {
    var draws = DoubleDraws(seed: 71)
    for _ in 0..<120 {
      let count = draws.integer(1...7)
      let p = draws.distribution(
        count, exponents: [-6...0, -60...0, -1070...0][draws.integer(0...2)])
      let q = draws.wholeDistribution(count).map { $0 == 0 ? 0x1p-60 : $0 }
      let entropy = try truth.entropy(exact(p))
      #expect(try isWithin(Information.entropy(p, "nats"), ulps: 1, of: entropy), "\(p)")
      #expect(try isWithin(Information.entropy(p, "bits"), ulps: 1, of: truth.bits(entropy)))
      let cross = try truth.crossEntropy(exact(p), exact(q))
      #expect(try isWithin(Information.crossEntropy(p, q, "nats"), ulps: 1, of: cross), "\(p) \(q)")
      #expect(try isWithin(Information.crossEntropy(p, q, "bits"), ulps: 1, of: truth.bits(cross)))
    }
  }

  @Test func `entropy near a one-hot distribution keeps its digits`() throws {
    for epsilon in [0x1p-20, 0x1p-50, 0x1p-53, 1e-9, 1e-300] {
      let p = [epsilon, 1 - epsilon, 0]
      let entropy = try truth.entropy(exact(p))
      #expect(try isWithin(Information.entropy(p, "nats"), ulps: 1, of: entropy))
      // One outcome of probability near 1, alone.
      let alone = [(1.0).nextDown]
      #expect(
        try isWithin(Information.entropy(alone, "nats"), ulps: 1, of: truth.entropy(exact(alone))))
    }
    #expect(try Information.entropy([0, 1, 0], "bits").bitPattern == 0)
  }

  @Test func `divergences are within an ulp of the enclosed ones, close or not`() throws {
    var draws = DoubleDraws(seed: 72)
    for round in 0..<150 {
      let count = draws.integer(1...6)
      let p = round % 2 == 0 ? draws.wholeDistribution(count) : draws.distribution(count)
      var q = draws.wholeDistribution(count)
      if count > 1, round % 3 > 0 {
        // A neighbour of p: what one outcome gains another loses.
        let step = [0x1p-45, 0x1p-27, 0x1p-13][draws.integer(0...2)] * p[count - 1]
        q = p
        q[0] += step
        q[count - 1] -= step
      }
      q = q.map { $0 == 0 ? 0x1p-60 : $0 }
      let kl = try truth.kl(exact(p), exact(q))
      let value = try Information.kl(p, q, "nats")
      #expect(try isWithin(value, ulps: 1, of: kl), "\(p) \(q)")
      #expect(try isWithin(Information.kl(p, q, "bits"), ulps: 1, of: truth.bits(kl)))
      let js = try truth.js(exact(p), exact(q))
      #expect(try isWithin(Information.js(p, q, "nats"), ulps: 1, of: js), "\(p) \(q)")
      #expect(try Information.js(q, p, "bits") == Information.js(p, q, "bits"))
      let excess = zip(p, q).reduce(kl) { sum, pair in
        let difference = ((try? Rational(pair.1) - Rational(pair.0)) ?? .zero)
        return sum.adding(Interval(difference, precision: 1200), precision: 1200)
      }
      #expect(try isWithin(Information.klGeneralized(p, q), ulps: 1, of: excess), "\(p) \(q)")
    }
  }

  @Test func `divergences of equal distributions are 0, and of disjoint ones infinite or log 2`()
    throws
  {
    let p = [0.1, 0.2, 0.7]
    #expect(try Information.kl(p, p, "nats").bitPattern == 0)
    #expect(try Information.js(p, p, "nats").bitPattern == 0)
    #expect(try Information.klGeneralized(p, p).bitPattern == 0)
    #expect(try Information.kl(p, [0.1, 0.2 + 0x1p-55, 0.7], "nats") > -0x1p-53)
    #expect(try Information.kl([0.5, 0.5], [1, 0], "nats") == .infinity)
    #expect(try Information.kl([1, 0], [0.5, 0.5], "bits") == 1)
    #expect(try Information.crossEntropy([0.5, 0.5], [1, 0], "nats") == .infinity)
    #expect(try Information.js([0.25, 0.75, 0], [0, 0, 1], "bits") == 1)
    #expect(try Information.klGeneralized([1, 2], [1, 0]) == .infinity)
    #expect(try Information.klGeneralized([0, 2], [3, 2]) == 3)
    let most = Double.greatestFiniteMagnitude
    #expect(try Information.klGeneralized([most], [.leastNonzeroMagnitude]) == .infinity)
    #expect(try Information.klGeneralized([.leastNonzeroMagnitude], [most]) == most)
    #expect(try Information.klGeneralized([], []) == 0)
  }

  @Test func `neither the order nor outcomes of probability 0 change a bit`() throws {
    var draws = DoubleDraws(seed: 73)
    for count in [3, 17, 200] {
      let p = draws.distribution(count)
      let q = draws.distribution(count).map { max($0, 0x1p-70) }
      let order = draws.shuffled((0..<count).map(Double.init)).map { Int($0) }
      let (r, s) = (order.map { p[$0] } + [0, 0], order.map { q[$0] } + [0, 0])
      #expect(try Information.entropy(r, "nats") == Information.entropy(p, "nats"))
      #expect(try Information.crossEntropy(r, s, "nats") == Information.crossEntropy(p, q, "nats"))
      #expect(try Information.kl(r, s, "nats") == Information.kl(p, q, "nats"))
      #expect(try Information.js(r, s, "nats") == Information.js(p, q, "nats"))
    }
  }

  @Test func `goldens`() throws {
    #expect(try Information.selfInformation(0.125, "bits") == 3)
    #expect(try Information.selfInformation(0, "nats") == .infinity)
    #expect(try Information.selfInformation(1, "nats").bitPattern == 0)
    #expect(try Information.selfInformation(.leastNonzeroMagnitude, "bits") == 1074)
    #expect(try Information.entropy([0.5, 0.25, 0.25], "bits") == 1.5)
    #expect(try Information.entropy([Double](repeating: 1 / 64, count: 64), "bits") == 6)
    #expect(try Information.entropy([1], "nats") == 0)
  }

  @Test func `what is no distribution is refused, and so is another unit`() {
    #expect(throws: MathError.empty(function: "entropy")) { try Information.entropy([], "nats") }
    #expect(
      throws: MathError.notAProbability(
        function: "entropy", argument: "p", index: 1, value: -0.5)
    ) { try Information.entropy([1.5 - 0.5, -0.5, 0.5], "nats") }
    #expect(
      throws: MathError.notADistribution(
        function: "kl", argument: "q", excess: -0.5, allowed: 3 * 0x1p-53)
    ) { try Information.kl([0.5, 0.5], [0.25, 0.25], "nats") }
    #expect(throws: MathError.shapes(function: "js", [1], [2])) {
      try Information.js([1], [0.5, 0.5], "nats")
    }
    #expect(
      throws: MathError.outsideDomain(
        function: "entropy", argument: "unit", value: "bans", condition: "nats or bits")
    ) { try Information.entropy([1], "bans") }
    #expect(
      throws: MathError.notFinite(
        function: "crossEntropy", argument: "p", index: 0, value: "nan")
    ) { try Information.crossEntropy([.nan], [1], "nats") }
    #expect(throws: MathError.self) { try Information.klGeneralized([1], [-1]) }
    #expect(throws: MathError.self) { try Information.selfInformation(1.5, "nats") }
  }
}
