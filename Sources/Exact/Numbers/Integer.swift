import CGMP

/// An integer of any size: a machine integer where it fits, else one of GMP's `mpz`.
///
/// A value type: the storage is never changed once it can be seen from two places. Addition,
/// subtraction and multiplication cannot fail; what can fail throws `ArithmeticError`.
public struct Integer: @unchecked Sendable {
  /// What holds the value.
  ///
  /// A value that fits into a machine integer is always a small one, so that equal values have equal forms.
  enum Form {
    case small(Int)
    // Immutable wherever it is shared, which is what makes the struct Sendable.
    case large(IntegerStorage)
  }

  var form: Form

  /// The result of `body`, which writes to a fresh integer.
  @inline(__always)
  init(making body: (UnsafeMutablePointer<__mpz_struct>) -> Void) {
    let storage = IntegerStorage.make()
    storage.withUnsafeMutablePointerToHeader(body)
    form = storage.asInt.map { .small($0) } ?? .large(storage)
  }

  /// Calls `body` with a pointer that is valid, and must only be read, during the call.
  @inline(__always)
  func read<Result>(_ body: (UnsafeMutablePointer<__mpz_struct>) -> Result) -> Result {
    var word: mp_limb_t = 0
    return withUnsafeMutablePointer(to: &word) { word in
      // A copy of the header is as good as the header itself to whoever only reads.
      var header =
        switch form {
        case .small(let value): __mpz_struct(value, in: word)
        case .large(let storage): storage.withUnsafeMutablePointerToHeader { $0.pointee }
        }
      return withExtendedLifetime(self) { withUnsafeMutablePointer(to: &header, body) }
    }
  }

  /// Changes the value in place, if it is a large one that nobody else can see.
  ///
  /// - Returns: whether it was changed.
  @inline(__always)
  mutating func change(
    besides other: Integer? = nil, _ body: (UnsafeMutablePointer<__mpz_struct>) -> Void
  ) -> Bool {
    guard case .large(var storage) = form else { return false }
    if let other, case .large(let second) = other.form, second === storage { return false }
    // The form lets go of the storage, so that `storage` is the only reference if there was one.
    form = .small(0)
    guard isKnownUniquelyReferenced(&storage) else {
      form = .large(storage)
      return false
    }
    storage.withUnsafeMutablePointerToHeader(body)
    form = storage.asInt.map { .small($0) } ?? .large(storage)
    return true
  }

  /// The integer with the value of a machine integer.
  @inline(__always)
  public init(_ value: Int) { form = .small(value) }

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
  public static var zero: Integer { Integer(0) }
  /// One.
  public static var one: Integer { Integer(1) }

  /// −1, 0 or 1.
  public var signum: Int {
    if case .small(let value) = form { return value.signum() }
    return read { Int(cgmp_mpz_sgn($0)) }
  }
  /// Whether the integer is zero.
  public var isZero: Bool { if case .small(0) = form { true } else { false } }
  /// Whether the integer is odd.
  public var isOdd: Bool {
    if case .small(let value) = form { return value & 1 != 0 }
    return read { cgmp_mpz_odd_p($0) != 0 }
  }
  /// The number of bits of the magnitude; 0 for zero.
  public var bitWidth: Int {
    if case .small(let value) = form {
      return UInt.bitWidth - value.magnitude.leadingZeroBitCount
    }
    return read { Int(__gmpz_sizeinbase($0, 2)) }
  }
  /// The number of zero bits below the lowest one bit; 0 for zero.
  public var trailingZeroBitCount: Int {
    if case .small(let value) = form { return value == 0 ? 0 : value.trailingZeroBitCount }
    return read { Int(__gmpz_scan1($0, 0)) }
  }
  /// The magnitude.
  public var magnitude: Integer { signum < 0 ? -self : self }
  /// The value as a machine integer, if it fits.
  public var asInt: Int? { if case .small(let value) = form { value } else { nil } }
}

extension Integer: ExpressibleByIntegerLiteral {
  /// The integer of a literal.
  public init(integerLiteral value: Int) { self.init(value) }
}

// MARK: - Order and description

extension Integer: Comparable, Hashable, CustomStringConvertible {
  /// Whether two integers are equal.
  public static func == (a: Integer, b: Integer) -> Bool {
    switch (a.form, b.form) {
    case (.small(let x), .small(let y)): x == y
    case (.large, .large): a.read { x in b.read { y in __gmpz_cmp(x, y) == 0 } }
    default: false
    }
  }
  /// Whether the first integer is less.
  public static func < (a: Integer, b: Integer) -> Bool {
    if case .small(let x) = a.form, case .small(let y) = b.form { return x < y }
    return a.read { x in b.read { y in __gmpz_cmp(x, y) < 0 } }
  }
  /// Hashes the value.
  public func hash(into hasher: inout Hasher) {
    if case .small(let value) = form { return hasher.combine(value) }
    read { x in
      hasher.combine(cgmp_mpz_sgn(x))
      for limb in 0..<__gmpz_size(x) { hasher.combine(__gmpz_getlimbn(x, mp_size_t(limb))) }
    }
  }
  /// The decimal digits, with a minus sign where the integer is negative.
  public var description: String {
    if case .small(let value) = form { return value.description }
    let capacity = read { Int(__gmpz_sizeinbase($0, 10)) } + 2
    return String(unsafeUninitializedCapacity: capacity) { buffer in
      buffer.withMemoryRebound(to: CChar.self) { text in
        read { _ = __gmpz_get_str(text.baseAddress, 10, $0) }
        return text.firstIndex(of: 0) ?? 0
      }
    }
  }
}
