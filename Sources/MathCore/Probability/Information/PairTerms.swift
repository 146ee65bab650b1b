/// The terms of entropies and divergences as unrounded pairs, each within 2^-61 of itself.
///
/// The formulas are those of `LogarithmicTerms`, with fewer digits and many times as fast. Numbers
/// lie between 2^-400 and 2^400, so that nothing over- or underflows.
enum PairTerms {
  private static let third = DoubleDouble(1, 0) / DoubleDouble(3, 0)

  /// Whether a number is one that terms are made of.
  static func isInRange(_ x: Double) -> Bool { x >= 0x1p-400 && x <= 0x1p400 }

  /// −p·log q, within 2^-66 of itself.
  static func crossEntropy(_ p: Double, _ q: Double) -> DoubleDouble {
    -(Elementary.log(DoubleDouble(known: q, 0)) * p)
  }

  /// p·log(p/q) − p + q, within 2^-61.5 of itself.
  ///
  /// For |s| < 2^-5, s = d/(p + q), it is s(d − 2pR), R = s²/3 + s⁴/5 + … + s¹²/13. What is left
  /// out, and the rounding of all but the first term of R, is below 2^-62·R, and 2pR is at most
  /// |ds|·2/3: so that is 2^-67 of the result. Beyond it is d − p·log(q/p), at least 2^-5.1·|d|,
  /// with a logarithm within 2^-67.
  static func divergence(_ p: Double, _ q: Double) -> DoubleDouble {
    let d = DoubleDouble(q, -p)
    let s = d / DoubleDouble(q, p)
    guard s.high.magnitude < 0x1p-5 else {
      let quotient = DoubleDouble(known: q, 0) / DoubleDouble(known: p, 0)
      return d - Elementary.log(quotient) * p
    }
    let square = s * s
    let x = square.high
    let others = x * (1 / 5.0 + x * (1 / 7.0 + x * (1 / 9.0 + x * (1 / 11.0 + x / 13))))
    let series = square * (third + others)
    return s * (d - series * (2 * p))
  }

  /// ½(p·log(p/m) + q·log(q/m)), m = (p + q)/2, within 2^-60.5 of itself; one of them may be 0.
  ///
  /// For δ = |p − q|/(p + q) < 2^-4 it is (p + q)/2·(δ²/2 + δ⁴/12 + … + δ¹⁶/240): what is left out,
  /// and the rounding of all but the first term, is below 2^-62 of it. Beyond, the logarithms are
  /// within 2^-67, and the terms at most 2⁵ times their sum.
  static func divergenceFromMiddle(_ p: Double, _ q: Double) -> DoubleDouble {
    let (large, small) = (max(p, q), min(p, q))
    let total = DoubleDouble(large, small)
    let share = DoubleDouble(large, -small) / total
    guard share.high < 0x1p-4 else {
      let upper = Elementary.log(DoubleDouble(known: 2 * large, 0) / total) * large
      guard small > 0 else { return upper.scaled(0.5) }
      let lower = Elementary.log(DoubleDouble(known: 2 * small, 0) / total) * small
      return (upper + lower).scaled(0.5)
    }
    let square = share * share
    let x = square.high
    let last = 1 / 132.0 + x * (1 / 182.0 + x / 240)
    let others = x * (1 / 12.0 + x * (1 / 30.0 + x * (1 / 56.0 + x * (1 / 90.0 + x * last))))
    let series = square * (DoubleDouble(known: 0.5, 0) + others)
    return total * series.scaled(0.5)
  }
}
