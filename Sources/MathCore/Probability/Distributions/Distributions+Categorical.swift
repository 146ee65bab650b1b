extension Distributions {
  /// The probability of class k, as it is given.
  ///
  /// - Throws: `empty`, `notFinite`, `probability`, `distribution`; `domain` for a class that is not
  ///   there.
  /// - Complexity: O(n).
  public static func categoricalPmf(_ k: Int, _ p: [Double]) throws(MathError) -> Double {
    try category(k, p, in: "categoricalPmf")
    return p[k] + 0
  }

  /// The logarithm of the probability of class k, within 0.501 ulp; −∞ for 0.
  ///
  /// - Throws: `empty`, `notFinite`, `probability`, `distribution`; `domain` for a class that is not
  ///   there.
  /// - Complexity: O(n).
  public static func categoricalLogPmf(_ k: Int, _ p: [Double]) throws(MathError) -> Double {
    try category(k, p, in: "categoricalLogPmf")
    return log(p[k])
  }

  /// The probability of the classes 0 to k: their exact sum, rounded once.
  ///
  /// - Throws: `empty`, `notFinite`, `probability`, `distribution`; `domain` for a class that is not
  ///   there.
  /// - Complexity: O(n).
  public static func categoricalCdf(_ k: Int, _ p: [Double]) throws(MathError) -> Double {
    try category(k, p, in: "categoricalCdf")
    return try Vectors.sum(Array(p[...k]))
  }

  private static func category(
    _ k: Int, _ p: [Double], in function: String
  ) throws(MathError) {
    try Requirements.distribution(p, "p", in: function)
    try Requirements.count(k, "k", in: 0...p.count - 1, of: function)
  }

  /// The mean p and the covariance diag(p) − pp' of a one-hot draw.
  ///
  /// The entries −pᵢpⱼ are correctly rounded, and pᵢ(1 − pᵢ) is rounded once from a pair within 5u².
  /// The matrix is symmetric to the bit.
  ///
  /// - Throws: `empty`, `notFinite`, `probability`, `distribution`; `domain` for more than 2^13 classes,
  ///   whose matrix would have more than 2^26 entries.
  /// - Complexity: O(n²).
  public static func categoricalMoments(
    _ p: [Double]
  ) throws(MathError) -> (mean: [Double], covariance: Matrix) {
    try Requirements.distribution(p, "p", in: "categoricalMoments")
    try Requirements.count(
      p.count, "the number of classes", in: 1...(1 << 13), of: "categoricalMoments")
    var covariance = Matrix(zeros: p.count, p.count)
    for row in p.indices {
      for column in p.indices { covariance[row, column] = 0 - p[row] * p[column] }
      let share = ScaledPair(p[row])
      covariance[row, row] = (share * (ScaledPair.one - share)).rounded + 0
    }
    return (p, covariance)
  }

  /// Draws of classes from the stream of a seed.
  ///
  /// A draw is the first class k with u < p₀ + … + pₖ for u of ``RandomStream/unit()``, decided on
  /// exact sums. So a class of probability 0 is never drawn, and another with its probability to
  /// within 2^-53. Where the sum of all is below 1 and u is not, it is the last class that is not 0.
  ///
  /// - Throws: `empty`, `notFinite`, `probability`, `distribution`; `domain` unless
  ///   0 ≤ count ≤ 2^26.
  /// - Complexity: O(n + count·log n).
  public static func categoricalSample(
    _ p: [Double], _ count: Int, _ seed: Int
  ) throws(MathError) -> [Int] {
    try Requirements.distribution(p, "p", in: "categoricalSample")
    try Requirements.count(count, "count", in: 0...mostDraws, of: "categoricalSample")
    let thresholds = CategoricalThresholds(p)
    var stream = RandomStream(seed: seed)
    return (0..<count).map { _ in thresholds.category(of: stream.unit()) }
  }
}
