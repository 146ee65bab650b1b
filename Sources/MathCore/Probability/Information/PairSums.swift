/// Entropies and divergences by sums of `PairTerms`, with bounds: for results near 0, such as of
/// close distributions, where `WeightedLogarithms` cannot tell how to round.
enum PairSums {
  /// A sum of pairs that are not negative.
  ///
  /// Each addition keeps its error, and rounds only the sum of these, which is at most nu of the
  /// sum: so the sum is within n²u² of itself, beside what its terms are off by.
  private struct Total {
    var high = 0.0
    var low = 0.0
    var count = 0

    mutating func add(_ term: DoubleDouble) {
      let (sum, error) = ErrorFree.sum(high, term.high)
      high = sum
      low += error + term.low
      count += 1
    }

    /// The sum with a bound, for terms within 2^-60 of themselves, and twice that in all.
    var certified: CertifiedSum {
      let n = Double(count + 1)
      return CertifiedSum(
        value: DoubleDouble(high, low), error: high * (0x1p-60 + n * n * 0x1p-104))
    }
  }

  /// −Σ pᵢ log qᵢ; nothing where a number is out of the range of terms.
  static func crossEntropy(_ p: [Double], _ q: [Double]) -> CertifiedSum? {
    var total = Total()
    for (p, q) in zip(p, q) where p > 0 {
      guard PairTerms.isInRange(p), PairTerms.isInRange(q) else { return nil }
      total.add(PairTerms.crossEntropy(p, q))
    }
    return total.certified
  }

  /// Σ pᵢ log(pᵢ/qᵢ) in Bregman's form; likewise.
  static func divergence(_ p: [Double], _ q: [Double]) -> CertifiedSum? {
    var total = Total()
    var excess = WideAccumulator()
    for (p, q) in zip(p, q) where p > 0 && p != q {
      guard PairTerms.isInRange(p), PairTerms.isInRange(q) else { return nil }
      total.add(PairTerms.divergence(p, q))
      excess.add(p)
      excess.add(-q)
    }
    let terms = total.certified
    let value = terms.value + ScaledPair(excess.value).unscaled
    // The sum of two pairs is within 3u² of the larger.
    return CertifiedSum(value: value, error: terms.error + value.high.magnitude * 0x1p-100)
  }

  /// Σ (pᵢ log(pᵢ/qᵢ) − pᵢ + qᵢ); likewise.
  static func generalizedDivergence(_ p: [Double], _ q: [Double]) -> CertifiedSum? {
    var total = Total()
    for (p, q) in zip(p, q) where p != q {
      guard p > 0 else {
        total.add(DoubleDouble(known: q, 0))
        continue
      }
      guard PairTerms.isInRange(p), PairTerms.isInRange(q) else { return nil }
      total.add(PairTerms.divergence(p, q))
    }
    return total.certified
  }

  /// ½KL(p ‖ m) + ½KL(q ‖ m), m = (p + q)/2; likewise.
  static func divergenceFromMiddle(_ p: [Double], _ q: [Double]) -> CertifiedSum? {
    var total = Total()
    for (p, q) in zip(p, q) where p != q {
      guard p == 0 || PairTerms.isInRange(p), q == 0 || PairTerms.isInRange(q) else { return nil }
      total.add(PairTerms.divergenceFromMiddle(p, q))
    }
    return total.certified
  }
}
