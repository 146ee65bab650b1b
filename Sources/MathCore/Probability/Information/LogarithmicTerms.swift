/// The terms of entropies and divergences, each relatively within 2^-88 of its exact value, however
/// near two probabilities are: logarithms of quotients from differences that are exact.
///
/// With d = a − b and s = d/(a + b),
///
///     log(a/b) = 2·artanh s = 2s(1 + R),  R = s²/3 + s⁴/5 + …,
///
/// so that nothing cancels as a nears b. That series serves for |s| < 2^-5, and the logarithm of
/// the quotient beyond, which is off by 2^-97 and above 2^-4.1 in magnitude.
enum LogarithmicTerms {
  /// R = s²/3 + s⁴/5 + … for |s| < 2^-5; the rest after s²⁰/21 is below 2^-114.
  private static func rest(_ s: ScaledPair) -> ScaledPair {
    let square = s * s
    var sum = ScaledPair.zero
    for n in stride(from: 21, through: 3, by: -2) {
      sum = (sum + .one / ScaledPair(n)) * square
    }
    return sum
  }

  /// s, where it is small.
  private static func smallShare(
    _ a: ScaledPair, _ b: ScaledPair, _ difference: ScaledPair
  ) -> ScaledPair? {
    let s = difference / (a + b)
    return s.isZero || s.exponent < -5 ? s : nil
  }

  /// log(a/b) of two numbers above 0 with their exact difference a − b.
  static func logarithm(
    of a: ScaledPair, over b: ScaledPair, difference: ScaledPair
  ) -> ScaledPair {
    guard let s = smallShare(a, b, difference) else { return (a / b).log }
    return ScaledPair(2) * s * (.one + rest(s))
  }

  /// p·log(p/q) − p + q ≥ 0 of two numbers above 0 with their exact difference q − p.
  ///
  /// It is p·φ(r), φ(r) = r − log(1 + r), r = (q − p)/p: the Bregman form, in which the parts of
  /// p·log(p/q) that cancel over all outcomes are not there. Far off it is d − p·log(q/p) with d =
  /// q − p, as it stands, which is at least 2^-5.1·|d| there. Near, p·log(q/p) = 2ps + 2psR, and d
  /// − 2ps = d(q − p)/(p + q) = ds, so that it is s(d − 2pR), where 2pR is below |ds|.
  static func divergence(
    of p: ScaledPair, from q: ScaledPair, difference d: ScaledPair
  ) -> ScaledPair {
    guard let s = smallShare(q, p, d) else { return d - p * (q / p).log }
    return s * (d - ScaledPair(2) * p * rest(s))
  }

  /// ½(p·log(p/m) + q·log(q/m)) with m = (p + q)/2, for two numbers that are not both 0.
  ///
  /// With t = p + q and δ = |p − q|/t it is t/4·((1 + δ)·log(1 + δ) + (1 − δ)·log(1 − δ)) =
  /// t/2·Σ δ²ᵏ/(2k(2k − 1)), k ≥ 1; the series serves for δ < 2^-4, with a rest below 2^-110.
  /// Exchanging p and q changes nothing, to the bit.
  static func divergenceFromMiddle(_ p: Double, _ q: Double) -> ScaledPair {
    let (large, small) = (ScaledPair(max(p, q)), ScaledPair(min(p, q)))
    let total = large + small
    let share = (large - small) / total
    let half = ScaledPair(0.5)
    guard share.isZero || share.exponent < -4 else {
      let upper = large * (ScaledPair(2) * large / total).log
      guard !small.isZero else { return half * upper }
      return half * (upper + small * (ScaledPair(2) * small / total).log)
    }
    let square = share * share
    var sum = ScaledPair.zero
    for k in stride(from: 13, through: 1, by: -1) {
      sum = (sum + .one / ScaledPair(2 * k * (2 * k - 1))) * square
    }
    return half * total * sum
  }
}
