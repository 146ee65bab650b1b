/// Which doubles are simple for people.
///
/// Whole numbers up to 2⁵³ come first, by magnitude; then the other numbers, those with few bits
/// after the leading one first, then those whose binary exponent is nearer to zero, then by
/// significand; then the infinities, then NaN. Of two numbers that differ in sign alone the
/// positive one is simpler. So 2⁻⁵³ is simpler than 1.5, and 710 simpler than either.
enum FloatOrder {
  /// The greatest magnitude up to which every whole number is a double.
  static let wholeLimit = 0x1p53

  /// The place of a double in the order; two doubles share one only if their bits are the same.
  static func complexity(of value: Double) -> Complexity {
    let sign: UInt64 = value.sign == .minus ? 1 : 0
    if value.isNaN { return Complexity(high: 3 << 60, low: value.bitPattern) }
    if value.isInfinite { return Complexity(high: 2 << 60, low: sign) }
    let magnitude = value.magnitude
    if magnitude <= wholeLimit, magnitude == magnitude.rounded(.towardZero) {
      return Complexity(high: UInt64(magnitude) << 1 | sign, low: 0)
    }
    let bits = UInt64(max(0, magnitude.significandWidth))
    let exponent = Int(magnitude.exponent)
    let place = UInt64(exponent.magnitude) << 1 | (exponent < 0 ? 1 : 0)
    let fraction = magnitude.significand.bitPattern & (1 << 52 - 1)
    return Complexity(high: 1 << 60 | bits << 20 | place, low: fraction << 1 | sign)
  }

  /// The simplest double in a range.
  static func simplest(in range: ClosedRange<Double>) -> Double {
    if range.contains(0) { return 0 }
    if range.lowerBound < 0 { return -simplestPositive(-range.upperBound, -range.lowerBound) }
    return simplestPositive(range.lowerBound, range.upperBound)
  }

  /// The simplest double from a positive one to a greater or equal one.
  private static func simplestPositive(_ lower: Double, _ upper: Double) -> Double {
    let whole = lower.rounded(.up)
    if whole <= upper, whole <= wholeLimit { return whole }
    guard lower.isFinite else { return lower }
    // The powers of two in the range are those from the first one that is not below `lower`; above
    // 2⁵³ that one has the exponent nearest to zero, and below 1 the last one has.
    let first = powerOfTwo(notBelow: lower)
    if first <= upper, first.isFinite {
      if lower > 1 { return first }
      return Double(sign: .plus, exponent: upper.exponent, significand: 1)
    }
    // All have one exponent: the fewest bits, and the least significand with so many.
    for bits in 1...52 {
      let candidate = roundedUp(lower, bits: bits)
      if candidate <= upper, candidate.isFinite { return candidate }
    }
    return lower
  }

  private static func powerOfTwo(notBelow value: Double) -> Double {
    value.binade == value ? value : value.binade * 2
  }

  /// A positive number rounded up to so many bits after the leading one.
  private static func roundedUp(_ value: Double, bits: Int) -> Double {
    let down = truncated(value, bits: bits)
    guard down != value else { return value }
    return down + Double(sign: .plus, exponent: value.exponent - bits, significand: 1)
  }

  /// A number with all but the first so many bits after the leading one set to zero.
  static func truncated(_ value: Double, bits: Int) -> Double {
    guard value.isFinite, value.significandWidth > bits else { return value }
    let unit = Double(sign: .plus, exponent: value.exponent - max(0, bits), significand: 1)
    // Where the unit is too small to be a double the number itself has no more bits than that.
    guard unit > 0 else { return value }
    return (value / unit).rounded(.towardZero) * unit
  }
}
