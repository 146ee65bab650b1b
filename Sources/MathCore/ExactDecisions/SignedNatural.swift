/// An integer with its sign apart.
struct SignedNatural: Sendable {
  /// Whether it is below 0; a 0 is not negative.
  var isNegative: Bool
  /// The magnitude.
  var magnitude: Natural
}

extension SignedNatural {
  /// The double nearest to the number times a power of two; +0 for 0.
  func rounded(timesTwoToThe exponent: Int) -> Double {
    Dyadic(isNegative: isNegative, magnitude: magnitude, exponent: exponent).rounded
  }

  /// The double nearest to a quotient times a power of two; +0 for a dividend of 0.
  func rounded(over divisor: SignedNatural, timesTwoToThe exponent: Int) -> Double {
    let quotient = magnitude.leadingBits(over: divisor.magnitude)
    return Dyadic(
      isNegative: isNegative != divisor.isNegative, magnitude: quotient.bits,
      exponent: quotient.exponent + exponent
    ).rounded
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
