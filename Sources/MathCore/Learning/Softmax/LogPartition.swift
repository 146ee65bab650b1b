/// The logarithm of Σ e^zᵢ as the largest logit and a tail, log Σ = top + tail.
///
/// With m a largest logit and R = Σ e^(zⱼ − m) over the others, tail = log1p(R) ≥ 0. R is
/// e^(second − m)·Σ e^(zⱼ − second), whose sum is at least 1: so R keeps its digits however small it
/// is. The tail has a relative error below 2^-58: that of R is 2^-58.2 at most, and the logarithm
/// does not increase it.
struct LogPartition {
  /// The largest logit.
  let top: Double
  /// The place of the first largest logit.
  let place: Int
  /// R, the sum of the others beside the largest one.
  let others: ScaledPair
  /// log1p(R).
  let tail: ScaledPair

  /// The partition of logits that are finite or −∞; nothing where there is no finite one.
  init?(_ z: [Double]) {
    let (top, second) = Self.twoLargest(z)
    guard top > -.infinity, let place = z.firstIndex(of: top) else { return nil }
    self.top = top
    self.place = place
    let (gap, error) = ErrorFree.sum(second, -top)
    // Below this, R is no double, not even beside a logit of 2^-1074.
    guard gap > -1400 else {
      others = .zero
      tail = .zero
      return
    }
    let sum = ExponentialWeights.sumOfOthers(z, second: second)
    others = Elementary.exp(DoubleDouble(gap, error)) * ScaledPair(sum)
    // log1p(R) = R − R²/2 … is R where R < 2^-200.
    tail =
      others.exponent < -200 ? others : ScaledPair(Elementary.log1p(others.unscaled))
  }

  /// The two largest logits, equal ones counted twice; −∞ where there is no second one.
  private static func twoLargest(_ z: [Double]) -> (Double, Double) {
    var first = SIMD2<Double>(repeating: -.infinity)
    var second = first
    z.withUnsafeBufferPointer { z in
      var start = 0
      while start < z.count {
        let next = start &+ 1 < z.count ? z[start &+ 1] : -.infinity
        let pair = SIMD2(z[start], next)
        let isAbove = pair .> first
        let smaller = pair.replacing(with: first, where: isAbove)
        first.replace(with: pair, where: isAbove)
        second.replace(with: smaller, where: smaller .> second)
        start &+= 2
      }
    }
    let top = max(first[0], first[1])
    return (top, max(min(first[0], first[1]), max(second[0], second[1])))
  }

  /// −log pᵢ = (top − z) + tail of an entry with the finite logit z: two terms that are at least 0.
  func crossEntropy(_ z: Double) -> ScaledPair {
    let (gap, error) = ErrorFree.sum(top, -z)
    if gap == 0 { return tail }
    if gap.isFinite { return ScaledPair(DoubleDouble(gap, error)) + tail }
    // A gap beyond the doubles: the bits that a quarter of z may lose are nothing beside it.
    let (quarter, rest) = ErrorFree.sum(top / 4, -z / 4)
    var result = ScaledPair(DoubleDouble(quarter, rest))
    result.exponent += 2
    return result
  }
}
