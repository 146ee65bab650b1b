import Exact
import MathCore
import Testing

@Suite struct LikelihoodTests {
  /// Whether a double is within u·|value| + slack of a number known by an enclosure.
  private func isNear(_ x: Double, _ exact: Real, slack: Rational) throws -> Bool {
    let error = try (Real(Rational(x)) - exact).absolute()
    // u, and what a subnormal number is rounded by.
    let least = Rational(1).scaled(byTwoToThe: -1075)
    let unit = Rational(1).scaled(byTwoToThe: -53) + Rational(1).scaled(byTwoToThe: -90)
    let bound = try exact.absolute() * Real(unit) + Real(slack + least)
    return try error.order(bound) != .greater
  }

  @Test func `0.01 two hundred times has the log-likelihood −921.034, though the product vanishes`()
    throws
  {
    let p = [Double](repeating: 0.01, count: 200)
    #expect(p.reduce(1, *) == 0)
    let exact = try Real(Rational(0.01)).log() * Real(200)
    #expect(try isNear(Regression.logLikelihood(p), exact, slack: tiny))
    #expect(try Regression.logLikelihood(p) == -921.0340371976182736)
    #expect(try Regression.logLikelihood([]) == 0)
    #expect(try Regression.logLikelihood([0.5, 0]) == -.infinity)
    #expect(throws: MathError.self) { try Regression.logLikelihood([-0.5]) }
  }

  private var tiny: Rational { Rational(1).scaled(byTwoToThe: -90) }

  @Test func `likelihoods near 0 keep their digits`() throws {
    // log(1 − p) = −p − p²/2 …, which is −p to far more than a double has.
    for exponent in [-30, -60, -120, -121, -201, -900, -1074] {
      let p = Double(sign: .plus, exponent: exponent, significand: 1)
      let exact = try -Real(Rational(1) - Rational(p)).log()
      #expect(try isNear(Regression.nllBernoulli(0, 1, p), exact, slack: .zero), "2^\(exponent)")
      #expect(try Regression.nllBernoulli(1, 1, 1 - 0x1p-53) == 0x1p-53)
    }
    // 2πσ² is 1 + 6.2e-17 for the double next to 1/(2π).
    for variance in [0.15915494309189535, 0.15915494309189532, 0.1591549430918954, 0.15, 0.2] {
      let half = try (Real.pi * Real(Rational(variance) * 2)).log() / Real(2)
      #expect(try isNear(Regression.nllGaussian([0], 0, variance), half, slack: .zero))
    }
    for scale in [0.5 + 0x1p-53, 0.5 - 0x1p-54, 0.5] {
      let exact = try Real(Rational(scale) * 2).log()
      #expect(try isNear(Regression.nllLaplace([0], 0, scale), exact, slack: .zero))
    }
  }

  @Test func `likelihoods are their definitions over enclosures`() throws {
    var draws = DoubleDraws(seed: 69)
    for round in 0..<60 {
      let x = (0..<draws.integer(1...6)).map { _ in draws.double(exponents: -5...5) }
      let centre = draws.double(exponents: -3...3)
      let spread = abs(draws.double(exponents: -40...40))
      let n = Rational(x.count)
      let (mean, variance) = try (Rational(centre), Rational(spread))
      var (squares, distances) = (Rational(0), Rational(0))
      for element in try x.exact() {
        squares += (element - mean) * (element - mean)
        distances += (element - mean).magnitude
      }
      let gaussian = try Real(n / 2) * (Real.pi * Real(variance * 2)).log()
      let first = try Regression.nllGaussian(x, centre, spread)
      let term = try squares / (variance * 2)
      // 2⁻⁹⁶ of both terms; the logarithms are below 2⁶ and n below 2³.
      #expect(
        try isNear(first, gaussian + Real(term), slack: (term + 512).scaled(byTwoToThe: -90)),
        "round \(round)")
      let laplace = try Real(n) * Real(variance * 2).log()
      let other = try distances / variance
      #expect(
        try isNear(
          Regression.nllLaplace(x, centre, spread), laplace + Real(other),
          slack: (other + 512).scaled(byTwoToThe: -90)), "round \(round)")
      let p = Double(draws.integer(1...999)) / 1000
      let (k, m) = (draws.integer(0...9), draws.integer(1...9))
      let exact = try
        -(Real(k) * Real(Rational(p)).log() + Real(m) * Real(Rational(1) - Rational(p)).log())
      #expect(try isNear(Regression.nllBernoulli(k, k + m, p), exact, slack: tiny))
    }
  }

  @Test func `logarithms near 1 lose nothing`() throws {
    for p in [1 - 0x1p-53, 1 - 0x1p-30, 0.5, 0.70710678118654752, 1 - 0x1p-10] {
      let exact = try Real(Rational(p)).log()
      #expect(try isNear(Regression.logLikelihood([p]), exact, slack: 0))
    }
    #expect(try Regression.logLikelihood([1, 1]) == 0)
    let exact = try Real(-1072) * Real(2).log()
    #expect(try isNear(Regression.logLikelihood([0x1p-1074, 4]), exact, slack: 0))
  }

  @Test func `where the two terms of a likelihood cancel, what is left is right`() throws {
    for variance in [1e-5, 0.01, 0.02, 0.05, 0.0563, 0.07, 0.1, 0.12, 0.15] {
      // d²/σ² is nearly −log(2πσ²), so that the terms cancel but for the rounding of d.
      let logarithm = try Regression.logLikelihood([2 * Double.pi * variance])
      let d = (-variance * logarithm).squareRoot()
      let (spread, deviation) = try (Rational(variance), Rational(d))
      let normalizer = try (Real.pi * Real(spread * 2)).log() / Real(2)
      let exact = try normalizer + Real(deviation * deviation / (spread * 2))
      let found = try Regression.nllGaussian([d], 0, variance)
      #expect(abs(found) < 1e-14)
      // 2⁻⁹⁶ of the two terms, which are below 2³.
      #expect(
        try isNear(found, exact, slack: Rational(1).scaled(byTwoToThe: -96 + 1 + 3)),
        "variance \(variance)")
    }
  }

  @Test func `certain and impossible outcomes have likelihoods 1 and 0`() throws {
    #expect(try Regression.nllBernoulli(0, 5, 0) == 0)
    #expect(try Regression.nllBernoulli(5, 5, 1) == 0)
    #expect(try Regression.nllBernoulli(1, 5, 0) == .infinity)
    #expect(try Regression.nllBernoulli(4, 5, 1) == .infinity)
    #expect(try Regression.nllBernoulli(0, 0, 0.5) == 0)
    #expect(throws: MathError.self) { try Regression.nllBernoulli(2, 1, 0.5) }
    #expect(throws: MathError.self) { try Regression.nllBernoulli(-1, 1, 0.5) }
    #expect(throws: MathError.self) { try Regression.nllBernoulli(0, 1, 1.5) }
    #expect(throws: MathError.self) { try Regression.nllGaussian([1], 0, 0) }
    #expect(throws: MathError.self) { try Regression.nllLaplace([], 0, 1) }
  }
}
