import Exact
import Reference

extension Bound {
  /// A Gaussian log density by its two terms, in units of u: z²/2 has five roundings, ½ log(2πσ²) a
  /// logarithm of 1 ulp of a rounded argument, which moves it by 2u, and they are added.
  static func gaussianLogDensity(_ exact: EnclosedGaussian) throws -> Bound {
    let half = exact.square.scaled(byTwoToThe: -1)
    let logarithm = try exact.logDensity().roughly.greatest + half
    let amount = (Rational(6) * half + Rational(4) * logarithm + Rational(3)) * unitRoundoff
    return Bound("F12 and roundings", amount + Rational(2).scaled(byTwoToThe: -1074))
  }

  /// A Gaussian density by exp and sqrt (F12): rounding the argument −z²/2 five times moves exp by
  /// 5u·z²/2, and 1 ulp of exp, the root and the quotient are 5u more.
  static func gaussianDensity(_ exact: EnclosedGaussian, _ density: RationalInterval) -> Bound {
    let argument = Rational(5) * exact.square.scaled(byTwoToThe: -1)
    return relative(
      "F12", (argument + Rational(6)) * unitRoundoff * Rational(2), of: density
    ).widened(by: Rational(2).scaled(byTwoToThe: -1074))
  }

  /// A Gaussian distribution function by erfc (F12): 5.5 ulp, and four roundings of the argument z/√2,
  /// which move it by 4u·|z|φ(z) ≤ 4u(1 + z²)Φ(z).
  static func gaussianCumulative(_ exact: EnclosedGaussian, _ value: RationalInterval) -> Bound {
    let argument = Rational(4) * (.one + exact.square)
    return relative(
      "F12", (argument + Rational(12)) * unitRoundoff * Rational(2), of: value
    ).widened(by: Rational(6).scaled(byTwoToThe: -1074))
  }

  /// A Gaussian divergence by its terms: v₁/v₂ and 1, a logarithm of the rounded quotient, and the
  /// squared distance over v₂, each with up to five roundings in units of u.
  static func gaussianDivergence(ratio: Rational, shift: Rational, logarithm: Rational) -> Bound {
    let terms = Rational(6) * (ratio + .one + logarithm + shift)
    return Bound("F12 and roundings", terms * unitRoundoff + Rational(2).scaled(byTwoToThe: -1074))
  }
}
