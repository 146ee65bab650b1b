/// The logarithm of Σ e^zᵢ as the largest logit and a tail, log Σ = top + tail.
///
/// With m a largest logit and R = Σ e^(zⱼ − m) over the others, tail = log1p(R) ≥ 0. R is
/// e^(s − m)·Σ e^(zⱼ − s) with s near the second largest logit, so that it keeps its digits however
/// small it is. The tail has a relative error below 2^-58: that of R is 2^-58.1 at most, and the
/// logarithm does not increase it.
struct LogPartition {
  /// The largest logit.
  let top: Double
  /// R, the sum of the others beside the largest one.
  let others: ScaledPair
  /// log1p(R).
  let tail: ScaledPair

  /// The partition of logits, the largest of which is finite.
  init(_ z: [Double], _ scan: LogitScan) {
    top = scan.top
    // Below this, R is no double, not even times the greatest one.
    guard scan.second - top > Probabilities.least else {
      others = .zero
      tail = .zero
      return
    }
    let (sum, origin) = ShiftedSum.others(z, second: scan.second)
    let (gap, error) = ErrorFree.sum(origin, -top)
    others = Elementary.farExp(DoubleDouble(gap, error)) * ScaledPair(sum)
    // log1p(R) = R − R²/2 … is R where R < 2^-200.
    tail =
      others.exponent < -200 ? others : ScaledPair(Elementary.log1p(others.unscaled))
  }

  /// −log pᵢ = (top − z) + tail of an entry with the finite logit z: two terms that are at least 0.
  func crossEntropy(_ z: Double) -> ScaledPair {
    let (gap, error) = ErrorFree.sum(top, -z)
    if gap == 0 { return tail }
    if gap.isFinite { return ScaledPair(gap) + ScaledPair(error) + tail }
    // A gap beyond the doubles: the bits that a quarter of z may lose are nothing beside it.
    let (quarter, rest) = ErrorFree.sum(top / 4, -z / 4)
    return (ScaledPair(quarter) + ScaledPair(rest)) * ScaledPair(4)
  }
}
