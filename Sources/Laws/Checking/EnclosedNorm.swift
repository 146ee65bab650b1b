import Exact
import Reference

/// A row that is normalised, x̂ = (x − μ)/s with s = √(v + ε), or x/s for RMS norm, exactly; and what
/// two plain passes over it may be off by (F18).
///
/// With e ≤ γₙ·mean |x| for the error of the mean, the computed differences are (xᵢ − μ − e)(1 + δ), as
/// Σ (xᵢ − μ) = 0 the mean of their squares is (v + e²)(1 + θ) with n + 3 roundings, and the computed
/// s is √(s² + e²)(1 + θ) with half of these and those of ε and the root. With ρ = e/s that is
/// s(1 + ρ²/2) at most, so that x̂ᵢ is off by ρ + (|x̂ᵢ| + ρ)(ρ²/2 + γₖ), k = ⌈n/2⌉ + 8: two more
/// roundings are the division and a product with a gain.
struct EnclosedNorm {
  /// The row.
  let x: [Rational]
  /// Whether the mean is taken off.
  let isCentred: Bool
  /// x̂ as fractions over a root.
  let row: Normalisation.Row
  /// x̂.
  let normal: [SignedRoot]
  /// Narrow enclosures of x̂.
  let enclosed: [RationalInterval]
  /// 1/s.
  let inverse: SignedRoot
  /// A number not below ρ.
  let shift: Rational
  /// What the computed 1/s may be off by, relatively.
  let scaleError: Rational

  /// - Throws: `ArithmeticError.divisionByZero` for s = 0, `DefinitionError.empty`.
  init(_ x: [Rational], epsilon: Rational, isCentred: Bool) throws {
    self.x = x
    self.isCentred = isCentred
    row = try Normalisation.normal(x, epsilon: epsilon, isCentred: isCentred)
    normal = try row.values()
    enclosed = normal.map(\.enclosed)
    inverse = try SignedRoot(.one, overRootOf: row.square)
    var shift = Rational.zero
    if isCentred {
      let mean = try x.reduce(Rational.zero) { $0 + $1.magnitude } / Rational(x.count)
      shift = (Bound.gamma(x.count) * mean * inverse.enclosed.upper).roundedUp
    }
    self.shift = shift
    scaleError = (shift * shift).scaled(byTwoToThe: -1) + Bound.gamma((x.count + 1) / 2 + 8)
  }

  /// The row of doubles.
  init(_ x: [Double], epsilon: Double, isCentred: Bool = true) throws {
    try self.init(x.rationals(), epsilon: Rational(epsilon), isCentred: isCentred)
  }

  /// Whether squares of the row neither overflow nor lose anything that counts: F18 is for such rows.
  var isFarInsideRange: Bool {
    let (low, high) = (Rational.one.scaled(byTwoToThe: -900), Rational.one.scaled(byTwoToThe: 900))
    return low < row.square && row.square < high && x.allSatisfy { $0.magnitude < high }
  }

  /// F18 for an element of x̂, or of its product with a gain.
  func error(_ place: Int) -> Rational {
    let size = enclosed[place].greatest
    return shift + (size + shift) * scaleError + Rational(1).scaled(byTwoToThe: -1074)
  }

  /// γx̂ + β for one element.
  func output(_ place: Int, gain: Rational, bias: Rational) -> RationalInterval {
    let scaled = (SignedRoot(gain) * normal[place]).enclosed
    return RationalInterval(lower: scaled.lower + bias, upper: scaled.upper + bias)
  }
}

extension SignedRoot {
  /// The root, between rationals that differ by 2⁻¹²⁶ of it at most.
  var enclosed: RationalInterval {
    let near = truncated()
    let far = near + near.scaled(byTwoToThe: -126)
    return signum < 0
      ? RationalInterval(lower: far, upper: near) : RationalInterval(lower: near, upper: far)
  }
}
