extension LinearSystems {
  /// The determinant of a square matrix, rounded correctly; 1 for the 0 × 0 matrix.
  ///
  /// The sign is right, 0 means singular, and the result is an infinity or 0 for a nonsingular matrix
  /// only where rounding of the exact value gives it.
  ///
  /// - Throws: `MathError.notSquare`, `MathError.notFinite`.
  public static func det(_ a: Matrix) throws(MathError) -> Double {
    try Requirements.square(a, in: "det")
    try Requirements.finite(a.elements, "a", in: "det")
    if let scaled = certifiedDeterminant(a) {
      let value = PowerOfTwo.scale(scaled.significand, by: scaled.exponent)
      // Below the normal numbers this would be a second rounding.
      if value.magnitude >= .leastNormalMagnitude { return value }
    }
    let exact = ExactDeterminant(a)
    return exact.value.rounded(timesTwoToThe: exact.exponent)
  }

  /// A determinant with its exponent apart: significand · 2^exponent.
  public struct ScaledDeterminant: Sendable, Hashable {
    /// 0, or at least 1/2 and below 1 in magnitude.
    public let significand: Double
    /// The power of two; 0 where the significand is 0.
    public let exponent: Int
  }

  /// The determinant of a square matrix with its exponent apart, so that it neither overflows nor
  /// underflows; the significand is rounded correctly.
  ///
  /// - Throws: `MathError.notSquare`, `MathError.notFinite`.
  public static func detScaled(_ a: Matrix) throws(MathError) -> ScaledDeterminant {
    try Requirements.square(a, in: "detScaled")
    try Requirements.finite(a.elements, "a", in: "detScaled")
    if let scaled = certifiedDeterminant(a) { return scaled }
    let exact = ExactDeterminant(a)
    let width = exact.value.magnitude.bitWidth
    guard width > 0 else { return ScaledDeterminant(significand: 0, exponent: 0) }
    let significand = exact.value.rounded(timesTwoToThe: -width)
    // Rounding up may reach 1.
    let carries = significand.magnitude == 1
    return ScaledDeterminant(
      significand: carries ? significand / 2 : significand,
      exponent: exact.exponent + width + (carries ? 1 : 0))
  }

  /// The determinant by elimination in doubles, or else in pairs of them, where its bound of error proves
  /// how it rounds.
  private static func certifiedDeterminant(_ a: Matrix) -> ScaledDeterminant? {
    let n = a.rowCount
    let scaled = Equilibrated(a, scalesRows: true)
    guard scaled.isExact else { return nil }
    // Pairs are as quick for few rows.
    let traced = n < 24 ? nil : TracedDeterminant(scaled.elements, size: n)?.certain
    guard let (significand, exponent) = traced ?? PairFactors(scaled.elements, size: n).certain
    else { return nil }
    let binary = Int(significand.exponent) + 1
    return ScaledDeterminant(
      significand: PowerOfTwo.scale(significand, by: -binary),
      exponent: exponent + binary + scaled.rowExponents.reduce(0, +)
        + scaled.columnExponents.reduce(0, +))
  }

  /// The volume of the parallelepiped of the columns of an m × n matrix: √det(A'A), which is |det A|
  /// for a square matrix, and 0 for n > m.
  ///
  /// The integer det(A'A) is found exactly and rounded once, which changes its root by at most one
  /// half of an ulp; the root is rounded once: 1 ulp in all. |det A| is rounded correctly.
  ///
  /// - Throws: `MathError.notFinite`.
  public static func volume(_ a: Matrix) throws(MathError) -> Double {
    try Requirements.finite(a.elements, "a", in: "volume")
    if a.isSquare {
      let exact = ExactDeterminant(a)
      return exact.value.rounded(timesTwoToThe: exact.exponent).magnitude
    }
    guard a.rowCount > a.columnCount else { return 0 }
    return ExactGram.rootOfDeterminant(a)
  }
}
