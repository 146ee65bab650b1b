extension Distributions {
  /// The x below which a Gaussian lies with probability p: μ + σ·Φ⁻¹(p).
  ///
  /// It is correctly rounded. Φ⁻¹(p) is −t for p ≤ ½ and t for p > ½, where Φ(−t) is p or 1 − p, a
  /// double. Where t as a pair, within 2^-59, does not tell the rounding, because μ and σt cancel or x is
  /// near a midpoint, t is found to more places.
  ///
  /// - Throws: `notFinite`; `domain` unless 0 < p < 1 and the variance σ² is above 0.
  /// - Complexity: O(1), and some 2^12 products of 2^11 bits in the worst case.
  public static func gaussianQuantile(
    _ p: Double, _ mean: Double, _ variance: Double
  ) throws(MathError) -> Double {
    try Requirements.number(
      p, "p", "between 0 and 1, both excluded", in: "gaussianQuantile"
    ) { $0 > 0 && $0 < 1 }
    try gaussian(mean, variance, in: "gaussianQuantile")
    let tail = p > 0.5 ? 1 - p : p
    guard tail < 0.5 else { return mean + 0 }
    let t = NormalQuantile.upper(tail)
    let distance = ScaledPair(variance).squareRoot * ScaledPair(t)
    let x = ScaledPair(mean) + (p > 0.5 ? distance : -distance)
    return x.rounding(within: distance * ScaledPair(0x1.1p-59))
      ?? HighPrecision.quantile(tail, near: t, mean, variance, isUpper: p > 0.5)
  }
}
