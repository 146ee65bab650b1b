/// A sum as an unrounded pair, and a bound on what it is off by.
struct CertifiedSum {
  let value: DoubleDouble
  let error: Double

  /// The double that the true value rounds to, in a unit, where the bound proves it.
  ///
  /// Rounding is monotone: where both ends of the interval round to one double, all of it does.
  func rounded(in unit: InformationUnit) -> Double? {
    var (pair, bound) = (value, error)
    if unit == .bits {
      // The quotient is within 2^-100 of itself; 2 > 1/log 2 leaves room for that.
      pair = pair / DoubleDouble(Elementary.log2.high, Elementary.log2.low)
      bound = 2 * bound + pair.high.magnitude * 0x1p-98
    }
    let up = pair.high + (pair.low + bound).nextUp
    let down = pair.high + (pair.low - bound).nextDown
    return up == down ? up : nil
  }
}
