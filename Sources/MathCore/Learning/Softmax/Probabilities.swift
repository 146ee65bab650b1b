/// Probabilities and their complements as unrounded pairs: what gradients are made of.
///
/// 1 − p is R/(1 + R) for the largest logit, R the sum of the other exponentials beside its own, and
/// 1 − p itself for the others, whose p is at most 1/2. So neither loses digits.
struct Probabilities {
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
    weights = ExponentialWeights(z, top: partition.top)
    place = z.firstIndex(of: partition.top)
    complementOfLargest = partition.others / (.one + partition.others)
  }

  /// pᵢ, with a relative error below 2^-57.
  subscript(index: Int) -> ScaledPair { weights.probability(index) }

  /// 1 − pᵢ, likewise.
  func complement(_ index: Int) -> ScaledPair {
    index == place ? complementOfLargest : .one - weights.probability(index)
  }
}
