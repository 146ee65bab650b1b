/// Functions that networks apply to each number: section B.18.
///
/// Each is evaluated as an unrounded pair and rounded once, within 0.51 ulp, into the subnormals.
public enum Activations {
  /// Below this the first terms of Taylor's series do.
  private static let small = 0x1p-10

  /// The logistic function σ(x) = 1/(1 + e^−x), within 1 ulp, and monotone over the doubles.
  ///
  /// For |x| < 2^-10 it is 1/2 + (x/4 − x³/48) (the next term is below 2^-58 of it), where x/4 is
  /// exact and x³/48 < 2^-23·|x| is too flat to turn the order. Else neighbours differ by
  /// δ ≥ 2^-62, so that σ differs relatively by more than δ·t/(1 + t), t = e^−|x| (δ/2 for x < 0),
  /// and its pair is off by 2^-75, or for x > 0 by 2^-76·t + 2^-102. From x = 32 on δ is 2^-47, and
  /// up to x = 37, where σ rounds to 1, t > 2^-54: so the pairs are in order, and so their roundings.
  ///
  /// - Throws: `notFinite`.
  public static func sigmoid(_ x: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "sigmoid")
    if x.magnitude < small { return 0.5 + (x / 4 - x * x * x / 48) }
    return Logistic.value(x).rounded
  }

  /// The hyperbolic tangent, within 1 ulp, and monotone over the doubles.
  ///
  /// It is odd. For 0 ≤ x < 2^-27 it rounds to x, as x³/3 < 2^-55·x. Below 2 it is −w/(2 + w) with
  /// w = e^−2x − 1, a pair off by 2^-67: neighbours differ relatively by 2^-53 or more, and tanh by
  /// 2x/sinh 2x > 1/7 of that. From 2 on it is 1 − v with v = 2t/(1 + t), t = e^−2x, off by 2^-75·v
  /// and, where it is added, by 2^-106. Neighbours differ by δ ≥ 2^-51, and v by more than δ·v. Up to
  /// x = 20, where tanh rounds to 1, δ·v > 2^-103.
  ///
  /// - Throws: `notFinite`.
  public static func tanh(_ x: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "tanh")
    let a = x.magnitude
    if a < 0x1p-27 { return x }
    if a >= 20 { return x > 0 ? 1 : -1 }
    let value: DoubleDouble
    if a < 2 {
      let w = Elementary.expm1(DoubleDouble(-2 * a, 0))
      value = -w / (w + 2)
    } else {
      let t = Elementary.exp(-2 * a).unscaled
      value = -(t.scaled(2) / (t + 1)) + 1
    }
    return x > 0 ? value.high : -value.high
  }

  /// The smooth ramp log(1 + e^x), within 1 ulp, and monotone over the doubles.
  ///
  /// max(x, 0) + log(1 + e^−|x|) as a pair, off by 2^-66 of the second term. For |x| < 2^-10 it is
  /// log 2 + (x/2 + (x²/8)(1 − x²/24)), where the last term, and so its rounding, is too flat to turn
  /// the order, and the next one is below 2^-71. Else neighbours differ by δ ≥ 2^-62 and the values
  /// by δ/2 for x > 0, relatively by δ/2 for x < 0: more than twice the error.
  ///
  /// - Throws: `notFinite`.
  public static func softplus(_ x: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "softplus")
    if x.magnitude < small {
      let square = x * x / 8
      let bend = square * (1 - square / 3)
      return log2.high + (x / 2 + (log2.low + bend))
    }
    let tail = Logistic.softplusTail(x)
    return (x > 0 ? ScaledPair(x) + tail : tail).rounded
  }

  /// log 2 as a pair.
  private static let log2 = DoubleDouble(0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56)

  /// The ramp max(x, 0), with +0 for every number that is not positive.
  ///
  /// - Throws: `notFinite`.
  public static func relu(_ x: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "relu")
    return x > 0 ? x : 0
  }

  /// The product x·σ(x), within 1 ulp.
  ///
  /// - Throws: `notFinite`.
  public static func silu(_ x: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "silu")
    return (ScaledPair(x) * Logistic.value(x)).rounded
  }
}
