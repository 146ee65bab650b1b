extension Ranks {
  /// The number of linearly independent columns, exactly.
  ///
  /// - Throws: `MathError.notFinite`.
  /// - Complexity: that of one elimination modulo a prime for a matrix of full rank, else of one for
  ///   every 61 bits of the Hadamard bound.
  public static func rank(_ a: Matrix) throws(MathError) -> Int {
    try Requirements.finite(a.elements, "a", in: "rank")
    return ExactEchelon(IntegerMatrix(a)).rank
  }

  /// Whether the columns are linearly independent, exactly; no columns are.
  ///
  /// - Throws: `MathError.notFinite`.
  public static func isIndependent(_ a: Matrix) throws(MathError) -> Bool {
    try Requirements.finite(a.elements, "a", in: "isIndependent")
    return ExactEchelon(IntegerMatrix(a)).rank == a.columnCount
  }

  /// The pivot columns of the matrix as they are: a basis of the space that its columns span.
  ///
  /// - Throws: `MathError.notFinite`.
  public static func basis(_ a: Matrix) throws(MathError) -> Matrix {
    try Requirements.finite(a.elements, "a", in: "basis")
    let pivots = ExactEchelon(IntegerMatrix(a)).pivotColumns
    var basis = Matrix(zeros: a.rowCount, pivots.count)
    for row in 0..<a.rowCount {
      for (column, pivot) in pivots.enumerated() { basis[row, column] = a[row, pivot] }
    }
    return basis
  }
}
