extension Activations {
  /// The Gaussian error linear unit x·Φ(x), within 1 ulp; Φ is the normal distribution function.
  ///
  /// For x < 0 the tail Φ(x) is a pair with its own digits, down to the subnormals; for x > 0 it is
  /// 1 − Φ(−x) ≥ 1/2. The relative error before rounding is below 2^-61.
  ///
  /// - Throws: `notFinite`.
  public static func gelu(_ x: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "gelu")
    // Φ(−40) < 2^-1159.
    if x.magnitude > 40 { return x > 0 ? x : -0.0 }
    return (ScaledPair(x) * normal(x)).rounded
  }

  /// The derivative Φ(x) + xφ(x) of `gelu`, φ the normal density, within 1 ulp.
  ///
  /// For x < 0 it is φ(x)(M + x), M Mills' ratio at −x, where M + x keeps its digits near its zero
  /// at −0.75179.
  ///
  /// - Throws: `notFinite`.
  public static func geluGrad(_ x: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "geluGrad")
    if x.magnitude > 40 { return x > 0 ? 1 : -0.0 }
    let density = NormalTail.density(x)
    if x > 0 { return (normal(x) + ScaledPair(x) * density).rounded }
    return (density * ScaledPair(NormalTail.millsRatioLessArgument(-x))).rounded
  }

  /// Φ(x) for |x| ≤ 40.
  private static func normal(_ x: Double) -> ScaledPair {
    let tail = NormalTail.probability(below: x.magnitude)
    return x > 0 ? .one - tail : tail
  }

  /// The approximation x(1 + tanh u)/2 of `gelu`, u = √(2/π)(x + 0.044715x³), within 1 ulp.
  ///
  /// (1 + tanh u)/2 = σ(2u), with 2u as a pair; 0.044715 is the decimal, not the double near it.
  ///
  /// - Throws: `notFinite`.
  public static func geluTanh(_ x: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "geluTanh")
    // Here 2u is beyond 1900.
    if x.magnitude > 30 { return x > 0 ? x : -0.0 }
    let cubic = DoubleDouble(0x1.6e4e26d4801f7p-5, 0x1.441355475a31ap-59)
    let twiceRoot = DoubleDouble(0x1.9884533d43651p+0, -0x1.cbc0d30ebfd15p-54)
    let square = DoubleDouble(x, 0) * x
    let argument = (square * cubic + 1) * twiceRoot * x
    return (ScaledPair(x) * Logistic.value(argument)).rounded
  }
}
