extension Dyadic {
  /// A finite double, exactly.
  init(_ x: Double) {
    let isNormal = x.exponentBitPattern > 0
    self.init(
      isNegative: x < 0,
      magnitude: Natural(x.significandBitPattern | (isNormal ? 1 << 52 : 0)),
      exponent: Int(max(x.exponentBitPattern, 1)) - 1075)
  }

  /// A number that is not negative, exactly.
  init(_ n: Int) {
    self.init(isNegative: false, magnitude: Natural(UInt64(n.magnitude)), exponent: 0)
  }

  static prefix func - (a: Dyadic) -> Dyadic {
    Dyadic(isNegative: !a.isNegative, magnitude: a.magnitude, exponent: a.exponent)
  }

  /// The exact sum.
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

  static func - (a: Dyadic, b: Dyadic) -> Dyadic { a + -b }

  /// The double nearest to the quotient by an integer above 0; +0 for 0.
  func rounded(over divisor: Natural) -> Double {
    SignedNatural(isNegative: isNegative, magnitude: magnitude)
      .rounded(over: SignedNatural(isNegative: false, magnitude: divisor), timesTwoToThe: exponent)
  }
}

extension ScaledPair {
  /// The leading 106 bits of an exact number.
  init(_ x: Dyadic) {
    guard !x.isZero else {
      self = .zero
      return
    }
    let (value, exponent) = x.pair
    self.init(value, exponent: exponent)
  }
}

extension WideAccumulator {
  /// Adds both doubles of a pair times its power of two, exactly.
  ///
  /// The high double, of magnitude 1 to 2, is a multiple of 2^-52, and the low one of 2^-106 or, where it
  /// is as small as that, of little use. The power is handed in as two factors; numbers below 2^-1900
  /// or from 2^1900 on are left out, and callers have none that count.
  mutating func add(_ pair: ScaledPair) {
    guard pair.exponent.magnitude < 1900, !pair.isZero else { return }
    let half = pair.exponent / 2
    let factor = PowerOfTwo.power(pair.exponent - half)
    add(pair.value.high * PowerOfTwo.power(half), times: factor)
    add(pair.value.low * PowerOfTwo.power(half), times: factor)
  }
}
