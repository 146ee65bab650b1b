import CGMP

/// The storage of one GMP rational: header and object in a single allocation.
final class RationalStorage: ManagedBuffer<__mpq_struct, Never> {
  /// A fresh rational with the value zero.
  static func make() -> RationalStorage {
    let buffer = RationalStorage.create(minimumCapacity: 0) { _ in __mpq_struct() }
    let storage = unsafeDowncast(buffer, to: RationalStorage.self)
    storage.withUnsafeMutablePointerToHeader { __gmpq_init($0) }
    return storage
  }

  deinit { withUnsafeMutablePointerToHeader { __gmpq_clear($0) } }
}

/// A rational number, exact and of any size, on GMP's `mpq`.
///
/// A value type, always in lowest terms with a positive denominator, so that equal values have
/// equal parts. Addition, subtraction and multiplication cannot fail; division throws.
/// There are no floating-point literals: `0.1` in Swift source would be the double nearest to
/// 1/10, where the project's contract is that a decimal is the decimal that was written.
public struct Rational: @unchecked Sendable {
  // Immutable after `Rational.init(making:)` returns, which is what makes the struct Sendable.
  var storage: RationalStorage

  /// The result of `body`, which writes a canonical value to a fresh rational.
  @inline(__always)
  init(making body: (UnsafeMutablePointer<__mpq_struct>) -> Void) {
    storage = RationalStorage.make()
    storage.withUnsafeMutablePointerToHeader(body)
  }

  /// Calls `body` with a pointer that is valid, and must only be read, during the call.
  @inline(__always)
  func read<Result>(_ body: (UnsafeMutablePointer<__mpq_struct>) -> Result) -> Result {
    storage.withUnsafeMutablePointerToHeader(body)
  }

  /// The rational with the value of a machine integer.
  public init(_ value: Int) {
    self.init { __gmpq_set_si($0, value, 1) }
  }

  /// The rational with the value of an integer.
  public init(_ value: Integer) {
    self.init { q in value.read { __gmpq_set_z(q, $0) } }
  }

  /// The quotient of two integers, in lowest terms.
  ///
  /// - Throws: `ArithmeticError.divisionByZero`.
  public init(_ numerator: Integer, over denominator: Integer) throws(ArithmeticError) {
    guard !denominator.isZero else { throw .divisionByZero }
    self.init { q in
      numerator.read { __gmpz_set(cgmp_mpq_num_mut(q), $0) }
      denominator.read { __gmpz_set(cgmp_mpq_den_mut(q), $0) }
      __gmpq_canonicalize(q)
    }
  }

  /// A quotient that is known to be in lowest terms, with a positive denominator.
  init(reduced numerator: Integer, over denominator: Integer) {
    self.init { q in
      numerator.read { __gmpz_set(cgmp_mpq_num_mut(q), $0) }
      denominator.read { __gmpz_set(cgmp_mpq_den_mut(q), $0) }
    }
  }

  /// An integer times a power of two, exactly.
  public init(_ significand: Integer, timesTwoToThe exponent: Int) {
    self.init { q in
      significand.read { __gmpq_set_z(q, $0) }
      if exponent >= 0 {
        __gmpq_mul_2exp(q, q, UInt(exponent))
      } else {
        __gmpq_div_2exp(q, q, exponent.magnitude)
      }
    }
  }

  /// Zero.
  public static let zero = Rational(0)
  /// One.
  public static let one = Rational(1)

  /// The numerator in lowest terms; it carries the sign.
  public var numerator: Integer {
    Integer { r in read { __gmpz_set(r, cgmp_mpq_num($0)) } }
  }
  /// The denominator in lowest terms; positive.
  public var denominator: Integer {
    Integer { r in read { __gmpz_set(r, cgmp_mpq_den($0)) } }
  }
  /// −1, 0 or 1.
  public var signum: Int { read { Int(cgmp_mpq_sgn($0)) } }
  /// Whether the number is zero.
  public var isZero: Bool { signum == 0 }
  /// Whether the number is whole.
  public var isInteger: Bool { read { __gmpz_cmp_ui(cgmp_mpq_den($0), 1) == 0 } }
  /// The bits of the numerator plus those of the denominator: what a computation with it costs.
  public var bitWidth: Int {
    read { q in
      let denominator = Int(__gmpz_sizeinbase(cgmp_mpq_den(q), 2))
      return denominator + Int(__gmpz_sizeinbase(cgmp_mpq_num(q), 2))
    }
  }
  /// The magnitude.
  public var magnitude: Rational { signum < 0 ? -self : self }
  /// The largest integer that is not above the number.
  public var floor: Integer {
    Integer { r in read { __gmpz_fdiv_q(r, cgmp_mpq_num($0), cgmp_mpq_den($0)) } }
  }
  /// The smallest integer that is not below the number.
  public var ceiling: Integer {
    Integer { r in read { __gmpz_cdiv_q(r, cgmp_mpq_num($0), cgmp_mpq_den($0)) } }
  }
  /// The integer that is nearest to the number; halfway between two, the even one.
  public var nearestInteger: Integer { numerator.nearestQuotient(by: denominator) }
}

