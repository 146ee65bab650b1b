import Exact

/// A normal distribution of vectors (section C.22), over the rationals.
public struct MultivariateNormal: Sendable {
  /// The mean.
  public let mean: [Rational]
  /// The covariance: symmetric and positive definite.
  public let covariance: RationalMatrix

  /// The distribution with a mean and a covariance.
  ///
  /// - Throws: `DefinitionError.shapes`; `ArithmeticError.outsideDomain` unless the covariance is
  ///   symmetric and positive definite.
  public init(mean: [Rational], covariance: RationalMatrix) throws {
    guard covariance.shape == [mean.count, mean.count] else {
      throw DefinitionError.shapes(function: "covariance", [mean.count], covariance.shape)
    }
    guard covariance == covariance.transposed(), try Self.isPositiveDefinite(covariance) else {
      throw ArithmeticError.outsideDomain(function: "covariance", argument: "a matrix")
    }
    self.mean = mean
    self.covariance = covariance
  }

  /// Whether a symmetric matrix is positive definite: whether its leading minors are positive
  /// (Sylvester).
  public static func isPositiveDefinite(_ symmetric: RationalMatrix) throws -> Bool {
    try (0..<symmetric.rowCount).allSatisfy { last in
      try RationalMatrix(rowCount: last + 1, columnCount: last + 1) { symmetric[$0, $1] }
        .determinant().signum > 0
    }
  }

  /// Σ⁻¹(x − μ).
  ///
  /// - Throws: `DefinitionError.lengths`.
  public func weights(_ x: [Rational]) throws -> [Rational] {
    guard x.count == mean.count else {
      throw DefinitionError.lengths(function: "mahalanobis", x.count, mean.count)
    }
    return try covariance.solve(zip(x, mean).map { $0 - $1 })
  }

  /// The square (x − μ)'Σ⁻¹(x − μ) of the Mahalanobis distance.
  ///
  /// - Throws: as `weights`.
  public func squaredDistance(_ x: [Rational]) throws -> Rational {
    zip(zip(x, mean), try weights(x)).reduce(.zero) { $0 + ($1.0.0 - $1.0.1) * $1.1 }
  }

  /// The logarithm of the density, −½(d log 2π + log det Σ + (x − μ)'Σ⁻¹(x − μ)).
  ///
  /// - Throws: as `weights`.
  public func logDensity(_ x: [Rational]) throws -> Real {
    let logarithms =
      try Real(mean.count) * (Real(2) * Real.pi).log()
      + Real.rational(covariance.determinant()).log()
    return try -(logarithms + .rational(squaredDistance(x))) / Real(2)
  }

  /// The distribution of some components, in the order in which they are named.
  public func marginal(_ indices: [Int]) throws -> MultivariateNormal {
    try MultivariateNormal(
      mean: indices.map { mean[$0] }, covariance: block(indices, indices))
  }

  /// The distribution of the other components, in rising order, where some have these values:
  /// mean μ_a + Σ_ab Σ_bb⁻¹(x_b − μ_b), covariance Σ_aa − Σ_ab Σ_bb⁻¹ Σ_ba (the Schur complement).
  public func conditional(_ indices: [Int], _ values: [Rational]) throws -> MultivariateNormal {
    let others = mean.indices.filter { !indices.contains($0) }
    let mixed = block(others, indices)
    let inner = block(indices, indices)
    let gap = zip(indices, values).map { $1 - mean[$0] }
    let shift = try mixed * inner.solve(gap)
    let complement = try block(others, others) - mixed * inner.solve(mixed.transposed())
    return try MultivariateNormal(
      mean: zip(others, shift).map { mean[$0] + $1 }, covariance: complement)
  }

  private func block(_ rows: [Int], _ columns: [Int]) -> RationalMatrix {
    RationalMatrix(rowCount: rows.count, columnCount: columns.count) {
      covariance[rows[$0], columns[$1]]
    }
  }
}

extension RationalMatrix {
  /// L with ones on the diagonal and D > 0 of a positive definite A = L·diag(D)·L', by elimination
  /// without exchanges.
  ///
  /// - Throws: `ArithmeticError.divisionByZero` at a pivot of 0.
  public func lowerAndPivots() throws -> (lower: RationalMatrix, pivots: [Rational]) {
    var lower = RationalMatrix.identity(rowCount)
    var rest = self
    for pivot in 0..<rowCount {
      for row in pivot + 1..<max(pivot + 1, rowCount) {
        let multiple = try rest[row, pivot] / rest[pivot, pivot]
        lower[row, pivot] = multiple
        for column in pivot..<columnCount {
          rest[row, column] -= multiple * rest[pivot, column]
        }
      }
    }
    return (lower, (0..<rowCount).map { rest[$0, $0] })
  }
}
