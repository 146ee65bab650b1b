extension Interval {
  /// From how many bits before or behind the point on a power of ten is not written out to find the digits.
  static let farBits = 1 << 14

  /// The digits that all numbers of the interval have when they are rounded to a count of significant ones, far from
  /// 1, as in `1.52e-4342945`; nil where they differ, or where zero is among them.
  ///
  /// With L = log|x|/log 10 the number is 10^(L − k)·10^k, k = ⌊L⌋: of the power of ten nothing but its logarithm
  /// is needed, and the precision grows with the digits of k and not with k itself.
  ///
  /// - Throws: `ArithmeticError` where a logarithm is not to be had.
  func farDecimal(significantDigits digits: Int) throws(ArithmeticError) -> String? {
    guard let sign = signum, sign != 0 else { return nil }
    let magnitude = sign < 0 ? negated : self
    // 64 bits for the digits of k, and as many for the roundings.
    let precision = digits * 3322 / 1000 + 128
    let logarithmOfTen = try Interval(Rational(10), precision: precision)
      .logarithm(precision: precision)
    let logarithm = try magnitude.logarithm(precision: precision)
      .divided(by: logarithmOfTen, precision: precision)
    guard let exponent = logarithm.lower.rational.floor.asInt,
      logarithm.upper.rational.floor.asInt == exponent
    else { return nil }
    let significand = try logarithm.subtracting(
      Interval(Rational(exponent), precision: precision), precision: precision
    ).multiplied(by: logarithmOfTen, precision: precision).exponential(precision: precision)
    let text = significand.lower.rational.decimal(significantDigits: digits)
    // What rounds up to 10.0 has another exponent.
    guard significand.upper.rational.decimal(significantDigits: digits) == text,
      !text.hasPrefix("10")
    else { return nil }
    return (sign < 0 ? "-" : "") + text + "e\(exponent)"
  }
}
