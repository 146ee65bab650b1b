/// Probabilities from logits, and losses of them: section B.17.
///
/// A logit of −∞ is a deleted entry: its probability is exactly 0, and the others are what they
/// would be without it. Nothing depends on the order of the entries, to the bit.
public enum Softmax {
  /// The logarithm of Σ e^zᵢ, within 1 ulp, near 0 too; −∞ where all entries are deleted.
  ///
  /// With m the largest logit, log Σ e^zᵢ = m + log1p(R), R the sum of e^(zⱼ − m) over the others.
  /// The second term is a pair with a relative error of 2^-58. Where it cancels with m so that two
  /// bits or more are lost, the sum is decided by arithmetic of as many bits as it takes.
  ///
  /// - Throws: `notFinite` for NaN and +∞, `empty` for ().
  /// - Complexity: O(n).
  public static func logSumExp(_ z: [Double]) throws(MathError) -> Double {
    let scan = try scan(z, in: "logSumExp")
    guard scan.top > -.infinity else { return -.infinity }
    let partition = LogPartition(z, scan)
    let sum = (ScaledPair(partition.top) + partition.tail).rounded
    // Two bits are lost, or more: the tail's error is above 2^-56 of the sum.
    if partition.top < 0, sum.magnitude < -partition.top / 4 {
      return LogSumExpNearZero.value(z)?.rounded ?? sum
    }
    return sum + 0
  }

  /// The probabilities e^zᵢ/Σ e^zⱼ, within 1 ulp.
  ///
  /// A larger logit never has a smaller probability, and equal logits have equal ones: see
  /// `ExponentialWeights`, where the error is shown to be below 0.58 ulp.
  ///
  /// - Throws: `notFinite` for NaN and +∞, `empty` for (), `allMasked` where all are deleted.
  /// - Complexity: O(n).
  public static func softmax(_ z: [Double]) throws(MathError) -> [Double] {
    try weights(z, in: "softmax").rounded()
  }

  /// The probabilities where a mask of ones keeps entries and zeros delete them.
  ///
  /// - Throws: as `softmax` does; `shapes`; `domain` for a mask with another number.
  /// - Complexity: O(n).
  public static func softmaxMasked(
    _ z: [Double], _ mask: [Int]
  ) throws(MathError) -> [Double] {
    guard z.count == mask.count else {
      throw .shapes(function: "softmaxMasked", [z.count], [mask.count])
    }
    if let other = mask.first(where: { $0 != 0 && $0 != 1 }) {
      throw .outsideDomain(
        function: "softmaxMasked", argument: "mask", value: other.description,
        condition: "0 or 1")
    }
    _ = try scan(z, in: "softmaxMasked")
    let kept = z.indices.map { mask[$0] == 1 ? z[$0] : -.infinity }
    return try weights(kept, in: "softmaxMasked").rounded()
  }

  /// The logarithms zᵢ − log Σ e^zⱼ of the probabilities, within 1 ulp; −∞ for deleted entries.
  ///
  /// They are −((m − zᵢ) + log1p(R)) with m and R as for `logSumExp`: no cancellation.
  ///
  /// - Throws: as `softmax` does.
  /// - Complexity: O(n).
  public static func logSoftmax(_ z: [Double]) throws(MathError) -> [Double] {
    let partition = try partition(z, in: "logSoftmax")
    return z.map { $0 == -.infinity ? $0 : -partition.crossEntropy($0).rounded + 0 }
  }

  /// The largest of the logits; throws unless there are logits, each finite or −∞.
  private static func scan(_ z: [Double], in function: String) throws(MathError) -> LogitScan {
    let scan = LogitScan(z.span)
    if !scan.isValid, let index = z.firstIndex(where: { !($0 < .infinity) }) {
      throw .notFinite(function: function, argument: "z", index: index, value: z[index].description)
    }
    guard !z.isEmpty else { throw .empty(function: function) }
    return scan
  }

  /// The same; throws where all are deleted.
  private static func scanKept(
    _ z: [Double], in function: String
  ) throws(MathError) -> LogitScan {
    let scan = try scan(z, in: function)
    guard scan.top > -.infinity else { throw .allMasked(function: function, count: z.count) }
    return scan
  }

  /// The largest of logits that are checked.
  static func largest(_ z: [Double], in function: String) throws(MathError) -> Double {
    try scanKept(z, in: function).top
  }

  /// The weights of logits that are checked.
  static func weights(
    _ z: [Double], in function: String
  ) throws(MathError) -> ExponentialWeights {
    ExponentialWeights(z, top: try largest(z, in: function))
  }

  /// The partition of logits that are checked.
  static func partition(_ z: [Double], in function: String) throws(MathError) -> LogPartition {
    LogPartition(z, try scanKept(z, in: function))
  }
}
