import Exact

/// Matrices as tables of numbers (sections A.4 to A.7 of the notes).
public enum Matrices {
  /// The matrix product: entry (i, j) is the dot product of row i and column j.
  ///
  /// - Throws: `DefinitionError.shapes`.
  @specialized(where S == Real)
  public static func product<S: Scalar>(_ a: Matrix<S>, _ b: Matrix<S>) throws -> Matrix<S> {
    guard a.columnCount == b.rowCount else {
      throw DefinitionError.shapes(function: "product", a.shape, b.shape)
    }
    return try Matrix(rowCount: a.rowCount, columnCount: b.columnCount) { row, column throws in
      try S.sum((0..<a.columnCount).map { try a[row, $0] * b[$0, column] })
    }
  }

  /// The matrix times a column vector.
  ///
  /// - Throws: `DefinitionError.shapes`.
  @specialized(where S == Real)
  public static func product<S: Scalar>(_ a: Matrix<S>, _ x: [S]) throws -> [S] {
    guard a.columnCount == x.count else {
      throw DefinitionError.shapes(function: "product", a.shape, [x.count])
    }
    return try (0..<a.rowCount).map { try Vectors.dot(a.row($0), x) }
  }

  /// A row vector times the matrix.
  ///
  /// - Throws: `DefinitionError.shapes`.
  @specialized(where S == Real)
  public static func product<S: Scalar>(_ x: [S], _ a: Matrix<S>) throws -> [S] {
    guard a.rowCount == x.count else {
      throw DefinitionError.shapes(function: "product", [x.count], a.shape)
    }
    return try product(a.transposed(), x)
  }

  /// The outer product: entry (i, j) is aᵢbⱼ.
  @specialized(where S == Real)
  public static func outer<S: Scalar>(_ a: [S], _ b: [S]) throws -> Matrix<S> {
    try Matrix(rowCount: a.count, columnCount: b.count) { row, column throws in
      try a[row] * b[column]
    }
  }

  /// The sum of the entries on the diagonal.
  ///
  /// - Throws: `DefinitionError.notSquare`.
  @specialized(where S == Real)
  public static func trace<S: Scalar>(_ a: Matrix<S>) throws -> S {
    guard a.rowCount == a.columnCount else {
      throw DefinitionError.notSquare(function: "trace", rows: a.rowCount, columns: a.columnCount)
    }
    return try S.sum((0..<a.rowCount).map { a[$0, $0] })
  }

  /// The determinant, by Laplace expansion along the first row.
  ///
  /// - Throws: `DefinitionError.notSquare`.
  /// - Complexity: O(n!) products; the fuel bounds n.
  @specialized(where S == Real)
  public static func determinant<S: Scalar>(_ a: Matrix<S>) throws -> S {
    guard a.rowCount == a.columnCount else {
      throw DefinitionError.notSquare(function: "det", rows: a.rowCount, columns: a.columnCount)
    }
    guard a.rowCount > 0 else { return .one }
    if a.rowCount == 1 { return a[0, 0] }
    return try S.sum(
      (0..<a.columnCount).map { column in
        let term = try a[0, column] * determinant(minor(a, row: 0, column: column))
        return column.isMultiple(of: 2) ? term : try -term
      })
  }

  /// The inverse, as the adjugate over the determinant.
  ///
  /// - Throws: `DefinitionError.notSquare`; `ArithmeticError.singular`.
  @specialized(where S == Real)
  public static func inverse<S: Scalar>(_ a: Matrix<S>) throws -> Matrix<S> {
    let determinant = try determinant(a)
    do {
      guard try !determinant.isZero else { throw ArithmeticError.singular }
    } catch ArithmeticError.undecided {
      // Where a formula may be zero, so may the divisor, and there is no value.
    }
    return try Matrix(rowCount: a.rowCount, columnCount: a.columnCount) { row, column throws in
      let cofactor = try self.determinant(minor(a, row: column, column: row))
      let value = try cofactor / determinant
      return (row + column).isMultiple(of: 2) ? value : try -value
    }
  }

  /// The matrix without one row and one column.
  private static func minor<S: Scalar>(
    _ a: Matrix<S>, row: Int, column: Int
  ) throws(ArithmeticError) -> Matrix<S> {
    try Fuel.spend(16 * a.elements.count)
    return Matrix(rowCount: a.rowCount - 1, columnCount: a.columnCount - 1) { i, j in
      a[i < row ? i : i + 1, j < column ? j : j + 1]
    }
  }
}
