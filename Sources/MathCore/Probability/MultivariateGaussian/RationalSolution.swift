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
    ScaledPair(numerator(row, column)) / ScaledPair(Self.dyadic(exact.determinant, 0))
  }

  /// An entry of the solution, cut off below 2^place.
  func quotient(_ row: Int, _ column: Int, at place: Int) -> Dyadic {
    numerator(row, column).divided(by: Self.dyadic(exact.determinant, 0), at: place)
  }

  /// The determinant of the matrix.
  var determinant: Dyadic {
    Self.dyadic(
      exact.determinant,
      (0..<size).reduce(0) { $0 + integers.rowExponents[$1] + integers.columnExponents[$1] })
  }

  private func numerator(_ row: Int, _ column: Int) -> Dyadic {
    Self.dyadic(exact[row, column], exponent(row, column))
  }

  private func exponent(_ row: Int, _ column: Int) -> Int {
    integers.columnExponents[size + column] - integers.columnExponents[row]
  }

  private static func dyadic(_ number: SignedNatural, _ exponent: Int) -> Dyadic {
    Dyadic(isNegative: number.isNegative, magnitude: number.magnitude, exponent: exponent)
  }
}
