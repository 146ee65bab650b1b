import Exact

/// The characteristic polynomial and the adjugate by traces alone, without a pivot or a minor.
///
/// With M₁ = I and c₁ = −tr A, M_{k+1} = A·M_k + c_k I and c_{k+1} = −tr(A·M_{k+1})/(k + 1), the
/// polynomial is λⁿ + c₁λⁿ⁻¹ + … + c_n. Cayley–Hamilton says that A·M_n + c_n I = 0, so
/// A·M_n = (−1)ⁿ⁻¹ det(A) I, and M_n is the adjugate up to that sign (Gantmacher, The Theory of
/// Matrices 1, chapter IV, section 5).
public struct FaddeevLeVerrier: Sendable, Equatable {
  /// The coefficients 1, c₁, …, c_n, that of the highest power first.
  public let coefficients: [Rational]
  /// The adjugate.
  public let adjugate: RationalMatrix

  /// The polynomial of a square matrix.
  ///
  /// - Throws: `ArithmeticError.shapes` if the matrix is not square.
  public init(of a: RationalMatrix) throws(ArithmeticError) {
    let n = a.rowCount
    let identity = RationalMatrix.identity(n)
    var coefficients: [Rational] = [.one]
    var matrix = identity
    for k in 1..<max(n + 1, 1) {
      if k > 1 { matrix = try a * matrix + coefficients[k - 1] * identity }
      coefficients.append(try -((a * matrix).trace()) / Rational(k))
    }
    self.coefficients = coefficients
    adjugate = Rational(n.isMultiple(of: 2) ? -1 : 1) * matrix
  }
}
