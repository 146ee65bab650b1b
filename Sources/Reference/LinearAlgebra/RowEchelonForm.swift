import Exact

/// The reduced row echelon form of a rational matrix (section A.8 of the notes).
///
/// The form is unique: pivots are 1, the first entries of their rows and alone in their columns, and
/// stand further right from row to row; rows of zeros come last.
public struct RowEchelonForm: Sendable, Equatable {
  /// The form, of the shape of the matrix.
  public let matrix: RationalMatrix
  /// The columns of the pivots, from the left.
  public let pivots: [Int]

  /// The form of a matrix, by Gauss–Jordan elimination.
  public init(of a: RationalMatrix) throws(ArithmeticError) {
    var rows = a.rows
    var pivots: [Int] = []
    for column in 0..<a.columnCount {
      let top = pivots.count
      guard let found = (top..<rows.count).first(where: { !rows[$0][column].isZero }) else {
        continue
      }
      rows.swapAt(found, top)
      let factor = try rows[top][column].reciprocal()
      rows[top] = rows[top].map { $0 * factor }
      for row in rows.indices where row != top && !rows[row][column].isZero {
        let factor = rows[row][column]
        for index in column..<a.columnCount { rows[row][index] -= factor * rows[top][index] }
      }
      pivots.append(column)
    }
    matrix = RationalMatrix(rowCount: a.rowCount, columnCount: a.columnCount) { rows[$0][$1] }
    self.pivots = pivots
  }

  /// The number of pivots.
  public var rank: Int { pivots.count }

  /// The columns without a pivot, from the left.
  public var freeColumns: [Int] { (0..<matrix.columnCount).filter { !pivots.contains($0) } }

  /// The special solutions of A·x = 0 in columns: 1 at one free column, 0 at the others.
  public var kernel: RationalMatrix {
    let free = freeColumns
    return RationalMatrix(rowCount: matrix.columnCount, columnCount: free.count) { row, column in
      if let pivot = pivots.firstIndex(of: row) { return -matrix[pivot, free[column]] }
      return row == free[column] ? .one : .zero
    }
  }
}
