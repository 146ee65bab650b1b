/// The exact solution of a square system of doubles with several right sides, as quotients of integers.
struct RationalSolution {
  private let size: Int
  private let integers: IntegerMatrix
  private let exact: ExactSolution

  /// Solves the system on the left of an n × (n + k) matrix, with the other columns as right sides.
  ///
  /// The matrix must be finite, and its left part nonsingular.
  ///
  /// - Complexity: that of ``ExactSolution``.
  init(_ augmented: Matrix) {
    size = augmented.rowCount
    integers = IntegerMatrix(augmented)
    exact = ExactSolution(
      integers, rows: Array(0..<size), columns: Array(0..<size),
      right: .columns(Array(size..<augmented.columnCount)))
  }

  /// An entry of the solution, correctly rounded.
  func rounded(_ row: Int, _ column: Int) -> Double {
    exact[row, column].rounded(over: exact.determinant, timesTwoToThe: exponent(row, column))
  }

  /// An entry of the solution as a pair, within 2^-101 relatively.
  func pair(_ row: Int, _ column: Int) -> ScaledPair {
    let numerator = Self.pair(exact[row, column], timesTwoToThe: exponent(row, column))
    return numerator / Self.pair(exact.determinant)
  }

  /// The determinant of the matrix as a pair, within 2^-104 relatively.
  var determinant: ScaledPair {
    let exponent = (0..<size).reduce(0) {
      $0 + integers.rowExponents[$1] + integers.columnExponents[$1]
    }
    return Self.pair(exact.determinant, timesTwoToThe: exponent)
  }

  private func exponent(_ row: Int, _ column: Int) -> Int {
    integers.columnExponents[size + column] - integers.columnExponents[row]
  }

  /// The leading 106 bits of an integer.
  private static func pair(
    _ number: SignedNatural, timesTwoToThe exponent: Int = 0
  ) -> ScaledPair {
    guard !number.magnitude.isZero else { return .zero }
    let (value, own) = Dyadic(
      isNegative: number.isNegative, magnitude: number.magnitude, exponent: exponent
    ).pair
    return ScaledPair(value, exponent: own)
  }
}
