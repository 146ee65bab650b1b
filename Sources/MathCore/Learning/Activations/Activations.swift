#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Functions that networks apply to each number: section B.18.
public enum Activations {
  /// The logistic function σ(x) = 1/(1 + e^−x).
  ///
  /// - Throws: `notFinite`.
  public static func sigmoid(_ x: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "sigmoid")
    if x >= 0 { return 1 / (1 + exp(-x)) }
    let power = exp(x)
    return power / (1 + power)
  }

  /// The hyperbolic tangent.
  ///
  /// - Throws: `notFinite`.
  public static func tanh(_ x: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "tanh")
    let power = expm1(-2 * x.magnitude)
    let value = -power / (2 + power)
    return x.sign == .minus ? -value : value
  }

  /// The smooth ramp log(1 + e^x) = max(x, 0) + log1p(e^−|x|).
  ///
  /// - Throws: `notFinite`.
  public static func softplus(_ x: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "softplus")
    return max(x, 0) + log1p(exp(-x.magnitude))
  }

  /// The ramp max(x, 0), with +0 for every number that is not positive.
  ///
  /// - Throws: `notFinite`.
  public static func relu(_ x: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "relu")
    return x > 0 ? x : 0
  }

  /// The product x·σ(x).
  ///
  /// - Throws: `notFinite`.
  public static func silu(_ x: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "silu")
    return x >= 0 ? x / (1 + exp(-x)) : x * exp(x) / (1 + exp(x))
  }

  /// The Gaussian error linear unit x·Φ(x), Φ the normal distribution function.
  ///
  /// Φ(x) = erfc(−x/√2)/2, which keeps its digits in the tail.
  ///
  /// - Throws: `notFinite`.
  public static func gelu(_ x: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "gelu")
    return x / 2 * erfc(-x * 0.5.squareRoot())
  }

  /// The approximation x(1 + tanh u)/2 of `gelu`, u = √(2/π)(x + 0.044715x³).
  ///
  /// (1 + tanh u)/2 = σ(2u).
  ///
  /// - Throws: `notFinite`.
  public static func geluTanh(_ x: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "geluTanh")
    let argument = 2 * (2 / Double.pi).squareRoot() * (x * (1 + 0.044715 * x * x))
    return x / (1 + exp(-argument))
  }
}
