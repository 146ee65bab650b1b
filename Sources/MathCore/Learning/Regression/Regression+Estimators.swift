/// The Gaussian distribution that makes data most likely.
public struct GaussianEstimate: Sendable, Hashable {
  /// The mean.
  public let mean: Double
  /// The variance, with the number of the data as the divisor.
  public let variance: Double
}

/// The Laplace distribution that makes data most likely.
public struct LaplaceEstimate: Sendable, Hashable {
  /// The location: the median.
  public let location: Double
  /// The scale: the mean distance from the median.
  public let scale: Double
}

extension Regression {
  /// The Gaussian that makes the data most likely: their mean, and Σ (x − mean)²/n.
  ///
  /// Both are correctly rounded, the variance about the exact mean.
  ///
  /// - Throws: `notFinite`; `empty` for ().
  /// - Complexity: O(n).
  public static func mleGaussian(_ x: [Double]) throws(MathError) -> GaussianEstimate {
    try Requirements.finite(x, "x", in: "mleGaussian")
    guard !x.isEmpty else { throw .empty(function: "mleGaussian") }
    return GaussianEstimate(
      mean: ExactMean.rounded(x.span), variance: try Moments.variance(x))
  }

  /// The Laplace distribution that makes the data most likely: median, and mean distance from it.
  ///
  /// Of an even number the median is the mean of the two in the middle, correctly rounded. The
  /// scale is the sum of the upper half less that of the lower, over n: the distances from any
  /// point between the two in the middle have that mean. It is correctly rounded.
  ///
  /// - Throws: `notFinite`; `empty` for ().
  /// - Complexity: O(n·log n).
  public static func mleLaplace(_ x: [Double]) throws(MathError) -> LaplaceEstimate {
    try Requirements.finite(x, "x", in: "mleLaplace")
    guard !x.isEmpty else { throw .empty(function: "mleLaplace") }
    let sorted = x.sorted()
    let half = x.count / 2
    let middle = x.count % 2 == 1 ? [sorted[half]] : [sorted[half - 1], sorted[half]]
    var signed = sorted
    for index in 0..<half { signed[index] = -sorted[index] }
    if x.count % 2 == 1 { signed[half] = 0 }
    return LaplaceEstimate(
      location: ExactMean.rounded(middle.span), scale: ExactMean.rounded(signed.span))
  }

  /// The probability of success that makes k successes in n trials most likely: k/n, rounded once.
  ///
  /// - Throws: `empty` for no trials; `domain` unless 0 ≤ k ≤ n.
  /// - Complexity: O(1).
  public static func mleBernoulli(_ successes: Int, _ trials: Int) throws(MathError) -> Double {
    try Requirements.count(trials, "trials", in: 0...Int.max, of: "mleBernoulli")
    guard trials > 0 else { throw .empty(function: "mleBernoulli") }
    try Requirements.count(successes, "successes", in: 0...trials, of: "mleBernoulli")
    return (ScaledPair(successes) / ScaledPair(trials)).rounded
  }

  /// The probabilities that make counts of categories most likely: each count over their sum.
  ///
  /// Each is rounded once, from a pair within 10u².
  ///
  /// - Throws: `empty` where the counts sum to 0; `domain` for a negative one, and where the sum is
  ///   2^63 or more.
  /// - Complexity: O(n).
  public static func mleCategorical(_ counts: [Int]) throws(MathError) -> [Double] {
    var total = 0
    for count in counts {
      try Requirements.count(count, "counts", in: 0...Int.max, of: "mleCategorical")
      let (sum, overflows) = total.addingReportingOverflow(count)
      guard !overflows else {
        throw .outsideDomain(
          function: "mleCategorical", argument: "the sum of counts", value: "2^63 or more",
          condition: "below 2^63")
      }
      total = sum
    }
    guard total > 0 else { throw .empty(function: "mleCategorical") }
    return counts.map { (ScaledPair($0) / ScaledPair(total)).rounded }
  }
}
