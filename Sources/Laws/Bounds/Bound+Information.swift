import Exact
import Reference

/// Terms of a sum of information as enclosed numbers, for bounds of such sums.
struct InformationTerms {
  /// The terms.
  let terms: [Real]

  /// The sum of the magnitudes of the terms, rounded up.
  var magnitudes: Rational { terms.reduce(Rational.zero) { $0 + $1.roughly.greatest } }

  /// The terms pᵢ log(pᵢ/qᵢ) of a divergence; outcomes with pᵢ = 0 have none.
  init(divergence p: [Rational], _ q: [Rational]) throws {
    terms = try zip(p, q).filter { !$0.0.isZero }.map { p, q in
      try .rational(p) * Real.rational(try p / q).log()
    }
  }
}

extension Bound {
  /// F16 for a sum of n terms of one sign, each a weight times a logarithm within 1 ulp:
  /// (n + 4)u relative in nats, 3u more for the quotient by log 2 in bits, and n·2^−1075 where a term
  /// is subnormal.
  static func entropy(_ exact: RationalInterval, count: Int, isInBits: Bool = false) -> Bound {
    let units = Rational(count + (isInBits ? 7 : 4))
    return Bound(
      "F16", units * unitRoundoff * exact.greatest + Rational(count).scaled(byTwoToThe: -1075))
  }

  /// F16 for a divergence as the plain sum of its terms: u·Σ pᵢ((n + 2)|log(pᵢ/qᵢ)| + 2), n·2^−1074
  /// where terms or quotients are subnormal; in bits the logarithms are taken times 1/log 2 < 3/2 with
  /// 3 roundings more.
  ///
  /// A quotient has a relative error of u, which is one of its logarithm; each logarithm, product and
  /// sum has a relative error.
  ///
  /// - Parameter roundings: those that the qᵢ have themselves: 0 where they are given.
  static func plainDivergence(
    _ p: [Rational], _ q: [Rational], roundings: Int = 0, isInBits: Bool = false
  ) throws -> Bound {
    let magnitudes = try InformationTerms(divergence: p, q).magnitudes
    let weight = p.reduce(Rational.zero, +)
    let count = p.count + (isInBits ? 3 : 0)
    let sum = Rational(count + 2) * magnitudes + Rational(2 + roundings) * weight
    let unit = isInBits ? Rational(3).scaled(byTwoToThe: -1) : .one
    return Bound(
      "F16", unit * (sum * unitRoundoff + Rational(p.count).scaled(byTwoToThe: -1074)))
  }

  /// F16 for a divergence in Bregman's form Σ (pᵢ − qᵢ) + Σ pᵢφ((qᵢ − pᵢ)/pᵢ), φ(r) = r − log(1 + r):
  /// (n + 6)u of the second sum, whose terms are not negative, and u of the first, which is added
  /// exactly, and of the result.
  static func bregman(
    _ p: [Rational], _ q: [Rational], _ exact: RationalInterval, isInBits: Bool = false
  ) -> Bound {
    let first = zip(p, q).reduce(Rational.zero) { $0 + $1.0 - $1.1 }
    let unit = isInBits ? Rational(3).scaled(byTwoToThe: -1) : .one
    let second = exact.greatest + unit * first.magnitude
    let sum = Rational(p.count + (isInBits ? 9 : 6)) * second + unit * first.magnitude
    return Bound(
      "F16, Bregman's form", sum * unitRoundoff + Rational(p.count).scaled(byTwoToThe: -1074))
  }

  /// 1 ulp of the result, and 2⁻⁸⁷ of the terms of Bregman's form, each of which a pair of doubles holds
  /// to 2⁻⁸⁸: they count where their sum cancels with that of the differences pᵢ − qᵢ, in nats or bits.
  static func bregmanPairs(
    _ p: [Rational], _ q: [Rational], _ exact: RationalInterval
  ) -> Bound {
    let first = zip(p, q).reduce(Rational.zero) { $0 + $1.0 - $1.1 }
    let terms = exact.greatest + 2 * first.magnitude
    return Bound(
      "1 ulp and 2⁻⁸⁷ of the terms",
      ulps(1, of: exact).amount + terms.scaled(byTwoToThe: -87))
  }

  /// A mean of n numbers by a plain sum (F1) and a division: (n + 1)u·Σ|xᵢ|/n, and half of the least
  /// number.
  static func plainMean(_ x: [Rational]) throws -> Bound {
    let size = try x.reduce(Rational.zero) { $0 + $1.magnitude } / Rational(x.count)
    return Bound(
      "F1", Rational(x.count + 1) * unitRoundoff * size + Rational(1).scaled(byTwoToThe: -1075))
  }

  /// An exponential within 1 ulp of an argument that is off by δ ≤ 1/2 at most: 2u of the result, and
  /// δ(1 + δ) of it, as e^δ − 1 ≤ δ + δ² there; 2^−1074 where it is subnormal.
  static func exponential(_ exact: RationalInterval, argument delta: Rational) -> Bound {
    let share = Rational(2) * unitRoundoff + delta * (.one + delta) * (.one + 2 * unitRoundoff)
    return Bound("F12", share * exact.greatest + Rational(1).scaled(byTwoToThe: -1074))
  }
}
