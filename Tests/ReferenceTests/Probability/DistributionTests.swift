import Exact
import PropertyTesting
import Reference
import Testing

/// Distributions by hand, and by the identities that define them.
struct DistributionTests {
  private func q(_ n: Int, _ d: Int = 1) throws -> Rational {
    try Rational(Integer(n), over: Integer(d))
  }

  @Test func `an event and its distribution function`() throws {
    let p = try Real.fraction(3, 10)
    #expect(try Distributions.bernoulli(1, p).asRational == q(3, 10))
    #expect(try Distributions.bernoulli(0, p).asRational == q(7, 10))
    #expect(try Distributions.bernoulliCumulative(.fraction(-1, 9), p).asRational == 0)
    #expect(try Distributions.bernoulliCumulative(.zero, p).asRational == q(7, 10))
    #expect(try Distributions.bernoulliCumulative(.one, p).asRational == 1)
    let moments = try Distributions.bernoulliMoments(p)
    #expect(moments.mean.asRational == (try q(3, 10)))
    #expect(moments.variance.asRational == (try q(21, 100)))
    #expect(throws: DefinitionError.notACount(function: "bernoulli", value: "2")) {
      try Distributions.bernoulli(2, p)
    }
    #expect(throws: DefinitionError.self) { try Distributions.bernoulli(1, Real(2)) }
  }

  @Test func `the covariance of a one-hot class is that of the outer products`() throws {
    var generator = Random(seed: 81)
    for count in 1...4 {
      let p = generator.distribution(count)
      let covariance = try Distributions.categoricalCovariance(p)
      for i in 0..<count {
        for j in 0..<count {
          // E[xᵢxⱼ] − E[xᵢ]E[xⱼ] over the classes k with x = eₖ.
          let both = try Real.sum((0..<count).map { $0 == i && $0 == j ? p[$0] : .zero })
          try expectEqual(covariance[i, j], both - p[i] * p[j])
        }
      }
    }
  }

  @Test func `the uniform distribution between 2 and 5`() throws {
    let ends = (Real(2), Real(5))
    #expect(
      try Distributions.uniformDensity(Real(3), from: ends.0, to: ends.1).asRational == q(1, 3))
    #expect(try Distributions.uniformDensity(Real(6), from: ends.0, to: ends.1).asRational == 0)
    #expect(
      try Distributions.uniformCumulative(Real(3), from: ends.0, to: ends.1).asRational == q(1, 3))
    #expect(try Distributions.uniformCumulative(Real(7), from: ends.0, to: ends.1).asRational == 1)
    #expect(try Distributions.uniformCumulative(Real(1), from: ends.0, to: ends.1).asRational == 0)
    let moments = try Distributions.uniformMoments(from: ends.0, to: ends.1)
    #expect(moments.mean.asRational == (try q(7, 2)))
    #expect(moments.variance.asRational == (try q(3, 4)))
    #expect(throws: ArithmeticError.self) {
      try Distributions.uniformMoments(from: Real(2), to: Real(2))
    }
  }

  @Test func `a Gaussian has the known digits`() throws {
    try expect(
      Gaussian.density(Real(1), mean: .zero, variance: .one), rounds: "0.241971", digits: 6)
    try expect(
      Gaussian.cumulative(Real(5), mean: Real(3), variance: Real(4)), rounds: "0.841345", digits: 6)
    try expect(
      Gaussian.cumulative(Real(-37), mean: .zero, variance: .one), rounds: "5.72557e-300",
      digits: 6)
    // ½(1/4 − 1 + log 4 + 1/4).
    try expect(
      Gaussian.divergence(mean: .zero, variance: .one, from: (.one, Real(4))), rounds: "0.443147",
      digits: 6)
    #expect(
      try Gaussian.divergence(mean: .one, variance: Real(3), from: (.one, Real(3))).asRational == 0)
    #expect(throws: ArithmeticError.self) {
      try Gaussian.density(Real(1), mean: .zero, variance: .zero)
    }
  }

  @Test func `the log density is the logarithm of the density`() throws {
    for (x, mean, variance) in [(1, 0, 1), (-3, 2, 5), (7, 7, 2)] {
      let (x, mean, variance) = (Real(x), Real(mean), Real(variance))
      try expectEqual(
        Gaussian.logDensity(x, mean: mean, variance: variance),
        Gaussian.density(x, mean: mean, variance: variance).log())
      try expectEqual(
        Gaussian.logDensity(x, mean: mean, variance: variance),
        -Likelihoods.nllGaussian([x], mean: mean, variance: variance))
    }
  }
}
