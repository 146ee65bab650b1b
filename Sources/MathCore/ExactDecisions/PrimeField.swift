/// The integers modulo an odd prime below 2^62, each kept as its Montgomery form x · 2^64 mod p.
///
/// Montgomery's product needs no division: for a, b < p the number a·b + m·p, with m chosen so that
/// its low 64 bits vanish, is below p² + 2^64·p, so that its high word is below 2p (P. Montgomery,
/// "Modular multiplication without trial division", 1985).
struct PrimeField: Sendable {
  /// The prime.
  let modulus: UInt64
  /// −1/p modulo 2^64.
  private let negatedInverse: UInt64
  /// 2^128 modulo p, which brings an integer into Montgomery form.
  private let squaredRadix: UInt64
  /// The Montgomery form of 1.
  let one: UInt64

  /// The field of a prime, which must be odd and below 2^62.
  init(modulus: UInt64) {
    self.modulus = modulus
    // Newton's iteration doubles the right low bits of an inverse: p·p = 1 modulo 8 starts with 3.
    var inverse = modulus
    for _ in 0..<5 { inverse = inverse &* (2 &- modulus &* inverse) }
    negatedInverse = 0 &- inverse
    one = modulus.dividingFullWidth((1, 0)).remainder
    squaredRadix = modulus.dividingFullWidth((one, 0)).remainder
  }

  /// The product.
  @inline(__always)
  func multiply(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    let factor = product.low &* negatedInverse
    let cancelled = factor.multipliedFullWidth(by: modulus)
    // The low words add up to 0 modulo 2^64, with a carry unless both are 0.
    let sum = product.high &+ cancelled.high &+ (product.low != 0 ? 1 : 0)
    return sum >= modulus ? sum &- modulus : sum
  }

  /// The sum.
  @inline(__always)
  func add(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let sum = a &+ b
    return sum >= modulus ? sum &- modulus : sum
  }

  /// The difference.
  @inline(__always)
  func subtract(_ a: UInt64, _ b: UInt64) -> UInt64 {
    a >= b ? a &- b : a &+ modulus &- b
  }

  /// The negative.
  @inline(__always)
  func negate(_ a: UInt64) -> UInt64 { a == 0 ? 0 : modulus &- a }

  /// Takes a multiple of a row from another row.
  ///
  /// It stands beside the arithmetic, which is inlined only within one file.
  func subtract(
    _ factor: UInt64, times source: UnsafePointer<UInt64>,
    from target: UnsafeMutablePointer<UInt64>, count: Int
  ) {
    for index in 0..<count {
      target[index] = subtract(target[index], multiply(factor, source[index]))
    }
  }

  /// A power with an exponent that is not negative.
  func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
    var result = one
    var square = base
    var rest = exponent
    while rest != 0 {
      if rest & 1 != 0 { result = multiply(result, square) }
      square = multiply(square, square)
      rest >>= 1
    }
    return result
  }

  /// The inverse of a number that is not 0, by Fermat's theorem; 0 for 0.
  func inverse(_ a: UInt64) -> UInt64 { power(a, modulus &- 2) }

  /// The Montgomery form of any integer below 2^64.
  ///
  /// The product with 2^128 mod p stays below 2^64·p, which is all that `multiply` needs.
  @inline(__always)
  func form(of integer: UInt64) -> UInt64 { multiply(integer, squaredRadix) }

  /// The integer below p of a Montgomery form.
  @inline(__always)
  func integer(of form: UInt64) -> UInt64 { multiply(form, 1) }
}
