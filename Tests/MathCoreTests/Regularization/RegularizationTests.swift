import Exact
import MathCore
import TestSupport
import Testing

@Suite struct RegularizationTests {
  @Test func `decay is the power of its factor within 2.1 roundings`() throws {
    var draws = DoubleDraws(seed: 15)
    for round in 0..<600 {
      let rate = draws.double(exponents: -8...1)
      // At times the product is next to 1 or to 1/2, and a factor nearly cancels.
      let penalty =
        draws.integer(0...2) == 0
        ? (1 + Double(draws.integer(-3...3)) * 0x1p-52) / rate : draws.double(exponents: -8...0)
      let steps = draws.integer(0...12)
      let w = draws.double(exponents: -10...10)
      let product = try Rational(rate) * Rational(penalty)
      for (result, factor) in [
        (try Regularization.decoupledWeightDecay([w], rate, penalty, steps), 1 - product),
        (try Regularization.weightDecay([w], rate, penalty / 2, steps), 1 - product),
      ] {
        let exact = try factor.power(steps) * Rational(w)
        let error = try (Rational(result[0]) - exact).magnitude
        guard try error <= exact.magnitude * Rational(21).scaled(byTwoToThe: -53) / 10 else {
          Issue.record("round \(round): \(w), \(rate), \(penalty), \(steps) gives \(result)")
          return
        }
      }
    }
  }

  @Test func `many steps, huge rates and tiny ones keep their sense`() throws {
    #expect(try Regularization.decoupledWeightDecay([1, -0.0], 0.5, 1, 1074) == [0x1p-1074, 0])
    #expect(try Regularization.decoupledWeightDecay([1], 0.5, 1, .max) == [0])
    #expect(
      try Regularization.decoupledWeightDecay([1, -1], -1, 1, .max) == [.infinity, -.infinity])
    #expect(try Regularization.decoupledWeightDecay([0x1p-1000], -1, 1, 2000) == [0x1p1000])
    #expect(try Regularization.decoupledWeightDecay([3], 1, 1, 1) == [0])
    #expect(try Regularization.decoupledWeightDecay([3], 1, 1, 0) == [3])
    #expect(try Regularization.weightDecay([0x1p-800], 0x1p900, 0x1p900, 1) == [-0x1p1001])
    #expect(try Regularization.weightDecay([5], 0x1p-900, 0x1p-900, 100) == [5])
    #expect(throws: MathError.self) { try Regularization.weightDecay([1], 1, 1, -1) }
    #expect(throws: MathError.self) { try Regularization.weightDecay([1], .nan, 1, 1) }
  }

  @Test func `the soft threshold shrinks towards zero and stops there`() throws {
    #expect(try Regularization.softThreshold([3, -3, 1, -1, 0], 1) == [2, -2, 0, 0, 0])
    #expect(try Regularization.softThreshold([-0.5], 1)[0].bitPattern == 0)
    #expect(throws: MathError.self) { try Regularization.softThreshold([1], -0x1p-1074) }
  }

  @Test func `a subgradient step leaves zero alone and crosses it elsewhere`() throws {
    #expect(try Regularization.l1SubgradientStep([3, -3, 0, 0.5], 2, 0.5) == [2, -2, 0, -0.5])
  }
}
