import Exact

/// The factors of P·A = L·U over the rationals, with the first usable row as pivot.
public struct LUFactors: Sendable, Equatable {
  /// Row i of P·A is row `permutation[i]` of A.
  public let permutation: [Int]
  /// Whether the permutation is odd.
  public let isOdd: Bool
  /// The unit lower triangular factor.
  public let lower: RationalMatrix
  /// The upper triangular factor.
  public let upper: RationalMatrix

  /// The factors of a square matrix, which may be singular.
  ///
  /// - Throws: `ArithmeticError.shapes` if the matrix is not square.
  public init(of a: RationalMatrix) throws(ArithmeticError) {
    guard a.isSquare else { throw .shapes(operation: "lu", left: a.shape, right: []) }
    let n = a.rowCount
    var rows = a.rows
    var factors = [[Rational]](repeating: [], count: n)
    var permutation = Array(0..<n)
    var isOdd = false
    for column in 0..<n {
      if let found = (column..<n).first(where: { !rows[$0][column].isZero }), found != column {
        rows.swapAt(found, column)
        factors.swapAt(found, column)
        permutation.swapAt(found, column)
        isOdd.toggle()
      }
      for row in column + 1..<max(n, column + 1) {
        // Without a pivot the column is zero already.
        let factor =
          rows[column][column].isZero ? .zero : try rows[row][column] / rows[column][column]
        factors[row].append(factor)
        for index in column..<n { rows[row][index] -= factor * rows[column][index] }
      }
    }
    self.permutation = permutation
    self.isOdd = isOdd
    lower = RationalMatrix(rowCount: n, columnCount: n) {
      $1 < $0 ? factors[$0][$1] : $0 == $1 ? .one : .zero
    }
    upper = RationalMatrix(rowCount: n, columnCount: n) { rows[$0][$1] }
  }

  /// The determinant: the signed product of the pivots.
  public var determinant: Rational {
    (0..<upper.rowCount).reduce(isOdd ? Rational(-1) : .one) { $0 * upper[$1, $1] }
  }
}
