/// An integer with its sign apart.
struct SignedNatural: Sendable {
  /// Whether it is below 0; a 0 is not negative.
  var isNegative: Bool
  /// The magnitude.
  var magnitude: Natural
}

/// A number that is not 0, cut after 64 bits: (significand + something in [0, 1)) · 2^exponent.
struct LeadingBits: Sendable {
  /// The first 64 bits, the highest of which is 1.
  var significand: UInt64
  /// Whether something other than zeros follows these bits.
  var hasMore: Bool
  /// The power of two that the last of these bits counts, less any that a caller applies.
  var exponent: Int

  /// The first bits of a natural number; nil for 0.
  init?(_ number: Natural) {
    guard let top = number.words.last else { return nil }
    let shift = UInt64(top.leadingZeroBitCount)
    let below = number.words.dropLast()
    significand = top << shift
    hasMore = below.dropLast().contains { $0 != 0 }
    if let next = below.last {
      if shift != 0 { significand |= next >> (64 - shift) }
      hasMore = hasMore || next << shift != 0
    }
    exponent = number.bitWidth - 64
  }

  /// The first bits of a quotient of natural numbers; nil where the dividend, or the divisor, is 0.
  ///
  /// - Complexity: 64 comparisons and subtractions.
  init?(_ dividend: Natural, over divisor: Natural) {
    guard !dividend.isZero, !divisor.isZero else { return nil }
    var rest = dividend
    var unit = divisor
    var shift = dividend.bitWidth - divisor.bitWidth
    rest.shiftLeft(by: max(0, -shift))
    unit.shiftLeft(by: max(0, shift))
    // Both have the same number of bits, so that the quotient lies between 1/2 and 2.
    if !(rest >= unit) {
      rest.shiftLeft(by: 1)
      shift -= 1
    }
    var bits: UInt64 = 0
    for _ in 0..<64 {
      bits <<= 1
      if rest >= unit {
        rest.subtract(unit)
        bits |= 1
      }
      rest.shiftLeft(by: 1)
    }
    significand = bits
    hasMore = !rest.isZero
    exponent = shift - 63
  }

  /// The double nearest to the number, ties to the even significand, with gradual underflow.
  func rounded(isNegative: Bool) -> Double {
    let leading = exponent + 63
    guard leading <= 1023 else { return isNegative ? -.infinity : .infinity }
    guard leading >= -1075 else { return isNegative ? -0.0 : 0 }
    // A double has 53 bits, and none below 2^−1074.
    let dropped = leading >= -1022 ? 11 : 11 + (-1022 - leading)
    let half: UInt64 = 1 << UInt64(dropped - 1)
    let kept = dropped == 64 ? 0 : significand >> UInt64(dropped)
    let rest = dropped == 64 ? significand : significand & (half << 1 &- 1)
    let isUp = rest > half || (rest == half && (hasMore || kept & 1 == 1))
    return Double(
      sign: isNegative ? .minus : .plus, exponent: exponent + dropped,
      significand: Double(kept + (isUp ? 1 : 0)))
  }
}

extension SignedNatural {
  /// The double nearest to the number times a power of two; +0 for 0.
  func rounded(timesTwoToThe exponent: Int) -> Double {
    guard var bits = LeadingBits(magnitude) else { return 0 }
    bits.exponent += exponent
    return bits.rounded(isNegative: isNegative)
  }

  /// The double nearest to a quotient times a power of two; +0 for a dividend of 0.
  func rounded(over divisor: SignedNatural, timesTwoToThe exponent: Int) -> Double {
    guard var bits = LeadingBits(magnitude, over: divisor.magnitude) else { return 0 }
    bits.exponent += exponent
    return bits.rounded(isNegative: isNegative != divisor.isNegative)
  }

  /// The product.
  static func * (a: SignedNatural, b: SignedNatural) -> SignedNatural {
    let magnitude = a.magnitude * b.magnitude
    return SignedNatural(
      isNegative: !magnitude.isZero && a.isNegative != b.isNegative, magnitude: magnitude)
  }

  /// The negative.
  static prefix func - (a: SignedNatural) -> SignedNatural {
    SignedNatural(isNegative: !a.isNegative && !a.magnitude.isZero, magnitude: a.magnitude)
  }
}
