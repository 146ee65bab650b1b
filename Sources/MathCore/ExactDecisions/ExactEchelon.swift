/// Rank and pivots of a matrix of doubles, decided exactly.
///
/// Modulo a prime the rank of any set of columns is at most the true one, since a minor that is 0 stays
/// 0. Let J be the true pivot columns, r of them, and D ≠ 0 a minor of size r on them. Modulo a prime
/// that does not divide D these columns are independent, so that the rank of the first j columns is the
/// true one for every j, and with it every pivot. |D| is at most the Hadamard bound H of the matrix, so
/// primes whose product is above H cannot all divide D: one of them at least shows the true pivots.
/// The true ones are therefore the best that any of these primes shows: the most pivots, and of as
/// many the lexicographically first columns. The search ends early where all rows or all columns have
/// pivots in the first places, which cannot be beaten.
struct ExactEchelon: Sendable {
  /// The pivot columns of the reduced row echelon form, ascending.
  let pivotColumns: [Int]
  /// As many rows, ascending, that are independent on the pivot columns.
  let pivotRows: [Int]

  /// The rank.
  var rank: Int { pivotColumns.count }

  /// Decides.
  ///
  /// - Complexity: one elimination modulo a prime, of at most min(m, n)·m·n products, for a matrix of
  ///   full rank; for others one for each 61 bits of the Hadamard bound.
  init(_ matrix: IntegerMatrix) {
    let size = min(matrix.rowCount, matrix.columnCount)
    var best: (columns: [Int], rows: [Int]) = ([], [])
    let first = Array(0..<size)
    for field in PrimeModuli.fields(matrix.minorBits / PrimeModuli.bitsOfEach + 1) {
      let elimination = ModularElimination(
        matrix.residues(in: field), rowCount: matrix.rowCount, columnCount: matrix.columnCount,
        pivotLimit: matrix.columnCount, clearsAbove: false, in: field)
      let columns = elimination.pivotColumns
      let isBetter =
        columns.count == best.columns.count
        ? columns.lexicographicallyPrecedes(best.columns) : columns.count > best.columns.count
      if isBetter { best = (columns, elimination.pivotRows.sorted()) }
      if best.columns == first { break }
    }
    pivotColumns = best.columns
    pivotRows = best.rows
  }
}
