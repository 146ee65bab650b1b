import Exact
import Testing

@testable import MathCore

@Suite struct HighPrecisionTests {
  /// The exact value of a core's number, a word at a time.
  private func exact(_ x: MathCore.Dyadic) -> Rational {
    var value = Rational(0)
    for (index, word) in x.magnitude.words.enumerated() {
      let high = Rational(Int(word >> 32)) * Rational(1, timesTwoToThe: 32)
      value += (high + Rational(Int(word & 0xFFFF_FFFF))) * Rational(1, timesTwoToThe: 64 * index)
    }
    value = value * Rational(1, timesTwoToThe: x.exponent)
    return x.isNegative ? -value : value
  }

  /// Whether a number is within 2^place of each number of an interval.
  private func isWithin(_ x: MathCore.Dyadic, _ place: Int, of truth: Interval) -> Bool {
    let slack = Rational(1, timesTwoToThe: place)
    return (exact(x) - truth.lower.rational).magnitude <= slack
      && (exact(x) - truth.upper.rational).magnitude <= slack
  }

  @Test(arguments: [-60, -256, -1000, -3000])
  func `constants and functions are right to any number of places`(place: Int) throws {
    let precision = 100 - place
    #expect(isWithin(HighPrecision.pi(at: place), place, of: .pi(precision: precision)))
    #expect(
      isWithin(HighPrecision.log2(at: place), place, of: .logarithmOfTwo(precision: precision)))
    let twoPi = try Interval.pi(precision: precision)
      .multiplied(by: Interval(Rational(2), precision: precision), precision: precision)
    #expect(
      try isWithin(
        HighPrecision.logOfTwoPi(at: place), place, of: twoPi.logarithm(precision: precision)))
    for x in [-800.0, -37.5, -0.75, -1e-30, 0, 0x1p-300, 0.34] {
      let truth = try Interval(Rational(x), precision: precision)
        .exponential(precision: precision)
      #expect(isWithin(HighPrecision.exp(Dyadic(x), at: place), place, of: truth), "e^\(x)")
    }
    for x in [0x1p-1074, 1e-5, 0.70710678, 1, 1.0.nextUp, 1.5, 2.0.nextDown, 1e300] {
      let truth = try Interval(Rational(x), precision: precision).logarithm(precision: precision)
      #expect(isWithin(HighPrecision.log(Dyadic(x), at: place), place, of: truth), "log \(x)")
    }
    for x in [1, 1.0.nextUp, 2, 3.75, 4.0.nextDown] {
      let truth = try Interval(Rational(x), precision: precision).squareRoot(precision: precision)
      #expect(isWithin(HighPrecision.squareRoot(Dyadic(x), at: place), place, of: truth), "√\(x)")
    }
  }

  @Test func `the tail of the normal distribution is right to any number of places`() throws {
    for t in [0x1p-60, 0.3, 1, 2.75, 9, 38.5] {
      for place in [-80, -400, -1500] {
        let truth = try GaussianEnclosures(
          -Rational(t), mean: Rational(0), variance: Rational(1)
        ).probability(precision: 1800)
        #expect(
          isWithin(HighPrecision.normalTail(Dyadic(t), at: place), place, of: truth),
          "t = \(t), place \(place)")
      }
    }
  }

  @Test func `quotients are cut off below their place`() throws {
    var draws = DoubleDraws(seed: 271)
    for _ in 0..<200 {
      let (a, b) = (draws.double(exponents: -90...90), draws.double(exponents: -90...90))
      let place = draws.integer(-300...10)
      let truth = try Rational(a) / Rational(b)
      let error = truth - exact(Dyadic(a).divided(by: Dyadic(b), at: place))
      let unit = Rational(1, timesTwoToThe: place)
      #expect(error.magnitude < unit)
      #expect(error.signum == 0 || error.signum == truth.signum)
      let word = try Rational(a) / Rational(77)
      let cut = exact(Dyadic(a).divided(by: 77, at: place))
      #expect((word - cut).magnitude < unit + unit)
    }
  }

  @Test func `log densities are right where their terms cancel`() throws {
    // The double nearest to 1/(2π): 2πσ² is 1 to within 2^-53.
    let peak = 0.15915494309189535
    for variance in [peak, peak.nextUp, peak.nextDown, 0.1, 0.05, 1e-5] {
      let logarithm = try Distributions.gaussianLogPdf(0, 0, variance)
      let near = (2 * variance * max(logarithm, 0)).squareRoot()
      for x in [0, near, near.nextUp, near.nextDown] {
        let truth = try GaussianEnclosures(
          Rational(x), mean: Rational(0), variance: Rational(variance)
        ).logDensity
        let found = try Distributions.gaussianLogPdf(x, 0, variance)
        #expect(
          try MathCoreTests.isWithin(found, ulps: Rational(1, over: 2), of: truth),
          "logPdf(\(x), 0, \(variance)) = \(found)")
        let matrix = try MathCore.Matrix(rows: [[variance]])
        #expect(try MultivariateGaussian.mvnLogPdf([x], [0], matrix) == found)
      }
    }
  }

  @Test func `a log density that two means make tiny has all its digits`() throws {
    // x − μ = near + tail is no double, and cancels the terms to some 2^-100.
    let variance = 0.125
    let near = (2 * variance * (try Distributions.gaussianLogPdf(0, 0, variance))).squareRoot()
    let rest = try Distributions.gaussianLogPdf(near, 0, variance)
    let tail = -rest * variance / near
    let truth = try GaussianEnclosures(
      Rational(near), mean: Rational(tail), variance: Rational(variance)
    ).logDensity
    let found = try Distributions.gaussianLogPdf(near, tail, variance)
    #expect(found.magnitude < 1e-25)
    #expect(try MathCoreTests.isWithin(found, ulps: Rational(1, over: 2), of: truth))
  }

  @Test func `quantiles are right where mean and distance cancel`() throws {
    for (p, variance) in [(0.8, 1.0), (0.2, 3), (1e-10, 0.5), (0x1p-1074, 2), (0.6, 1e-200)] {
      let mean = -(try Distributions.gaussianQuantile(p, 0, variance))
      let x = try Distributions.gaussianQuantile(p, mean, variance)
      #expect(x.magnitude <= mean.ulp)
      // Φ at the neighbours of x encloses p.
      for (neighbour, isBelow) in [(x.nextDown, true), (x.nextUp, false)] {
        let probability = try GaussianEnclosures(
          Rational(neighbour), mean: Rational(mean), variance: Rational(variance)
        ).probability(precision: 1800)
        let exact = try Rational(p)
        #expect(
          isBelow ? probability.upper.rational < exact : probability.lower.rational > exact,
          "p \(p), variance \(variance)")
      }
    }
  }
}
