import Exact
import Testing

@testable import MathCore

@Suite struct WeightedLogarithmTests {
  private let truth = InformationEnclosure()

  @Test func `quick sums are within their bounds`() throws {
    var draws = DoubleDraws(seed: 76)
    for round in 0..<300 {
      let count = draws.integer(1...5)
      let exponents = [-3...0, -30...0, -900...0][round % 3]
      let p = draws.distribution(count, exponents: exponents)
      let q = draws.distribution(count, exponents: exponents).map { max($0, 0x1p-900) }
      let (a, b) = try (exact(p), exact(q))
      let entropy = try #require(WeightedLogarithms.entropy(p))
      #expect(try holds(entropy, truth.entropy(a)), "\(p)")
      let cross = try #require(WeightedLogarithms.crossEntropy(p, q))
      #expect(try holds(cross, truth.crossEntropy(a, b)), "\(p) \(q)")
      let kl = try #require(WeightedLogarithms.divergence(p, q))
      #expect(try holds(kl, truth.kl(a, b)), "\(p) \(q)")
    }
  }

  @Test func `quick sums of runs agree with the sums of their parts`() throws {
    var draws = DoubleDraws(seed: 77)
    for count in [255, 256, 257, 1025] {
      let p = draws.distribution(count)
      let q = draws.distribution(count).map { max($0, 0x1p-60) }
      for unit in ["nats", "bits"] {
        let wanted = try #require(InformationUnit(rawValue: unit))
        let entropy = WeightedLogarithms.entropy(p)?.rounded(in: wanted)
        let kl = WeightedLogarithms.divergence(p, q)?.rounded(in: wanted)
        let cross = WeightedLogarithms.crossEntropy(p, q)?.rounded(in: wanted)
        #expect(entropy == nil || entropy == ExactTerms.crossEntropy(p, p, wanted))
        #expect(kl == nil || kl == ExactTerms.divergence(p, q, wanted))
        #expect(cross == nil || cross == ExactTerms.crossEntropy(p, q, wanted))
        #expect(entropy != nil || kl != nil || cross != nil)
      }
    }
  }

  @Test func `what is too small for quick sums is left to others`() throws {
    #expect(WeightedLogarithms.crossEntropy([0.5, 0.5], [1, 0]) == nil)
    let none = try #require(WeightedLogarithms.divergence([0.5, 0.5], [1, 0]))
    #expect(none.rounded(in: .nats) == nil)
    let tiny = try #require(WeightedLogarithms.divergence([0.5, 0.5], [1, 0x1p-1074]))
    #expect(tiny.rounded(in: .nats) == nil)
    let small = try Information.entropy([1, 0x1p-1074], "bits")
    #expect(try isWithin(small, ulps: 1, of: truth.bits(truth.entropy(exact([1, 0x1p-1074])))))
  }

  private func isQuicklyAccepted(_ p: [Double]) -> Bool { DistributionCheck.holds(for: p.span) }

  @Test func `the quick check of distributions accepts none that the exact one refuses`() throws {
    var draws = DoubleDraws(seed: 78)
    var (accepted, undecided) = (0, 0)
    for _ in 0..<4000 {
      let count = draws.integer(1...40)
      var p = draws.distribution(count)
      p[draws.integer(0...count - 1)] += Double(draws.integer(-40...40)) * 0x1p-53
      let isQuick = isQuicklyAccepted(p)
      let isInside = p.allSatisfy { $0 >= 0 && $0 <= 1 }
      let excess = try exact(p).reduce(-1, +).magnitude.scaled(byTwoToThe: 53)
      let isExact = isInside && excess <= Rational(count + 1)
      #expect(!isQuick || isExact, "\(p)")
      accepted += isQuick ? 1 : 0
      undecided += isExact && !isQuick ? 1 : 0
    }
    #expect(accepted > 500 && undecided < accepted)
    for outside in [[1.5, -0.5], [.nan, 1], [.infinity], [1 + 0x1p-52], [0.5, 0.5, -0x1p-1074]] {
      #expect(!isQuicklyAccepted(outside + [Double](repeating: 0, count: 9)))
      #expect(!isQuicklyAccepted(outside))
    }
    #expect(isQuicklyAccepted([1]))
  }
}
