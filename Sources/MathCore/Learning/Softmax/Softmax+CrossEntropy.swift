extension Softmax {
  /// The cross-entropy −log pᵢ of the class i, from logits, within 1 ulp; +∞ for a deleted entry.
  ///
  /// It is (m − zᵢ) + log1p(R) with m and R as for `logSumExp`: no cancellation, so that a confident
  /// and right prediction keeps all its digits.
  ///
  /// - Throws: as `softmax` does; `domain` for a class that there is not.
  /// - Complexity: O(n).
  public static func ceLogits(_ z: [Double], _ target: Int) throws(MathError) -> Double {
    let partition = try partition(z, in: "ceLogits")
    try require(target, of: z.count, "target", in: "ceLogits")
    return z[target] == -.infinity ? .infinity : partition.crossEntropy(z[target]).rounded
  }

  /// The cross-entropy −Σ yᵢ log pᵢ = (Σ y)·logSumExp(z) − y·z of targets y ≥ 0, within 1 ulp.
  ///
  /// Each −log pᵢ is at least 0, so that no terms cancel; they are added as pairs. The targets may
  /// have any sum. A term with yᵢ = 0 is 0; a positive target of a deleted entry gives +∞.
  ///
  /// - Throws: as `softmax` does; `shapes`; `notFinite` for y, `domain` for a negative target.
  /// - Complexity: O(n).
  public static func ceSoft(_ z: [Double], _ y: [Double]) throws(MathError) -> Double {
    let partition = try partition(z, in: "ceSoft")
    try check(targets: y, for: z, in: "ceSoft")
    var loss = ScaledPair.zero
    for (target, logit) in zip(y, z) where target > 0 {
      guard logit > -.infinity else { return .infinity }
      loss = loss + ScaledPair(target) * partition.crossEntropy(logit)
    }
    return loss.rounded
  }

  /// The cross-entropy with label smoothing, within 1 ulp.
  ///
  /// The targets are (1 − ε)·(1 at the class) + ε/n, so that it is (1 − ε)·CE of the class + (ε/n)·Σ CE of all. Each CE is a pair within 2^-58 of itself, and no
  /// term is negative, so that before it is rounded the result is within 2^-58 + (3n + 30)u². For
  /// ε > 0 a deleted entry gives +∞.
  ///
  /// - Throws: as `ceLogits` does; `domain` unless 0 ≤ ε ≤ 1, `notFinite` for ε.
  /// - Complexity: O(n).
  public static func ceSmoothed(
    _ z: [Double], _ target: Int, _ epsilon: Double
  ) throws(MathError) -> Double {
    let partition = try partition(z, in: "ceSmoothed")
    try require(target, of: z.count, "target", in: "ceSmoothed")
    try Requirements.finite(epsilon, "epsilon", in: "ceSmoothed")
    guard (0...1).contains(epsilon) else {
      throw .outsideDomain(
        function: "ceSmoothed", argument: "epsilon", value: epsilon.description,
        condition: "at least 0 and at most 1")
    }
    var loss = ScaledPair.zero
    if epsilon > 0 {
      guard !z.contains(-.infinity) else { return .infinity }
      for logit in z { loss = loss + partition.crossEntropy(logit) }
      loss = loss * ScaledPair(epsilon) / ScaledPair(Double(z.count))
    }
    if epsilon < 1 {
      guard z[target] > -.infinity else { return .infinity }
      let own = ScaledPair(1) - ScaledPair(epsilon)
      loss = loss + own * partition.crossEntropy(z[target])
    }
    return loss.rounded
  }

  static func require(
    _ target: Int, of count: Int, _ argument: String, in function: String
  ) throws(MathError) {
    guard !(0..<count).contains(target) else { return }
    throw .outsideDomain(
      function: function, argument: argument, value: target.description,
      condition: "at least 0 and below \(count)")
  }

  static func check(
    targets y: [Double], for z: [Double], in function: String
  ) throws(MathError) {
    try Requirements.sameLength(z, y, in: function)
    try Requirements.finite(y, "y", in: function)
    if let negative = y.first(where: { $0 < 0 }) {
      throw .outsideDomain(
        function: function, argument: "y", value: negative.description, condition: "at least 0")
    }
  }
}
