/// For m in 1 + j/256 ..< 1 + (j + 1)/256 a number c near 1/m of few bits, and its logarithm.
///
/// c is the reciprocal of the middle of the interval, rounded to a multiple of 2^-11, but 1 for
/// j = 0 and 1/2 for j = 255: |mc − 1| < 2^-8 (2^-9 from the width, 2^-11 from the rounding, and
/// 2^-8 for j = 0). From j = 106 on (m > √2) m stands for 2·(m/2), and 2c for c: so logarithms
/// near 0, those of numbers a little below 1, are not differences.
enum LogarithmTable {
  /// The first index for which m is halved.
  static let halving = 106

  /// The factors c.
  static let factors: [Double] = (0..<256).map { j in
    switch j {
    case 0: 1
    case 255: 0.5
    default: (2048 / (1 + (2 * Double(j) + 1) / 512)).rounded() / 2048
    }
  }

  /// The pairs −log c (from `halving` on −log 2c), off by 2^-97 relatively; high and low alternate.
  static let logarithms: [Double] = factors.enumerated().flatMap { j, factor in
    let logarithm = -ScaledPair(j < halving ? factor : 2 * factor).log.unscaled
    return [logarithm.high, logarithm.low]
  }
}
