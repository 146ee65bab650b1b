#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Activations {
  /// The derivative σ'(x) = σ(x)σ(−x).
  ///
  /// - Throws: `notFinite`.
  public static func sigmoidGrad(_ x: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "sigmoidGrad")
    let power = exp(-x.magnitude)
    return power / ((1 + power) * (1 + power))
  }

  /// The derivative 1 − tanh²x = 4e^−2|x|/(1 + e^−2|x|)².
  ///
  /// - Throws: `notFinite`.
  public static func tanhGrad(_ x: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "tanhGrad")
    let power = exp(-2 * x.magnitude)
    return 4 * power / ((1 + power) * (1 + power))
  }

  /// The derivative of the smooth ramp, which is σ(x).
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

  /// The derivative σ(x) + xσ(x)σ(−x) of `silu`.
  ///
  /// - Throws: `notFinite`.
  public static func siluGrad(_ x: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "siluGrad")
    return try sigmoid(x) * (1 + x * sigmoid(-x))
  }

  /// The derivative Φ(x) + xφ(x) of `gelu`, φ the normal density.
  ///
  /// - Throws: `notFinite`.
  public static func geluGrad(_ x: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "geluGrad")
    let density = exp(-x * x / 2) / (2 * Double.pi).squareRoot()
    return erfc(-x * 0.5.squareRoot()) / 2 + (density == 0 ? 0 : x * density)
  }
}
