extension Distributions {
  /// The density of the uniform distribution at x: 1/(high − low) from low to high, else 0.
  ///
  /// Both ends count. Rounded once, from a pair within 10u².
  ///
  /// - Throws: `notFinite`; `domain` unless low < high.
  /// - Complexity: O(1).
  public static func uniformPdf(
    _ x: Double, _ low: Double, _ high: Double
  ) throws(MathError) -> Double {
    let width = try width(low, high, x, in: "uniformPdf")
    return x < low || x > high ? 0 : (ScaledPair.one / width).rounded
  }

  /// The logarithm of the density of the uniform distribution at x; −∞ outside of [low, high].
  ///
  /// The width is an exact pair, and its logarithm within 2^-97 of itself; for a width of 1 + e with
  /// |e| ≤ u it is log1p(e).
  ///
  /// - Throws: `notFinite`; `domain` unless low < high.
  /// - Complexity: O(1).
  public static func uniformLogPdf(
    _ x: Double, _ low: Double, _ high: Double
  ) throws(MathError) -> Double {
    let width = try width(low, high, x, in: "uniformLogPdf")
    if x < low || x > high { return -.infinity }
    let (sum, error) = ErrorFree.sum(high, -low)
    if sum == 1 { return 0 - Elementary.log1p(DoubleDouble(error, 0)).high }
    return 0 - width.log.rounded
  }

  /// The probability P(X ≤ x) of the uniform distribution: (x − low)/(high − low) between its ends.
  ///
  /// Rounded once, from a pair within 10u² + 2^-199.
  ///
  /// - Throws: `notFinite`; `domain` unless low < high.
  /// - Complexity: O(1).
  public static func uniformCdf(
    _ x: Double, _ low: Double, _ high: Double
  ) throws(MathError) -> Double {
    let width = try width(low, high, x, in: "uniformCdf")
    if x <= low { return 0 }
    if x >= high { return 1 }
    return ((ScaledPair(x) - ScaledPair(low)) / width).rounded
  }

  /// high − low as a pair, exact but for a part below 2^-200 of it.
  private static func width(
    _ low: Double, _ high: Double, _ x: Double? = nil, in function: String
  ) throws(MathError) -> ScaledPair {
    if let x { try Requirements.finite(x, "x", in: function) }
    try Requirements.finite(low, "low", in: function)
    try Requirements.number(high, "high", "above low, \(low)", in: function) { $0 > low }
    return ScaledPair(high) - ScaledPair(low)
  }

  /// The mean (low + high)/2 and the variance (high − low)²/12 of the uniform distribution.
  ///
  /// The mean is correctly rounded, the variance rounded once from a pair within 16u².
  ///
  /// - Throws: `notFinite`; `domain` unless low < high.
  /// - Complexity: O(1).
  public static func uniformMoments(
    _ low: Double, _ high: Double
  ) throws(MathError) -> (mean: Double, variance: Double) {
    let width = try width(low, high, in: "uniformMoments")
    let ends = [low, high]
    return (ExactMean.rounded(ends.span), (width * width / ScaledPair(12)).rounded)
  }

  /// Draws of the uniform distribution from the stream of a seed.
  ///
  /// A draw is low + (high − low)·u for u of ``RandomStream/unit()``, correctly rounded, and the
  /// double below high where that rounds to high: it lies in low ..< high.
  ///
  /// - Throws: `notFinite`; `domain` unless low < high and 0 ≤ count ≤ 2^26.
  /// - Complexity: O(count).
  public static func uniformSample(
    _ low: Double, _ high: Double, _ count: Int, _ seed: Int
  ) throws(MathError) -> [Double] {
    _ = try width(low, high, in: "uniformSample")
    try Requirements.count(count, "count", in: 0...mostDraws, of: "uniformSample")
    var stream = RandomStream(seed: seed)
    var draws: [Double] = []
    draws.reserveCapacity(count)
    for _ in 0..<count {
      let u = stream.unit()
      draws.append(min(try Vectors.dot([low, high, -low], [1, u, u]), high.nextDown))
    }
    return draws
  }

  /// The ends of the uniform distribution that makes the data most likely: the least and the greatest.
  ///
  /// The likelihood of n numbers is (high − low)^-n where all lie between the ends, else 0.
  ///
  /// - Throws: `notFinite`; `empty` for ().
  /// - Complexity: O(n).
  public static func mleUniform(
    _ x: [Double]
  ) throws(MathError) -> (low: Double, high: Double) {
    try Requirements.finite(x, "x", in: "mleUniform")
    guard let low = x.min(), let high = x.max() else { throw .empty(function: "mleUniform") }
    return (low, high)
  }
}
