import Exact

extension Bound {
  /// What LAPACK calls eps: the distance 2⁻⁵² from 1 to the next double.
  static let epsilon = Rational(1).scaled(byTwoToThe: -52)

  /// F10 and F11: the relative residual and the loss of orthonormality that factors of an m × n
  /// matrix may show, in the norm of the matrix: 5·max(m, n)·ε.
  ///
  /// Householder QR has γ̃_mn a column and √n·γ̃_mn (Higham, ASNA, Theorem 19.4) with a constant that
  /// is not named; LAPACK's own tests fail at the ratio 30 of residual/(max(m, n)·‖A‖·ε) for QR, and
  /// at 50 for singular values (dqrt01, svd.in). The catalogue aims at 5, which is what is asked.
  static func factors(rows: Int, columns: Int) -> Rational {
    Rational(5 * max(rows, columns, 1)) * epsilon
  }

  /// F11: |σ̂ᵢ − σᵢ| ≤ max(m, n)·ε·σ₁ (LAPACK Users' Guide, §4.9, with the modest function p(m, n) as
  /// the larger dimension), and for a result that is subnormal one unit of it a dimension.
  static func singularValue(rows: Int, columns: Int, largest: Rational) -> Bound {
    Bound("F11", Rational(max(rows, columns, 1)) * epsilon * largest + underflow(rows, columns))
  }

  /// F11 for small singular values of A = B·D with diagonal D: one-sided Jacobi has relative errors
  /// of at most p(m, n)·ε·κ(B), here with p = max(m, n) (Demmel and Veselić 1992).
  static func gradedSingularValue(
    rows: Int, columns: Int, condition: Rational, exact: Rational
  ) -> Bound {
    Bound("F11 (graded)", Rational(max(rows, columns, 1)) * epsilon * condition * exact)
  }

  /// What underflow adds to F10 and F11 for an m × n matrix: m + n units 2⁻¹⁰⁷⁴ of the subnormals.
  ///
  /// Powers of two take the columns, or the matrix, into the middle of the range without rounding,
  /// entries near 10⁻³¹⁰ too; there a product that underflows is below u times what it is added to.
  /// So Q, U and V lose nothing, and only what is taken back to its own scale may be rounded as a
  /// subnormal number: each entry of R and each singular value, by 2⁻¹⁰⁷⁵ at most. With k = min(m, n)
  /// a column of Q·ΔR is then no longer than ‖Q‖₂·√k·2⁻¹⁰⁷⁵, and ‖U·Δ·Vᵀ‖₂ ≤ ‖U‖₂·‖V‖₂·2⁻¹⁰⁷⁵ for a
  /// diagonal Δ. As the squares of ‖Q‖₂, ‖U‖₂ and ‖V‖₂ are at most 1 + 5·max(m, n)·ε < 2, both are
  /// below k·2⁻¹⁰⁷⁴. A product of the factors that is formed again, as a truncation is, rounds k
  /// products in each of mn entries, which moves it by √(mn)·k·2⁻¹⁰⁷⁵ ≤ (m + n)·2⁻¹⁰⁷⁴ for k ≤ 4.
  static func underflow(_ rows: Int, _ columns: Int) -> Rational {
    Rational(rows + columns).scaled(byTwoToThe: -1074)
  }
}
