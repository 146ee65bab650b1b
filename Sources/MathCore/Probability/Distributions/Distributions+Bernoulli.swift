extension Distributions {
  /// The probability of k, 0 or 1, of a Bernoulli distribution: p of 1, and 1 − p of 0.
  ///
  /// Correctly rounded.
  ///
  /// - Throws: `domain` unless k is 0 or 1; `notFinite`, `probability`.
  /// - Complexity: O(1).
  public static func bernoulliPmf(_ k: Int, _ p: Double) throws(MathError) -> Double {
    try outcome(k, p, in: "bernoulliPmf")
    return k == 1 ? p + 0 : 1 - p
  }

  /// The logarithm of the probability of k, 0 or 1, of a Bernoulli distribution; −∞ for 0.
  ///
  /// log(1 − p) is log1p(−p) for p ≤ ½. For p > ½ the difference 1 − p is a double, and log p is
  /// that of a double: all within 0.501 ulp.
  ///
  /// - Throws: `domain` unless k is 0 or 1; `notFinite`, `probability`.
  /// - Complexity: O(1).
  public static func bernoulliLogPmf(_ k: Int, _ p: Double) throws(MathError) -> Double {
    try outcome(k, p, in: "bernoulliLogPmf")
    return k == 1 ? log(p) : p > 0.5 ? log(1 - p) : Elementary.log1p(DoubleDouble(-p, 0)).high + 0
  }

  /// The logarithm of a probability, −∞ for 0.
  static func log(_ p: Double) -> Double {
    p == 0 ? -.infinity : ScaledPair(p).log.rounded + 0
  }

  private static func outcome(
    _ k: Int, _ p: Double, in function: String
  ) throws(MathError) {
    try Requirements.count(k, "k", in: 0...1, of: function)
    try Requirements.probability(p, "p", in: function)
  }

  /// The probability P(X ≤ x) of a Bernoulli distribution: 0, then 1 − p from 0, and 1 from 1 on.
  ///
  /// Correctly rounded.
  ///
  /// - Throws: `notFinite`, `probability`.
  /// - Complexity: O(1).
  public static func bernoulliCdf(_ x: Double, _ p: Double) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "bernoulliCdf")
    try Requirements.probability(p, "p", in: "bernoulliCdf")
    return x < 0 ? 0 : x < 1 ? 1 - p : 1
  }

  /// The mean p and the variance p(1 − p) of a Bernoulli distribution.
  ///
  /// The variance is rounded once, from a pair within 5u².
  ///
  /// - Throws: `notFinite`, `probability`.
  /// - Complexity: O(1).
  public static func bernoulliMoments(
    _ p: Double
  ) throws(MathError) -> (mean: Double, variance: Double) {
    try Requirements.probability(p, "p", in: "bernoulliMoments")
    let variance = ScaledPair(p) * (ScaledPair.one - ScaledPair(p))
    return (p + 0, variance.rounded + 0)
  }

  /// Draws of a Bernoulli distribution from the stream of a seed.
  ///
  /// A draw is 1 where ``RandomStream/unit()`` is below p: never for 0, always for 1, and otherwise
  /// with the probability p rounded up to a multiple of 2^-53.
  ///
  /// - Throws: `notFinite`, `probability`; `domain` unless 0 ≤ count ≤ 2^26.
  /// - Complexity: O(count).
  public static func bernoulliSample(
    _ p: Double, _ count: Int, _ seed: Int
  ) throws(MathError) -> [Int] {
    try Requirements.probability(p, "p", in: "bernoulliSample")
    try Requirements.count(count, "count", in: 0...mostDraws, of: "bernoulliSample")
    var stream = RandomStream(seed: seed)
    return (0..<count).map { _ in stream.unit() < p ? 1 : 0 }
  }
}
