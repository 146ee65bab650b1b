import Exact
import PropertyTesting
import Reference
import Testing

/// Multivariate normal distributions by the chain rule of densities.
struct MultivariateNormalTests {
  /// A positive definite covariance, and vectors.
  private func normal(_ generator: inout Random, _ n: Int) throws -> MultivariateNormal {
    while true {
      let a = generator.matrix(n, n)
      guard try !a.determinant().isZero else { continue }
      return try MultivariateNormal(
        mean: (0..<n).map { _ in generator.rational() }, covariance: a * a.transposed())
    }
  }

  @Test func `a joint density is a marginal one times a conditional one`() throws {
    var generator = Random(seed: 82)
    for n in 2...4 {
      let normal = try normal(&generator, n)
      let x = (0..<n).map { _ in generator.rational() }
      let known = [n - 1, 0]
      let others = (0..<n).filter { !known.contains($0) }
      let values = known.map { x[$0] }
      var total = try normal.marginal(known).logDensity(values)
      if !others.isEmpty {
        total = try total + normal.conditional(known, values).logDensity(others.map { x[$0] })
      }
      try expectEqual(total, normal.logDensity(x))
    }
  }

  @Test func `in one dimension it is the Gaussian, and a diagonal one is a product`() throws {
    let (mean, variances) = ([Rational(1), -2], [Rational(4), 3])
    let normal = try MultivariateNormal(mean: mean, covariance: .diagonal(variances))
    let x: [Rational] = [3, 5]
    let terms = try (0..<2).map {
      try Gaussian.logDensity(
        Real(x[$0]), mean: Real(mean[$0]), variance: Real(variances[$0]))
    }
    try expectEqual(normal.logDensity(x), Real.sum(terms))
    // 2²/4 + 7²/3.
    #expect(try normal.squaredDistance(x) == Rational(Integer(52), over: 3))
  }

  @Test func `a covariance that is not positive definite is refused`() throws {
    let rows: [[[Rational]]] = [
      [[1, 1], [1, 1]], [[1, 2], [2, 1]], [[0]], [[1, 1], [0, 1]],
    ]
    for rows in rows {
      let covariance = try Matrix(rows: rows)
      #expect(throws: ArithmeticError.self) {
        try MultivariateNormal(mean: rows.map { _ in .zero }, covariance: covariance)
      }
    }
    #expect(throws: DefinitionError.self) {
      try MultivariateNormal(mean: [.zero], covariance: .identity(2))
    }
  }

  @Test func `positive definite matrices are those of positive inertia`() throws {
    var generator = Random(seed: 83)
    for n in 1...3 {
      for _ in 0..<30 {
        let a = generator.matrix(n, n)
        let symmetric = try a + a.transposed() + Rational(4) * RationalMatrix.identity(n)
        #expect(
          try MultivariateNormal.isPositiveDefinite(symmetric)
            == (Inertia(symmetric).positive == n))
      }
    }
  }

  @Test func `a positive definite matrix is LDL'`() throws {
    var generator = Random(seed: 84)
    for n in 1...4 {
      let covariance = try normal(&generator, n).covariance
      let (lower, pivots) = try covariance.lowerAndPivots()
      #expect(try lower * .diagonal(pivots) * lower.transposed() == covariance)
      #expect(pivots.allSatisfy { $0.signum > 0 })
      #expect((0..<n).allSatisfy { lower[$0, $0] == .one })
    }
  }
}
