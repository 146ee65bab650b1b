extension Information {
  /// The Kullback–Leibler divergence Σ pᵢ log(pᵢ/qᵢ), in "nats" or "bits"; +∞ where pᵢ > 0 = qᵢ.
  ///
  /// In Bregman's form (bound F16): over the outcomes with pᵢ > 0 it is
  ///
  ///     Σ (pᵢ log(pᵢ/qᵢ) − pᵢ + qᵢ) + Σ (pᵢ − qᵢ).
  ///
  /// No term of the first sum is below 0, and each is within 2^-88 of itself (`LogarithmicTerms`),
  /// however near the distributions are; the second sum is exact. Quicker sums with bounds come
  /// before it, whose results are proven (`WeightedLogarithms`, `PairSums`). So the result is
  /// rounded once, within 1 ulp unless the two sums cancel to less than 2^-34 of the first: both
  /// are then roundings of probabilities that are the same but for these.
  ///
  /// - Throws: `shapes`; `empty`, `notFinite`, `probability`, `distribution`; `domain` for another
  ///   unit.
  /// - Complexity: O(n).
  public static func kl(
    _ p: [Double], _ q: [Double], _ unit: String
  ) throws(MathError) -> Double {
    try distributions(p, q, in: "kl")
    let unit = try InformationUnit(unit, in: "kl")
    return WeightedLogarithms.divergence(p, q)?.rounded(in: unit)
      ?? PairSums.divergence(p, q)?.rounded(in: unit) ?? ExactTerms.divergence(p, q, unit)
  }

  /// The divergence Σ (pᵢ log(pᵢ/qᵢ) − pᵢ + qᵢ) of weights that are not negative, in nats; +∞ where
  /// pᵢ > 0 = qᵢ, and 0 of no weights.
  ///
  /// No term is below 0, each is within 2^-88 of itself (`LogarithmicTerms`), and the sum is
  /// rounded once: never below 0, and 0 only where p = q.
  ///
  /// - Throws: `shapes`, `notFinite`; `domain` for a weight below 0.
  /// - Complexity: O(n).
  public static func klGeneralized(_ p: [Double], _ q: [Double]) throws(MathError) -> Double {
    try Requirements.sameLength(p, q, in: "klGeneralized")
    try Requirements.finite(p, "p", in: "klGeneralized")
    try Requirements.finite(q, "q", in: "klGeneralized")
    for (weights, name) in [(p, "p"), (q, "q")] {
      guard let weight = weights.first(where: { $0 < 0 }) else { continue }
      throw .outsideDomain(
        function: "klGeneralized", argument: name, value: weight.description,
        condition: "without an element below 0")
    }
    return PairSums.generalizedDivergence(p, q)?.rounded(in: .nats)
      ?? ExactTerms.generalizedDivergence(p, q)
  }

  /// The Jensen–Shannon divergence ½KL(p ‖ m) + ½KL(q ‖ m), m = (p + q)/2, in "nats" or "bits".
  ///
  /// As p + q = 2m, the parts that Bregman's form takes off cancel outcome by outcome: each gives a
  /// term that is not below 0, within 2^-88 of itself (`LogarithmicTerms`), and the sum is rounded
  /// once. The middle is exact, nothing over- or underflows, and exchanging p and q changes no bit.
  /// It is 0 only where p = q, and at most log 2 times the mean of Σ pᵢ and Σ qᵢ.
  ///
  /// - Throws: `shapes`; `empty`, `notFinite`, `probability`, `distribution`; `domain` for another
  ///   unit.
  /// - Complexity: O(n).
  public static func js(
    _ p: [Double], _ q: [Double], _ unit: String
  ) throws(MathError) -> Double {
    try distributions(p, q, in: "js")
    let unit = try InformationUnit(unit, in: "js")
    return PairSums.divergenceFromMiddle(p, q)?.rounded(in: unit)
      ?? ExactTerms.divergenceFromMiddle(p, q, unit)
  }
}
