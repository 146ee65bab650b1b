/// Entropies and divergences as exact sums of terms within 2^-88 of themselves, rounded once.
///
/// For results that `WeightedLogarithms` cannot round: near 0, where each term has to keep its digits,
/// and near the middle of two doubles.
enum ExactTerms {
  /// −Σ pᵢ log pᵢ.
  static func entropy(_ p: [Double], _ unit: InformationUnit) -> Double {
    var total = WideAccumulator()
    for p in p where p > 0 {
      let probability = ScaledPair(p)
      total.add(-(probability * probability.log))
    }
    return unit.rounded(total)
  }

  /// −Σ pᵢ log qᵢ.
  static func crossEntropy(_ p: [Double], _ q: [Double], _ unit: InformationUnit) -> Double {
    var total = WideAccumulator()
    for (p, q) in zip(p, q) where p > 0 {
      guard q > 0 else { return .infinity }
      total.add(-(ScaledPair(p) * ScaledPair(q).log))
    }
    return unit.rounded(total)
  }

  /// Σ pᵢ log(pᵢ/qᵢ) in Bregman's form.
  static func divergence(_ p: [Double], _ q: [Double], _ unit: InformationUnit) -> Double {
    var total = WideAccumulator()
    for (p, q) in zip(p, q) where p > 0 && p != q {
      guard q > 0 else { return .infinity }
      let (a, b) = (ScaledPair(p), ScaledPair(q))
      total.add(LogarithmicTerms.divergence(of: a, from: b, difference: b - a))
      total.add(p)
      total.add(-q)
    }
    return unit.rounded(total)
  }
}
