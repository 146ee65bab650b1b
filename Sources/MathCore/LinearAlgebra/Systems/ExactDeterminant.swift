/// The determinant of a square matrix of doubles as an integer times a power of two.
struct ExactDeterminant: Sendable {
  /// The integer.
  let value: SignedNatural
  /// The power of two.
  let exponent: Int
  /// The rank of the matrix.
  let rank: Int

  /// The determinant of a square matrix of finite numbers.
  init(_ a: Matrix) {
    let integers = IntegerMatrix(a)
    let echelon = ExactEchelon(integers)
    rank = echelon.rank
    exponent = integers.rowExponents.reduce(0, +) + integers.columnExponents.reduce(0, +)
    guard rank == a.rowCount else {
      value = SignedNatural(isNegative: false, magnitude: Natural(0))
      return
    }
    value =
      ExactSolution(
        integers, rows: echelon.pivotRows, columns: echelon.pivotColumns, right: .columns([])
      ).determinant
  }
}
