extension ScaledPair {
  /// The double nearest to the pair, rounded once, subnormal numbers too.
  ///
  /// An exact 0 is +0, a number below 0 that rounds to 0 is −0, and beyond the range it is an
  /// infinity.
  var rounded: Double {
    if isZero { return value.high }
    guard exponent >= -1021 else { return roundedBelowNormal }
    // 1 ≤ |high| < 2, so that the product is exact, or infinite.
    return exponent <= 1023 ? value.high * PowerOfTwo.power(exponent) : value.high * .infinity
  }

  /// The rounding of a number with an exponent below those of the normal doubles.
  ///
  /// The pair is cut to 63 bits and one that tells whether anything lies beyond them. The bits are
  /// shifted to units of 2^-1074, and what is cut off by that is rounded, half to even.
  private var roundedBelowNormal: Double {
    let significand = (value.high.significandBitPattern | 1 << 52) << 10
    let rest = isNegative ? -value.low : value.low
    let bits = rest > 0 ? significand | 1 : rest < 0 ? significand - 1 : significand
    // bits·2^(exponent − 62) in units of 2^-1074, for an exponent of at most -1022.
    let shift = -1012 - max(exponent, -2000)
    var units: UInt64 = 0
    if shift < 64 {
      let cut = bits & ((1 << UInt64(shift)) - 1)
      let half: UInt64 = 1 << UInt64(shift - 1)
      units = bits >> UInt64(shift)
      if cut > half || (cut == half && units & 1 == 1) { units += 1 }
    }
    let magnitude = Double(bitPattern: units)
    return isNegative ? -magnitude : magnitude
  }

  /// The number as a pair, for one below 2^1022; 0 where it is below 2^-900.
  var unscaled: DoubleDouble {
    guard exponent > -900 else { return DoubleDouble(0, 0) }
    let factor = PowerOfTwo.power(min(exponent, 1022))
    return DoubleDouble(known: value.high * factor, value.low * factor)
  }
}
