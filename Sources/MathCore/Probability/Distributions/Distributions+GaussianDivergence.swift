extension Distributions {
  /// The Kullback–Leibler divergence of one Gaussian from another, in nats.
  ///
  /// For N(μ₁, v₁) from N(μ₂, v₂) it is ½(r − log(1 + r) + (μ₁ − μ₂)²/v₂) with r = (v₁ − v₂)/v₂. Neither
  /// term is below 0, and each is formed without cancellation: within 0.501 ulp. So it is 0 for equal
  /// Gaussians, and for others only where it is below half the least double.
  ///
  /// - Throws: `notFinite`; `domain` unless both variances are above 0.
  /// - Complexity: O(1).
  public static func klGaussian(
    _ mean1: Double, _ variance1: Double, _ mean2: Double, _ variance2: Double
  ) throws(MathError) -> Double {
    try Requirements.finite(mean1, "mean1", in: "klGaussian")
    try Requirements.number(variance1, "variance1", "above 0", in: "klGaussian") { $0 > 0 }
    try Requirements.finite(mean2, "mean2", in: "klGaussian")
    try Requirements.number(variance2, "variance2", "above 0", in: "klGaussian") { $0 > 0 }
    let spread = ScaledPair(variance2)
    let growth = (ScaledPair(variance1) - spread) / spread
    let shift = ScaledPair(mean1) - ScaledPair(mean2)
    let ratio = ScaledPair(variance1) / spread
    let total = excess(of: growth, ratio: ratio) + shift * shift / spread
    return (total * ScaledPair(0.5)).rounded
  }

  /// r − log(1 + r) ≥ 0, within 2^-66 relatively; r and the ratio 1 + r are within 13u².
  ///
  /// For |r| < 2^-8 it is r²(1/2 − r/3 + r²/4 − …), cut off after r¹⁰/12 < 2^-83. Elsewhere it is
  /// above 2^-18.1. log(1 + r) is within 2^-97 of itself and, with the ratio, of 2^-102, and r within
  /// 2^-102 of itself; r is at most 2^9 times the value. So they leave 2^-80.
  private static func excess(of r: ScaledPair, ratio: ScaledPair) -> ScaledPair {
    guard r.magnitude < ScaledPair(0x1p-8) else { return r - ratio.log }
    let small = r.unscaled
    var series = DoubleDouble(0, 0)
    for n in stride(from: 12.0, through: 2, by: -1) {
      series = DoubleDouble(1, 0) / DoubleDouble(n, 0) - series * small
    }
    return r * r * ScaledPair(series)
  }
}
