extension Elementary {
  /// log(1 + f) for |f| ≤ 2^-8, with a relative error below 2^-68.
  ///
  /// f − f²/2 + f³(1/3 − f/4 + … + f⁶/9), cut off at f¹⁰/10, which is below 2^-75·|f|. The square is
  /// exact, with 2·f.high·f.low added to it. The rest, below 2^-17·|f|, is rounded to 2^-69·|f|.
  private static func logNearOne(_ f: DoubleDouble) -> DoubleDouble {
    // f²/2 is nothing beside f, and its error could underflow.
    if f.high.magnitude < 0x1p-120 { return f }
    let h = f.high
    let (square, squareError) = ErrorFree.product(h, h)
    let last = 1 / 7.0 + h * (-0.125 + h * (1 / 9.0))
    let rest = square * h * (1 / 3.0 + h * (-0.25 + h * (0.2 + h * (-1 / 6.0 + h * last))))
    let (sum, sumError) = ErrorFree.sum(h, -square / 2)
    return DoubleDouble(sum, sumError + (f.low - (squareError / 2 + (h * f.low - rest))))
  }

  /// log s for a pair s between 2^-900 and 2^1022, with a relative error below 2^-67.
  ///
  /// s = 2^k·m, and c from the table makes mc = 1 + f with |f| < 2^-8: c has 11 bits, so that the
  /// products with the halves of m are exact, and the first of them less 1 as well. Then
  /// log s = k·log 2 − log c + log(1 + f), where the last is off by 2^-76. For k = 0 and c = 1 it
  /// stands alone; else |log s| > 2^-9.
  static func log(_ s: DoubleDouble) -> DoubleDouble {
    let exponent = Int(s.high.exponentBitPattern) - 1023
    let factor = PowerOfTwo.power(-exponent)
    let m = DoubleDouble(known: s.high * factor, s.low * factor)
    // The 8 highest bits of the significand after the leading one.
    let j = Int(m.high.significandBitPattern >> 44)
    let c = LogarithmTable.factors[j]
    let k = Double(j < LogarithmTable.halving ? exponent : exponent + 1)
    let half = ErrorFree.split(m.high)
    let (high, error) = ErrorFree.sum(half.high * c - 1, half.low * c)
    let growth = logNearOne(DoubleDouble(high, error + m.low * c))
    let table = DoubleDouble(
      LogarithmTable.logarithms[2 &* j], LogarithmTable.logarithms[2 &* j &+ 1])
    return (DoubleDouble(k * log2.high, k * log2.low) + table) + growth
  }

  /// log(1 + t) for a pair t ≥ −1/2, with a relative error below 2^-67.
  static func log1p(_ t: DoubleDouble) -> DoubleDouble {
    t.high.magnitude < 0x1p-8 ? logNearOne(t) : log(t + 1)
  }
}
