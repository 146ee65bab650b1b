extension ScaledPair {
  /// log 2 to 2^-108: its leading 53 bits, and the next.
  private static let log2 = DoubleDouble(0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56)

  /// The natural logarithm of a number above 0, within 2^-97 of its magnitude.
  ///
  /// That is beside what an error of the number itself makes.
  ///
  /// The number is m·2^k with √½ < m ≤ √2, so that log m and k·log 2 do not cancel: |log m| is at
  /// most half of |k·log 2| unless k = 0. With s = (m − 1)/(m + 1), |s| ≤ 0.1716,
  ///
  ///     log m = 2·artanh s = 2s·(1 + s²/3 + s⁴/5 + …).
  ///
  /// After the term s⁴⁰/41 the rest of the bracket is below s⁴²/43·(1 + s² + …) < 2^-112. In
  /// Horner's scheme each level is off by at most 18u² of what it adds, a number below 1.02, and is
  /// damped by s² < 0.03 on its way; the sum of all is below 25u². m − 1 and m + 1 add 3u² each (m
  /// − 1 is a difference of pairs of one exponent, and exact up to 3u²·|m − 1| by Sterbenz's
  /// lemma), the quotient and the last product 15u². In all 50u² ≤ 2^-100 of log m; k·log 2 is
  /// within 2^-102, and the sum 2^-104.
  var log: ScaledPair {
    let isUpper = value.high > 2.0.squareRoot()
    let m = isUpper ? DoubleDouble(value.high / 2, value.low / 2) : value
    let k = ScaledPair(exponent + (isUpper ? 1 : 0))
    let one = DoubleDouble(1, 0)
    return Self.twiceArtanh((m - one) / (m + one)) + k * ScaledPair(Self.log2)
  }

  /// log(1 + t) for t > −1, within 2^-97 of its magnitude, for a double or a pair t ≥ −1/2.
  ///
  /// Up to 1/4 in magnitude it is 2·artanh(t/(2 + t)), |t/(2 + t)| ≤ 1/7, so that it keeps its digits
  /// however small t is; below 2^-120 it is t, as t²/2 is nothing beside it. For larger t, 1 + t is
  /// exact for a double, and within 9u² of itself for a pair, where the logarithm is above 1/5.
  static func log1p(_ t: ScaledPair) -> ScaledPair {
    if t.exponent < -120 { return t }
    guard t.exponent < -2 else { return (one + t).log }
    let x = t.unscaled
    return twiceArtanh(x / (DoubleDouble(2, 0) + x))
  }

  /// 2·artanh s for |s| ≤ 0.1716, as the derivation of `log` has it.
  private static func twiceArtanh(_ s: DoubleDouble) -> ScaledPair {
    let one = DoubleDouble(1, 0)
    let square = s * s
    var bracket = one / DoubleDouble(41, 0)
    for n in stride(from: 39.0, through: 1, by: -2) {
      bracket = one / DoubleDouble(n, 0) + bracket * square
    }
    let logarithm = s * bracket
    return ScaledPair(DoubleDouble(2 * logarithm.high, 2 * logarithm.low))
  }
}
