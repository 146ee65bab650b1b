extension Information {
  /// The perplexity exp(mean) of losses in nats, and its logarithm, their mean.
  ///
  /// The mean is correctly rounded, and the exponential is that of the exact mean, rounded once;
  /// past the range of doubles it is +∞, and the logarithm is kept.
  ///
  /// - Throws: `notFinite`; `empty` for no losses.
  /// - Complexity: O(n).
  public static func perplexity(
    _ losses: [Double]
  ) throws(MathError) -> (perplexity: Double, log: Double) {
    let mean = try mean(of: losses, in: "perplexity")
    return (exponential(mean), ExactMean.rounded(losses.span))
  }

  /// The perplexity of the probabilities given to what came, the geometric mean of their inverses,
  /// and its logarithm, −Σ log pᵢ/N in nats; both +∞ where one is 0.
  ///
  /// No logarithm is below 0 and each is within 2^-97 of itself; both results are rounded once.
  ///
  /// - Throws: `notFinite`, `probability`; `empty` for none.
  /// - Complexity: O(n).
  public static func perplexityProbs(
    _ p: [Double]
  ) throws(MathError) -> (perplexity: Double, log: Double) {
    guard !p.isEmpty else { throw .empty(function: "perplexityProbs") }
    try Requirements.probabilities(p, "p", in: "perplexityProbs")
    var total = WideAccumulator()
    for p in p {
      guard p > 0 else { return (.infinity, .infinity) }
      total.add(-ScaledPair(p).log)
    }
    let mean = ScaledPair(total.value) / ScaledPair(p.count)
    return (exponential(mean), mean.rounded)
  }

  /// The perplexity 2^mean of losses in bits, and its natural logarithm, mean·log 2.
  ///
  /// Both are of the exact mean, and rounded once.
  ///
  /// - Throws: `notFinite`; `empty` for no losses.
  /// - Complexity: O(n).
  public static func perplexityBits(
    _ losses: [Double]
  ) throws(MathError) -> (perplexity: Double, log: Double) {
    let mean = try mean(of: losses, in: "perplexityBits") * InformationUnit.log2
    return (exponential(mean), mean.rounded)
  }

  private static func mean(
    of losses: [Double], in function: String
  ) throws(MathError) -> ScaledPair {
    guard !losses.isEmpty else { throw .empty(function: function) }
    try Requirements.finite(losses, "losses", in: function)
    return ScaledPair(WideAccumulator.sum(losses.span)) / ScaledPair(losses.count)
  }

  /// e^x rounded once, within 2^-76 of itself before; 0 or +∞ where it is no double.
  private static func exponential(_ x: ScaledPair) -> Double {
    // e^±1024 are beyond the doubles.
    guard x.exponent < 10 else { return x.isNegative ? 0 : .infinity }
    return Elementary.exp(x.unscaled).rounded
  }
}
