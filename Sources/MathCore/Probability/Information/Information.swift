/// Entropies, divergences and perplexity: sections C.26 to C.28 and D.6.
///
/// Probabilities are taken as the doubles they are, with no renormalisation, and 0·log 0 = 0. Every
/// result is proven to be the nearest double, or an exact sum of terms that are near to exact,
/// rounded once: no order of the outcomes and no appended outcome of probability 0 changes a bit.
public enum Information {
  /// The information −log p of an outcome with probability p, in "nats" or "bits"; +∞ for p = 0.
  ///
  /// It is rounded once from a logarithm within 2^-97 of itself, near p = 1 as well.
  ///
  /// - Throws: `notFinite`, `probability`; `domain` for another unit.
  /// - Complexity: O(1).
  public static func selfInformation(_ p: Double, _ unit: String) throws(MathError) -> Double {
    try Requirements.probability(p, "p", in: "selfInformation")
    let unit = try InformationUnit(unit, in: "selfInformation")
    return p == 0 ? .infinity : unit.rounded(-ScaledPair(p).log)
  }

  /// The entropy −Σ pᵢ log pᵢ of a distribution, in "nats" or "bits".
  ///
  /// No term is below 0. Sums with bounds (`WeightedLogarithms`, `PairSums`) give the double
  /// nearest to the exact entropy where they prove that it is; what is left is an exact sum of
  /// terms within 2^-95 of themselves, rounded once. So no digit is lost near a one-hot
  /// distribution (bound F16).
  ///
  /// - Throws: `empty`, `notFinite`, `probability`, `distribution`; `domain` for another unit.
  /// - Complexity: O(n).
  public static func entropy(_ p: [Double], _ unit: String) throws(MathError) -> Double {
    try Requirements.distribution(p, "p", in: "entropy")
    let unit = try InformationUnit(unit, in: "entropy")
    return WeightedLogarithms.entropy(p)?.rounded(in: unit)
      ?? PairSums.crossEntropy(p, p)?.rounded(in: unit) ?? ExactTerms.crossEntropy(p, p, unit)
  }

  /// The cross-entropy −Σ pᵢ log qᵢ of two distributions, in "nats" or "bits"; +∞ where
  /// pᵢ > 0 = qᵢ.
  ///
  /// As ``entropy(_:_:)``: no term is below 0.
  ///
  /// - Throws: `shapes`; `empty`, `notFinite`, `probability`, `distribution`; `domain` for another
  ///   unit.
  /// - Complexity: O(n).
  public static func crossEntropy(
    _ p: [Double], _ q: [Double], _ unit: String
  ) throws(MathError) -> Double {
    try distributions(p, q, in: "crossEntropy")
    let unit = try InformationUnit(unit, in: "crossEntropy")
    return WeightedLogarithms.crossEntropy(p, q)?.rounded(in: unit)
      ?? PairSums.crossEntropy(p, q)?.rounded(in: unit) ?? ExactTerms.crossEntropy(p, q, unit)
  }

  /// Throws unless both are distributions over one set of outcomes.
  static func distributions(
    _ p: [Double], _ q: [Double], in function: String
  ) throws(MathError) {
    try Requirements.sameLength(p, q, in: function)
    try Requirements.distribution(p, "p", in: function)
    try Requirements.distribution(q, "q", in: function)
  }
}
