/// An exact number ±magnitude·2^exponent, such as a wide accumulator gives.
struct Dyadic {
  var isNegative: Bool
  var magnitude: Natural
  var exponent: Int

  var isZero: Bool { magnitude.isZero }

  /// -1, 0 or 1.
  var sign: Int { isZero ? 0 : isNegative ? -1 : 1 }

  /// The double nearest to it, ties to even; zero is +0, and beyond the range it is an infinity.
  var rounded: Double {
    let width = magnitude.bitWidth
    guard width > 0 else { return 0 }
    // The place of the last bit kept: 53 bits, fewer for subnormal numbers.
    let last = max(width - 53 + exponent, -1074)
    guard last <= 971 else { return isNegative ? -.infinity : .infinity }
    let cut = last - exponent
    var significand: UInt64
    if cut <= 0 {
      significand = magnitude.bits(from: 0) << UInt64(-cut)
    } else {
      significand = cut >= width ? 0 : magnitude.bits(from: cut)
      let half = magnitude.bits(from: cut - 1) & 1 == 1
      if half, significand & 1 == 1 || magnitude.hasBits(below: cut - 1) { significand += 1 }
    }
    // A significand of 2^52 or more adds one to the field of the exponent, as it should; below 2^52
    // the number is subnormal, and the field is 0. A carry to 2^53 is right in the same way.
    let bits = UInt64(last + 1074) << 52 + significand
    return Double(bitPattern: isNegative ? bits | 1 << 63 : bits)
  }

  /// The leading 106 bits as a pair with 1 ≤ |high| < 2, and the exponent that is left; not for 0.
  var pair: (value: DoubleDouble, exponent: Int) {
    let width = magnitude.bitWidth
    let high = Double(magnitude.bits(from: width - 53) & (1 << 53 - 1)) * 0x1p-52
    let low = Double(magnitude.bits(from: width - 106) & (1 << 53 - 1)) * 0x1p-105
    let value = DoubleDouble(high, low)
    return (isNegative ? -value : value, width - 1 + exponent)
  }

  static func * (a: Dyadic, b: Dyadic) -> Dyadic {
    Dyadic(
      isNegative: a.isNegative != b.isNegative, magnitude: a.magnitude * b.magnitude,
      exponent: a.exponent + b.exponent)
  }

  /// The distance of the magnitudes, | |a| − |b| |.
  static func magnitudeDistance(_ a: Dyadic, _ b: Dyadic) -> Dyadic {
    let exponent = min(a.exponent, b.exponent)
    return Dyadic(
      isNegative: false,
      magnitude: .distance(
        a.magnitude << (a.exponent - exponent), b.magnitude << (b.exponent - exponent)),
      exponent: exponent)
  }

  /// Whether a < b in magnitude.
  static func isSmaller(_ a: Dyadic, _ b: Dyadic) -> Bool {
    let exponent = min(a.exponent, b.exponent)
    return a.magnitude << (a.exponent - exponent) < b.magnitude << (b.exponent - exponent)
  }
}
