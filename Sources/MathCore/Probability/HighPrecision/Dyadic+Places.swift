// Arithmetic to a chosen number of places: exact numbers, cut off where the rest does not matter.
extension Dyadic {
  /// The power of two 2^exponent.
  static func power(_ exponent: Int) -> Dyadic {
    Dyadic(isNegative: false, magnitude: Natural(1), exponent: exponent)
  }

  /// A pair, exactly.
  init(_ pair: ScaledPair) {
    self = (Dyadic(pair.value.high) + Dyadic(pair.value.low)).scaled(by: pair.exponent)
  }

  /// The number times 2^exponent.
  func scaled(by exponent: Int) -> Dyadic {
    Dyadic(isNegative: isNegative, magnitude: magnitude, exponent: self.exponent + exponent)
  }

  /// The exponent e with 2^e ≤ |x| < 2^(e + 1); that of the place for 0.
  var binaryExponent: Int { magnitude.bitWidth - 1 + exponent }

  /// The number without its bits below 2^place: off by less than 2^place, towards 0.
  func cut(at place: Int) -> Dyadic {
    guard exponent < place else { return self }
    return Dyadic(
      isNegative: isNegative, magnitude: magnitude >> (place - exponent), exponent: place)
  }

  /// The quotient by a number other than 0, cut off below 2^place.
  ///
  /// - Complexity: O(b²) for b bits of the quotient.
  func divided(by divisor: Dyadic, at place: Int) -> Dyadic {
    // The quotient of a·2^shift and b, for a shift that may be below 0, where b takes it.
    let shift = exponent - divisor.exponent - place
    let quotient = (magnitude << max(0, shift)).quotient(by: divisor.magnitude << max(0, -shift))
    return Dyadic(
      isNegative: isNegative != divisor.isNegative, magnitude: quotient, exponent: place)
  }

  /// The quotient by a machine word other than 0, cut off below 2^place.
  func divided(by divisor: UInt64, at place: Int) -> Dyadic {
    let number = cut(at: place)
    return Dyadic(
      isNegative: isNegative,
      magnitude: (number.magnitude << (number.exponent - place)).quotient(by: divisor),
      exponent: place)
  }

  /// The rounding of every number within an error of this one, where that is one double.
  func rounding(within error: Dyadic) -> Double? {
    let up = (self + error).rounded
    return up == (self - error).rounded ? up : nil
  }
}

extension Natural {
  /// The number over 2^count, rounded down.
  static func >> (a: Natural, count: Int) -> Natural {
    let width = a.bitWidth - count
    guard width > 0 else { return Natural(0) }
    return Natural(
      words: stride(from: 0, to: width, by: 64).map { a.bits(from: count + $0) })
  }

  /// The quotient by a machine word other than 0, rounded down.
  func quotient(by divisor: UInt64) -> Natural {
    var rest: UInt64 = 0
    var result = words
    for index in words.indices.reversed() {
      (result[index], rest) = divisor.dividingFullWidth((rest, words[index]))
    }
    return Natural(words: result)
  }

  /// The quotient by a number other than 0, rounded down, a bit at a time.
  func quotient(by divisor: Natural) -> Natural {
    let shift = bitWidth - divisor.bitWidth
    guard shift >= 0 else { return Natural(0) }
    var rest = self
    var unit = divisor << shift
    var words = [UInt64](repeating: 0, count: shift / 64 + 1)
    for place in stride(from: shift, through: 0, by: -1) {
      if rest >= unit {
        rest.subtract(unit)
        words[place >> 6] |= 1 << UInt64(place & 63)
      }
      unit = unit >> 1
    }
    return Natural(words: words)
  }
}
