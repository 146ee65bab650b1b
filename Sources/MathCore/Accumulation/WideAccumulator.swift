/// An exact sum of doubles and of products of doubles (after Kulisch, and Neal 2015).
///
/// The number is Σ digits[i]·2^(32i − 2176). A digit is a signed 64-bit integer of which an addition
/// changes 32 bits at most, so that 2^29 additions need no carry. The lowest bit of a product is
/// 2^-2148; the sum of 2^63 products of the largest doubles is below 2^2112, so 137 digits hold all.
struct WideAccumulator {
  private static let bias = 2176
  private static let digitCount = 137
  private static let additionsWithoutCarry = 1 << 29

  private var digits = [Int64](repeating: 0, count: digitCount)
  private var additions = 0

  /// Adds a finite double.
  mutating func add(_ x: Double) {
    prepareAddition()
    var digits = digits.mutableSpan
    Self.add(x, to: &digits)
  }

  /// Adds the product of two finite doubles.
  mutating func add(_ x: Double, times y: Double) {
    prepareAddition()
    var digits = digits.mutableSpan
    Self.add(x, times: y, to: &digits)
  }

  /// Adds finite doubles, or their magnitudes.
  mutating func add(contentsOf x: Span<Double>, asMagnitudes: Bool = false) {
    let mask: UInt64 = asMagnitudes ? ~(1 << 63) : ~0
    var start = 0
    while start < x.count {
      let end = min(start + Self.additionsWithoutCarry, x.count)
      prepareAdditions()
      var digits = digits.mutableSpan
      for index in start..<end {
        Self.add(Double(bitPattern: x[index].bitPattern & mask), to: &digits)
      }
      start = end
    }
  }

  /// Adds the products of finite doubles, as many as the shorter list has.
  mutating func add(productsOf x: Span<Double>, _ y: Span<Double>) {
    let count = min(x.count, y.count)
    var start = 0
    while start < count {
      let end = min(start + Self.additionsWithoutCarry, count)
      prepareAdditions()
      var digits = digits.mutableSpan
      for index in start..<end { Self.add(x[index], times: y[index], to: &digits) }
      start = end
    }
  }

  /// Makes room for one more addition.
  private mutating func prepareAddition() {
    if additions == Self.additionsWithoutCarry { carry() }
    additions += 1
  }

  /// Makes room for as many additions as need no carry.
  private mutating func prepareAdditions() {
    if additions > 0 { carry() }
    additions = Self.additionsWithoutCarry
  }

  @inline(__always)
  private static func add(_ x: Double, to digits: inout MutableSpan<Int64>) {
    let place = exponent(x) &+ bias
    let index = place >> 5
    let shift = UInt64(truncatingIfNeeded: place & 31)
    let significand = significand(x)
    let lower = significand &<< shift
    let sign: Int64 = x.sign == .minus ? -1 : 0
    change(&digits, index, lower & 0xFFFF_FFFF, sign)
    change(&digits, index &+ 1, lower >> 32, sign)
    // The bits that the shift lost: 64 - shift places lower, in two steps as shift may be 0.
    change(&digits, index &+ 2, (significand &>> 1) &>> (63 &- shift), sign)
  }

  @inline(__always)
  private static func add(
    _ x: Double, times y: Double, to digits: inout MutableSpan<Int64>
  ) {
    let place = exponent(x) &+ exponent(y) &+ bias
    let index = place >> 5
    let shift = UInt64(truncatingIfNeeded: place & 31)
    let (high, low) = significand(x).multipliedFullWidth(by: significand(y))
    // The product has at most 106 bits, and with the shift 137: three words.
    let first = low &<< shift
    let second = high &<< shift | (low &>> 1) &>> (63 &- shift)
    let third = (high &>> 1) &>> (63 &- shift)
    let sign: Int64 = x.sign == y.sign ? 0 : -1
    change(&digits, index, first & 0xFFFF_FFFF, sign)
    change(&digits, index &+ 1, first >> 32, sign)
    change(&digits, index &+ 2, second & 0xFFFF_FFFF, sign)
    change(&digits, index &+ 3, second >> 32, sign)
    change(&digits, index &+ 4, third, sign)
  }

  /// Adds a digit of at most 32 bits, or takes it away where the sign is -1.
  @inline(__always)
  private static func change(
    _ digits: inout MutableSpan<Int64>, _ index: Int, _ digit: UInt64, _ sign: Int64
  ) {
    digits[index] &+= (Int64(bitPattern: digit) ^ sign) &- sign
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

  /// Brings every digit but the last into 0 ..< 2^32.
  private mutating func carry() {
    var digits = digits.mutableSpan
    var carried: Int64 = 0
    for index in 0..<(Self.digitCount - 1) {
      let digit = digits[index] &+ carried
      digits[index] = digit & 0xFFFF_FFFF
      carried = digit >> 32
    }
    digits[Self.digitCount - 1] &+= carried
    additions = 0
  }

  /// Changes the sign of every digit.
  private mutating func negate() {
    var digits = digits.mutableSpan
    for index in 0..<Self.digitCount { digits[index] = 0 &- digits[index] }
  }

  /// The exact sum.
  var value: Dyadic {
    var normal = self
    normal.carry()
    let isNegative = normal.digits[Self.digitCount - 1] < 0
    if isNegative {
      normal.negate()
      normal.carry()
    }
    // Digits of zero at both ends are left out, which keeps integers made of it short.
    let digits = normal.digits.span
    var first = 0
    while first < Self.digitCount, digits[first] == 0 { first += 1 }
    var end = Self.digitCount
    while end > first, digits[end - 1] == 0 { end -= 1 }
    var words: [UInt64] = []
    words.reserveCapacity((end - first + 1) / 2)
    var index = first
    while index < end {
      // The top digit may have more than 32 bits, and no digit follows it.
      let high = index + 1 < end ? UInt64(bitPattern: digits[index + 1]) : 0
      words.append(UInt64(bitPattern: digits[index]) | high << 32)
      index += 2
    }
    return Dyadic(
      isNegative: isNegative, magnitude: Natural(words: words),
      exponent: 32 * first - Self.bias)
  }

  /// The exact sum of finite elements, or of their magnitudes.
  static func sum(_ x: Span<Double>, ofMagnitudes: Bool = false) -> Dyadic {
    var total = WideAccumulator()
    total.add(contentsOf: x, asMagnitudes: ofMagnitudes)
    return total.value
  }

  /// The exact dot product of two vectors of finite elements and one length.
  static func dot(_ x: Span<Double>, _ y: Span<Double>) -> Dyadic {
    var total = WideAccumulator()
    total.add(productsOf: x, y)
    return total.value
  }
}
