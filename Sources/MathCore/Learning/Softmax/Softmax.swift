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
    try check(z, in: "logSumExp")
    guard let partition = LogPartition(z) else { return -.infinity }
    let sum = ScaledPair(partition.top) + partition.tail
    return sum.rounded + 0
  }

  /// The probabilities e^zᵢ/Σ e^zⱼ, within 1 ulp.
  ///
  /// A larger logit never has a smaller probability, and equal logits have equal ones: see
  /// `ExponentialWeights`, where the error is shown to be below 0.55 ulp.
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
    try check(z, in: "softmaxMasked")
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

  /// Throws unless there are logits, each finite or −∞.
  static func check(_ z: [Double], in function: String) throws(MathError) {
    let isBelow = z.withUnsafeBufferPointer { z in
      var mask = SIMDMask<SIMD2<Int64>>(repeating: true)
      var start = 0
      while start < z.count {
        let last = start &+ 1 < z.count ? z[start &+ 1] : 0
        mask = mask .& (SIMD2(z[start], last) .< .infinity)
        start &+= 2
      }
      return mask[0] && mask[1]
    }
    if !isBelow, let index = z.firstIndex(where: { !($0 < .infinity) }) {
      throw .notFinite(function: function, argument: "z", index: index, value: z[index].description)
    }
    guard !z.isEmpty else { throw .empty(function: function) }
  }

  /// The weights of logits that are checked.
  static func weights(
    _ z: [Double], in function: String
  ) throws(MathError) -> ExponentialWeights {
    ExponentialWeights(z, top: try largest(z, in: function))
  }

  /// The largest of logits that are checked.
  static func largest(_ z: [Double], in function: String) throws(MathError) -> Double {
    try check(z, in: function)
    let top = largest(z)
    guard top > -.infinity else { throw .allMasked(function: function, count: z.count) }
    return top
  }

  private static func largest(_ z: [Double]) -> Double {
    var lanes = SIMD4<Double>(repeating: -.infinity)
    z.withUnsafeBufferPointer { z in
      let whole = z.count & ~3
      var start = 0
      while start < whole {
        let four = SIMD4(z[start], z[start &+ 1], z[start &+ 2], z[start &+ 3])
        lanes.replace(with: four, where: four .> lanes)
        start &+= 4
      }
      for index in whole..<z.count { lanes[0] = max(lanes[0], z[index]) }
    }
    return max(max(lanes[0], lanes[1]), max(lanes[2], lanes[3]))
  }

  /// The partition of logits that are checked.
  static func partition(_ z: [Double], in function: String) throws(MathError) -> LogPartition {
    try check(z, in: function)
    guard let partition = LogPartition(z) else {
      throw .allMasked(function: function, count: z.count)
    }
    return partition
  }
}
