extension Rational {
  /// The number rounded to a number of places behind the point, all of which are written.
  ///
  /// The value is rounded to the nearest decimal, at a tie to the one with the even last digit
  /// (`0.125` is `0.12`). A number that rounds to zero has no sign. Fewer than 0 places are 0.
  public func decimal(places: Int) -> String {
    let places = max(0, places)
    let units = (numerator.magnitude * Integer.powerOfTen(places)).nearestQuotient(by: denominator)
    let text = units.description.withDecimalPoint(places: places)
    return signum < 0 && !units.isZero ? "-" + text : text
  }

  /// The number rounded to a number of significant digits, all of which are written.
  ///
  /// The value is rounded to the nearest such decimal, at a tie to the one with the even last digit.
  /// Trailing zeros are kept: 1/4 to four digits is `0.2500`, and 0 is `0.000`. Where the decimal
  /// exponent of the result is from −7 to 20 the notation is plain, and places of a large number
  /// that carry no digit are `0` (12345 to two digits is `12000`); else it is `1.234e-30`. Fewer
  /// than 1 digit is 1.
  public func decimal(significantDigits: Int) -> String {
    let digits = max(1, significantDigits)
    guard let exponent = decimalExponent else {
      return "0".withDecimalPoint(places: digits - 1)
    }
    let (above, below) = magnitude(timesPowerOfTen: digits - 1 - exponent)
    return decimal(above.nearestQuotient(by: below), exponent, digits)
  }

  /// The number rounded down or up to a number of significant digits, written like one rounded to the nearest.
  ///
  /// Fewer than 1 digit is 1.
  public func decimal(significantDigits: Int, rounded direction: Integer.Rounding) -> String {
    let digits = max(1, significantDigits)
    guard let exponent = decimalExponent else {
      return "0".withDecimalPoint(places: digits - 1)
    }
    let (above, below) = magnitude(timesPowerOfTen: digits - 1 - exponent)
    let (quotient, rest) = above.floorDivision(by: below)
    // Rounded down, a number below 0 becomes longer.
    let isLonger = direction == (signum < 0 ? .down : .up)
    return decimal(isLonger && !rest.isZero ? quotient + .one : quotient, exponent, digits)
  }

  /// |x| · 10^shift as a quotient, which need not be in lowest terms.
  private func magnitude(timesPowerOfTen shift: Int) -> (above: Integer, below: Integer) {
    let power = Integer.powerOfTen(Int(shift.magnitude))
    let magnitude = numerator.magnitude
    return shift >= 0 ? (magnitude * power, denominator) : (magnitude, denominator * power)
  }

  /// The decimal with the sign of the number, a significand of so many digits and an exponent.
  ///
  /// - Parameter rounded: the significand, which may have been rounded up to a power of ten with one digit more.
  private func decimal(_ rounded: Integer, _ lowest: Int, _ digits: Int) -> String {
    var significand = rounded
    var exponent = lowest
    if significand == .powerOfTen(digits) {  // 9.99… was rounded up to 10.0…
      significand = .powerOfTen(digits - 1)
      exponent += 1
    }

    var text = significand.description
    if !(-7...20 ~= exponent) {
      text = text.withDecimalPoint(places: digits - 1) + "e\(exponent)"
    } else if exponent >= digits {
      text += String(repeating: "0", count: exponent + 1 - digits)
    } else {
      text = text.withDecimalPoint(places: digits - 1 - exponent)
    }
    return signum < 0 ? "-" + text : text
  }

  /// The most digits, before and behind the point together, of a `terminatingDecimal`.
  public static let terminatingDecimalDigitLimit = 1000

  /// The number as a plain decimal without rounding (`24/25` is `0.96`), without trailing zeros
  /// behind the point.
  ///
  /// Nil where the decimal does not end (the denominator has a prime factor other than 2 and 5), or
  /// where it has more digits than `terminatingDecimalDigitLimit`.
  public var terminatingDecimal: String? {
    terminatingDecimal(places: Rational.terminatingDecimalDigitLimit)
  }

  /// The number as a plain decimal without rounding; nil also where it has more places behind the point.
  public func terminatingDecimal(places mostPlaces: Int) -> String? {
    let limit = Rational.terminatingDecimalDigitLimit
    if isZero { return "0" }
    let twos = denominator.trailingZeroBitCount
    guard twos <= mostPlaces else { return nil }
    let (rest, fives) = (denominator >> twos).removingFactor(5)
    guard rest == .one else { return nil }
    let places = max(twos, fives)
    guard let exponent = decimalExponent, max(exponent, 0) + 1 + places <= limit,
      places <= mostPlaces
    else { return nil }
    return decimal(places: places)
  }

  /// The floor of the base-10 logarithm of the magnitude, exactly; nil for zero.
  ///
  /// It is the exponent of the number in scientific notation.
  ///
  /// - Complexity: that of a few products of numbers as large as this one.
  public var decimalExponent: Int? {
    guard let binaryExponent = floorLog2() else { return nil }
    let above = numerator.magnitude
    let below = denominator
    func reachesPowerOfTen(_ exponent: Int) -> Bool {
      let power = Integer.powerOfTen(Int(exponent.magnitude))
      return exponent >= 0 ? above >= below * power : above * power >= below
    }
    // log₁₀ 2 = 0.30103 − 4.4 · 10⁻⁹: for numbers of less than 10⁸ bits the estimate is at most 2
    // away. The comparisons alone make the result exact.
    var exponent = binaryExponent * 30103 / 100_000
    while !reachesPowerOfTen(exponent) { exponent -= 1 }
    while reachesPowerOfTen(exponent + 1) { exponent += 1 }
    return exponent
  }
}

extension Integer {
  /// Ten to a power that is not negative.
  static func powerOfTen(_ exponent: Int) -> Integer {
    smallPowersOfTen.indices.contains(exponent)
      ? smallPowersOfTen[exponent] : Integer(5).power(UInt(max(0, exponent))) << exponent
  }

  /// The powers that decimals of usual length take, several each.
  private static let smallPowersOfTen = (0..<80).map { Integer(5).power(UInt($0)) << $0 }
}

extension String {
  /// The digits of a whole number with a point before the last `places`, after leading zeros where
  /// there are too few.
  fileprivate func withDecimalPoint(places: Int) -> String {
    guard places > 0 else { return self }
    let count = utf8.count
    let length = max(count, places + 1)
    return String(unsafeUninitializedCapacity: length + 1) { text in
      let zero = UInt8(ascii: "0")
      for place in 0..<length + 1 { text[place] = zero }
      text[length - places] = UInt8(ascii: ".")
      var place = length - count
      for digit in utf8 {
        // The digits behind the point stand one place further on.
        text[place < length - places ? place : place + 1] = digit
        place += 1
      }
      return length + 1
    }
  }
}
