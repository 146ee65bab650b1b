import Exact

extension Matrix<Rational> {
  /// The adjugate of a square matrix: the cofactors, transposed.
  ///
  /// - Throws: `ArithmeticError.shapes` if the matrix is not square.
  /// - Complexity: n² determinants.
  public func adjugate() throws(ArithmeticError) -> RationalMatrix {
    guard isSquare else {
      throw .shapes(operation: "adjugate", left: shape, right: [])
    }
    return try RationalMatrix(rowCount: rowCount, columnCount: columnCount) {
      row, column throws(ArithmeticError) in
      let minor = try RationalMatrix(rowCount: rowCount - 1, columnCount: columnCount - 1) {
        self[$0 < column ? $0 : $0 + 1, $1 < row ? $1 : $1 + 1]
      }.determinant()
      return (row + column).isMultiple(of: 2) ? minor : -minor
    }
  }

  /// The matrix with a column replaced, as Cramer's rule needs it.
  ///
  /// - Precondition: the column is inside the matrix and as long as the matrix has rows.
  public func replacing(column: Int, by vector: [Rational]) -> RationalMatrix {
    RationalMatrix(rowCount: rowCount, columnCount: columnCount) {
      $1 == column ? vector[$0] : self[$0, $1]
    }
  }

  /// The matrix of the magnitudes of the entries.
  public var magnitudes: RationalMatrix { map(\.magnitude) }
}
