extension MultivariateGaussian {
  /// The square (x − μ)'Σ⁻¹(x − μ) of the Mahalanobis distance, correctly rounded.
  ///
  /// - Throws: `shapes`, `notSquare`; `empty` for no components; `notFinite`; `notSymmetric`,
  ///   `notPositiveDefinite`.
  /// - Complexity: that of an exact solution, some n⁴ products of integers.
  public static func mahalanobis(
    _ x: [Double], _ mean: [Double], _ covariance: Matrix
  ) throws(MathError) -> Double {
    try point(x, mean, covariance, in: "mahalanobis")
    return MahalanobisForm(x, mean, covariance).rounded
  }

  /// The density of a multivariate Gaussian at x.
  ///
  /// It is e^l for the logarithm l of ``mvnLogPdf(_:_:_:)`` as a pair, whose absolute error is 2^-96
  /// of its terms: within 0.51 ulp while these are below 2^35, and else it is 0.
  ///
  /// - Throws: `shapes`, `notSquare`; `empty` for no components; `notFinite`; `notSymmetric`,
  ///   `notPositiveDefinite`.
  /// - Complexity: that of ``mahalanobis(_:_:_:)``.
  public static func mvnPdf(
    _ x: [Double], _ mean: [Double], _ covariance: Matrix
  ) throws(MathError) -> Double {
    try point(x, mean, covariance, in: "mvnPdf")
    let logarithm = MahalanobisForm(x, mean, covariance).logDensity.value
    // e^-1000 rounds to 0, and e^1000 is beyond the doubles.
    if ScaledPair(1000) < logarithm.magnitude { return logarithm.isNegative ? 0 : .infinity }
    return Elementary.exp(logarithm.unscaled).rounded
  }

  /// The logarithm of the density of a multivariate Gaussian at x.
  ///
  /// −½(n·log 2π + log det Σ + (x − μ)'Σ⁻¹(x − μ)) of the exact determinant and square, correctly
  /// rounded. Where the three terms as pairs do not tell the rounding, because they cancel, they are
  /// found to more places.
  ///
  /// - Throws: `shapes`, `notSquare`; `empty` for no components; `notFinite`; `notSymmetric`,
  ///   `notPositiveDefinite`.
  /// - Complexity: that of ``mahalanobis(_:_:_:)``.
  public static func mvnLogPdf(
    _ x: [Double], _ mean: [Double], _ covariance: Matrix
  ) throws(MathError) -> Double {
    try point(x, mean, covariance, in: "mvnLogPdf")
    return MahalanobisForm(x, mean, covariance).roundedLogDensity
  }
}
