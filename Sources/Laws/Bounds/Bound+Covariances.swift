import Exact
import Reference

/// What solving with a covariance may lose: Cholesky's method, scaled by the diagonal.
///
/// A solver with Σ = R'R finds (Σ + E)ŷ = b with |eᵢⱼ| ≤ ε√(σᵢᵢσⱼⱼ) for ε = γ₃ₙ₊₁/(1 − γₙ₊₁)
/// (Demmel 1989; ASNA, theorem 10.5), which is below γ₃ₙ₊₃. With D² the diagonal of Σ and the
/// correlations H = D⁻¹ΣD⁻¹, E is DFD with ‖F‖ ≤ nε; where nε·tr H⁻¹ ≤ ½, ‖Dŷ‖ ≤ 2‖Dy‖, and a form
/// a'Σ⁻¹b is off by |z'Eŷ| ≤ 2nε‖Dz‖‖Dy‖ for Σz = a, Σy = b.
struct CovarianceBound {
  /// The diagonal of the covariance.
  private let diagonal: [Rational]
  /// tr H⁻¹, which is not below the norm of H⁻¹.
  let condition: Rational
  private let lengths: Rational

  /// The bound of forms with a positive definite covariance.
  ///
  /// - Throws: `ArithmeticError.singular`.
  init(_ covariance: RationalMatrix) throws {
    let squares = (0..<covariance.rowCount).map { covariance[$0, $0] }
    let inverse = try covariance.inverse()
    diagonal = squares
    condition = squares.indices.reduce(.zero) { $0 + inverse[$1, $1] * squares[$1] }
    lengths = Rational(covariance.rowCount)
  }

  /// ε, with the roundings of b, of a dot product, and of what is added to it.
  var share: Rational { Bound.gamma(3 * diagonal.count + 12) }

  /// Whether the bound holds: nε·tr H⁻¹ ≤ ½.
  var isProved: Bool { Rational(2) * lengths * share * condition <= .one }

  /// ‖Dy‖² = Σ σᵢᵢyᵢ².
  func squaredLength(_ weights: [Rational]) -> Rational {
    zip(diagonal, weights).reduce(.zero) { $0 + $1.0 * $1.1 * $1.1 }
  }

  /// 3nε‖Dz‖‖Dy‖, the error of a form by the solutions of both sides, with that of b and of the dot
  /// product: |b|'|y| ≤ ‖D⁻¹b‖‖Dy‖ and ‖D⁻¹b‖ = ‖HDy‖ ≤ n‖Dy‖.
  func form(_ left: [Rational], _ right: [Rational]) throws -> Rational {
    let product = squaredLength(left) * squaredLength(right)
    return Rational(3) * lengths * share * (try product.rootBounds(2, relativeBits: 32).upper)
  }

  /// The error of log det Σ by the pivots rᵢᵢ²: 2n·nε·tr H⁻¹, and a logarithm and an addition of
  /// roundings for each pivot.
  func logDeterminant(pivots: [Rational]) -> Rational {
    let sizes = pivots.reduce(Rational.zero) {
      $0 + Rational(($1.floorLog2() ?? 0).magnitude.asInt + 1)
    }
    let roundings = Rational(diagonal.count + 4) * Bound.unitRoundoff * sizes
    return Rational(2) * lengths * lengths * share * condition + roundings
  }
}

extension UInt {
  fileprivate var asInt: Int { Int(clamping: self) }
}
