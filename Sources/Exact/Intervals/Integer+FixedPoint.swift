import CGMP

// What the fixed-point kernels need of integers beyond the public arithmetic: products and
// quotients that round down at once and, where the storage is not shared, in place.
extension Integer {
  /// 2 to the power of `bits`, which must not be negative.
  static func powerOfTwo(_ bits: Int) -> Integer { Integer(1) << bits }

  /// The floor of `a`·`b` / 2^`bits`; `bits` must not be negative.
  static func product(_ a: Integer, _ b: Integer, scaledDownBy bits: Int) -> Integer {
    Integer { r in
      a.read { x in b.read { y in __gmpz_mul(r, x, y) } }
      __gmpz_fdiv_q_2exp(r, r, UInt(max(0, bits)))
    }
  }

  /// Replaces the integer by the floor of its product with `b` over 2^`bits`.
  mutating func multiply(by b: Integer, scaledDownBy bits: Int) {
    let isDone = change(besides: b) { x in
      b.read { y in __gmpz_mul(x, x, y) }
      __gmpz_fdiv_q_2exp(x, x, UInt(max(0, bits)))
    }
    if !isDone { self = .product(self, b, scaledDownBy: bits) }
  }

  /// Replaces the integer by the floor of its square over 2^`bits`.
  mutating func square(scaledDownBy bits: Int) {
    let isDone = change { x in
      __gmpz_mul(x, x, x)
      __gmpz_fdiv_q_2exp(x, x, UInt(max(0, bits)))
    }
    if !isDone { self = .product(self, self, scaledDownBy: bits) }
  }

  /// Replaces the integer by the floor of its quotient by `divisor`, which must not be zero.
  mutating func divideRoundingDown(by divisor: UInt) {
    guard divisor != 0 else { return }
    if !change({ x in _ = __gmpz_fdiv_q_ui(x, x, divisor) }) {
      self = quotientRoundingDown(by: divisor)
    }
  }

  /// The floor of the quotient by `divisor`, which must not be zero.
  func quotientRoundingDown(by divisor: UInt) -> Integer {
    guard divisor != 0 else { return self }
    if let small = Int(exactly: divisor), asInt != nil {
      return floorDivision(by: Integer(small)).quotient
    }
    return Integer { r in read { x in _ = __gmpz_fdiv_q_ui(r, x, divisor) } }
  }

  /// The floor and the remainder of the quotient by a positive `divisor`.
  func dividedRoundingDown(by divisor: Integer) -> (quotient: Integer, remainder: Integer) {
    divisor.signum > 0 ? floorDivision(by: divisor) : (.zero, self)
  }

  /// The floor of the square root of an integer that must not be negative.
  var squareRootRoundedDown: Integer {
    guard signum > 0 else { return .zero }
    return Integer { r in read { __gmpz_sqrt(r, $0) } }
  }

  /// The square root, if the integer is a perfect square.
  var exactSquareRoot: Integer? {
    read { __gmpz_perfect_square_p($0) != 0 } ? squareRootRoundedDown : nil
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
