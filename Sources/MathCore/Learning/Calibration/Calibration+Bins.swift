extension Calibration {
  /// The largest number of bins of `ece`.
  private static let mostBins = 1 << 31
  /// The largest number of bins that are listed.
  private static let mostListedBins = 1 << 24

  /// The expected calibration error: Σ |Σ confidence − Σ correct| over the bins, over N.
  ///
  /// Bin i of m holds the confidences in (i/m, (i + 1)/m], the first one 0 too, decided exactly.
  /// The result is the exact sum, correctly rounded; the order of the examples changes no bit.
  ///
  /// - Throws: `shapes`, `empty`, `notFinite`; `probability` for a confidence outside of [0, 1];
  ///   `domain` unless the entries of `correct` are 0 or 1, and 1 ≤ bins ≤ 2^31.
  /// - Complexity: O(N·log N).
  public static func ece(
    _ confidence: [Double], _ correct: [Int], _ bins: Int
  ) throws(MathError) -> Double {
    try check(confidence, correct, ("confidence", "correct"), in: "ece")
    try Requirements.count(bins, "bins", in: 1...mostBins, of: "ece")
    var total = WideAccumulator()
    for members in members(confidence, bins).values {
      var difference = WideAccumulator()
      for index in members { difference.add(confidence[index]) }
      let hits = members.reduce(0) { $0 + correct[$1] }
      difference.add(-Double(hits))
      let sign = difference.value.isNegative ? -1.0 : 1
      for index in members { total.add(sign * confidence[index]) }
      total.add(-sign * Double(hits))
    }
    return mean(total, over: confidence.count)
  }

  /// The reliability table: the count, the mean confidence and the accuracy of each bin.
  ///
  /// The bins are those of `ece`. Both means are correctly rounded; those of an empty bin are 0.
  ///
  /// - Throws: as `ece` does; `domain` unless 1 ≤ bins ≤ 2^24.
  /// - Complexity: O(N·log N + bins).
  public static func reliability(
    _ confidence: [Double], _ correct: [Int], _ bins: Int
  ) throws(MathError) -> (counts: [Int], confidence: [Double], accuracy: [Double]) {
    try check(confidence, correct, ("confidence", "correct"), in: "reliability")
    try Requirements.count(bins, "bins", in: 1...mostListedBins, of: "reliability")
    var counts = [Int](repeating: 0, count: bins)
    var means = [Double](repeating: 0, count: bins)
    var accuracies = means
    for (bin, members) in members(confidence, bins) {
      counts[bin] = members.count
      let inside = members.map { confidence[$0] }
      means[bin] = ExactMean.rounded(inside.span)
      let hits = members.reduce(0) { $0 + correct[$1] }
      accuracies[bin] = Double(hits) / Double(members.count)
    }
    return (counts, means, accuracies)
  }

  /// The places of the confidences in each bin that has any.
  private static func members(_ confidence: [Double], _ bins: Int) -> [Int: [Int]] {
    Dictionary(grouping: confidence.indices) { bin(confidence[$0], bins) }
  }

  /// The bin ⌈m·c⌉ − 1 of a confidence c, and 0 for 0.
  ///
  /// The product is p + e, rounded and the rest. Rounding keeps the order to whole numbers below
  /// 2^53: between two of them p has the ceiling of m·c, and where p is one of them the sign of e
  /// tells. A product that is too small for an exact rest is in the first bin.
  private static func bin(_ confidence: Double, _ bins: Int) -> Int {
    let (product, error) = ErrorFree.product(confidence, Double(bins))
    guard product > 1 else { return product == 1 && error > 0 && bins > 1 ? 1 : 0 }
    let ceiling = product.rounded(.up)
    return Int(ceiling) - (product == ceiling && error > 0 ? 0 : 1)
  }
}
