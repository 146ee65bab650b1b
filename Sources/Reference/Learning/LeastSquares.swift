import Exact

/// Least squares over the rationals, by the normal equations XᵀXw = Xᵀy (section B.16).
///
/// They are exact here, so that nothing is lost by squaring the condition.
public enum LeastSquares {
  /// The weights that minimise |y − Xw|².
  ///
  /// - Throws: `DefinitionError.shapes`; `ArithmeticError.singular` without full column rank.
  public static func solution(_ x: RationalMatrix, _ y: [Rational]) throws -> [Rational] {
    guard x.rowCount == y.count else {
      throw DefinitionError.shapes(function: "least squares", x.shape, [y.count])
    }
    return try x.gramMatrix().solve(x.transposed() * y)
  }

  /// The weights that minimise |y − Xw|², over any scalar, by the inverse of XᵀX.
  ///
  /// - Throws: as for rationals.
  public static func solution<S: Scalar>(_ x: Matrix<S>, _ y: [S]) throws -> [S] {
    guard x.rowCount == y.count else {
      throw DefinitionError.shapes(function: "least squares", x.shape, [y.count])
    }
    let turned = x.transposed()
    let inverse = try Matrices.inverse(Matrices.product(turned, x))
    return try Matrices.product(inverse, Matrices.product(turned, y))
  }

  /// The weights and the intercept that minimise |y − Xw − b|²: those of X with a column of ones.
  ///
  /// - Throws: as `solution`.
  public static func solutionWithIntercept(
    _ x: RationalMatrix, _ y: [Rational]
  ) throws -> (w: [Rational], b: Rational) {
    let solution = try solution(withOnes(x), y)
    return (Array(solution.dropLast()), solution[solution.count - 1])
  }

  /// The matrix with a column of ones behind the last one.
  public static func withOnes(_ x: RationalMatrix) -> RationalMatrix {
    RationalMatrix(rowCount: x.rowCount, columnCount: x.columnCount + 1) {
      $1 < x.columnCount ? x[$0, $1] : .one
    }
  }

  /// The residuals y − Xw.
  ///
  /// - Throws: `ArithmeticError.shapes`; `DefinitionError.lengths`.
  public static func residuals(
    _ x: RationalMatrix, _ y: [Rational], _ w: [Rational]
  ) throws -> [Rational] {
    let prediction = try x * w
    guard prediction.count == y.count else {
      throw DefinitionError.lengths(function: "residuals", prediction.count, y.count)
    }
    return zip(y, prediction).map { $0 - $1 }
  }

  /// The residual sum of squares |y − Xw|².
  ///
  /// - Throws: as `residuals`.
  public static func residualSum(
    _ x: RationalMatrix, _ y: [Rational], _ w: [Rational]
  ) throws -> Rational {
    try residuals(x, y, w).reduce(Rational.zero) { $0 + $1 * $1 }
  }

  /// The hat matrix X(XᵀX)⁻¹Xᵀ, over any scalar.
  ///
  /// - Throws: `ArithmeticError.singular` without full column rank.
  public static func hatMatrix<S: Scalar>(_ x: Matrix<S>) throws -> Matrix<S> {
    let turned = x.transposed()
    let inverse = try Matrices.inverse(Matrices.product(turned, x))
    return try Matrices.product(x, Matrices.product(inverse, turned))
  }

  /// The hat matrix X(XᵀX)⁻¹Xᵀ, the orthogonal projection onto the columns of X.
  ///
  /// - Throws: `ArithmeticError.singular` without full column rank.
  public static func hatMatrix(_ x: RationalMatrix) throws -> RationalMatrix {
    try x * x.gramMatrix().inverse() * x.transposed()
  }
}
