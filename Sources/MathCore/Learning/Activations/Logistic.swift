/// The logistic function and the logarithm that belongs to it, as unrounded pairs.
///
/// With t = e^−|x| ≤ 1 we have σ(|x|) = 1/(1 + t), σ(−|x|) = t/(1 + t), and
/// log(1 + e^x) = max(x, 0) + log(1 + t). No step cancels or overflows; t has a relative error
/// below 2^-76.
enum Logistic {
  /// Beyond this e^−|x| < 2^-2019, so that no double comes of it, times any other.
  private static let farthest = 1400.0

  /// e^−|x|.
  static func power(_ x: DoubleDouble) -> ScaledPair {
    guard x.high.magnitude < farthest else { return .zero }
    return Elementary.exp(x.high > 0 ? -x : x)
  }

  /// σ(x), with a relative error below 2^-75, and for x ≥ 0 below 2^-76·t + 2^-102.
  static func value(_ x: DoubleDouble) -> ScaledPair {
    let t = power(x)
    let denominator = ScaledPair.one + t
    return (x.high >= 0 ? .one : t) / denominator
  }

  /// σ(x) of a double.
  static func value(_ x: Double) -> ScaledPair { value(DoubleDouble(x, 0)) }

  /// σ(x)σ(−x) = t/(1 + t)².
  static func slope(_ x: Double) -> ScaledPair {
    let t = power(DoubleDouble(x, 0))
    let denominator = ScaledPair.one + t
    return t / (denominator * denominator)
  }

  /// log(1 + e^−|x|), with a relative error below 2^-66.
  static func softplusTail(_ x: Double) -> ScaledPair {
    let t = power(DoubleDouble(x, 0))
    // log(1 + t) = t − t²/2 … is t where t < 2^-200.
    return t.exponent < -200 ? t : ScaledPair(Elementary.log1p(t.unscaled))
  }
}
