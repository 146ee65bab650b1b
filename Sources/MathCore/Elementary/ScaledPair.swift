/// A number as an unrounded pair times a power of two, so that nothing overflows or underflows.
///
/// The high part of the pair is 0 or between 2^-100 and 2^100.
struct ScaledPair {
  var pair: DoubleDouble
  var exponent: Int

  init(pair: DoubleDouble, exponent: Int) {
    self.pair = pair
    self.exponent = exponent
  }

  /// A finite double.
  init(_ x: Double) {
    exponent = PowerOfTwo.exponent(of: x)
    pair = DoubleDouble(x.sign == .minus ? -x.significand : x.significand, 0)
  }

  /// A pair of any size whose low part has not underflowed.
  init(_ x: DoubleDouble) {
    exponent = PowerOfTwo.exponent(of: x.high)
    pair = DoubleDouble(
      PowerOfTwo.scale(x.high, by: -exponent), PowerOfTwo.scale(x.low, by: -exponent))
  }

  static let zero = ScaledPair(0)
  static let one = ScaledPair(1)

  /// Whether the number is 0.
  var isZero: Bool { pair.high == 0 }

  static prefix func - (a: ScaledPair) -> ScaledPair {
    ScaledPair(pair: -a.pair, exponent: a.exponent)
  }

  /// The product; relative error 5u².
  static func * (a: ScaledPair, b: ScaledPair) -> ScaledPair {
    ScaledPair(pair: a.pair * b.pair, exponent: a.exponent + b.exponent).normalized
  }

  /// The quotient, of a number other than 0; relative error 10u².
  static func / (a: ScaledPair, b: ScaledPair) -> ScaledPair {
    ScaledPair(pair: a.pair / b.pair, exponent: a.exponent - b.exponent).normalized
  }

  /// The sum; relative error 3u² of |a| + |b|, and 2^-199 of it where one is so much smaller.
  static func + (a: ScaledPair, b: ScaledPair) -> ScaledPair {
    if a.isZero { return b }
    if b.isZero { return a }
    let difference = a.exponent - b.exponent
    guard difference >= 0 else { return b + a }
    guard difference <= 400 else { return a }
    let aligned = b.pair.scaled(PowerOfTwo.power(-difference))
    return ScaledPair(pair: a.pair + aligned, exponent: a.exponent).normalized
  }

  static func - (a: ScaledPair, b: ScaledPair) -> ScaledPair { a + -b }

  /// The same number with the high part in 1 ..< 2.
  private var normalized: ScaledPair {
    var result = ScaledPair(pair)
    result.exponent += exponent
    return result
  }

  /// The number as a pair, for one that is known not to overflow; 0 where it is below 2^-900.
  var unscaled: DoubleDouble {
    guard PowerOfTwo.exponent(of: pair.high) + exponent > -900 else { return DoubleDouble(0, 0) }
    return DoubleDouble(
      PowerOfTwo.scale(pair.high, by: exponent), PowerOfTwo.scale(pair.low, by: exponent))
  }

  /// The double nearest to the number, rounded once, subnormal numbers too.
  var rounded: Double {
    let high = pair.high
    guard high != 0 else { return high }
    let wanted = Int(high.exponent) + exponent
    return wanted >= -1021 ? PowerOfTwo.scale(high, by: exponent) : roundedBelowNormal(wanted)
  }

  /// The rounding of a number with an exponent below those of the normal doubles.
  ///
  /// The pair is cut to 63 bits and one that tells whether anything lies beyond them. The bits are
  /// shifted to units of 2^-1074, and what is cut off by that is rounded, half to even.
  private func roundedBelowNormal(_ wanted: Int) -> Double {
    let isNegative = pair.high.sign == .minus
    let significand = (pair.high.significandBitPattern | 1 << 52) << 10
    let rest = isNegative ? -pair.low : pair.low
    let bits = rest > 0 ? significand | 1 : rest < 0 ? significand - 1 : significand
    // bits·2^(wanted − 62) in units of 2^-1074, for wanted ≤ -1022.
    let shift = -1012 - wanted
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
}

extension DoubleDouble {
  /// The sum with a double.
  static func + (a: DoubleDouble, b: Double) -> DoubleDouble {
    let (high, error) = ErrorFree.sum(a.high, b)
    return DoubleDouble(high, error + a.low)
  }

  /// The product with a double.
  static func * (a: DoubleDouble, b: Double) -> DoubleDouble {
    let (product, error) = ErrorFree.product(a.high, b)
    return DoubleDouble(product, error + a.low * b)
  }

  /// The product with a power of two, exact where nothing overflows or underflows.
  func scaled(_ power: Double) -> DoubleDouble { DoubleDouble(high * power, low * power) }
}
