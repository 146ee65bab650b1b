import CGMP

/// The storage of one GMP integer: header and object in a single allocation.
final class IntegerStorage: ManagedBuffer<__mpz_struct, Never> {
  /// A fresh integer with the value zero.
  static func make() -> IntegerStorage {
    let buffer = IntegerStorage.create(minimumCapacity: 0) { _ in __mpz_struct() }
    let storage = unsafeDowncast(buffer, to: IntegerStorage.self)
    storage.withUnsafeMutablePointerToHeader { __gmpz_init($0) }
    return storage
  }

  deinit { withUnsafeMutablePointerToHeader { __gmpz_clear($0) } }
}

/// An integer of any size, on GMP's `mpz`.
///
/// A value type: the storage is never changed once it can be seen from two places. Addition,
/// subtraction and multiplication cannot fail; what can fail throws `ArithmeticError`.
public struct Integer: @unchecked Sendable {
  // Immutable after `Integer.init(making:)` returns, which is what makes the struct Sendable.
  var storage: IntegerStorage

  /// The result of `body`, which writes to a fresh integer.
  @inline(__always)
  init(making body: (UnsafeMutablePointer<__mpz_struct>) -> Void) {
    storage = IntegerStorage.make()
    storage.withUnsafeMutablePointerToHeader(body)
  }

  /// Calls `body` with a pointer that is valid, and must only be read, during the call.
  @inline(__always)
  func read<Result>(_ body: (UnsafeMutablePointer<__mpz_struct>) -> Result) -> Result {
    storage.withUnsafeMutablePointerToHeader(body)
  }

  /// The integer with the value of a machine integer.
  public init(_ value: Int) {
    self.init { __gmpz_set_si($0, value) }
  }

  /// The integer written in decimal digits with an optional sign; nil for anything else.
  ///
  /// - Complexity: quasi-linear in the number of digits.
  public init?(digits: some StringProtocol) {
    var bytes = Array(digits.utf8)
    let unsigned = bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+")
    guard bytes.count > (unsigned ? 1 : 0),
      bytes.dropFirst(unsigned ? 1 : 0).allSatisfy({ (48...57).contains($0) })
    else { return nil }
    if bytes[0] == UInt8(ascii: "+") { bytes.removeFirst() }
    self.init(ascii: bytes, radix: 10)
  }

  /// The integer of digits in a radix, which the caller has checked: at least one, and a minus sign
  /// at most in front.
  init(ascii digits: [UInt8], radix: Int32) {
    self.init { pointer in
      (digits + [0]).withUnsafeBufferPointer { buffer in
        buffer.withMemoryRebound(to: CChar.self) { text in
          _ = __gmpz_set_str(pointer, text.baseAddress, radix)
        }
      }
    }
  }

  /// Zero.
  public static let zero = Integer(0)
  /// One.
  public static let one = Integer(1)

  /// −1, 0 or 1.
  public var signum: Int { read { Int(cgmp_mpz_sgn($0)) } }
  /// Whether the integer is zero.
  public var isZero: Bool { signum == 0 }
  /// Whether the integer is odd.
  public var isOdd: Bool { read { cgmp_mpz_odd_p($0) != 0 } }
  /// The number of bits of the magnitude; 0 for zero.
  public var bitWidth: Int { read { cgmp_mpz_sgn($0) == 0 ? 0 : Int(__gmpz_sizeinbase($0, 2)) } }
  /// The number of zero bits below the lowest one bit; 0 for zero.
  public var trailingZeroBitCount: Int {
    read { cgmp_mpz_sgn($0) == 0 ? 0 : Int(__gmpz_scan1($0, 0)) }
  }
  /// The magnitude.
  public var magnitude: Integer { signum < 0 ? -self : self }
  /// The value as a machine integer, if it fits.
  public var asInt: Int? { read { __gmpz_fits_slong_p($0) != 0 ? __gmpz_get_si($0) : nil } }
}

extension Integer: ExpressibleByIntegerLiteral {
  /// The integer of a literal.
  public init(integerLiteral value: Int) { self.init(value) }
}

// MARK: - Arithmetic

