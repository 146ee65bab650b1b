import Exact
import Reference

extension Bound {
  /// F21, for the length of the error of gradient descent on x'Ax/2 − b'x after each step.
  ///
  /// A computed step is x − η(Ax − b) + δ with |δ| ≤ γₙ₊₄(|x| + η(|A||x| + |b|)), whatever the order
  /// of its sums: n roundings for Ax, and one each for b, η and x leave one as room. An error is
  /// multiplied by I − ηA in later steps. So with ‖I − ηA‖₂ ≤ 1 the errors of k steps add up to at
  /// most k·γₙ₊₄·maxₜ ‖|xₜ| + η(|A||xₜ| + |b|)‖₂, with the computed xₜ; and with a norm ρ > 1 error
  /// t + 1 is at most ρ times error t and that of the step. Products that underflow add
  /// (n + 2)·2⁻¹⁰⁷⁴(1 + η) a step to an entry.
  ///
  /// - Parameters:
  ///   - norm: a number not below ‖I − ηA‖₂.
  ///   - trajectory: the computed points, from the start.
  static func quadraticDescent(
    _ a: RationalMatrix, _ b: [Rational], eta: Rational, norm: Rational, trajectory: [[Rational]]
  ) throws -> [Bound] {
    let magnitudes = a.magnitudes
    let gamma = gamma(b.count + 4)
    let loss =
      Rational(b.count * (b.count + 2)).scaled(byTwoToThe: -1074)
      * (.one + eta.magnitude)
    var bounds = [Bound("F21", .zero)]
    var (greatest, error) = (Rational.zero, Rational.zero)
    for (step, x) in trajectory.dropLast().enumerated() {
      let sizes = x.map(\.magnitude)
      let product = try magnitudes * sizes
      let terms = b.indices.map { row in
        sizes[row] + eta.magnitude * (product[row] + b[row].magnitude)
      }
      let own = (gamma * (try Spectral.length(terms)) + loss).roundedUp
      greatest = max(greatest, own)
      error = norm <= .one ? Rational(step + 1) * greatest : (norm * error + own).roundedUp
      bounds.append(Bound("F21", error))
    }
    return bounds
  }

  /// F22, for step t of Adam, from 1 on: η·√(1 − β₂ᵗ)/(1 − β₁ᵗ)·(1 − β₁)/√((1 − β₂)(1 − β₁²/β₂)).
  ///
  /// With weights β₁ᵗ⁻ⁱ = β₂^((t−i)/2)·(β₁²/β₂)^((t−i)/2), Cauchy and Schwarz give
  /// m² ≤ (1 − β₁)²/(1 − β₂)·v·Σ (β₁²/β₂)ⁱ, and the geometric sum is at most 1/(1 − β₁²/β₂), so that
  /// β₁² < β₂ is needed. Gradients (β₁/β₂)ᵗ⁻ⁱ reach it but for the end of the sum.
  ///
  /// - Returns: nil where β₁² ≥ β₂.
  public static func adamStep(
    eta: Double, beta1: Double, beta2: Double, step t: Int
  ) throws -> Bound? {
    let (first, second) = (try Rational(beta1), try Rational(beta2))
    guard first * first < second else { return nil }
    let corrections = (try .one - first.power(t), try .one - second.power(t))
    let share = try (.one - first) / corrections.0
    let square =
      try share * share * corrections.1
      / ((.one - second) * (.one - first * first / second))
    // The cut after 128 bits spares the root the bits of powers.
    let root = try square.roundedUp.rootBounds(2, relativeBits: 96).upper
    return Bound("F22", try Rational(eta).magnitude * root)
  }

  /// A step of Adam, as computed in pairs of doubles: within 2⁻⁶⁰ of the size of the step, and then
  /// one rounding of the parameter.
  ///
  /// - Parameters:
  ///   - size: η·(M̂/(√v̂ + ε) + λ|w|) with M̂ the corrected mean of the gradients' magnitudes.
  ///   - reached: the magnitude of the parameter after the step.
  static func adamParameter(size: Rational, reached: Rational) -> Bound {
    let step = size.scaled(byTwoToThe: -60)
    return Bound("a step in pairs", step + rounding(reached + step).amount)
  }
}
