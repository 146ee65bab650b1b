/// Gaussian distributions of several numbers: distances, densities, marginals, conditionals, draws:
/// section C.20.
///
/// A covariance is a symmetric, positive definite matrix, both decided exactly on its doubles: a
/// semi-definite one has no density.
public enum MultivariateGaussian {
  /// Throws unless a mean and a covariance are those of a Gaussian.
  static func parameters(
    _ mean: [Double], _ covariance: Matrix, in function: String
  ) throws(MathError) {
    try shapes(mean, covariance, in: function)
    try values(mean, covariance, in: function)
  }

  /// Throws unless a point, a mean and a covariance fit and are those of a Gaussian.
  static func point(
    _ x: [Double], _ mean: [Double], _ covariance: Matrix, in function: String
  ) throws(MathError) {
    try Requirements.sameLength(x, mean, in: function)
    try shapes(mean, covariance, in: function)
    try Requirements.finite(x, "x", in: function)
    try values(mean, covariance, in: function)
  }

  /// Throws unless a mean and a covariance fit, and are not empty.
  static func shapes(
    _ mean: [Double], _ covariance: Matrix, in function: String
  ) throws(MathError) {
    try Requirements.square(covariance, in: function)
    guard mean.count == covariance.rowCount else {
      throw .shapes(function: function, [mean.count], covariance.shape)
    }
    guard !mean.isEmpty else { throw .empty(function: function) }
  }

  /// Throws unless the mean is finite and the covariance that of a Gaussian.
  static func values(
    _ mean: [Double], _ covariance: Matrix, in function: String
  ) throws(MathError) {
    try Requirements.finite(mean, "mean", in: function)
    try Requirements.covariance(covariance, "covariance", in: function)
  }

  /// Throws unless every index names a component, and none twice.
  static func components(
    _ indices: [Int], of count: Int, in function: String
  ) throws(MathError) {
    for index in indices {
      try Requirements.count(index, "indices", in: 0...count - 1, of: function)
    }
    guard Set(indices).count == indices.count else {
      throw .repeatedAxis(function: function, axes: indices)
    }
  }
}