extension Integer {
  /// The sum.
  public static func + (a: Integer, b: Integer) -> Integer {
    Integer { r in a.read { x in b.read { y in __gmpz_add(r, x, y) } } }
  }
  /// The difference.
  public static func - (a: Integer, b: Integer) -> Integer {
    Integer { r in a.read { x in b.read { y in __gmpz_sub(r, x, y) } } }
  }
  /// The product.
  public static func * (a: Integer, b: Integer) -> Integer {
    Integer { r in a.read { x in b.read { y in __gmpz_mul(r, x, y) } } }
  }
  /// The negative.
  public static prefix func - (a: Integer) -> Integer {
    Integer { r in a.read { x in __gmpz_neg(r, x) } }
  }
  /// Adds in place, without a new allocation where the storage is not shared.
  public static func += (a: inout Integer, b: Integer) {
    guard isKnownUniquelyReferenced(&a.storage), a.storage !== b.storage else { return a = a + b }
    a.storage.withUnsafeMutablePointerToHeader { x in b.read { y in __gmpz_add(x, x, y) } }
  }
  /// Subtracts in place, without a new allocation where the storage is not shared.
  public static func -= (a: inout Integer, b: Integer) {
    guard isKnownUniquelyReferenced(&a.storage), a.storage !== b.storage else { return a = a - b }
    a.storage.withUnsafeMutablePointerToHeader { x in b.read { y in __gmpz_sub(x, x, y) } }
  }
  /// Multiplies in place, without a new allocation where the storage is not shared.
  public static func *= (a: inout Integer, b: Integer) {
    guard isKnownUniquelyReferenced(&a.storage), a.storage !== b.storage else { return a = a * b }
    a.storage.withUnsafeMutablePointerToHeader { x in b.read { y in __gmpz_mul(x, x, y) } }
  }

  /// The integer times 2 to the power of `bits`, which must not be negative.
  public static func << (a: Integer, bits: Int) -> Integer {
    Integer { r in a.read { x in __gmpz_mul_2exp(r, x, UInt(max(0, bits))) } }
  }
  /// The floor of the integer over 2 to the power of `bits`, which must not be negative.
  public static func >> (a: Integer, bits: Int) -> Integer {
    Integer { r in a.read { x in __gmpz_fdiv_q_2exp(r, x, UInt(max(0, bits))) } }
  }
  /// The ceiling of the integer over 2 to the power of `bits`, which must not be negative.
  public func shiftedRightRoundingUp(by bits: Int) -> Integer {
    Integer { r in read { x in __gmpz_cdiv_q_2exp(r, x, UInt(max(0, bits))) } }
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
    return Integer { r in read { x in divisor.read { y in __gmpz_fdiv_r(r, x, y) } } }
  }

  /// The quotient of a division that is known to leave no remainder.
  func dividedExactly(by divisor: Integer) -> Integer {
    guard !divisor.isZero else { return self }
    return Integer { r in read { x in divisor.read { y in __gmpz_divexact(r, x, y) } } }
  }

  /// The quotient rounded down and what is left, for a divisor that is known not to be zero.
  func floorDivision(by divisor: Integer) -> (quotient: Integer, remainder: Integer) {
    guard !divisor.isZero else { return (.zero, self) }
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
    Integer { r in read { x in __gmpz_pow_ui(r, x, exponent) } }
  }

  /// The greatest common divisor, never negative; gcd(0, 0) = 0.
  public static func greatestCommonDivisor(_ a: Integer, _ b: Integer) -> Integer {
    Integer { r in a.read { x in b.read { y in __gmpz_gcd(r, x, y) } } }
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

// MARK: - Order and description

extension Integer: Comparable, Hashable, CustomStringConvertible {
  /// Whether two integers are equal.
  public static func == (a: Integer, b: Integer) -> Bool {
    a.read { x in b.read { y in __gmpz_cmp(x, y) == 0 } }
  }
  /// Whether the first integer is less.
  public static func < (a: Integer, b: Integer) -> Bool {
    a.read { x in b.read { y in __gmpz_cmp(x, y) < 0 } }
  }
  /// Hashes the value.
  public func hash(into hasher: inout Hasher) {
    read { x in
      hasher.combine(cgmp_mpz_sgn(x))
      for limb in 0..<__gmpz_size(x) { hasher.combine(__gmpz_getlimbn(x, mp_size_t(limb))) }
    }
  }
  /// The decimal digits, with a minus sign where the integer is negative.
  public var description: String {
    let capacity = read { Int(__gmpz_sizeinbase($0, 10)) } + 2
    return String(unsafeUninitializedCapacity: capacity) { buffer in
      buffer.withMemoryRebound(to: CChar.self) { text in
        read { _ = __gmpz_get_str(text.baseAddress, 10, $0) }
        return text.firstIndex(of: 0) ?? 0
      }
    }
  }
}
