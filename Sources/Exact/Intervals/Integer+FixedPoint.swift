import CGMP

// What the fixed-point kernels need of integers beyond the public arithmetic: products and
// quotients that round down at once and, where the storage is not shared, in place.
extension Integer {
  /// 2 to the power of `bits`, which must not be negative.
  static func powerOfTwo(_ bits: Int) -> Integer {
    Integer { __gmpz_setbit($0, UInt(max(0, bits))) }
  }

  /// The floor of `a`·`b` / 2^`bits`; `bits` must not be negative.
  static func product(_ a: Integer, _ b: Integer, scaledDownBy bits: Int) -> Integer {
    Integer { r in
      a.storage.withUnsafeMutablePointerToHeader { x in
        b.storage.withUnsafeMutablePointerToHeader { y in __gmpz_mul(r, x, y) }
      }
      __gmpz_fdiv_q_2exp(r, r, UInt(max(0, bits)))
    }
  }

  /// Replaces the integer by the floor of its product with `b` over 2^`bits`.
  mutating func multiply(by b: Integer, scaledDownBy bits: Int) {
    guard isKnownUniquelyReferenced(&storage), storage !== b.storage else {
      self = .product(self, b, scaledDownBy: bits)
      return
    }
    storage.withUnsafeMutablePointerToHeader { x in
      b.storage.withUnsafeMutablePointerToHeader { y in __gmpz_mul(x, x, y) }
      __gmpz_fdiv_q_2exp(x, x, UInt(max(0, bits)))
    }
  }

  /// Replaces the integer by the floor of its square over 2^`bits`.
  mutating func square(scaledDownBy bits: Int) {
    guard isKnownUniquelyReferenced(&storage) else {
      self = .product(self, self, scaledDownBy: bits)
      return
    }
    storage.withUnsafeMutablePointerToHeader { x in
      __gmpz_mul(x, x, x)
      __gmpz_fdiv_q_2exp(x, x, UInt(max(0, bits)))
    }
  }

  /// Replaces the integer by the floor of its quotient by `divisor`, which must not be zero.
  mutating func divideRoundingDown(by divisor: UInt) {
    guard divisor != 0 else { return }
    guard isKnownUniquelyReferenced(&storage) else {
      self = quotientRoundingDown(by: divisor)
      return
    }
    storage.withUnsafeMutablePointerToHeader { x in _ = __gmpz_fdiv_q_ui(x, x, divisor) }
  }

  /// The floor of the quotient by `divisor`, which must not be zero.
  func quotientRoundingDown(by divisor: UInt) -> Integer {
    guard divisor != 0 else { return self }
    return Integer { r in
      storage.withUnsafeMutablePointerToHeader { x in _ = __gmpz_fdiv_q_ui(r, x, divisor) }
    }
  }

  /// The floor and the remainder of the quotient by a positive `divisor`.
  func dividedRoundingDown(by divisor: Integer) -> (quotient: Integer, remainder: Integer) {
    guard divisor.signum > 0 else { return (.zero, self) }
    let remainder = Integer(0)
    let quotient = Integer { q in
      remainder.storage.withUnsafeMutablePointerToHeader { r in
        storage.withUnsafeMutablePointerToHeader { x in
          divisor.storage.withUnsafeMutablePointerToHeader { y in __gmpz_fdiv_qr(q, r, x, y) }
        }
      }
    }
    return (quotient, remainder)
  }

  /// The floor of the square root of an integer that must not be negative.
  var squareRootRoundedDown: Integer {
    guard signum > 0 else { return .zero }
    return Integer { r in storage.withUnsafeMutablePointerToHeader { __gmpz_sqrt(r, $0) } }
  }

  /// The square root, if the integer is a perfect square.
  var exactSquareRoot: Integer? {
    let isSquare = storage.withUnsafeMutablePointerToHeader { __gmpz_perfect_square_p($0) != 0 }
    return isSquare ? squareRootRoundedDown : nil
  }

  /// The floor (or, with `roundingUp`, the ceiling) of the integer times 2^`exponent`.
  func scaled(byTwoToThe exponent: Int, roundingUp: Bool = false) -> Integer {
    if exponent >= 0 { return self << exponent }
    // A shift count is bounded by the width: what lies further out rounds in the same way.
    let count = min(-exponent, bitWidth + 2)
    return roundingUp ? shiftedRightRoundingUp(by: count) : self >> count
  }
}

/// The floor of the square root of a number that is not negative.
func integerSquareRoot(_ n: Int) -> Int {
  guard n > 1 else { return max(0, n) }
  // Newton's iteration from above decreases until it reaches the floor of the root.
  var x = 1 << ((n.bitWidth - n.leadingZeroBitCount + 1) / 2)
  while true {
    let next = (x + n / x) / 2
    if next >= x { return x }
    x = next
  }
}
