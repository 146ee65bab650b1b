import CGMP

extension Integer {
  /// The sum.
  public static func + (a: Integer, b: Integer) -> Integer {
    if case .small(let x) = a.form, case .small(let y) = b.form {
      let (value, overflow) = x.addingReportingOverflow(y)
      if !overflow { return Integer(value) }
    }
    return Integer { r in a.read { x in b.read { y in __gmpz_add(r, x, y) } } }
  }
  /// The difference.
  public static func - (a: Integer, b: Integer) -> Integer {
    if case .small(let x) = a.form, case .small(let y) = b.form {
      let (value, overflow) = x.subtractingReportingOverflow(y)
      if !overflow { return Integer(value) }
    }
    return Integer { r in a.read { x in b.read { y in __gmpz_sub(r, x, y) } } }
  }
  /// The product.
  public static func * (a: Integer, b: Integer) -> Integer {
    if case .small(let x) = a.form, case .small(let y) = b.form {
      let (value, overflow) = x.multipliedReportingOverflow(by: y)
      if !overflow { return Integer(value) }
    }
    return Integer { r in a.read { x in b.read { y in __gmpz_mul(r, x, y) } } }
  }
  /// The negative.
  public static prefix func - (a: Integer) -> Integer {
    if case .small(let x) = a.form, x != .min { return Integer(-x) }
    return Integer { r in a.read { x in __gmpz_neg(r, x) } }
  }
  /// Adds in place, without a new allocation where the storage is not shared.
  public static func += (a: inout Integer, b: Integer) {
    if !a.change(besides: b, { x in b.read { y in __gmpz_add(x, x, y) } }) { a = a + b }
  }
  /// Subtracts in place, without a new allocation where the storage is not shared.
  public static func -= (a: inout Integer, b: Integer) {
    if !a.change(besides: b, { x in b.read { y in __gmpz_sub(x, x, y) } }) { a = a - b }
  }
  /// Multiplies in place, without a new allocation where the storage is not shared.
  public static func *= (a: inout Integer, b: Integer) {
    if !a.change(besides: b, { x in b.read { y in __gmpz_mul(x, x, y) } }) { a = a * b }
  }

  /// The integer times 2 to the power of `bits`, which must not be negative.
  public static func << (a: Integer, bits: Int) -> Integer {
    if case .small(let x) = a.form, bits < x.magnitude.leadingZeroBitCount - 1 {
      return Integer(x << max(0, bits))
    }
    return Integer { r in a.read { x in __gmpz_mul_2exp(r, x, UInt(max(0, bits))) } }
  }
  /// The floor of the integer over 2 to the power of `bits`, which must not be negative.
  public static func >> (a: Integer, bits: Int) -> Integer {
    if case .small(let x) = a.form { return Integer(x >> max(0, bits)) }
    return Integer { r in a.read { x in __gmpz_fdiv_q_2exp(r, x, UInt(max(0, bits))) } }
  }
  /// The ceiling of the integer over 2 to the power of `bits`, which must not be negative.
  public func shiftedRightRoundingUp(by bits: Int) -> Integer {
    if case .small(let x) = form, x != .min { return Integer(-(-x >> max(0, bits))) }
    return Integer { r in read { x in __gmpz_cdiv_q_2exp(r, x, UInt(max(0, bits))) } }
  }

  /// How a quotient is rounded to an integer.
  public enum Rounding: Sendable {
    /// Towards minus infinity.
    case down
    /// Towards plus infinity.
    case up
    /// Towards zero.
    case towardZero
  }

  /// The quotient rounded to an integer.
  ///
  /// - Throws: `ArithmeticError.divisionByZero`.
  public func quotient(by divisor: Integer, rounding: Rounding) throws(ArithmeticError) -> Integer {
    guard !divisor.isZero else { throw .divisionByZero }
    if case .small(let x) = form, case .small(let y) = divisor.form, y != -1 {
      return Integer(x.quotient(by: y, rounding: rounding))
    }
    return Integer { r in
      read { x in
        divisor.read { y in
          switch rounding {
          case .down: __gmpz_fdiv_q(r, x, y)
          case .up: __gmpz_cdiv_q(r, x, y)
          case .towardZero: __gmpz_tdiv_q(r, x, y)
          }
        }
      }
    }
  }

  /// The remainder of the quotient rounded down: it has the sign of the divisor.
  ///
  /// - Throws: `ArithmeticError.divisionByZero`.
  public func remainder(by divisor: Integer) throws(ArithmeticError) -> Integer {
    guard !divisor.isZero else { throw .divisionByZero }
    if case .small(let x) = form, case .small(let y) = divisor.form, y != -1 {
      return Integer(x.remainder(by: y))
    }
    return Integer { r in read { x in divisor.read { y in __gmpz_fdiv_r(r, x, y) } } }
  }

  /// The quotient of a division that is known to leave no remainder.
  func dividedExactly(by divisor: Integer) -> Integer {
    guard !divisor.isZero else { return self }
    if case .small(let x) = form, case .small(let y) = divisor.form, y != -1 {
      return Integer(x / y)
    }
    return Integer { r in read { x in divisor.read { y in __gmpz_divexact(r, x, y) } } }
  }

