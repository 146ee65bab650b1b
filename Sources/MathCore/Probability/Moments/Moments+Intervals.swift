extension Moments {
  /// The mean of data, its standard error, and the interval that holds the true mean with a
  /// probability near `level`.
  ///
  /// The error is √(s²/N) with the sample variance s², and the ends are mean ∓ z·error with Φ(z) −
  /// Φ(−z) = level, as if the mean were normal. Mean and error are rounded once. The ends are
  /// rounded once from numbers that are off by 2^-59·z·error at most; so they are within 1 ulp
  /// where they do not cancel.
  ///
  /// - Throws: `notFinite`; `empty` for (); `domain` for one number, and unless 0 < level < 1.
  /// - Complexity: O(n).
  public static func meanInterval(
    _ x: [Double], _ level: Double
  ) throws(MathError) -> (mean: Double, error: Double, low: Double, high: Double) {
    try data(x, in: "meanInterval")
    try share(level, in: "meanInterval")
    try sample(x.count, in: "meanInterval")
    let count = ScaledPair(x.count)
    let scatter = ScaledPair(ExactScatter.value(x.span))
    let error = (scatter / (count * count) / ScaledPair(x.count - 1)).squareRoot
    let mean = ScaledPair(WideAccumulator.sum(x.span)) / count
    let width = NormalHalfWidth.value(level) * error
    return (
      ExactMean.rounded(x.span), error.rounded, (mean - width).rounded, (mean + width).rounded
    )
  }

  /// The mean of data within bounds, and an interval that holds the true mean with a probability of
  /// at least `level`, whatever the distribution (Hoeffding 1963).
  ///
  /// Hoeffding's inequality P(|x̄ − μ| ≥ t) ≤ 2·exp(−2Nt²/(high − low)²), solved for t at 1 −
  /// level, gives t = (high − low)·√(log(2/(1 − level))/(2N)). The ends x̄ ∓ t are rounded once
  /// from pairs, and not cut off at the bounds.
  ///
  /// - Throws: `notFinite`; `empty` for (); `domain` for data outside of low … high, for low > high,
  ///   and unless 0 < level < 1.
  /// - Complexity: O(n).
  public static func hoeffdingInterval(
    _ x: [Double], _ low: Double, _ high: Double, _ level: Double
  ) throws(MathError) -> (mean: Double, low: Double, high: Double) {
    try data(x, in: "hoeffdingInterval")
    try Requirements.finite(high, "high", in: "hoeffdingInterval")
    try Requirements.number(low, "low", "at most high", in: "hoeffdingInterval") { $0 <= high }
    try share(level, in: "hoeffdingInterval")
    if let outlier = x.first(where: { $0 < low || $0 > high }) {
      throw .outsideDomain(
        function: "hoeffdingInterval", argument: "x", value: outlier.description,
        condition: "within \(low) and \(high)")
    }
    let count = ScaledPair(x.count)
    let rest = ScaledPair(1.0) - ScaledPair(level)
    let mean = ScaledPair(WideAccumulator.sum(x.span)) / count
    let range = ScaledPair(high) - ScaledPair(low)
    let width = range * ((ScaledPair(2) / rest).log / (ScaledPair(2) * count)).squareRoot
    return (ExactMean.rounded(x.span), (mean - width).rounded, (mean + width).rounded)
  }

  private static func share(_ level: Double, in function: String) throws(MathError) {
    try Requirements.number(level, "level", "between 0 and 1", in: function) { $0 > 0 && $0 < 1 }
  }
}
