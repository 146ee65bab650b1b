import Exact

/// The factors A = C·F of a matrix of rank r: C has r independent columns, F has r independent rows.
public struct RankFactorization: Sendable, Hashable {
  /// The columns of A that are not combinations of those before.
  public let columns: RationalMatrix
  /// The rows of the reduced echelon form of A that are not zero.
  public let rows: RationalMatrix
  /// The rank.
  public var rank: Int { columns.columnCount }

  /// Factors a matrix by Gauss–Jordan elimination.
  public init(_ a: RationalMatrix) throws(ArithmeticError) {
    var echelon = a.rows
    var pivots: [Int] = []
    for column in 0..<a.columnCount where pivots.count < a.rowCount {
      let rank = pivots.count
      guard let found = (rank..<a.rowCount).first(where: { !echelon[$0][column].isZero }) else {
        continue
      }
      echelon.swapAt(rank, found)
      let scale = try echelon[rank][column].reciprocal()
      for index in column..<a.columnCount { echelon[rank][index] *= scale }
      for row in 0..<a.rowCount where row != rank && !echelon[row][column].isZero {
        let factor = echelon[row][column]
        for index in column..<a.columnCount {
          echelon[row][index] -= factor * echelon[rank][index]
        }
      }
      pivots.append(column)
    }
    columns = RationalMatrix(rowCount: a.rowCount, columnCount: pivots.count) { a[$0, pivots[$1]] }
    rows = RationalMatrix(rowCount: pivots.count, columnCount: a.columnCount) { echelon[$0][$1] }
  }

  /// The Moore–Penrose inverse Fᵀ(FFᵀ)⁻¹(CᵀC)⁻¹Cᵀ.
  ///
  /// It satisfies the four equations AXA = A, XAX = X, (AX)ᵀ = AX and (XA)ᵀ = XA, which it alone
  /// does (Penrose 1955).
  public func pseudoinverse() throws(ArithmeticError) -> RationalMatrix {
    let right = try (try rows * rows.transposed()).inverse()
    let left = try columns.gramMatrix().inverse()
    return try (try (try rows.transposed() * right) * left) * columns.transposed()
  }
}

extension Matrix<Rational> {
  /// The Moore–Penrose inverse; n × m for an m × n matrix.
  public func pseudoinverse() throws(ArithmeticError) -> RationalMatrix {
    try RankFactorization(self).pseudoinverse()
  }

  /// The vector x with the least |Ax − b|, and the shortest of these.
  ///
  /// - Throws: `ArithmeticError.shapes` where b has not as many elements as the matrix has rows.
  public func leastSquares(_ b: [Rational]) throws(ArithmeticError) -> [Rational] {
    guard b.count == rowCount else {
      throw .shapes(operation: "least squares", left: shape, right: [b.count])
    }
    return try pseudoinverse() * b
  }
}
