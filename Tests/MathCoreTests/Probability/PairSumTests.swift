import Exact
import Testing

@testable import MathCore

/// Whether a sum's interval holds an enclosed number.
func holds(_ sum: CertifiedSum, _ enclosure: Interval) throws -> Bool {
  let value = try Rational(sum.value.high) + Rational(sum.value.low)
  let slack = try Rational(sum.error)
  return (value - enclosure.lower.rational).magnitude <= slack
    && (value - enclosure.upper.rational).magnitude <= slack
}

@Suite struct PairSumTests {
  private let truth = InformationEnclosure()

  @Test func `sums of pairs are within their bounds, for close distributions too`() throws {
    var draws = DoubleDraws(seed: 79)
    for round in 0..<400 {
      let count = draws.integer(2...5)
      let p = draws.wholeDistribution(count)
      var q = draws.wholeDistribution(count)
      if round % 4 > 0 {
        q = p
        let step = Double(sign: .plus, exponent: -draws.integer(1...40), significand: p[0])
        q[0] -= step
        q[1] += step
      }
      q = q.map { max($0, 0x1p-60) }
      let (a, b) = try (exact(p), exact(q))
      let kl = try #require(PairSums.divergence(p, q))
      #expect(try holds(kl, truth.kl(a, b)), "\(p) \(q)")
      let js = try #require(PairSums.divergenceFromMiddle(p, q))
      #expect(try holds(js, truth.js(a, b)), "\(p) \(q)")
      let cross = try #require(PairSums.crossEntropy(p, q))
      #expect(try holds(cross, truth.crossEntropy(a, b)), "\(p) \(q)")
    }
  }

  @Test func `divergences far below 1 are nearly always rounded by pairs`() throws {
    var draws = DoubleDraws(seed: 80)
    var rounded = 0
    for _ in 0..<200 {
      let p = draws.distribution(8)
      var q = p
      q[0] *= 1 + 0x1p-20
      q[1] -= q[0] - p[0]
      guard q[1] > 0 else { continue }
      let kl = PairSums.divergence(p, q)?.rounded(in: .nats)
      #expect(kl == nil || kl == ExactTerms.divergence(p, q, .nats), "\(p) \(q)")
      rounded += kl == nil ? 0 : 1
    }
    #expect(rounded > 100)
  }

  @Test func `numbers out of the range of pairs are left to exact terms`() throws {
    #expect(PairSums.crossEntropy([1], [0x1p-500]) == nil)
    #expect(PairSums.generalizedDivergence([1e200], [1]) == nil)
    let weights = try Information.klGeneralized([1e200], [1])
    let log = try Interval(Rational(1e200), precision: 400).logarithm(precision: 400)
    let product = try log.multiplied(by: Interval(Rational(1e200), precision: 800), precision: 800)
    let difference = try Interval(1 - Rational(1e200), precision: 800)
    #expect(try isWithin(weights, ulps: 1, of: product.adding(difference, precision: 800)))
  }
}
