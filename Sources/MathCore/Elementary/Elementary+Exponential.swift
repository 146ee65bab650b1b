extension Elementary {
  /// log 2/128 in three parts; the first two have 35 bits, so that k < 2^18 times them is exact.
  private static let step = (
    high: 0x1.62e42fefc0000p-8, middle: -0x1.c610ca86c0000p-44, low: -0x1.c4c67fc0d0951p-83
  )
  private static let stepsPerUnit = 0x1.71547652b82fep+7
  /// Adding and taking off 3·2^51 rounds a number below 2^51 to a whole one.
  private static let rounder = 0x1.8p52

  /// An argument as k·log 2/128 + r, |r| < 0.00272, and e^r − 1 as a pair.
  ///
  /// k·high + k·middle are exact, and so is x.high − k·high: for k ≠ 0 we have |x.high| ≥ 2^-8.6, so
  /// both are multiples of 2^-61 and the difference is below 2^-8. The pair r is off by at most
  /// 2^-95, from its low part.
  ///
  /// e^r − 1 = r + r²/2 + r³(1/6 + r/24 + … + r⁴/5040), cut off at r⁸/8! < 2^-83. The square of
  /// r.high is exact, and 2·r.high·r.low is added to it; the rest, below 2^-28, is rounded
  /// to 2^-80. All told the error is below 2^-78 + 2^-69·|r|, and for k = 0 below 2^-68·|r|.
  private static func reduced(_ x: DoubleDouble) -> (k: Int, growth: DoubleDouble) {
    let shifted = x.high * stepsPerUnit + rounder
    let steps = shifted - rounder
    let k = Int(Int32(truncatingIfNeeded: shifted.bitPattern))
    let (high, error) = ErrorFree.sum(x.high - steps * step.high, -(steps * step.middle))
    let r = DoubleDouble(high, error + (x.low - steps * step.low))
    let (square, squareError) = ErrorFree.product(r.high, r.high)
    let h = r.high
    let rest =
      square * h * (1 / 6.0 + h * (1 / 24.0 + h * (1 / 120.0 + h * (1 / 720.0 + h / 5040))))
    let (sum, sumError) = ErrorFree.sum(r.high, square / 2)
    let growth = DoubleDouble(
      sum, sumError + (r.low + (squareError / 2 + (h * r.low + rest))))
    return (k, growth)
  }

  /// e^x for |x| ≤ 1400, with a relative error below 2^-76.
  ///
  /// 2^(j/128)·(1 + g), with the pair g = e^r − 1 off by 2^-77 and the power by 2^-97.
  static func exp(_ x: DoubleDouble) -> ScaledPair {
    let (k, growth) = reduced(x)
    let power = PowersOfTwoTable.power(2 &* (k & 127))
    return ScaledPair(power + power * growth, exponent: k >> 7)
  }

  /// e^x for |x| ≤ 2800, with a relative error below 2^-75: beyond 1400 the square of e^(x/2).
  static func farExp(_ x: DoubleDouble) -> ScaledPair {
    guard x.high.magnitude > 1400 else { return exp(x) }
    let root = exp(x.scaled(0.5))
    return root * root
  }

  /// e^x for a double |x| ≤ 1400, with a relative error below 2^-76.
  static func exp(_ x: Double) -> ScaledPair { exp(DoubleDouble(x, 0)) }

  /// e^x − 1 for −40 ≤ x ≤ 40, with a relative error below 2^-67.
  ///
  /// For k = 0 it is g itself. Else |e^x − 1| > 0.0027 > 2^-8.6, and e^x is off by 2^-77 times
  /// itself, which for x < 0 is at most 1.
  static func expm1(_ x: DoubleDouble) -> DoubleDouble {
    let (k, growth) = reduced(x)
    if k == 0 { return growth }
    let power = PowersOfTwoTable.power(2 &* (k & 127))
    let value = ScaledPair(power + power * growth, exponent: k >> 7)
    return value.unscaled + -1
  }
}
