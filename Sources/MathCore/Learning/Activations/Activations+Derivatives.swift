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

  /// The derivative σ(x)(1 + xσ(−x)) of `silu`.
  ///
  /// Its zero is near −1.27846: there the error is below 2^-74, not relative. Else, from 2^-20 off
  /// that zero on, it is within 1 ulp.
  ///
  /// - Throws: `notFinite`.
  public static func siluGrad(_ x: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "siluGrad")
    let factor = ScaledPair.one + ScaledPair(x) * Logistic.value(-x)
    return (Logistic.value(x) * factor).rounded
  }
}
