extension Rational {
  /// The number that a double stands for, exactly; −0 is 0.
  ///
  /// - Throws: `ArithmeticError.notFinite` for an infinity or a NaN.
  public init(_ value: Double) throws(ArithmeticError) {
    guard value.isFinite else { throw .notFinite }
    // A finite double is significand · 2^exponent with a whole significand below 2^53.
    let field = Int(value.exponentBitPattern)
    let fraction = Int(value.significandBitPattern)
    let significand = field == 0 ? fraction : fraction | 1 << 52
    let signed = value.sign == .minus ? -significand : significand
    self.init(Integer(signed), timesTwoToThe: max(field, 1) - 1075)
  }

  /// The double nearest to the number; halfway between two, the one with the even significand.
  ///
  /// This is IEEE 754's roundTiesToEven with gradual underflow: from 2^1024 − 2^970 on the result
  /// is infinite, up to 2^−1075 it is zero, and a negative number that rounds to zero gives −0.
  public func roundedToDouble() -> Double {
    let sign: FloatingPointSign = signum < 0 ? .minus : .plus
    guard let exponent = floorLog2(), exponent >= -1075 else { return Double(signOf: sign, 0) }
    guard exponent < 1024 else { return Double(signOf: sign, .infinity) }

    // The spacing of doubles around the number is 2^unit, and the number counts at most 2^53 units.
    let unit = max(exponent - 52, -1074)
    let magnitude = numerator.magnitude
    let units =
      unit >= 0
      ? magnitude.nearestQuotient(by: denominator << unit)
      : (magnitude << -unit).nearestQuotient(by: denominator)

    // In a bit pattern the leading one of a normal significand adds 1 to the exponent field below
    // it. So does the carry of a significand that was rounded up to a power of two, from the
    // subnormals to the normals and from the largest normals to infinity.
    let pattern = UInt64(unit + 1074) << 52 + UInt64(units.asInt ?? 0)
    return Double(signOf: sign, Double(bitPattern: pattern))
  }

  /// The floor of the base-2 logarithm of the magnitude, exactly; nil for zero.
  ///
  /// - Complexity: linear in the size of the number.
  public func floorLog2() -> Int? {
    guard !isZero else { return nil }
    let above = numerator.magnitude
    let below = denominator
    // 2^(difference − 1) < |x| < 2^(difference + 1).
    let difference = above.bitWidth - below.bitWidth
    let reaches =
      difference >= 0 ? above >= below << difference : above << -difference >= below
    return reaches ? difference : difference - 1
  }
}

extension Double {
  fileprivate init(signOf sign: FloatingPointSign, _ magnitude: Double) {
    self = sign == .minus ? -magnitude : magnitude
  }
}
