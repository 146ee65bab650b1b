import Exact
import Reference

extension Bound {
  /// F12, what the C library promises of tanh: 2.5 ulp (2.19 are reached).
  static let libraryTanh: Rational = 5 * Rational(1).scaled(byTwoToThe: -1)

  /// F12, what x·erfc(−x/√2)/2 comes to with an erfc of 5.5 ulp: 6 ulp (4.17 are reached).
  static let libraryGelu: Rational = 6

  /// F13 for probabilities from zᵢ − m and a plain sum, in units of u and of pᵢ:
  /// (m − zᵢ) + H(p) + n + 4, and 2^−1073 where an exponential is subnormal.
  ///
  /// Rounding zᵢ − m costs the exponential u(m − zᵢ), and their sum u·Σ pⱼ(m − zⱼ) ≤ u·H(p) (law 135);
  /// the rest are the exponentials, n − 1 additions and a division. Normwise it is in Blanchard,
  /// Higham and Higham (2021).
  static func softmax(_ exact: EnclosedSoftmax, _ p: [RationalInterval]) throws -> [Bound] {
    let common = try exact.entropy().roughly.upper + Rational(exact.kept.count + 4)
    var bounds = Array(repeating: Bound("F13", .zero), count: exact.count)
    for (place, logit) in zip(exact.kept, exact.logits) {
      let share = (exact.top - logit + common) * unitRoundoff
      bounds[place] = Bound("F13", share * p[place].upper + Rational(1).scaled(byTwoToThe: -1073))
    }
    return bounds
  }

  /// F14 for m + log Σ e^(zⱼ − m) with a plain sum and a logarithm y − m that is within 1 ulp, so
  /// within 2u: u·(|y| + 2(y − m) + H(p) + n + 2).
  static func logSumExp(_ exact: EnclosedSoftmax, _ y: RationalInterval) throws -> Bound {
    let entropy = try exact.entropy().roughly.upper
    let sum = y.greatest + 2 * (y.upper - exact.top) + entropy + Rational(exact.kept.count + 2)
    return Bound("F14", sum * unitRoundoff)
  }

  /// F15 for (m − z) + log1p(R), R the sum of the other exponentials: both terms are at least 0, so
  /// the relative error is (D + n + 5)u with D = Σ eⱼ(m − zⱼ)/Σ eⱼ over all but one largest logit, and
  /// n·2^−1074 where exponentials are subnormal.
  static func crossEntropy(_ exact: EnclosedSoftmax, _ loss: RationalInterval) throws -> Bound {
    var rest = exact.logits
    if let place = rest.firstIndex(of: exact.top) { rest.remove(at: place) }
    var distance = Rational.zero
    if !rest.isEmpty {
      distance = try decided {
        // The mean of m − zⱼ with the weights of the others alone.
        let others = rest.max() ?? .zero
        let p = try Activations.softmax(rest.map { Real.rational($0 - others) })
        return try Real.sum(zip(p, rest).map { try $0 * .rational(exact.top - $1) })
      }.roughly.upper
    }
    let n = Rational(exact.kept.count)
    return Bound(
      "F15", (distance + n + 5) * unitRoundoff * loss.upper + n.scaled(byTwoToThe: -1074))
  }

  /// What a gradient (Σ y)pᵢ − yᵢ may be off by that is rounded once from pᵢ·Σ_{j≠i} yⱼ and yᵢ(1 − pᵢ)
  /// with 3 bits more than a double: u of the result and 2^−56 of either term.
  static func crossEntropyGradient(
    _ exact: RationalInterval, p: RationalInterval, own: Rational, total: Rational
  ) -> Bound {
    let terms = p.upper * (total - own) + own * (.one - p.lower)
    return Bound(
      "2^−56 of the terms",
      relative("", unitRoundoff, of: exact).amount + terms.scaled(byTwoToThe: -56))
  }
}
