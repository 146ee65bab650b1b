extension Distributions {
  /// The x below which a Gaussian lies with probability p: μ + σ·Φ⁻¹(p).
  ///
  /// Φ⁻¹(p) is a pair within 2^-59 of itself. It is −t for p ≤ ½ and t for p > ½, where Φ(−t) is p or
  /// 1 − p, a double.
  ///
  /// - Throws: `notFinite`; `domain` unless 0 < p < 1 and the variance σ² is above 0.
  /// - Complexity: O(1).
  public static func gaussianQuantile(
    _ p: Double, _ mean: Double, _ variance: Double
  ) throws(MathError) -> Double {
    try Requirements.number(
      p, "p", "between 0 and 1, both excluded", in: "gaussianQuantile"
    ) { $0 > 0 && $0 < 1 }
    try gaussian(mean, variance, in: "gaussianQuantile")
    let score = ScaledPair(NormalQuantile.upper(p > 0.5 ? 1 - p : p))
    let distance = ScaledPair(variance).squareRoot * score
    return (ScaledPair(mean) + (p > 0.5 ? distance : -distance)).rounded
  }
}
