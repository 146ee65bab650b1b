import CGMP

/// Gaussian elimination on integers without fractions (Bareiss 1968).
///
/// A step with the pivot p of row k replaces the element a of row i by
/// (p · a − a[i, pivot column] · a[k, column]) / p′, where p′ is the pivot of the step before, at
/// first 1. By Sylvester's determinant identity every element stays a minor of the given matrix:
/// below the pivots that of the pivot rows and columns with one more row and column; above them,
/// where rows above are cleared, that of the pivot rows with a pivot column exchanged for the
/// element's own (Cramer's rule). So every division is exact, and no number is longer than a minor.
struct FractionFreeElimination {
  /// The rows, of which those with a pivot come first.
  ///
  /// Only the columns behind the last pivot's are up to date; those before are known without them.
  private(set) var rows: [[Integer]]
  /// The number of pivots found, which are in the first rows.
  private(set) var rank = 0
  /// Whether an odd number of pairs of rows was exchanged.
  private(set) var isOddPermutation = false
  /// The last pivot: the minor of the pivot rows and columns; 1 if there is none.
  private(set) var lastPivot = Integer.one

  /// Eliminates in the first `columnCount` columns, which every row has.
  ///
  /// - Parameter clearsAbove: whether the rows above a pivot are eliminated too (Gauss–Jordan). Then,
  ///   where each of the columns has its pivot, X = (the columns behind them) / `lastPivot` solves the
  ///   system.
  init(rows: [[Integer]], columnCount: Int, clearsAbove: Bool) {
    self.rows = rows
    for column in 0..<columnCount {
      guard let found = (rank..<rows.count).first(where: { !self.rows[$0][column].isZero }) else {
        continue
      }
      if found != rank {
        self.rows.swapAt(found, rank)
        isOddPermutation.toggle()
      }
      let pivotRow = self.rows[rank]
      for row in (clearsAbove ? 0 : rank + 1)..<rows.count where row != rank {
        eliminate(row, with: pivotRow, from: column)
      }
      lastPivot = pivotRow[column]
      rank += 1
    }
  }

  /// One step for one row, in the columns behind the pivot's.
  private mutating func eliminate(_ row: Int, with pivotRow: [Integer], from column: Int) {
    let pivot = pivotRow[column]
    let factor = rows[row][column]
    for index in (column + 1)..<max(column + 1, pivotRow.count) {
      let element = rows[row][index]
      rows[row][index] = Integer { r in
        pivot.read { p in element.read { a in __gmpz_mul(r, p, a) } }
        factor.read { f in pivotRow[index].read { b in __gmpz_submul(r, f, b) } }
        lastPivot.read { before in __gmpz_divexact(r, r, before) }
      }
    }
  }
}
