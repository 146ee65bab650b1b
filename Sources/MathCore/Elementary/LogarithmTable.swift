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

  /// The pairs −log c (from `halving` on −log 2c), off by at most 2^-100; high and low alternate.
  ///
  /// −log c = 2·artanh z with z = (1 − c)/(1 + c), |z| < 0.18. Of the series Σ z^(2i+1)/(2i+1) the
  /// terms up to i = 24 are summed from the last one; the rest is below 2^-125. Each step errs by
  /// some 2^-101 of a value that the next one multiplies by z² < 1/30.
  static let logarithms: [Double] = factors.enumerated().flatMap { j, factor in
    let c = j < halving ? factor : 2 * factor
    let z = DoubleDouble(1 - c, 0) / DoubleDouble(1 + c, 0)
    let square = z * z
    var sum = DoubleDouble(0, 0)
    for i in stride(from: 24, through: 0, by: -1) {
      sum = DoubleDouble(1, 0) / DoubleDouble(Double(2 * i + 1), 0) + square * sum
    }
    let logarithm = (z * sum).scaled(2)
    return [logarithm.high, logarithm.low]
  }
}
