/// The probabilities of logits over a temperature, z/τ, with the quotients not rounded.
///
/// With m a largest logit, R = Σ e^((zⱼ − m)/τ) over the others. A gap (m − zⱼ)/τ is a pair within
/// 13u², with a range of its own, so that nothing overflows. Its exponential is within 2^-75 beside
/// what the error of the gap makes: 13u²·2500 < 2^-90. So R is within 2^-74.
struct TemperedLogits {
  /// Beyond this gap an exponential is below 2^-3606 and taken as 0: it is no double, not even
  /// over 2^-1074.
  private static let furthest = ScaledPair(2500.0)

  private let top: ScaledPair
  private let tau: ScaledPair
  /// R, the sum of the others beside a largest one.
  let others: ScaledPair

  /// The probabilities of logits, each finite or −∞, over a temperature above 0.
  init(_ z: [Double], _ tau: Double) {
    self.init(z.filter { $0 > -.infinity }.map { ScaledPair($0) }, tau)
  }

  /// The probabilities of logits over a temperature above 0.
  init(_ z: [ScaledPair], _ tau: Double) {
    let place = z.indices.max { z[$0] < z[$1] }
    let top = place.map { z[$0] } ?? .zero
    let divisor = ScaledPair(tau)
    var others = ScaledPair.zero
    for (index, logit) in z.enumerated() where index != place {
      others = others + Self.power((top - logit) / divisor)
    }
    self.top = top
    self.tau = divisor
    self.others = others
  }

  /// e^−gap for a gap of at least 0.
  private static func power(_ gap: ScaledPair) -> ScaledPair {
    furthest < gap ? .zero : Elementary.farExp(-gap.unscaled)
  }

  /// e^((z − m)/τ), the part of a logit in 1 + R.
  func part(_ z: ScaledPair) -> ScaledPair { Self.power((top - z) / tau) }

  /// −log p = (m − z)/τ + log1p(R) of a logit: two terms that are at least 0, within 2^-65.
  func crossEntropy(_ z: ScaledPair) -> ScaledPair {
    // log1p(R) = R − R²/2 … is R where R < 2^-200.
    let tail =
      others.exponent < -200 ? others : ScaledPair(Elementary.log1p(others.unscaled))
    return (top - z) / tau + tail
  }
}
