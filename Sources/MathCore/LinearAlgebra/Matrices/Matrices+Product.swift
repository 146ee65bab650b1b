extension Matrices {
  /// The matrix times a vector, A·x: the only column of A·X for the matrix X of the one column x.
  ///
  /// The bits are those of `matmul`.
  ///
  /// - Throws: `shapes`, `notFinite`.
  /// - Complexity: O(m·n).
  public static func matvec(_ a: Matrix, _ x: [Double]) throws(MathError) -> [Double] {
    guard a.columnCount == x.count else {
      throw .shapes(function: "matvec", a.shape, [x.count])
    }
    try Requirements.resultSize(a.rowCount, 1, in: "matvec")
    try Requirements.finite(a.elements, "a", in: "matvec")
    try Requirements.finite(x, "x", in: "matvec")
    return MatrixProduct.column(a.elements.span, x.span, a.rowCount)
  }

  /// The matrix product A·B.
  ///
  /// Entrywise |Ĉ − AB| ≤ γ_k·|A||B| (bound F4), plus k·2^-1075 where products underflow, for the
  /// inner length k. The order of a sum depends on k alone. So, bit for bit: row i of A·B is (row
  /// i)·B; (A·B)' = B'·A'; and, up to the sign of a zero, the identity, permutations and powers of
  /// two on a diagonal act without rounding.
  ///
  /// - Throws: `shapes`, `notFinite`; `domain` for a result of more than 2²⁸ elements.
  /// - Complexity: O(m·k·n).
  public static func matmul(_ a: Matrix, _ b: Matrix) throws(MathError) -> Matrix {
    guard a.columnCount == b.rowCount else {
      throw .shapes(function: "matmul", a.shape, b.shape)
    }
    try Requirements.resultSize(a.rowCount, b.columnCount, in: "matmul")
    try Requirements.finite(a.elements, "a", in: "matmul")
    try Requirements.finite(b.elements, "b", in: "matmul")
    return product(a, b)
  }

  /// The Gram matrix A'·A of the columns, with the bound of `matmul`; symmetric to the bit.
  ///
  /// - Throws: `notFinite`; `domain` for a result of more than 2²⁸ elements.
  /// - Complexity: O(m·n²).
  public static func gram(_ a: Matrix) throws(MathError) -> Matrix {
    try Requirements.resultSize(a.columnCount, a.columnCount, in: "gram")
    try Requirements.finite(a.elements, "a", in: "gram")
    return product(transpose(a), a)
  }

  /// The product of matrices that fit and are finite.
  static func product(_ a: Matrix, _ b: Matrix) -> Matrix {
    Matrix(
      checked: a.rowCount, b.columnCount,
      MatrixProduct.elements(
        a.elements.span, b.elements.span, a.rowCount, a.columnCount, b.columnCount))
  }
}