  /// The quotient rounded down and what is left, for a divisor that is known not to be zero.
  func floorDivision(by divisor: Integer) -> (quotient: Integer, remainder: Integer) {
    guard !divisor.isZero else { return (.zero, self) }
    if case .small(let x) = form, case .small(let y) = divisor.form, y != -1 {
      return (Integer(x.quotient(by: y, rounding: .down)), Integer(x.remainder(by: y)))
    }
    var remainder = Integer.zero
    let quotient = Integer { q in
      remainder = Integer { r in
        read { x in divisor.read { y in __gmpz_fdiv_qr(q, r, x, y) } }
      }
    }
    return (quotient, remainder)
  }

  /// The integer nearest to a quotient, the even one at a tie, for a divisor that is known to be
  /// positive.
  func nearestQuotient(by divisor: Integer) -> Integer {
    let (quotient, remainder) = floorDivision(by: divisor)
    let half = (remainder << 1) - divisor
    return half.signum > 0 || (half.isZero && quotient.isOdd) ? quotient + .one : quotient
  }

  /// What is left without the factors `factor`, and how many there were.
  ///
  /// The factor is known to be above 1. Zero is left as it is.
  func removingFactor(_ factor: Integer) -> (cofactor: Integer, multiplicity: Int) {
    guard !isZero, factor > .one else { return (self, 0) }
    var multiplicity = 0
    let cofactor = Integer { r in
      read { x in factor.read { y in multiplicity = Int(__gmpz_remove(r, x, y)) } }
    }
    return (cofactor, multiplicity)
  }

  /// The integer to a power that is not negative; the caller bounds the size of the result.
  public func power(_ exponent: UInt) -> Integer {
    if case .small(let x) = form, let power = x.power(exponent) { return Integer(power) }
    return Integer { r in read { x in __gmpz_pow_ui(r, x, exponent) } }
  }

  /// The greatest common divisor, never negative; gcd(0, 0) = 0.
  public static func greatestCommonDivisor(_ a: Integer, _ b: Integer) -> Integer {
    if case .small(let x) = a.form, case .small(let y) = b.form,
      let divisor = Int(exactly: UInt.greatestCommonDivisor(x.magnitude, y.magnitude))
    {
      return Integer(divisor)
    }
    return Integer { r in a.read { x in b.read { y in __gmpz_gcd(r, x, y) } } }
  }

  /// The least common multiple, never negative; zero where one of the two is zero.
  public static func leastCommonMultiple(_ a: Integer, _ b: Integer) -> Integer {
    Integer { r in a.read { x in b.read { y in __gmpz_lcm(r, x, y) } } }
  }

  /// The floor of the k-th root of a non-negative integer, and whether it is exact; nil for a
  /// negative integer or k = 0.
  public func root(_ k: UInt) -> (floor: Integer, isExact: Bool)? {
    guard signum >= 0, k > 0 else { return nil }
    var exact = false
    let floor = Integer { r in read { x in exact = __gmpz_root(r, x, k) != 0 } }
    return (floor, exact)
  }

  /// The factorial of n; the caller bounds the size of the result.
  public static func factorial(_ n: UInt) -> Integer { Integer { __gmpz_fac_ui($0, n) } }
}

// MARK: - Machine integers

extension Int {
  /// The quotient rounded to an integer; the divisor is neither 0 nor −1.
  fileprivate func quotient(by divisor: Int, rounding: Integer.Rounding) -> Int {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    guard rest != 0 else { return quotient }
    let isBelow = (rest < 0) != (divisor < 0)
    return switch rounding {
    case .down: isBelow ? quotient - 1 : quotient
    case .up: isBelow ? quotient : quotient + 1
    case .towardZero: quotient
    }
  }
}

extension Int {
  /// What is left of the quotient rounded down; the divisor is neither 0 nor −1.
  fileprivate func remainder(by divisor: Int) -> Int {
    let rest = self % divisor
    return rest != 0 && (rest < 0) != (divisor < 0) ? rest + divisor : rest
  }

  /// A whole power; nil where it does not fit.
  fileprivate func power(_ exponent: UInt) -> Int? {
    guard exponent < UInt(Int.bitWidth) else { return nil }
    var power = 1
    for _ in 0..<exponent {
      let (next, overflow) = power.multipliedReportingOverflow(by: self)
      if overflow { return nil }
      power = next
    }
    return power
  }
}

extension UInt {
  /// The greatest common divisor; gcd(0, 0) = 0.
  static func greatestCommonDivisor(_ a: UInt, _ b: UInt) -> UInt {
    if a == 0 { return b }
    if b == 0 { return a }
    // Odd numbers are subtracted and halved until they are equal; the twos that both have come last.
    let twos = (a | b).trailingZeroBitCount
    var x = a >> a.trailingZeroBitCount
    var y = b
    repeat {
      y >>= y.trailingZeroBitCount
      if x > y { swap(&x, &y) }
      y -= x
    } while y != 0
    return x << twos
  }
}
