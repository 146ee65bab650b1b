extension Distributions {
  /// The density of a Gaussian at x: e^(−(x − μ)²/(2σ²))/√(2πσ²).
  ///
  /// All steps are in pairs with a range of their own, so that only the last one rounds, over- or
  /// underflows: within 0.501 ulp, subnormal results too.
  ///
  /// - Throws: `notFinite`; `domain` unless the variance σ² is above 0.
  /// - Complexity: O(1).
  public static func gaussianPdf(
    _ x: Double, _ mean: Double, _ variance: Double
  ) throws(MathError) -> Double {
    try gaussian(mean, variance, x, in: "gaussianPdf")
    return StandardScore(x, mean: mean, variance: variance).density?.rounded ?? 0
  }

  /// The logarithm of the density of a Gaussian at x: −½log(2πσ²) − (x − μ)²/(2σ²).
  ///
  /// It is correctly rounded. Where the two terms as pairs, within 2^-96 of them, do not tell the
  /// rounding, because they cancel, they are found to more places.
  ///
  /// - Throws: `notFinite`; `domain` unless the variance σ² is above 0.
  /// - Complexity: O(1).
  public static func gaussianLogPdf(
    _ x: Double, _ mean: Double, _ variance: Double
  ) throws(MathError) -> Double {
    try gaussian(mean, variance, x, in: "gaussianLogPdf")
    let score = StandardScore(x, mean: mean, variance: variance)
    return score.logDensity
  }

  /// The probability P(X ≤ x) of a Gaussian.
  ///
  /// For x < μ it is the tail Φ(−t), right into the subnormal numbers, and else 1 − Φ(−t): within
  /// 0.51 ulp.
  ///
  /// - Throws: `notFinite`; `domain` unless the variance σ² is above 0.
  /// - Complexity: O(1).
  public static func gaussianCdf(
    _ x: Double, _ mean: Double, _ variance: Double
  ) throws(MathError) -> Double {
    try gaussian(mean, variance, x, in: "gaussianCdf")
    let score = StandardScore(x, mean: mean, variance: variance)
    return (score.isNegative ? score.tail : ScaledPair.one - score.tail).rounded
  }

  /// The mean, the variance and the fourth central moment 3σ⁴ of a Gaussian.
  ///
  /// The last is rounded once, from a pair within 10u².
  ///
  /// - Throws: `notFinite`; `domain` unless the variance σ² is above 0.
  /// - Complexity: O(1).
  public static func gaussianMoments(
    _ mean: Double, _ variance: Double
  ) throws(MathError) -> (mean: Double, variance: Double, fourth: Double) {
    try gaussian(mean, variance, in: "gaussianMoments")
    let spread = ScaledPair(variance)
    return (mean, variance, (ScaledPair(3) * spread * spread).rounded)
  }

  /// Draws of a Gaussian from the stream of a seed: μ + σz for z of ``RandomStream/normal()``.
  ///
  /// σ is a pair, and each draw is rounded once.
  ///
  /// - Throws: `notFinite`; `domain` unless the variance σ² is above 0 and 0 ≤ count ≤ 2^26.
  /// - Complexity: O(count).
  public static func gaussianSample(
    _ mean: Double, _ variance: Double, _ count: Int, _ seed: Int
  ) throws(MathError) -> [Double] {
    try gaussian(mean, variance, in: "gaussianSample")
    try Requirements.count(count, "count", in: 0...mostDraws, of: "gaussianSample")
    let centre = ScaledPair(mean)
    let deviation = ScaledPair(variance).squareRoot
    var stream = RandomStream(seed: seed)
    return (0..<count).map { _ in (centre + deviation * ScaledPair(stream.normal())).rounded }
  }

  /// Throws unless the parameters of a Gaussian are finite and its variance above 0.
  static func gaussian(
    _ mean: Double, _ variance: Double, _ x: Double? = nil, in function: String
  ) throws(MathError) {
    if let x { try Requirements.finite(x, "x", in: function) }
    try Requirements.finite(mean, "mean", in: function)
    try Requirements.number(variance, "variance", "above 0", in: function) { $0 > 0 }
  }
}
