import Exact
import PropertyTesting
import Reference
import Testing

/// Losses, least squares, likelihoods and estimates by hand and by their conditions of optimality.
struct RegressionTests {
  private func q(_ n: Int, _ d: Int = 1) throws -> Rational {
    try Rational(Integer(n), over: Integer(d))
  }

  @Test func `losses of a prediction`() throws {
    let (prediction, target) = (reals(1, 5, -2), reals(2, 2, -2))
    #expect(try Losses.mse(prediction, target).asRational == q(10, 3))
    #expect(try Losses.mae(prediction, target).asRational == q(4, 3))
    // (1/2 + (3 − 1/2) + 0)/3.
    #expect(try Losses.huber(prediction, target, delta: .one).asRational == 1)
    #expect(
      try Losses.maeGrad(prediction, target).map(\.asRational) == [q(-1, 3), q(1, 3), 0])
    #expect(
      try Losses.huberGrad(prediction, target, delta: Real(2)).map(\.asRational)
        == [q(-1, 3), q(2, 3), 0])
    #expect(throws: DefinitionError.lengths(function: "mse", 1, 2)) {
      try Losses.mse(reals(1), reals(1, 2))
    }
    #expect(throws: DefinitionError.empty(function: "mae")) { try Losses.mae([Real](), []) }
  }

  @Test func `the gradients of losses are those by duals`() throws {
    var generator = Random(seed: 71)
    for _ in 0..<20 {
      let x = generator.matrix(4, 3).reals()
      let (y, w) = (generator.vector(4), generator.vector(3))
      let b = Real.rational(generator.rational())
      let stated = try Losses.mseGrad(x, y, weights: w, bias: b)
      let byDuals = try Derivatives.gradient(at: w + [b]) { p in
        let prediction = try Matrices.product(x.map { Dual(constant: $0) }, Array(p.dropLast()))
          .map { try $0 + p[3] }
        return try Losses.mse(prediction, y.map { Dual(constant: $0) })
      }
      #expect((stated.w + [stated.b]).map(\.asRational) == byDuals.map(\.asRational))
      let far = try generator.vector(4).map { Dual(constant: try $0 + Real(100)) }
      let huber = try Derivatives.gradient(at: y) { p in
        try Losses.huber(p, far, delta: Dual(2))
      }
      // Every residual is below −δ.
      #expect(try huber.allSatisfy { $0.asRational == (try q(-1, 2)) })
    }
  }

  @Test func `least squares leaves a residual that is orthogonal to the columns`() throws {
    var generator = Random(seed: 72)
    for _ in 0..<30 {
      let x = generator.matrix(5, 2)
      let y = (0..<5).map { _ in generator.rational() }
      guard x.rank() == 2 else { continue }
      let w = try LeastSquares.solution(x, y)
      let r = try LeastSquares.residuals(x, y, w)
      #expect(try (x.transposed() * r).allSatisfy(\.isZero))
      let hat = try LeastSquares.hatMatrix(x)
      #expect(try hat * hat == hat && hat == hat.transposed())
      #expect(try hat.trace() == 2)
      #expect(try hat * y == x * w)
      #expect(
        try LeastSquares.residualSum(x, y, w) == r.reduce(Rational.zero) { $0 + $1 * $1 })
      guard LeastSquares.withOnes(x).rank() == 3 else { continue }
      let fit = try LeastSquares.solutionWithIntercept(x, y)
      let sum = try zip(y, x * fit.w).map { $0 - $1 - fit.b }.reduce(Rational.zero, +)
      #expect(sum.isZero)
    }
    let flat = try RationalMatrix(rows: [[1, 2], [2, 4]])
    #expect(throws: ArithmeticError.singular) { try LeastSquares.solution(flat, [1, 1]) }
    #expect(throws: DefinitionError.shapes(function: "least squares", [2, 2], [1])) {
      try LeastSquares.solution(flat, [1])
    }
  }

  @Test func `likelihoods are the logarithms of their densities`() throws {
    let x = reals(1, 4, 2)
    // (N/2) log(2πσ²) + SSE/(2σ²) with SSE = 5 about 2.
    try expectEqual(
      Likelihoods.nllGaussian(x, mean: Real(2), variance: Real(3)),
      try Real.fraction(3, 2) * (Real(6) * Real.pi).log() + Real.fraction(5, 6))
    try expectEqual(
      Likelihoods.nllLaplace(x, location: Real(2), scale: .one), Real(3) * Real(2).log() + Real(3))
    try expectEqual(
      Likelihoods.nllBernoulli(successes: 2, trials: 3, p: .fraction(1, 4)),
      Real(4).log() * Real(2) + Real.fraction(4, 3).log())
    #expect(try Likelihoods.nllBernoulli(successes: 0, trials: 3, p: Real.zero).asRational == 0)
    #expect(throws: DefinitionError.infinite(function: "nllBernoulli", index: 0)) {
      try Likelihoods.nllBernoulli(successes: 1, trials: 3, p: Real.zero)
    }
    let cents = Array(repeating: try Real.fraction(1, 100), count: 200)
    try expect(Likelihoods.logLikelihood(cents), rounds: "-921.034", digits: 6)
    #expect(throws: ArithmeticError.outsideDomain(function: "variance", argument: "0")) {
      try Likelihoods.nllGaussian(x, mean: .zero, variance: .zero)
    }
  }

  @Test func `estimates minimise their loss`() throws {
    let x: [Rational] = [7, 1, 4, 2]
    let gaussian = try Estimates.gaussian(x)
    #expect(try gaussian.mean == q(7, 2) && gaussian.variance == q(21, 4))
    let middles = try Estimates.middles(x)
    #expect(middles.lower == 2 && middles.upper == 4)
    #expect(try Estimates.median(x) == 3 && Estimates.median([5, 1, 9]) == 5)
    func distance(_ c: Rational) -> Rational {
      x.reduce(Rational.zero) { $0 + ($1 - c).magnitude }
    }
    #expect(distance(2) == distance(4) && distance(3) == distance(2))
    #expect(try distance(q(3, 2)) > distance(2) && distance(5) > distance(2))
    #expect(try Estimates.laplaceScale(x, about: 3) == 2)
    #expect(try Estimates.bernoulli(successes: 2, trials: 6) == q(1, 3))
    #expect(try Estimates.categorical([1, 0, 3]) == [q(1, 4), 0, q(3, 4)])
    #expect(throws: DefinitionError.empty(function: "mleCategorical")) {
      try Estimates.categorical([0, 0])
    }
  }
}
