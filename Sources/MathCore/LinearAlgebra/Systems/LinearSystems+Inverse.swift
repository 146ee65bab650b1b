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
    if let refined = ScaledSystem(a, invertsFactors: true)?.inverse() {
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
    let rank = ExactEchelon(IntegerMatrix(a)).rank
    guard rank == a.rowCount else {
      throw .singular(function: "inverse", size: a.rowCount, rank: rank)
    }
    let exact = ExactPseudoInverse(a)
    let highest = exact.highest
    let norm = scaledNorm(exact.rounded(timesTwoToThe: -highest))
    return (exact.rounded(timesTwoToThe: 0), (norm.value, norm.exponent + highest))
  }

  /// The largest sum of magnitudes of a column, as value · 2^exponent.
  private static func scaledNorm(_ a: Matrix) -> ScaledNorm {
    let (factor, exponent) = PowerOfTwo.factor(
      for: PowerOfTwo.largestMagnitude(a.elements.span))
    let sums = RowPasses.columnSums(a.elements, width: a.columnCount, times: factor)
    return (sums.max() ?? 0, exponent)
  }
}
