/// The weights and the offset of an affine model.
public struct AffineModel: Sendable, Hashable {
  /// The weights.
  public let w: [Double]
  /// The offset.
  public let b: Double
}

extension Regression {
  /// The most rows of a hat matrix: 2^28 elements, 2 GiB.
  private static let mostHatRows = 1 << 14

  /// The weights of ordinary least squares: the w of least |y − Xw|; x has a row an example.
  ///
  /// Whether the columns are independent, so that there is one such w, is decided exactly. It is
  /// found by Householder's QR with refinement. With columns scaled by powers of two to one size, of
  /// the condition number κ, the error is at most 2u|w| + 2κu²|y − Xw| in norm where κ is below about
  /// 2⁴⁴/max(m, n): the derivation is at `OrthogonalLeastSquares`. Where R is singular as doubles,
  /// though X is not, it is that of ``Decompositions/lstsq(_:_:)``.
  ///
  /// - Throws: `shapes`, `notFinite`; `singular` where the columns are dependent; `notConverged`.
  /// - Complexity: O(m·n²), and that of the exact rank.
  public static func ols(_ x: Matrix, _ y: [Double]) throws(MathError) -> [Double] {
    try solution(x, y, in: "ols")
  }

  /// The weights and the offset of least squares for ŷ = w·x + b: `ols` with a column of ones.
  ///
  /// - Throws: `shapes`, `notFinite`; `singular` where the columns with that of ones are dependent;
  ///   `notConverged`.
  /// - Complexity: that of ``ols(_:_:)``.
  public static func olsIntercept(_ x: Matrix, _ y: [Double]) throws(MathError) -> AffineModel {
    let width = x.columnCount + 1
    let rows: [Double] = x.rows.flatMap { row in row + [1.0] }
    let solution = try solution(Matrix(checked: x.rowCount, width, rows), y, in: "olsIntercept")
    return AffineModel(w: Array(solution.dropLast()), b: solution.last ?? 0)
  }

  private static func solution(
    _ x: Matrix, _ y: [Double], in function: String
  ) throws(MathError) -> [Double] {
    guard x.rowCount == y.count else { throw .shapes(function: function, x.shape, [y.count]) }
    try Requirements.finite(x.elements, "x", in: function)
    try Requirements.finite(y, "y", in: function)
    try independentColumns(x, in: function)
    if let solution = try OrthogonalLeastSquares(x).solution(y) { return solution }
    return try Decompositions.lstsq(x, y)
  }

  /// The hat matrix QQ', the projection to the span of the columns of X; symmetric to the bit.
  ///
  /// Q is that of ``Decompositions/qr(_:)``, with its error, and the product adds γₙ|Q||Q'| (F4).
  ///
  /// - Throws: `notFinite`; `singular` where the columns are dependent; `domain` for more than
  ///   16,384 rows.
  /// - Complexity: O(m²·n), and that of the exact rank.
  public static func hatMatrix(_ x: Matrix) throws(MathError) -> Matrix {
    try Requirements.count(x.rowCount, "the number of rows", in: 0...mostHatRows, of: "hatMatrix")
    try Requirements.finite(x.elements, "x", in: "hatMatrix")
    try independentColumns(x, in: "hatMatrix")
    let q = try Decompositions.qr(x).q
    return Matrices.product(q, Matrices.transpose(q))
  }

  private static func independentColumns(
    _ x: Matrix, in function: String
  ) throws(MathError) {
    let rank = try Ranks.rank(x)
    guard rank == x.columnCount else {
      throw .singular(function: function, size: x.columnCount, rank: rank)
    }
  }

  /// The residuals y − Xw, each correctly rounded; x has a row an example.
  ///
  /// - Throws: `shapes`, `notFinite`.
  /// - Complexity: O(m·n).
  public static func residuals(
    _ x: Matrix, _ y: [Double], _ w: [Double]
  ) throws(MathError) -> [Double] {
    guard x.rowCount == y.count else { throw .shapes(function: "residuals", x.shape, [y.count]) }
    guard x.columnCount == w.count else { throw .shapes(function: "residuals", x.shape, [w.count]) }
    try Requirements.finite(x.elements, "x", in: "residuals")
    try Requirements.finite(y, "y", in: "residuals")
    try Requirements.finite(w, "w", in: "residuals")
    let terms = w.map { -$0 } + [1]
    var residuals: [Double] = []
    for row in 0..<x.rowCount { residuals.append(try Vectors.dot(x.row(row) + [y[row]], terms)) }
    return residuals
  }
}