extension Rational: ExpressibleByIntegerLiteral {
  /// The rational of an integer literal.
  public init(integerLiteral value: Int) { self.init(value) }
}

// MARK: - Arithmetic

extension Rational {
  /// The sum.
  public static func + (a: Rational, b: Rational) -> Rational {
    Rational { r in a.read { x in b.read { y in __gmpq_add(r, x, y) } } }
  }
  /// The difference.
  public static func - (a: Rational, b: Rational) -> Rational {
    Rational { r in a.read { x in b.read { y in __gmpq_sub(r, x, y) } } }
  }
  /// The product.
  public static func * (a: Rational, b: Rational) -> Rational {
    Rational { r in a.read { x in b.read { y in __gmpq_mul(r, x, y) } } }
  }
  /// The quotient.
  ///
  /// - Throws: `ArithmeticError.divisionByZero`.
  public static func / (a: Rational, b: Rational) throws(ArithmeticError) -> Rational {
    guard !b.isZero else { throw .divisionByZero }
    return Rational { r in a.read { x in b.read { y in __gmpq_div(r, x, y) } } }
  }
  /// The negative.
  public static prefix func - (a: Rational) -> Rational {
    Rational { r in a.read { x in __gmpq_neg(r, x) } }
  }
  /// Adds in place, without a new allocation where the storage is not shared.
  public static func += (a: inout Rational, b: Rational) {
    guard isKnownUniquelyReferenced(&a.storage), a.storage !== b.storage else { return a = a + b }
    a.storage.withUnsafeMutablePointerToHeader { x in b.read { y in __gmpq_add(x, x, y) } }
  }
  /// Subtracts in place, without a new allocation where the storage is not shared.
  public static func -= (a: inout Rational, b: Rational) {
    guard isKnownUniquelyReferenced(&a.storage), a.storage !== b.storage else { return a = a - b }
    a.storage.withUnsafeMutablePointerToHeader { x in b.read { y in __gmpq_sub(x, x, y) } }
  }
  /// Multiplies in place, without a new allocation where the storage is not shared.
  public static func *= (a: inout Rational, b: Rational) {
    guard isKnownUniquelyReferenced(&a.storage), a.storage !== b.storage else { return a = a * b }
    a.storage.withUnsafeMutablePointerToHeader { x in b.read { y in __gmpq_mul(x, x, y) } }
  }

  /// One over the number.
  ///
  /// - Throws: `ArithmeticError.divisionByZero`.
  public func reciprocal() throws(ArithmeticError) -> Rational {
    guard !isZero else { throw .divisionByZero }
    return Rational { r in read { x in __gmpq_inv(r, x) } }
  }

  /// The number to an integer power, with 0⁰ = 1.
  ///
  /// The caller bounds the size of the result.
  ///
  /// - Throws: `ArithmeticError.divisionByZero` for a negative power of zero.
  public func power(_ exponent: Int) throws(ArithmeticError) -> Rational {
    let base = exponent < 0 ? try reciprocal() : self
    // Powers of coprime integers are coprime: no reduction is needed.
    return Rational { r in
      base.read { x in
        __gmpz_pow_ui(cgmp_mpq_num_mut(r), cgmp_mpq_num(x), exponent.magnitude)
        __gmpz_pow_ui(cgmp_mpq_den_mut(r), cgmp_mpq_den(x), exponent.magnitude)
      }
    }
  }

  /// The number times 2 to the power of `exponent`.
  public func scaled(byTwoToThe exponent: Int) -> Rational {
    Rational { r in
      read { x in
        if exponent >= 0 {
          __gmpq_mul_2exp(r, x, UInt(exponent))
        } else {
          __gmpq_div_2exp(r, x, exponent.magnitude)
        }
      }
    }
  }
}

// MARK: - Order and description

extension Rational: Comparable, Hashable, CustomStringConvertible {
  /// Whether two rationals are equal.
  public static func == (a: Rational, b: Rational) -> Bool {
    a.read { x in b.read { y in __gmpq_equal(x, y) != 0 } }
  }
  /// Whether the first rational is less.
  public static func < (a: Rational, b: Rational) -> Bool {
    a.read { x in b.read { y in __gmpq_cmp(x, y) < 0 } }
  }
  /// Hashes the value.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(numerator)
    hasher.combine(denominator)
  }
  /// The fraction in lowest terms (`24/25`, `-3`).
  public var description: String {
    isInteger ? numerator.description : "\(numerator)/\(denominator)"
  }
}
