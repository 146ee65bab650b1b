/// The inner values of a cosine decay, in pairs of doubles and without a mathematical library.
///
/// For x = t/T the fraction of the way that is left is
///
///     h(x) = (1 + cos πx)/2 = cos²(πx/2) = 1 − sin²(πx/2) = sin²(π(1 − x)/2).
///
/// The third form serves for x ≤ 1/2, the fourth beyond, so that the argument θ of the sine is at
/// most π/4 and small values are relatively right. With sin θ = θ(1 − θ²/(2·3)·(1 − θ²/(4·5)·(…))),
/// 14 factors leave out θ³⁰/31! < 2^-120. A level is within 20u² and is damped by θ²/6 < 0.11 or
/// more on its way, so that the bracket is within 25u²; θ, from π to 2^-109, is within 25u², and
/// the square within 105u² ≤ 2^-99 relatively. Hence h is within 2^-99 of its true value, and
/// relatively so for x > 1/2.
///
/// Monotone: neighbouring values of h differ least at the ends, by sin²(π/2T) ≥ 1/T² ≥ 2^-80 for T
/// ≤ 2^40. So the computed values fall strictly. The difference d = etaMax − etaMin is exact as a
/// pair, and d·h within 10u² as a pair p₁ + p₂, so that the products fall as well for d > 0 and
/// rise for d < 0. The sum of etaMin, p₁ and p₂ is rounded once, which keeps the order. As h is
/// below 1 − 2^-81, no rate is beyond etaMax. In all a rate is within u of itself plus 2^-98·|d|.
///
/// Rates below 2^-500 are taken 2^400 times as large, where no p₂ underflows, and scaled back: only
/// what is below the normal range is then rounded a second time, which keeps the order too.
enum CosineDecay {
  /// π to 2^-109.
  private static let pi = DoubleDouble(0x1.921fb54442d18p1, 0x1.1a62633145c07p-53)

  /// The rate in a step from 1 to steps − 1.
  static func rate(
    _ step: Int, _ steps: Int, _ start: Double, _ end: Double
  ) throws(MathError) -> Double {
    let largest = max(start.magnitude, end.magnitude)
    if largest > 0, largest < 0x1p-500 {
      return try 0x1p-400 * rate(step, steps, start * 0x1p400, end * 0x1p400)
    }
    let fall = (ScaledPair(start) - ScaledPair(end)) * ScaledPair(fractionLeft(step, steps))
    let high = PowerOfTwo.scale(fall.value.high, by: fall.exponent)
    let low = PowerOfTwo.scale(fall.value.low, by: fall.exponent)
    guard high.isFinite else {
      // etaMax − etaMin beyond the doubles: their halves are exact, as one of them is that large.
      return try 2 * rate(step, steps, start / 2, end / 2)
    }
    return try Vectors.sum([end, high, low])
  }

  /// h(step/steps).
  private static func fractionLeft(_ step: Int, _ steps: Int) -> DoubleDouble {
    let isEarly = step <= steps - step
    let part = DoubleDouble(Double(isEarly ? step : steps - step), 0)
    let sine = sine(pi * part / DoubleDouble(2 * Double(steps), 0))
    let square = sine * sine
    return isEarly ? DoubleDouble(1, 0) - square : square
  }

  /// sin θ for 0 < θ ≤ π/4.
  private static func sine(_ angle: DoubleDouble) -> DoubleDouble {
    let square = angle * angle
    let one = DoubleDouble(1, 0)
    var bracket = one
    for n in stride(from: 28.0, through: 2, by: -2) {
      bracket = one - square / DoubleDouble(n * (n + 1), 0) * bracket
    }
    return angle * bracket
  }
}
