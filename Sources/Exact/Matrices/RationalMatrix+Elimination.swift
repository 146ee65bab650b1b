extension Matrix<Rational> {
  /// The determinant of a square matrix; 1 for the 0 × 0 matrix.
  ///
  /// - Throws: `ArithmeticError.shapes` if the matrix is not square.
  /// - Complexity: n³ products of integers with at most the bits of the largest minor.
  public func determinant() throws(ArithmeticError) -> Rational {
    guard isSquare else { throw .shapes(operation: "determinant", left: shape, right: []) }
    let (rows, multipliers) = wholeRows
    let elimination = FractionFreeElimination(
      rows: rows, columnCount: columnCount, clearsAbove: false)
    guard elimination.rank == rowCount else { return .zero }
    let minor = elimination.lastPivot
    return try Rational(
      elimination.isOddPermutation ? -minor : minor, over: multipliers.reduce(.one, *))
  }

  /// The number of linearly independent rows.
  public func rank() -> Int {
    FractionFreeElimination(rows: wholeRows.rows, columnCount: columnCount, clearsAbove: false).rank
  }

  /// The matrix X with self · X = right; `right` is n × m with n the size of the square matrix.
  ///
  /// - Throws: `ArithmeticError.shapes` where the matrix is not square or `right` has another number
  ///   of rows, `ArithmeticError.singular` where there is no single solution.
  public func solve(_ right: RationalMatrix) throws(ArithmeticError) -> RationalMatrix {
    guard isSquare, right.rowCount == rowCount else {
      throw .shapes(operation: "solve", left: shape, right: right.shape)
    }
    let width = columnCount + right.columnCount
    let augmented = RationalMatrix(rowCount: rowCount, columnCount: width) { row, column in
      column < columnCount
        ? elements[row * columnCount + column]
        : right.elements[row * right.columnCount + column - columnCount]
    }
    // A row with its right side may be multiplied by any number but 0.
    let elimination = FractionFreeElimination(
      rows: augmented.wholeRows.rows, columnCount: columnCount, clearsAbove: true)
    guard elimination.rank == rowCount else { throw .singular }
    var solution: [Rational] = []
    for row in elimination.rows {
      for element in row[columnCount...] {
        solution.append(try Rational(element, over: elimination.lastPivot))
      }
    }
    return RationalMatrix(checkedRows: rowCount, right.columnCount, solution)
  }

  /// The vector x with self · x = right.
  ///
  /// - Throws: as for a matrix on the right side.
  public func solve(_ right: [Rational]) throws(ArithmeticError) -> [Rational] {
    guard isSquare, right.count == rowCount else {
      throw .shapes(operation: "solve", left: shape, right: [right.count])
    }
    return try solve(RationalMatrix(checkedRows: right.count, 1, right)).elements
  }

  /// The inverse of a square matrix.
  ///
  /// - Throws: `ArithmeticError.shapes` if the matrix is not square, `ArithmeticError.singular` if it
  ///   has no inverse.
  public func inverse() throws(ArithmeticError) -> RationalMatrix {
    guard isSquare else { throw .shapes(operation: "inverse", left: shape, right: []) }
    return try solve(.identity(rowCount))
  }

  /// Each row times the least common multiple of its denominators, and these multiples.
  private var wholeRows: (rows: [[Integer]], multipliers: [Integer]) {
    var multipliers: [Integer] = []
    let rows = rows.map { row in
      let denominators = row.map(\.denominator)
      let multiple = denominators.reduce(.one, Integer.leastCommonMultiple)
      multipliers.append(multiple)
      return zip(row, denominators).map { element, denominator in
        element.numerator * multiple.dividedExactly(by: denominator)
      }
    }
    return (rows, multipliers)
  }
}
