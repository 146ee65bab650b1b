import Exact

extension Matrix {
  /// The matrix with another one, of as many rows, to the right of it.
  func beside(_ right: Matrix) -> Matrix {
    Matrix(rowCount: rowCount, columnCount: columnCount + right.columnCount) {
      $1 < columnCount ? self[$0, $1] : right[$0, $1 - columnCount]
    }
  }

  /// The matrix with another one, of as many columns, below it.
  func above(_ bottom: Matrix) -> Matrix {
    Matrix(rowCount: rowCount + bottom.rowCount, columnCount: columnCount) {
      $0 < rowCount ? self[$0, $1] : bottom[$0 - rowCount, $1]
    }
  }

  /// The first rows and columns, at most so many.
  func leading(rows: Int, columns: Int) -> Matrix {
    Matrix(rowCount: min(rows, rowCount), columnCount: min(columns, columnCount)) { self[$0, $1] }
  }

  /// The matrix whose row i is row `order[i]` of this one.
  func permutingRows(_ order: [Int]) -> Matrix {
    Matrix(rowCount: order.count, columnCount: columnCount) { self[order[$0], $1] }
  }
}
