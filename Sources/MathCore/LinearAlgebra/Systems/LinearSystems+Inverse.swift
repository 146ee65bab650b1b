extension LinearSystems {
  /// The inverse of a square matrix; that of the 0 × 0 matrix is itself.
  ///
  /// By factors and one refinement of each column with compensated residuals where a certificate
  /// shows that it converges, else exactly, every entry rounded once. Either way catalogue F9 holds.
  /// An entry beyond the range of doubles is an infinity.
  ///
  /// - Throws: `MathError.notSquare`, `MathError.notFinite`; `MathError.singular` if there is no
  ///   inverse, decided exactly; `MathError.illConditioned` where ‖A‖₁·‖A⁻¹‖₁ ≥ 2^53.
  public static func inverse(_ a: Matrix) throws(MathError) -> Matrix {
    try Requirements.square(a, in: "inverse")
    try Requirements.finite(a.elements, "a", in: "inverse")
    let inverse: Matrix
    let norm: ScaledNorm
    if let refined = ScaledSystem(a)?.inverse() {
      inverse = refined
      norm = scaledNorm(refined)
    } else {
      (inverse, norm) = try exactInverse(a)
    }
    let own = scaledNorm(a)
    let condition = PowerOfTwo.scale(own.value * norm.value, by: own.exponent + norm.exponent)
    guard condition < 0x1p53 else {
      throw .illConditioned(function: "inverse", condition: condition)
    }
    return inverse
  }

  /// A norm as value · 2^exponent, which may be beyond the range of doubles.
  private typealias ScaledNorm = (value: Double, exponent: Int)

  /// The inverse by Cramer's rule over the integers, every entry rounded once, and its norm.
  private static func exactInverse(_ a: Matrix) throws(MathError) -> (Matrix, ScaledNorm) {
    let n = a.rowCount
    let integers = IntegerMatrix(a)
    let echelon = ExactEchelon(integers)
    guard echelon.rank == n else {
      throw .singular(function: "inverse", size: n, rank: echelon.rank)
    }
    let all = Array(0..<n)
    let exact = ExactSolution(integers, rows: all, columns: all, right: .identity)
    // Entry (i, j) is N / D times this power of two.
    func exponent(_ row: Int, _ column: Int) -> Int {
      -integers.columnExponents[row] - integers.rowExponents[column]
    }
    func rounded(_ row: Int, _ column: Int, by exponent: Int) -> Double {
      exact[row, column].rounded(over: exact.determinant, timesTwoToThe: exponent)
    }
    var inverse = Matrix(zeros: n, n)
    // No entry is 2^(highest + 1) or more.
    var highest = Int.min / 2
    for row in 0..<n {
      for column in 0..<n {
        inverse[row, column] = rounded(row, column, by: exponent(row, column))
        let width = exact[row, column].magnitude.bitWidth
        guard width > 0 else { continue }
        highest = max(
          highest, width - exact.determinant.magnitude.bitWidth + exponent(row, column))
      }
    }
    var sums = [Double](repeating: 0, count: n)
    for row in 0..<n {
      for column in 0..<n {
        sums[column] += rounded(row, column, by: exponent(row, column) - highest).magnitude
      }
    }
    return (inverse, (sums.max() ?? 0, highest))
  }

  /// The largest sum of magnitudes of a column, as value · 2^exponent.
  private static func scaledNorm(_ a: Matrix) -> ScaledNorm {
    let largest = a.elements.reduce(0) { max($0, $1.magnitude) }
    let exponent = PowerOfTwo.exponent(of: largest)
    var sums = [Double](repeating: 0, count: a.columnCount)
    for row in 0..<a.rowCount {
      for column in 0..<a.columnCount {
        sums[column] += PowerOfTwo.scale(a[row, column].magnitude, by: -exponent)
      }
    }
    return (sums.max() ?? 0, exponent)
  }
}
