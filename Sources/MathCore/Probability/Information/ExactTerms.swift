/// Entropies and divergences as exact sums of terms within 2^-88 of themselves, rounded once.
///
/// For results that the sums with bounds, `WeightedLogarithms` and `PairSums`, cannot round: those
/// next to the middle of two doubles, and those of numbers out of their range.
enum ExactTerms {
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

  /// Σ (pᵢ log(pᵢ/qᵢ) − pᵢ + qᵢ), in nats.
  static func generalizedDivergence(_ p: [Double], _ q: [Double]) -> Double {
    var total = WideAccumulator()
    for (p, q) in zip(p, q) where p != q {
      guard p > 0 else {
        total.add(q)
        continue
      }
      guard q > 0 else { return .infinity }
      let (a, b) = (ScaledPair(p), ScaledPair(q))
      total.add(LogarithmicTerms.divergence(of: a, from: b, difference: b - a))
    }
    return total.value.rounded
  }

  /// ½KL(p ‖ m) + ½KL(q ‖ m), m = (p + q)/2.
  static func divergenceFromMiddle(
    _ p: [Double], _ q: [Double], _ unit: InformationUnit
  ) -> Double {
    var total = WideAccumulator()
    for (p, q) in zip(p, q) where p != q {
      total.add(LogarithmicTerms.divergenceFromMiddle(p, q))
    }
    return unit.rounded(total)
  }
}
