import Exact

/// The singular values of a matrix of rationals, by definition: the square roots of the eigenvalues
/// of AᵀA (section A.9 of the notes).
public enum SingularValues {
  /// AᵀA, or AAᵀ where that is smaller: its eigenvalues are the min(m, n) squared singular values.
  public static func smallGram(_ a: RationalMatrix) -> RationalMatrix {
    a.rowCount < a.columnCount ? a.transposed().gramMatrix() : a.gramMatrix()
  }

  /// The squares of the singular values, descending, each as often as it occurs; zeros are exact.
  ///
  /// They are the isolated roots of the characteristic polynomial.
  public static func squares(
    of a: RationalMatrix, relativeBits bits: Int
  ) throws(ArithmeticError) -> [RationalInterval] {
    try RealRoots(of: smallGram(a).characteristicPolynomial()).intervals(relativeBits: bits)
      .reversed().flatMap { root in
        [RationalInterval](
          repeating: RationalInterval(lower: root.lower, upper: root.upper),
          count: root.multiplicity)
      }
  }

  /// The min(m, n) singular values, descending, each in an interval of at most 2^−bits of it; zeros
  /// and other values that bisection meets are exact.
  public static func enclosures(
    of a: RationalMatrix, relativeBits bits: Int
  ) throws(ArithmeticError) -> [RationalInterval] {
    // √ halves relative widths: (bits + 1) of the square, and a root rounded to bits + 1.
    try squares(of: a, relativeBits: bits + 1).map { square throws(ArithmeticError) in
      RationalInterval(
        lower: try square.lower.rootBounds(2, relativeBits: bits + 1).lower,
        upper: try square.upper.rootBounds(2, relativeBits: bits + 1).upper)
    }
  }

  /// How many of the min(m, n) singular values are above, below and at t ≥ 0, by the inertia of
  /// AᵀA − t²I: no square root and no polynomial.
  public static func inertia(
    of a: RationalMatrix, about t: Rational
  ) throws(ArithmeticError) -> Inertia {
    try Inertia(of: smallGram(a), about: t * t)
  }

  /// Whether the largest singular value is not above t ≥ 0.
  public static func norm(
    of a: RationalMatrix, isAtMost t: Rational
  ) throws(ArithmeticError) -> Bool {
    let square = t * t
    let frobenius = a.squaredFrobenius()
    // ‖A‖₂ ≤ ‖A‖_F ≤ √min(m, n)·‖A‖₂ decides most cases.
    if frobenius <= square { return true }
    if frobenius > Rational(min(a.rowCount, a.columnCount)) * square { return false }
    return try Inertia(of: smallGram(a), about: square).positive == 0
  }
}
