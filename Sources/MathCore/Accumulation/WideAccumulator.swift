/// An exact sum of doubles and of products of doubles (after Kulisch, and Neal 2015).
///
/// The number is Σ digits[i]·2^(32i − 2176). A digit is a signed 64-bit integer of which an addition
/// changes 33 bits at most, so that 2^29 additions need no carry. The lowest bit of a product is
/// 2^-2148; the sum of 2^63 products of the largest doubles is below 2^2112, so 137 digits hold all.
struct WideAccumulator {
  private static let bias = 2176
  private static let digitCount = 137
  private static let additionsWithoutCarry = 1 << 29

  private var digits = [Int64](repeating: 0, count: digitCount)
  private var additions = 0

  /// Adds a finite double.
  mutating func add(_ x: Double) {
    if additions == Self.additionsWithoutCarry { carry() }
    additions &+= 1
    let place = Self.exponent(x) &+ Self.bias
    let index = place >> 5
    let shift = UInt64(truncatingIfNeeded: place & 31)
    let significand = Self.significand(x)
    let lower = significand &<< shift
    let sign: Int64 = x.sign == .minus ? -1 : 0
    change(index, lower & 0xFFFF_FFFF, sign)
    change(index &+ 1, lower >> 32, sign)
    // The bits that the shift lost: 64 - shift places lower, in two steps as shift may be 0.
    change(index &+ 2, (significand &>> 1) &>> (63 &- shift), sign)
  }

  /// Adds the product of two finite doubles.
  mutating func add(_ x: Double, times y: Double) {
    add(
      Self.significand(x), Self.significand(y), exponent: Self.exponent(x) &+ Self.exponent(y),
      isNegative: x.sign != y.sign)
  }

  /// The significand as an integer.
  @inline(__always)
  private static func significand(_ x: Double) -> UInt64 {
    let fraction = x.bitPattern & (1 << 52 - 1)
    return x.bitPattern & (0x7FF << 52) == 0 ? fraction : fraction | 1 << 52
  }

  /// The exponent of the last bit of the significand.
  @inline(__always)
  private static func exponent(_ x: Double) -> Int {
    max(Int(x.bitPattern >> 52 & 0x7FF), 1) &- 1075
  }

  @inline(__always)
  private mutating func add(_ a: UInt64, _ b: UInt64, exponent: Int, isNegative: Bool) {
    if additions == Self.additionsWithoutCarry { carry() }
    additions &+= 1
    let place = exponent &+ Self.bias
    let index = place >> 5
    let shift = UInt128(place & 31)
    let (high, low) = a.multipliedFullWidth(by: b)
    let lower = UInt128(low) &<< shift
    let upper = UInt128(high) &<< shift
    let sign: Int64 = isNegative ? -1 : 0
    change(index, UInt64(truncatingIfNeeded: lower) & 0xFFFF_FFFF, sign)
    change(index &+ 1, UInt64(truncatingIfNeeded: lower) >> 32, sign)
    let third = UInt64(truncatingIfNeeded: lower &>> 64)
    change(index &+ 2, third &+ (UInt64(truncatingIfNeeded: upper) & 0xFFFF_FFFF), sign)
    change(index &+ 3, UInt64(truncatingIfNeeded: upper) >> 32, sign)
    change(index &+ 4, UInt64(truncatingIfNeeded: upper &>> 64), sign)
  }

  /// Adds a digit of at most 33 bits, or takes it away where the sign is -1.
  @inline(__always)
  private mutating func change(_ index: Int, _ digit: UInt64, _ sign: Int64) {
    digits[index] &+= (Int64(bitPattern: digit) ^ sign) &- sign
  }

  /// Brings every digit but the last into 0 ..< 2^32.
  private mutating func carry() {
    for index in 0..<(Self.digitCount - 1) {
      digits[index + 1] &+= digits[index] >> 32
      digits[index] &= 0xFFFF_FFFF
    }
    additions = 0
  }

  /// The exact sum.
  var value: Dyadic {
    var normal = self
    normal.carry()
    let isNegative = normal.digits[Self.digitCount - 1] < 0
    if isNegative {
      for index in 0..<Self.digitCount { normal.digits[index] = 0 &- normal.digits[index] }
      normal.carry()
    }
    // Low limbs of zero are left out, which keeps integers made of it short.
    let first = (normal.digits.firstIndex { $0 != 0 } ?? 0) & ~1
    let limbs = stride(from: first, to: Self.digitCount, by: 2).map { index in
      let high = index + 1 < Self.digitCount ? UInt64(bitPattern: normal.digits[index + 1]) : 0
      return UInt64(bitPattern: normal.digits[index]) | high << 32
    }
    return Dyadic(
      isNegative: isNegative, magnitude: WideInteger(limbs: limbs),
      exponent: 32 * first - Self.bias)
  }

  /// The exact sum of finite elements.
  static func sum(_ x: Span<Double>) -> Dyadic {
    var total = WideAccumulator()
    for index in x.indices { total.add(x[index]) }
    return total.value
  }

  /// The exact dot product of two vectors of finite elements and one length.
  static func dot(_ x: Span<Double>, _ y: Span<Double>) -> Dyadic {
    var total = WideAccumulator()
    for index in 0..<min(x.count, y.count) { total.add(x[index], times: y[index]) }
    return total.value
  }
}
