import CGMP

/// A rational number, exact and of any size: a fraction of machine integers where it fits, else one of
/// GMP's `mpq`.
///
/// A value type, always in lowest terms with a positive denominator, so that equal values have
/// equal parts. Addition, subtraction and multiplication cannot fail; division throws.
/// There are no floating-point literals: `0.1` in Swift source would be the double nearest to
/// 1/10, where the project's contract is that a decimal is the decimal that was written.
public struct Rational: @unchecked Sendable {
  /// What holds the value.
  ///
  /// A value whose parts fit into machine integers is always a small one, so that equal values have equal
  /// forms.
  enum Form {
    case small(Fraction)
    // Immutable wherever it is shared, which is what makes the struct Sendable.
    case large(RationalStorage)
  }

  var form: Form

  @inline(__always)
  init(_ fraction: Fraction) { form = .small(fraction) }

  /// The result of `body`, which writes a canonical value to a fresh rational.
  @inline(__always)
  init(making body: (UnsafeMutablePointer<__mpq_struct>) -> Void) {
    let storage = RationalStorage.make()
    storage.withUnsafeMutablePointerToHeader(body)
    form = Rational.form(of: storage)
  }

  /// The form of what was written to a storage.
  private static func form(of storage: RationalStorage) -> Form {
    storage.withUnsafeMutablePointerToHeader { q in
      let (above, below) = (cgmp_mpq_num(q), cgmp_mpq_den(q))
      guard __gmpz_fits_slong_p(above) != 0, __gmpz_fits_slong_p(below) != 0 else {
        return .large(storage)
      }
      let numerator = __gmpz_get_si(above)
      guard numerator != .min else { return .large(storage) }
      return .small(Fraction(reduced: numerator, over: __gmpz_get_si(below)))
    }
  }

  /// Calls `body` with a pointer that is valid, and must only be read, during the call.
  @inline(__always)
  func read<Result>(_ body: (UnsafeMutablePointer<__mpq_struct>) -> Result) -> Result {
    var (above, below): (mp_limb_t, mp_limb_t) = (0, 0)
    return withUnsafeMutablePointer(to: &above) { above in
      withUnsafeMutablePointer(to: &below) { below in
        // A copy of the header is as good as the header itself to whoever only reads.
        var header =
          switch form {
          case .small(let fraction):
            __mpq_struct(
              _mp_num: __mpz_struct(fraction.numerator, in: above),
              _mp_den: __mpz_struct(fraction.denominator, in: below))
          case .large(let storage): storage.withUnsafeMutablePointerToHeader { $0.pointee }
          }
        return withExtendedLifetime(self) { withUnsafeMutablePointer(to: &header, body) }
      }
    }
  }

  /// The rational with the value of a machine integer.
  public init(_ value: Int) {
    if let fraction = Fraction(value) {
      self.init(fraction)
    } else {
      self.init { __gmpq_set_si($0, value, 1) }
    }
  }

  /// The rational with the value of an integer.
  public init(_ value: Integer) {
    if let small = value.asInt {
      self.init(small)
    } else {
      self.init { q in value.read { __gmpq_set_z(q, $0) } }
    }
  }

  /// The quotient of two integers, in lowest terms.
  ///
  /// - Throws: `ArithmeticError.divisionByZero`.
  public init(_ numerator: Integer, over denominator: Integer) throws(ArithmeticError) {
    guard !denominator.isZero else { throw .divisionByZero }
    if let above = numerator.asInt, let below = denominator.asInt,
      let fraction = Fraction(above, over: below)
    {
      self.init(fraction)
      return
    }
    self.init { q in
      numerator.read { __gmpz_set(cgmp_mpq_num_mut(q), $0) }
      denominator.read { __gmpz_set(cgmp_mpq_den_mut(q), $0) }
      __gmpq_canonicalize(q)
    }
  }

  /// A quotient that is known to be in lowest terms, with a positive denominator.
  init(reduced numerator: Integer, over denominator: Integer) {
    if let above = numerator.asInt, let below = denominator.asInt, above != .min {
      self.init(Fraction(reduced: above, over: below))
      return
    }
    self.init { q in
      numerator.read { __gmpz_set(cgmp_mpq_num_mut(q), $0) }
      denominator.read { __gmpz_set(cgmp_mpq_den_mut(q), $0) }
    }
  }

  /// An integer times a power of two, exactly.
  public init(_ significand: Integer, timesTwoToThe exponent: Int) {
    self = Rational(significand).scaled(byTwoToThe: exponent)
  }

  /// Zero.
  public static var zero: Rational { Rational(Fraction(reduced: 0, over: 1)) }
  /// One.
  public static var one: Rational { Rational(Fraction(reduced: 1, over: 1)) }

