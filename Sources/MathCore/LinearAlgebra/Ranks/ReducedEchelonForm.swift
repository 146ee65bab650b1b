/// The reduced row echelon form of a matrix of doubles, every entry rounded correctly.
///
/// The columns that are not pivots are combinations of the pivot columns, with the coefficients of
/// A[I, J]·X = A[I, rest] for the pivot rows I and columns J. With A = diag(2^r)·M·diag(2^c) the
/// coefficient of column j in pivot column k is that of M times 2^(c[j] − c[k]).
struct ReducedEchelonForm {
  /// The pivot columns, ascending.
  let pivots: [Int]
  /// The other columns, ascending.
  let free: [Int]
  /// The coefficients: a row a pivot, a column a free column.
  let coefficients: Matrix

  /// The form of a matrix of finite numbers.
  init(_ a: Matrix) {
    let integers = IntegerMatrix(a)
    let echelon = ExactEchelon(integers)
    let pivots = echelon.pivotColumns
    let free = (0..<a.columnCount).filter { !pivots.contains($0) }
    var coefficients = Matrix(zeros: pivots.count, free.count)
    if !pivots.isEmpty && !free.isEmpty {
      let exact = ExactSolution(
        integers, rows: echelon.pivotRows, columns: pivots, right: .columns(free))
      for (row, pivot) in pivots.enumerated() {
        for (column, place) in free.enumerated() {
          coefficients[row, column] = exact[row, column].rounded(
            over: exact.determinant,
            timesTwoToThe: integers.columnExponents[place] - integers.columnExponents[pivot])
        }
      }
    }
    self.pivots = pivots
    self.free = free
    self.coefficients = coefficients
  }
}
