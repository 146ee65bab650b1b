/// Probabilities and their complements as unrounded pairs: what gradients are made of.
///
/// 1 − p is R/(1 + R) for the largest logit, R the sum of the other exponentials beside its own, and
/// 1 − p itself for the others, whose p is at most 1/2. So neither loses digits.
struct Probabilities {
  /// e^−1500 < 2^-2164: below this shift a probability is no double, not even times the greatest one.
  static let least = -1500.0

  private let z: [Double]
  private let partition: LogPartition
  private let weights: ExponentialWeights
  /// The place of the first largest logit.
  private let place: Int?
  private let complementOfLargest: ScaledPair

  /// The probabilities of logits.
  ///
  /// - Throws: as `softmax` does.
  init(_ z: [Double], in function: String) throws(MathError) {
    self.init(z, try Softmax.partition(z, in: function))
  }

  /// The probabilities of logits with their partition.
  init(_ z: [Double], _ partition: LogPartition) {
    self.z = z
    self.partition = partition
    weights = ExponentialWeights(z, top: partition.top)
    place = z.firstIndex(of: partition.top)
    complementOfLargest = partition.others / (.one + partition.others)
  }

  /// pᵢ, with a relative error below 2^-57.
  ///
  /// A probability that is no double may be one times a gradient or the sum of targets. So where the
  /// weights know only that it is too small, it is e^(z − m)/(1 + R).
  subscript(index: Int) -> ScaledPair {
    let (gap, error) = ErrorFree.sum(z[index], -partition.top)
    guard gap < ShiftedSum.least + 1 else { return weights.probability(index) }
    guard gap > Self.least else { return .zero }
    return Elementary.farExp(DoubleDouble(gap, error)) / (.one + partition.others)
  }

  /// 1 − pᵢ, likewise.
  func complement(_ index: Int) -> ScaledPair {
    index == place ? complementOfLargest : .one - self[index]
  }
}
