import Exact
import MathCore
import Testing

@Suite struct GaussianTests {
  /// A point, a mean and a variance: at all scales, around the mean, in the tails, near the centre.
  private func parameters(_ draws: inout DoubleDraws, _ round: Int) -> (Double, Double, Double) {
    switch round % 5 {
    case 0:
      let variance = draws.double(exponents: -1000...1000).magnitude
      let mean = draws.double(exponents: -400...400)
      return (
        mean + variance.squareRoot() * draws.double(exponents: -3...5), mean, variance
      )
    case 1: return (draws.double(exponents: -60...5), 0, 1)
    case 2: return (-38.5 * draws.double(exponents: -2 ... -1).magnitude * 2, 0, 1)
    case 3:
      return (
        Double(draws.integer(-9...9)), Double(draws.integer(-9...9)), Double(draws.integer(1...9))
      )
    default:
      return (
        draws.double(exponents: -4...4), draws.double(exponents: -4...4),
        draws.double(exponents: -4...4).magnitude
      )
    }
  }

  @Test func `densities and probabilities are within 0.51 ulp at any scale`() throws {
    let bound = try Rational(51, over: 100)
    var draws = DoubleDraws(seed: 201)
    for round in 0..<150 {
      let (x, mean, variance) = parameters(&draws, round)
      let truth = try GaussianEnclosures(
        Rational(x), mean: Rational(mean), variance: Rational(variance))
      let density = try Distributions.gaussianPdf(x, mean, variance)
      #expect(
        try isWithin(density, ulps: bound, of: truth.density), "pdf(\(x), \(mean), \(variance))")
      let logarithm = try Distributions.gaussianLogPdf(x, mean, variance)
      #expect(
        try isWithin(logarithm, ulps: bound, of: truth.logDensity),
        "logPdf(\(x), \(mean), \(variance))")
      let probability = try Distributions.gaussianCdf(x, mean, variance)
      #expect(
        try isWithin(probability, ulps: bound, of: truth.probability()),
        "cdf(\(x), \(mean), \(variance))")
    }
  }

  @Test func `known values, rounded from 25 digits`() throws {
    #expect(try Distributions.gaussianCdf(0, 0, 1) == 0.5)
    #expect(try Distributions.gaussianCdf(1, 0, 1) == 0.8413447460685429485852325)
    #expect(try Distributions.gaussianCdf(-3.5, 0, 1) == 0.0002326290790355250363499259)
    #expect(try Distributions.gaussianCdf(-37, 0, 1) == 5.725571222524576822683193e-300)
    // Φ(−38.5) = 1.408·10^-324 is below half the least double.
    #expect(try Distributions.gaussianCdf(-38.5, 0, 1) == 0)
    #expect(try Distributions.gaussianCdf(-1e308, 1e308, 1e-300) == 0)
    #expect(try Distributions.gaussianCdf(1e308, -1e308, 1e-300) == 1)
    #expect(try Distributions.gaussianPdf(1, 2, 3) == 0.1949696557227411313934402)
    #expect(try Distributions.gaussianLogPdf(1, 2, 3) == -1.634911344205394254144619)
    #expect(try Distributions.gaussianLogPdf(1e308, -1e308, 1e-300) == -.infinity)
    #expect(try Distributions.gaussianPdf(1e308, -1e308, 1e-300) == 0)
    let moments = try Distributions.gaussianMoments(1.5, 0.5)
    #expect(moments == (1.5, 0.5, 0.75))
    #expect(try Distributions.gaussianMoments(0, 1e200).fourth == .infinity)
  }

  @Test func `a quantile and its neighbours enclose the probability`() throws {
    var draws = DoubleDraws(seed: 202)
    for round in 0..<60 {
      let p: Double =
        switch round % 4 {
        case 0: Double(draws.integer(1...999)) / 1000
        case 1: draws.double(exponents: -1070 ... -2).magnitude
        case 2: 0.5 + draws.double(exponents: -50 ... -3)
        default: 1 - draws.double(exponents: -50 ... -2).magnitude
        }
      let variance = round % 3 == 0 ? 1 : draws.double(exponents: -900...900).magnitude
      let x = try Distributions.gaussianQuantile(p, 0, variance)
      let exact = try Rational(p)
      func probability(_ x: Double) throws -> Interval {
        try GaussianEnclosures(Rational(x), mean: Rational(0), variance: Rational(variance))
          .probability()
      }
      #expect(try probability(x.nextDown).lower.rational < exact, "p \(p), variance \(variance)")
      #expect(try probability(x.nextUp).upper.rational > exact, "p \(p), variance \(variance)")
    }
    #expect(try Distributions.gaussianQuantile(0.5, 3, 7) == 3)
    // Of the double 0.975, which is 2^-55 or so off the decimal.
    #expect(try Distributions.gaussianQuantile(0.975, 0, 1) == 1.959963984540053855604431)
    #expect(try Distributions.gaussianQuantile(0x1p-1074, 0, 1) < -38.4)
  }

  @Test func `divergences are within 0.51 ulp, however close the Gaussians are`() throws {
    let bound = try Rational(51, over: 100)
    var draws = DoubleDraws(seed: 203)
    for round in 0..<150 {
      let variance = draws.double(exponents: -300...300).magnitude
      let other =
        switch round % 4 {
        case 0: variance * (1 + draws.double(exponents: -50 ... -2))
        case 1: variance * draws.double(exponents: -9...9).magnitude
        case 2: variance * (1 + draws.double(exponents: -10 ... -6))
        default: draws.double(exponents: -300...300).magnitude
        }
      let mean = draws.double(exponents: -100...100)
      let second = round % 3 == 0 ? mean : draws.double(exponents: -100...100)
      let truth = try GaussianEnclosures.divergence(
        Rational(mean), Rational(other), Rational(second), Rational(variance))
      let found = try Distributions.klGaussian(mean, other, second, variance)
      #expect(
        try isWithin(found, ulps: bound, of: truth),
        "kl(\(mean), \(other), \(second), \(variance))")
    }
    #expect(try Distributions.klGaussian(1, 2, 1, 2) == 0)
    #expect(try Distributions.klGaussian(0, 1, 1, 1) == 0.5)
    // ½(e − log(1 + e)) = e²/4·(1 − 2e/3 + …) for e = 2^-52, which is 4/3 ulp below 2^-106.
    #expect(try Distributions.klGaussian(0, 1 + 0x1p-52, 0, 1) == 0x1p-106.nextDown)
    #expect(try Distributions.klGaussian(0, 1e300, 0, 1e-300) == .infinity)
  }

  @Test func `draws have the moments of their distribution, and those of one seed are equal`()
    throws
  {
    let draws = try Distributions.gaussianSample(3, 4, 20_000, 5)
    #expect(try draws == Distributions.gaussianSample(3, 4, 20_000, 5))
    #expect(try draws != Distributions.gaussianSample(3, 4, 20_000, 6))
    // Hoeffding for signs: |share − ½| ≤ √(log(2/10^-9)/(2n)) = 0.0232 but for one seed in 10^9.
    let above = Double(draws.count { $0 > 3 }) / 20_000
    #expect((above - 0.5).magnitude < 0.0232)
    let within = Double(draws.count { ($0 - 3).magnitude < 2 }) / 20_000
    #expect((within - 0.6826894921370859).magnitude < 0.0232)
    #expect(try Distributions.gaussianSample(0, 1, 0, 1) == [])
  }

  @Test func `parameters outside of the domain are refused`() {
    #expect(throws: MathError.self) { try Distributions.gaussianPdf(0, 0, 0) }
    #expect(throws: MathError.self) { try Distributions.gaussianCdf(0, 0, -1) }
    #expect(throws: MathError.self) { try Distributions.gaussianLogPdf(.nan, 0, 1) }
    #expect(throws: MathError.self) { try Distributions.gaussianCdf(.infinity, 0, 1) }
    #expect(throws: MathError.self) { try Distributions.gaussianQuantile(0, 0, 1) }
    #expect(throws: MathError.self) { try Distributions.gaussianQuantile(1, 0, 1) }
    #expect(throws: MathError.self) { try Distributions.gaussianQuantile(.nan, 0, 1) }
    #expect(throws: MathError.self) { try Distributions.klGaussian(0, 1, 0, 0) }
    #expect(throws: MathError.self) { try Distributions.gaussianSample(0, 1, -1, 0) }
    #expect(throws: MathError.self) { try Distributions.gaussianSample(0, 1, .max, 0) }
  }
}
