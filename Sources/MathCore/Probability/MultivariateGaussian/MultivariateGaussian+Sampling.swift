extension MultivariateGaussian {
  /// Draws of a multivariate Gaussian, a row each, from the stream of a seed: μ + Lz.
  ///
  /// L is the Cholesky factor of the covariance, in pairs, and z has as many draws of
  /// ``RandomStream/normal()`` as there are components. Each entry is rounded once.
  ///
  /// - Throws: `notSquare`, `shapes`, `empty`, `notFinite`, `notSymmetric`, `notPositiveDefinite`;
  ///   `domain` for a count below 0, and for more than 2^26 numbers.
  /// - Complexity: O(n³ + count·n²).
  public static func mvnSample(
    _ mean: [Double], _ covariance: Matrix, _ count: Int, _ seed: Int
  ) throws(MathError) -> Matrix {
    try parameters(mean, covariance, in: "mvnSample")
    try Requirements.count(
      count, "count", in: 0...Distributions.mostDraws / mean.count, of: "mvnSample")
    let factor = CholeskyFactor(covariance)
    var stream = RandomStream(seed: seed)
    var elements: [Double] = []
    elements.reserveCapacity(count * mean.count)
    for _ in 0..<count {
      let z = mean.map { _ in stream.normal() }
      elements += factor.times(z, plus: mean)
    }
    return Matrix(checked: count, mean.count, elements)
  }

  /// The mean and covariance that make rows most likely: those of the rows, with divisor N.
  ///
  /// The means and each entry of the covariance are correctly rounded, and the matrix is symmetric to
  /// the bit. It is singular where the rows lie in a plane.
  ///
  /// - Throws: `notFinite`; `empty` for no rows.
  /// - Complexity: O(N·n²).
  public static func mleMvn(
    _ x: Matrix
  ) throws(MathError) -> (mean: [Double], covariance: Matrix) {
    guard x.rowCount > 0, x.columnCount > 0 else { throw .empty(function: "mleMvn") }
    try Requirements.finite(x.elements, "x", in: "mleMvn")
    let means = (0..<x.columnCount).map { ExactMean.rounded(x.column($0).span) }
    return (means, try Moments.covarianceMatrix(x))
  }
}
