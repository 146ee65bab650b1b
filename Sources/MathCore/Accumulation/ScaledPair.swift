/// A number as a pair of doubles times a power of two of any size: 106 bits without a range.
///
/// The pair is 0, or 1 ≤ |high| < 2, so that no operation over- or underflows. With u = 2^-53 the
/// relative errors are those of `DoubleDouble`: a product 5u², a quotient 10u², a square root 8u².
/// A sum is within 3u² of the sum of the magnitudes, as Joldes, Muller and Popescu (2017) show for
/// two numbers of one sign.
struct ScaledPair {
  private(set) var value: DoubleDouble
  private(set) var exponent: Int

  static let zero = ScaledPair(DoubleDouble(0, 0))
  static let one = ScaledPair(DoubleDouble(1, 0))

  /// The pair times 2^exponent; |high| is 0, or between 2^-400 and 2^400.
  init(_ value: DoubleDouble, exponent: Int = 0) {
    guard value.high != 0 else {
      self.value = DoubleDouble(0, 0)
      self.exponent = 0
      return
    }
    // The exponent of a normal double, from its bits.
    let own = Int(value.high.exponentBitPattern) - 1023
    let factor = PowerOfTwo.power(-own)
    self.value = DoubleDouble(known: value.high * factor, value.low * factor)
    self.exponent = exponent + own
  }

  /// A finite double, exactly.
  init(_ x: Double) {
    guard x != 0 else {
      self = .zero
      return
    }
    // The product is exact; it makes a subnormal number normal.
    let normal = x.isNormal ? x : x * 0x1p64
    let bits = (normal.bitPattern & ~(0x7FF << 52)) | 0x3FF << 52
    self.init(
      DoubleDouble(known: Double(bitPattern: bits), 0),
      exponent: Int(normal.exponentBitPattern) - (x.isNormal ? 1023 : 1087))
  }

  /// An integer, exactly: as two halves of 32 bits.
  init(_ n: Int) {
    self.init(DoubleDouble(Double(n >> 32) * 0x1p32, Double(n & 0xFFFF_FFFF)))
  }

  /// Whether it is 0.
  var isZero: Bool { value.high == 0 }
  /// Whether it is below 0.
  var isNegative: Bool { value.high < 0 }
  /// The magnitude.
  var magnitude: ScaledPair { isNegative ? -self : self }

  static prefix func - (a: ScaledPair) -> ScaledPair {
    ScaledPair(-a.value, exponent: a.exponent)
  }

  static func * (a: ScaledPair, b: ScaledPair) -> ScaledPair {
    ScaledPair(a.value * b.value, exponent: a.exponent + b.exponent)
  }

  /// The quotient by a number other than 0.
  static func / (a: ScaledPair, b: ScaledPair) -> ScaledPair {
    ScaledPair(a.value / b.value, exponent: a.exponent - b.exponent)
  }

  /// The sum; exact for two doubles, but for a part below 2^-200 of it.
  static func + (a: ScaledPair, b: ScaledPair) -> ScaledPair {
    if a.isZero { return b }
    if b.isZero { return a }
    let (large, small) = a.exponent >= b.exponent ? (a, b) : (b, a)
    let distance = large.exponent - small.exponent
    guard distance <= 200 else { return large }
    let factor = PowerOfTwo.power(-distance)
    let shifted = DoubleDouble(small.value.high * factor, small.value.low * factor)
    return ScaledPair(large.value + shifted, exponent: large.exponent)
  }

  static func - (a: ScaledPair, b: ScaledPair) -> ScaledPair { a + -b }

  /// Whether a < b in value.
  static func < (a: ScaledPair, b: ScaledPair) -> Bool { (a - b).isNegative }

  /// The square root of a number that is not negative.
  var squareRoot: ScaledPair {
    guard !isZero else { return .zero }
    // The root of an even power of two is exact.
    let odd = exponent & 1
    let factor = odd == 1 ? 2.0 : 1
    let even = DoubleDouble(value.high * factor, value.low * factor)
    return ScaledPair(even.squareRoot, exponent: (exponent - odd) / 2)
  }

  /// The n-th power, n ≥ 0, by squaring, within 5nu² to first order; the 0-th is 1.
  func raised(to n: Int) -> ScaledPair {
    var result = ScaledPair.one
    var square = self
    var rest = n
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest > 0 { square = square * square }
    }
    return result
  }
}
