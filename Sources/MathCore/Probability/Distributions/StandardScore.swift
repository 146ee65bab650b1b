/// A number as a Gaussian sees it: its distance from the mean in units of the standard deviation.
///
/// x − μ is exact as a pair but for a part below 2^-200 of it.
struct StandardScore {
  private let numbers: (x: Double, mean: Double, variance: Double)
  private let difference: ScaledPair
  private let variance: ScaledPair

  /// The score of finite numbers, for a variance above 0.
  init(_ x: Double, mean: Double, variance: Double) {
    numbers = (x, mean, variance)
    difference = ScaledPair(x) - ScaledPair(mean)
    self.variance = ScaledPair(variance)
  }

  /// Whether x < μ.
  var isNegative: Bool { difference.isNegative }

  /// |x − μ|/σ, within 19u².
  var magnitude: ScaledPair { difference.magnitude / variance.squareRoot }

  /// (x − μ)²/(2σ²), within 16u².
  var halfSquare: ScaledPair {
    difference * difference / variance * ScaledPair(0.5)
  }

  /// σ times the density: φ((x − μ)/σ), within 2^-75 relatively; nothing beyond the range of e^−x.
  ///
  /// An error of 16u² of the exponent, which is at most 1400, makes one of 2^-91.
  var standardDensity: ScaledPair? {
    let exponent = halfSquare
    guard exponent < ScaledPair(1400) else { return nil }
    return Elementary.exp(-exponent.unscaled) * ScaledPair(Elementary.densityAtZero)
  }

  /// The density, within 2^-74 relatively; nothing below e^-1400/σ.
  ///
  /// That is below 2^-2019·2^537, which rounds to 0.
  var density: ScaledPair? {
    guard let standard = standardDensity else { return nil }
    return standard / variance.squareRoot
  }

  /// log(1/(σ√(2π))), within 2^-97 of itself and 2^-102.
  private var logPeak: ScaledPair {
    let peak = ScaledPair(Elementary.densityAtZero)
    return (peak * peak / variance).log * ScaledPair(0.5)
  }

  /// The logarithm of the density, correctly rounded.
  var logDensity: Double {
    let (peak, square) = (logPeak, halfSquare)
    let error = (peak.magnitude + square) * ScaledPair(0x1p-96) + ScaledPair(0x1p-102)
    if let rounded = (peak - square).rounding(within: error) { return rounded }
    let distance = Dyadic(numbers.x) - Dyadic(numbers.mean)
    let spread = Dyadic(numbers.variance)
    return HighPrecision.logDensity(1, determinant: spread) {
      (distance * distance).divided(by: spread, at: $0)
    }
  }

  /// The probability Φ(−t) of t = |x − μ|/σ, within 2^-61 relatively; 0 for t > 40.
  ///
  /// It is below 2^-1162 there. With t = h + l as a pair Mills' ratio is M(h) + l·M'(h), where
  /// M' = tM − 1 and l²M'' is at most 2^-95 of M.
  var tail: ScaledPair {
    let t = magnitude
    guard t < ScaledPair(40), let density = standardDensity else { return .zero }
    return density * ScaledPair(Self.millsRatio(t.unscaled))
  }

  /// M(t) for a pair t from 0 to 40, within 2^-61.9 relatively.
  static func millsRatio(_ t: DoubleDouble) -> DoubleDouble {
    let ratio = NormalTail.millsRatio(t.high)
    return ratio + t.low * (t.high * ratio.high - 1)
  }
}
