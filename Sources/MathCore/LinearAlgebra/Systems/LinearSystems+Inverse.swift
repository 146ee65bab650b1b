extension LinearSystems {
  /// The inverse of a square matrix; that of the 0 × 0 matrix is itself.
  ///
  /// By factors and one refinement of each column with compensated residuals where a certificate
  /// shows that it converges, else exactly, every entry rounded once. Either way catalogue F9 holds.
  ///
  /// - Throws: `MathError.notSquare`, `MathError.notFinite`; `MathError.singular` if there is no
  ///   inverse, decided exactly; `MathError.illConditioned` where ‖A‖₁·‖A⁻¹‖₁ ≥ 2^53.
  public static func inverse(_ a: Matrix) throws(MathError) -> Matrix {
    try Requirements.square(a, in: "inverse")
    try Requirements.finite(a.elements, "a", in: "inverse")
    let inverse: Matrix
    if let refined = ScaledSystem(a)?.inverse() {
      inverse = refined
    } else {
      inverse = try exactInverse(a)
    }
    let condition = conditionNumber(a, inverse)
    guard condition < 0x1p53 else {
      throw .illConditioned(function: "inverse", condition: condition)
    }
    return inverse
  }

  /// The inverse by Cramer's rule over the integers, every entry rounded once.
  private static func exactInverse(_ a: Matrix) throws(MathError) -> Matrix {
    let n = a.rowCount
    let integers = IntegerMatrix(a)
    let echelon = ExactEchelon(integers)
    guard echelon.rank == n else {
      throw .singular(function: "inverse", size: n, rank: echelon.rank)
    }
    let all = Array(0..<n)
    let exact = ExactSolution(integers, rows: all, columns: all, right: .identity)
    var inverse = Matrix(zeros: n, n)
    for row in 0..<n {
      for column in 0..<n {
        inverse[row, column] = exact[row, column].rounded(
          over: exact.determinant,
          timesTwoToThe: -integers.columnExponents[row] - integers.rowExponents[column])
      }
    }
    return inverse
  }

  /// ‖A‖₁·‖A⁻¹‖₁ of two matrices, each norm scaled so that it does not overflow on the way.
  private static func conditionNumber(_ a: Matrix, _ inverse: Matrix) -> Double {
    let left = scaledNorm(a)
    let right = scaledNorm(inverse)
    return PowersOfTwo.scale(left.value * right.value, by: left.exponent + right.exponent)
  }

  /// The largest sum of magnitudes of a column, as value · 2^exponent.
  private static func scaledNorm(_ a: Matrix) -> (value: Double, exponent: Int) {
    let largest = a.elements.reduce(0) { max($0, $1.magnitude) }
    guard largest.isFinite else { return (largest, 0) }
    let exponent = PowersOfTwo.exponent(largest) ?? 0
    var sums = [Double](repeating: 0, count: a.columnCount)
    for row in 0..<a.rowCount {
      for column in 0..<a.columnCount {
        sums[column] += PowersOfTwo.scale(a[row, column].magnitude, by: -exponent)
      }
    }
    return (sums.max() ?? 0, exponent)
  }
}
