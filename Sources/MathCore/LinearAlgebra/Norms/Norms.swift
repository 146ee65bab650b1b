#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Norms of vectors and matrices: section A.10.
public enum Norms {
  /// The sum of the magnitudes, correctly rounded; 0 for the empty vector.
  ///
  /// - Throws: `notFinite`.
  /// - Complexity: O(n).
  public static func norm1(_ x: [Double]) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "norm1")
    return sumOfMagnitudes(x.span)
  }

  /// The largest magnitude, exactly; 0 for the empty vector.
  ///
  /// - Throws: `notFinite`.
  /// - Complexity: O(n).
  public static func normInf(_ x: [Double]) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "normInf")
    return PowerOfTwo.largestMagnitude(x.span)
  }

  /// The norm (Σ|x|^p)^(1/p) for p ≥ 1; p = ∞ gives the largest magnitude; 0 for the empty vector.
  ///
  /// For p = 1, 2 and ∞ the result is that of `norm1`, `norm2` and `normInf`. Else, with m the largest
  /// magnitude and a `pow` of the platform within 1 ulp (2u relatively), the relative error is at
  /// most (8 + ln n)u to first order, and one more rounding where the result is subnormal:
  /// |x|/m has an error of u, its power one of pu + 2u, their sum, which is correctly rounded,
  /// (p + 3)u; the root divides by p: (1 + 3/p)u ≤ 4u; rounding 1/p moves a root of S in 1 ... n by at
  /// most u·ln(n)/p; `pow` adds 2u, and the product with m u. That is 7u + u·ln n.
  /// Powers that underflow are below 2^-1022 beside one that is 1.
  ///
  /// - Throws: `notFinite`; `domain` for p < 1 and p that is not a number.
  /// - Complexity: O(n).
  public static func normP(_ x: [Double], _ p: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "normP")
    guard p >= 1 else {
      throw .outsideDomain(
        function: "normP", argument: "p", value: p.description, condition: "at least 1")
    }
    let largest = PowerOfTwo.largestMagnitude(x.span)
    if largest == 0 || p == .infinity { return largest }
    if p == 1 { return sumOfMagnitudes(x.span) }
    if p == 2 { return EuclideanLength.norm(x.span) }
    let powers = x.map { pow($0.magnitude / largest, p) }
    return largest * pow(sumOfMagnitudes(powers.span), 1 / p)
  }

  /// The correctly rounded sum of the magnitudes of finite elements.
  static func sumOfMagnitudes(_ x: Span<Double>) -> Double {
    if let sum = CompensatedKernels.sum(x, ofMagnitudes: true).rounded { return sum }
    if let sum = CompensatedKernels.sumOfTwo(x, ofMagnitudes: true) { return sum }
    return WideAccumulator.sum(x, ofMagnitudes: true).rounded
  }
}
