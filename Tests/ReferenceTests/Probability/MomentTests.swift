import Exact
import PropertyTesting
import Reference
import Testing

/// Moments and inequalities of means by hand and by their identities.
struct MomentTests {
  private func q(_ n: Int, _ d: Int = 1) throws -> Rational {
    try Rational(Integer(n), over: Integer(d))
  }

  @Test func `moments of weighted outcomes`() throws {
    let (x, p) = (
      reals(0, 2, 4), [try Real.fraction(1, 2), try .fraction(1, 4), try .fraction(1, 4)]
    )
    #expect(try Moments.expectation(x, p).asRational == q(3, 2))
    // 9/4·1/2 + 1/4·1/4 + 25/4·1/4.
    #expect(try Moments.variance(x, p).asRational == q(11, 4))
    let table = try Matrix(rows: [[Real.fraction(1, 2), .zero], [.zero, .fraction(1, 2)]])
    #expect(try Moments.covariance(reals(0, 2), reals(1, 5), table).asRational == 2)
    #expect(throws: DefinitionError.shapes(function: "covariance", [2, 2], [1, 2])) {
      try Moments.covariance(reals(0), reals(1, 5), table)
    }
    #expect(throws: DefinitionError.lengths(function: "dot", 3, 1)) {
      try Moments.expectation(reals(1), p)
    }
  }

  @Test func `moments of data`() throws {
    let (x, y) = (reals(4, 7, 13, 16), reals(1, 0, 0, 3))
    #expect(try Moments.covariance(x, x).asRational == q(45, 2))
    #expect(try Moments.sampleVariance(x).asRational == 30)
    // (−6, −3, 3, 6)·(0, −1, −1, 2) = 12.
    #expect(try Moments.covariance(x, y).asRational == 3)
    #expect(try Moments.sampleCovariance(x, y).asRational == 4)
    let matrix = try Moments.covarianceMatrix(Matrix(rows: [x, y]).transposed())
    #expect(matrix.rationals == [try q(45, 2), 3, 3, try q(3, 2)])
    #expect(throws: ArithmeticError.divisionByZero) { try Moments.sampleVariance(reals(1)) }
    #expect(throws: DefinitionError.empty(function: "mean")) {
      try Moments.covariance([Real](), [])
    }
  }

  @Test func `running moments are those of the data, however runs are merged`() throws {
    var generator = Random(seed: 91)
    for _ in 0..<20 {
      let x = generator.vector(6)
      let whole = try RunningMoments(x)
      #expect(try whole.variance().asRational == Moments.covariance(x, x).asRational)
      #expect(try whole.mean.asRational == Vectors.mean(x).asRational)
      let cut = Int.random(in: 0...6, using: &generator)
      var merged = try RunningMoments(Array(x[..<cut]))
      try merged.merge(RunningMoments(Array(x[cut...])))
      #expect(merged.count == 6)
      #expect(merged.mean.asRational == whole.mean.asRational)
      #expect(merged.squares.asRational == whole.squares.asRational)
    }
    #expect(throws: DefinitionError.empty(function: "variance")) {
      try RunningMoments<Real>().variance()
    }
  }

  @Test func `inequalities of means`() throws {
    // √(log 40/20) for ten draws at 95 %.
    let half = try Concentration.hoeffdingHalfWidth(
      range: Real(1), count: 10, level: Real.fraction(95, 100))
    try expectEqual(half, (Real(40).log() / Real(20)).sqrt())
    try expectEqual(
      Concentration.hoeffdingTail(excess: Real.fraction(1, 2), count: 8), Real(-4).exp())
    #expect(throws: DefinitionError.empty(function: "hoeffding")) {
      try Concentration.hoeffdingHalfWidth(range: Real(1), count: 0, level: Real.fraction(1, 2))
    }
  }

  @Test func `quantiles of the standard normal distribution`() throws {
    #expect(try Gaussian.quantile(q(1, 2)) == RationalInterval(.zero))
    for (p, digits) in [
      (try q(975, 1_000), "1.9599639845400542"), (try q(1, 10), "-1.2815515655446005"),
      (try q(1, 1_000_000), "-4.7534243088228989"), (try q(999, 1_000), "3.0902323061678135"),
    ] {
      let z = try Gaussian.quantile(p)
      #expect(z.lower.decimal(significantDigits: 17) == digits)
      #expect(z.upper - z.lower <= Rational(1).scaled(byTwoToThe: -80))
      #expect(try Gaussian.cumulative(Real(z.lower)).order(Real(p)) == .less)
      #expect(try Gaussian.cumulative(Real(z.upper)).order(Real(p)) == .greater)
    }
    #expect(throws: DefinitionError.self) { try Gaussian.quantile(0) }
    #expect(throws: DefinitionError.self) { try Gaussian.quantile(1) }
  }
}
