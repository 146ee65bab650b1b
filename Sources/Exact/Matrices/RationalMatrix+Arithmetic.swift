extension Matrix<Rational> {
  /// The sum, element by element.
  ///
  /// - Throws: `ArithmeticError.shapes` where the shapes differ.
  public static func + (a: Self, b: Self) throws(ArithmeticError) -> Self {
    guard a.shape == b.shape else {
      throw .shapes(operation: "+", left: a.shape, right: b.shape)
    }
    return RationalMatrix(
      checkedRows: a.rowCount, a.columnCount, zip(a.elements, b.elements).map { $0 + $1 })
  }

  /// The difference, element by element.
  ///
  /// - Throws: `ArithmeticError.shapes` where the shapes differ.
  public static func - (a: Self, b: Self) throws(ArithmeticError) -> Self {
    guard a.shape == b.shape else {
      throw .shapes(operation: "-", left: a.shape, right: b.shape)
    }
    return RationalMatrix(
      checkedRows: a.rowCount, a.columnCount, zip(a.elements, b.elements).map { $0 - $1 })
  }

  /// The matrix with every element times a number.
  public static func * (factor: Rational, a: Self) -> Self {
    RationalMatrix(checkedRows: a.rowCount, a.columnCount, a.elements.map { factor * $0 })
  }

  /// The matrix product; m × k times k × n is m × n.
  ///
  /// - Throws: `ArithmeticError.shapes` where the left one has not as many columns as the right one
  ///   has rows.
  /// - Complexity: m · k · n products of rationals.
  public static func * (a: Self, b: Self) throws(ArithmeticError) -> Self {
    guard a.columnCount == b.rowCount else {
      throw .shapes(operation: "*", left: a.shape, right: b.shape)
    }
    return RationalMatrix(rowCount: a.rowCount, columnCount: b.columnCount) { row, column in
      var sum = Rational.zero
      for k in 0..<a.columnCount {
        sum += a.elements[row * a.columnCount + k] * b.elements[k * b.columnCount + column]
      }
      return sum
    }
  }

  /// The product with a column vector, as long as the matrix has rows.
  ///
  /// - Throws: `ArithmeticError.shapes` where the vector has not as many elements as the matrix has
  ///   columns.
  public static func * (a: Self, vector: [Rational]) throws(ArithmeticError) -> [Rational] {
    guard a.columnCount == vector.count else {
      throw .shapes(operation: "*", left: a.shape, right: [vector.count])
    }
    return try (a * RationalMatrix(checkedRows: vector.count, 1, vector)).elements
  }

  /// The sum of the diagonal of a square matrix.
  ///
  /// - Throws: `ArithmeticError.shapes` if the matrix is not square.
  public func trace() throws(ArithmeticError) -> Rational {
    guard isSquare else { throw .shapes(operation: "trace", left: shape, right: []) }
    var sum = Rational.zero
    for index in 0..<rowCount { sum += elements[index * (columnCount + 1)] }
    return sum
  }
}
