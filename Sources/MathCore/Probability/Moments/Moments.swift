/// Moments of data and of distributions, and intervals for a mean: sections C.21, C.22 and C.29.
public enum Moments {
  /// The mean of data, correctly rounded, whatever their order.
  ///
  /// No sum overflows on the way (bound F3).
  ///
  /// - Throws: `notFinite`; `empty` for ().
  /// - Complexity: O(n).
  public static func mean(_ x: [Double]) throws(MathError) -> Double {
    try data(x, in: "mean")
    return ExactMean.rounded(x.span)
  }

  /// The variance Σ (xᵢ − x̄)²/N of data, correctly rounded, whatever their order.
  ///
  /// It is (N·Σxᵢ² − (Σxᵢ)²)/N² of exact sums (`ExactScatter`), rounded once: a mean of any size
  /// costs no digit (bound F17 holds with 1/2 ulp for every κ).
  ///
  /// - Throws: `notFinite`; `empty` for ().
  /// - Complexity: O(n).
  public static func variance(_ x: [Double]) throws(MathError) -> Double {
    try data(x, in: "variance")
    return ExactScatter.value(x.span).rounded(over: ExactScatter.product(x.count, x.count))
  }

  /// The variance Σ (xᵢ − x̄)²/(N − 1) of a sample, correctly rounded, whatever its order.
  ///
  /// As ``variance(_:)``, over N(N − 1).
  ///
  /// - Throws: `notFinite`; `empty` for (); `domain` for one number.
  /// - Complexity: O(n).
  public static func sampleVariance(_ x: [Double]) throws(MathError) -> Double {
    try data(x, in: "sampleVariance")
    try sample(x.count, in: "sampleVariance")
    return ExactScatter.value(x.span).rounded(over: ExactScatter.product(x.count, x.count - 1))
  }

  /// Throws unless data are finite, and not none.
  static func data(_ x: [Double], in function: String) throws(MathError) {
    guard !x.isEmpty else { throw .empty(function: function) }
    try Requirements.finite(x, "x", in: function)
  }

  /// Throws unless a sample that is not empty has a variance.
  static func sample(_ count: Int, in function: String) throws(MathError) {
    guard count < 2 else { return }
    throw .outsideDomain(
      function: function, argument: "the number of data", value: count.description,
      condition: "2 or more")
  }
}
