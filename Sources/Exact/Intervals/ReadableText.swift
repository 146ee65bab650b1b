extension Interval {
  /// The interval as a person would write it in a message.
  ///
  /// A point with a short decimal form is written exactly (`-0.5`); anything else is the middle to six
  /// significant digits (`about -0.333333`), or a power of two if it is out of all proportion.
  var readableText: String {
    if isPoint, let text = lower.shortDecimal { return text }
    let middle = midpoint
    if middle.isZero { return "about 0" }
    return "about " + middle.roundedDecimal
  }
}

extension Dyadic {
  /// The exact decimal form, if it has at most 18 digits.
  fileprivate var shortDecimal: String? {
    guard !isZero else { return "0" }
    guard leadingExponent < 60, exponent > -18 else { return nil }
    if exponent >= 0 { return (significand << exponent).description }
    // m·2^−k = m·5^k / 10^k.
    let places = -exponent
    let digits = significand.magnitude * Integer(5).power(UInt(places))
    guard digits.bitWidth < 60 else { return nil }
    return (signum < 0 ? "-" : "") + Dyadic.pointed(digits.description, places: places)
  }

  /// Six significant digits, the last one rounded down in magnitude half-way up.
  fileprivate var roundedDecimal: String {
    let sign = signum < 0 ? "-" : ""
    let top = leadingExponent
    guard abs(top) < 4096 else { return "\(sign)2^\(top)" }
    // 10^power ≤ about |x|; the estimate of log₁₀ 2 may be one too low, then there are seven digits.
    let power = (top * 30_103) / 100_000 - (top < 0 ? 1 : 0)
    let places = 5 - power
    let ten = Integer(10).power(UInt(abs(places)))
    // Only what stands before the point is kept, after adding a half.
    let doubled = significand.magnitude << (max(0, exponent) + 1)
    let divisor = Integer.powerOfTwo(max(0, -exponent) + 1)
    let (numerator, denominator) = places >= 0 ? (doubled * ten, divisor) : (doubled, divisor * ten)
    let whole = (numerator + (denominator >> 1)).dividedRoundingDown(by: denominator).quotient
    let digits = whole.description
    let magnitude = digits.count - 1 - places
    guard (-6...14).contains(magnitude) else {
      return sign + Dyadic.pointed(String(digits.prefix(6)), places: 5) + "e\(magnitude)"
    }
    if places <= 0 { return sign + digits + String(repeating: "0", count: -places) }
    return sign + Dyadic.pointed(digits, places: places)
  }

  /// The digits with a point before the last `places` of them.
  private static func pointed(_ digits: String, places: Int) -> String {
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return padded.dropLast(places) + "." + padded.suffix(places)
  }
}
