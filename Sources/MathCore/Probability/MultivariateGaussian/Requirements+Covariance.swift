extension Requirements {
  /// Throws unless a square matrix is the covariance of a Gaussian that has a density.
  ///
  /// Symmetry is that of the bits but for signs of 0. A symmetric matrix is positive definite if and
  /// only if its leading minors are all above 0 (Sylvester); the signs are exact.
  ///
  /// - Throws: `notFinite`, `notSymmetric`, `notPositiveDefinite`.
  /// - Complexity: n³/6 products where they are proof enough, else n determinants.
  static func covariance(
    _ a: Matrix, _ argument: String, in function: String
  ) throws(MathError) {
    try finite(a.elements, argument, in: function)
    for row in 0..<a.rowCount {
      for column in 0..<row where a[row, column] != a[column, row] {
        throw .notSymmetric(function: function, argument: argument, row: row, column: column)
      }
    }
    if CholeskyCertificate.holds(for: a) { return }
    for size in 1..<a.rowCount + 1 {
      let rows = (0..<size).flatMap { a.elements[$0 * a.columnCount..<$0 * a.columnCount + size] }
      let minor = try LinearSystems.detScaled(Matrix(checked: size, size, rows)).significand
      guard minor > 0 else {
        throw .notPositiveDefinite(
          function: function, argument: argument, size: size, sign: minor < 0 ? -1 : 0)
      }
    }
  }
}