  /// The numerator in lowest terms; it carries the sign.
  public var numerator: Integer {
    if case .small(let fraction) = form { return Integer(fraction.numerator) }
    return Integer { r in read { __gmpz_set(r, cgmp_mpq_num($0)) } }
  }
  /// The denominator in lowest terms; positive.
  public var denominator: Integer {
    if case .small(let fraction) = form { return Integer(fraction.denominator) }
    return Integer { r in read { __gmpz_set(r, cgmp_mpq_den($0)) } }
  }
  /// −1, 0 or 1.
  public var signum: Int {
    if case .small(let fraction) = form { return fraction.numerator.signum() }
    return read { Int(cgmp_mpq_sgn($0)) }
  }
  /// Whether the number is zero.
  public var isZero: Bool {
    if case .small(let fraction) = form { fraction.numerator == 0 } else { false }
  }
  /// Whether the number is whole.
  public var isInteger: Bool {
    if case .small(let fraction) = form { return fraction.denominator == 1 }
    return read { __gmpz_cmp_ui(cgmp_mpq_den($0), 1) == 0 }
  }
  /// The bits of the numerator plus those of the denominator: what a computation with it costs.
  public var bitWidth: Int {
    if case .small(let fraction) = form {
      let above = max(1, Int.bitWidth - fraction.numerator.magnitude.leadingZeroBitCount)
      return above + Int.bitWidth - fraction.denominator.leadingZeroBitCount
    }
    return read { q in
      let denominator = Int(__gmpz_sizeinbase(cgmp_mpq_den(q), 2))
      return denominator + Int(__gmpz_sizeinbase(cgmp_mpq_num(q), 2))
    }
  }
  /// The magnitude.
  public var magnitude: Rational { signum < 0 ? -self : self }
  /// The largest integer that is not above the number.
  public var floor: Integer { numerator.floorDivision(by: denominator).quotient }
  /// The smallest integer that is not below the number.
  public var ceiling: Integer { -((-numerator).floorDivision(by: denominator).quotient) }
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
    if case .small(let x) = a.form, case .small(let y) = b.form, let sum = x.adding(y) {
      return Rational(sum)
    }
    return Rational { r in a.read { x in b.read { y in __gmpq_add(r, x, y) } } }
  }
  /// The difference.
  public static func - (a: Rational, b: Rational) -> Rational {
    if case .small(let x) = a.form, case .small(let y) = b.form, let sum = x.adding(y.negative) {
      return Rational(sum)
    }
    return Rational { r in a.read { x in b.read { y in __gmpq_sub(r, x, y) } } }
  }
  /// The product.
  public static func * (a: Rational, b: Rational) -> Rational {
    if case .small(let x) = a.form, case .small(let y) = b.form, let product = x.multiplied(by: y) {
      return Rational(product)
    }
    return Rational { r in a.read { x in b.read { y in __gmpq_mul(r, x, y) } } }
  }
  /// The quotient.
  ///
  /// - Throws: `ArithmeticError.divisionByZero`.
  public static func / (a: Rational, b: Rational) throws(ArithmeticError) -> Rational {
    guard !b.isZero else { throw .divisionByZero }
    if case .small(let x) = a.form, case .small(let y) = b.form,
      let quotient = x.multiplied(by: y.reciprocal)
    {
      return Rational(quotient)
    }
    return Rational { r in a.read { x in b.read { y in __gmpq_div(r, x, y) } } }
  }
  /// The negative.
  public static prefix func - (a: Rational) -> Rational {
    if case .small(let x) = a.form { return Rational(x.negative) }
    return Rational { r in a.read { x in __gmpq_neg(r, x) } }
  }
  /// Adds in place.
  public static func += (a: inout Rational, b: Rational) {
    if !a.change(besides: b, { x in b.read { y in __gmpq_add(x, x, y) } }) { a = a + b }
  }
  /// Subtracts in place.
  public static func -= (a: inout Rational, b: Rational) {
    if !a.change(besides: b, { x in b.read { y in __gmpq_sub(x, x, y) } }) { a = a - b }
  }
  /// Multiplies in place.
  public static func *= (a: inout Rational, b: Rational) {
    if !a.change(besides: b, { x in b.read { y in __gmpq_mul(x, x, y) } }) { a = a * b }
  }

  /// Changes the value in place, if it is a large one that nobody else can see.
  ///
  /// - Returns: whether it was changed.
  private mutating func change(
    besides other: Rational, _ body: (UnsafeMutablePointer<__mpq_struct>) -> Void
  ) -> Bool {
    guard case .large(var storage) = form else { return false }
    if case .large(let second) = other.form, second === storage { return false }
    // The form lets go of the storage, so that `storage` is the only reference if there was one.
    form = .small(Fraction(reduced: 0, over: 1))
    guard isKnownUniquelyReferenced(&storage) else {
      form = .large(storage)
      return false
    }
    storage.withUnsafeMutablePointerToHeader(body)
    form = Rational.form(of: storage)
    return true
  }

  /// One over the number.
  ///
  /// - Throws: `ArithmeticError.divisionByZero`.
  public func reciprocal() throws(ArithmeticError) -> Rational {
    guard !isZero else { throw .divisionByZero }
    if case .small(let fraction) = form { return Rational(fraction.reciprocal) }
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
    return Rational(
      reduced: base.numerator.power(exponent.magnitude),
      over: base.denominator.power(exponent.magnitude))
  }

  /// The number times 2 to the power of `exponent`.
  public func scaled(byTwoToThe exponent: Int) -> Rational {
    if case .small(let fraction) = form, let scaled = fraction.scaled(byTwoToThe: exponent) {
      return Rational(scaled)
    }
    return Rational { r in
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
    switch (a.form, b.form) {
    case (.small(let x), .small(let y)): x == y
    case (.large, .large): a.read { x in b.read { y in __gmpq_equal(x, y) != 0 } }
    default: false
    }
  }
  /// Whether the first rational is less.
  public static func < (a: Rational, b: Rational) -> Bool {
    if case .small(let x) = a.form, case .small(let y) = b.form { return x.isLess(than: y) }
    return a.read { x in b.read { y in __gmpq_cmp(x, y) < 0 } }
  }
  /// Hashes the value.
  public func hash(into hasher: inout Hasher) {
    if case .small(let fraction) = form { return hasher.combine(fraction) }
    hasher.combine(numerator)
    hasher.combine(denominator)
  }
  /// The fraction in lowest terms (`24/25`, `-3`).
  public var description: String {
    isInteger ? numerator.description : "\(numerator)/\(denominator)"
  }
}
