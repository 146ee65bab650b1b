extension Activations {
  /// The derivative σ'(x) = σ(x)σ(−x), within 1 ulp.
  ///
  /// - Throws: `notFinite`.
  public static func sigmoidGrad(_ x: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "sigmoidGrad")
    return Logistic.slope(x).rounded
  }

  /// The derivative 1 − tanh²x = 4σ(2x)σ(−2x), within 1 ulp.
  ///
  /// - Throws: `notFinite`.
  public static func tanhGrad(_ x: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "tanhGrad")
    // Twice a number beyond 2^1023 is infinite, and the result 0 as for any beyond 700.
    return (Logistic.slope(min(2 * x.magnitude, 2000)) * ScaledPair(4)).rounded
  }

  /// The derivative of the smooth ramp, which is σ(x), within 1 ulp.
  ///
  /// - Throws: `notFinite`.
  public static func softplusGrad(_ x: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "softplusGrad")
    return try sigmoid(x)
  }

  /// The derivative of the ramp: 1 for x > 0, else 0, at 0 as well.
  ///
  /// - Throws: `notFinite`.
  public static func reluGrad(_ x: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "reluGrad")
    return x > 0 ? 1 : 0
  }

  /// The zero of 1 + x + e^x in three parts.
  static let siluTurn = (
    -0x1.474973c84120bp+0, -0x1.f8d74bc9ac154p-54, -0x1.44a50180ba780p-108
  )

  /// The derivative σ(x)(1 + xσ(−x)) of `silu`, within 1 ulp.
  ///
  /// It is σ(x)σ(−x)(1 + x + e^x). Near the zero z of the last factor e^z = −1 − z, so that for
  /// h = x − z it is h + (−1 − z)(e^h − 1), both terms of one sign: no digit is lost. There x less
  /// the first part of z is exact, and h a pair.
  ///
  /// - Throws: `notFinite`.
  public static func siluGrad(_ x: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "siluGrad")
    let turn = siluTurn
    guard (x - turn.0).magnitude < 0.5 else {
      return (Logistic.value(x) * (ScaledPair.one + ScaledPair(x) * Logistic.value(-x))).rounded
    }
    let h = DoubleDouble(-turn.1, -turn.2) + (x - turn.0)
    let power = DoubleDouble(-turn.0, -turn.1) + -1
    return (Logistic.slope(x) * ScaledPair(h + power * Elementary.expm1(h))).rounded
  }
}
