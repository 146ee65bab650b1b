extension Dyadic {
  /// A finite double, exactly.
  init(_ x: Double) {
    let isNormal = x.exponentBitPattern > 0
    self.init(
      isNegative: x < 0,
      magnitude: Natural(x.significandBitPattern | (isNormal ? 1 << 52 : 0)),
      exponent: Int(max(x.exponentBitPattern, 1)) - 1075)
  }

  /// An integer, exactly.
  init(_ n: Int) {
    self.init(isNegative: n < 0, magnitude: Natural(UInt64(n.magnitude)), exponent: 0)
  }

  /// The negative.
  static prefix func - (a: Dyadic) -> Dyadic {
    Dyadic(isNegative: !a.isNegative, magnitude: a.magnitude, exponent: a.exponent)
  }

  /// The exact sum.
  ///
  /// - Complexity: O(bits), the distance of the two exponents among them.
  static func + (a: Dyadic, b: Dyadic) -> Dyadic {
    if a.isZero { return b }
    if b.isZero { return a }
    let exponent = min(a.exponent, b.exponent)
    let first = a.magnitude << (a.exponent - exponent)
    let second = b.magnitude << (b.exponent - exponent)
    guard a.isNegative != b.isNegative else {
      return Dyadic(isNegative: a.isNegative, magnitude: first + second, exponent: exponent)
    }
    return Dyadic(
      isNegative: first < second ? b.isNegative : a.isNegative,
      magnitude: .distance(first, second), exponent: exponent)
  }

  /// The exact difference.
  static func - (a: Dyadic, b: Dyadic) -> Dyadic { a + -b }

  /// The double nearest to the quotient by an integer above 0, ties to even; +0 for 0.
  func rounded(over divisor: Natural) -> Double {
    SignedNatural(isNegative: isNegative, magnitude: magnitude)
      .rounded(over: SignedNatural(isNegative: false, magnitude: divisor), timesTwoToThe: exponent)
  }
}

extension ScaledPair {
  /// The leading 106 bits of an exact number: within 2^-105 of it.
  init(_ x: Dyadic) {
    guard !x.isZero else {
      self = .zero
      return
    }
    let (value, exponent) = x.pair
    self.init(value, exponent: exponent)
  }
}
