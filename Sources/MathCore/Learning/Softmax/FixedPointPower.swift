/// A number below 2^64 with a whole count of 64-bit words after the point, for exponentials to any
/// precision.
struct FixedPointPower {
  /// The words from the lowest; the highest stands before the point.
  private var words: [UInt64]

  /// The number of bits after the point.
  private var fractionBits: Int { 64 * (words.count - 1) }

  /// A whole number.
  init(_ whole: UInt64, words count: Int) {
    words = [UInt64](repeating: 0, count: count) + [whole]
  }

  /// The power e^−x for a double x ≥ 0, off by less than 2^40 units of the last place.
  ///
  /// With a = x/2^s < 2^-8, cut off below the last place, e^−a = 1 − a + a²/2 − … until a term is
  /// below the last place: some 8 bits a term, so fewer than 2^10 terms, which err by 2 units each.
  /// Squared s times it is e^−x; each time the error doubles, and one unit is added. For x < 2^12,
  /// which holds where e^−x is not below the last of 4,096 places, s ≤ 20.
  init(minus x: Double, words count: Int) {
    self.init(1, words: count)
    guard x < Double(64 * count) else {
      words[count] = 0
      return
    }
    let squarings = max(0, PowerOfTwo.exponent(of: x) + 9)
    let argument = FixedPointPower(PowerOfTwo.scale(x, by: -squarings), cutTo: count)
    var term = self
    var n: UInt64 = 1
    while true {
      term = term * argument
      term.divide(by: n)
      if term.isZero { break }
      if n & 1 == 1 { subtract(term) } else { add(term) }
      n += 1
    }
    for _ in 0..<squarings { self = self * self }
  }

  /// A double in 0 ..< 1, cut off below the last place.
  private init(_ x: Double, cutTo count: Int) {
    self.init(0, words: count)
    guard x > 0 else { return }
    let significand = x.significandBitPattern | (x.exponentBitPattern == 0 ? 0 : 1 << 52)
    let lowest = max(Int(x.exponentBitPattern), 1) - 1075 + 64 * count
    guard lowest > -64 else { return }
    if lowest < 0 {
      words[0] = significand >> UInt64(-lowest)
    } else {
      let (index, shift) = (lowest >> 6, UInt64(lowest & 63))
      words[index] = significand << shift
      if shift > 0, index < count { words[index + 1] = significand >> (64 - shift) }
    }
  }

  private var isZero: Bool { words.allSatisfy { $0 == 0 } }

  mutating func add(_ other: FixedPointPower) {
    var carry: UInt64 = 0
    for index in words.indices {
      let (first, one) = words[index].addingReportingOverflow(other.words[index])
      let (second, two) = first.addingReportingOverflow(carry)
      words[index] = second
      carry = one || two ? 1 : 0
    }
  }

  /// Subtracts a number that is not larger.
  private mutating func subtract(_ other: FixedPointPower) {
    var borrow: UInt64 = 0
    for index in words.indices {
      let (first, one) = words[index].subtractingReportingOverflow(other.words[index])
      let (second, two) = first.subtractingReportingOverflow(borrow)
      words[index] = second
      borrow = one || two ? 1 : 0
    }
  }

  private mutating func divide(by divisor: UInt64) {
    var rest: UInt64 = 0
    for index in words.indices.reversed() {
      (words[index], rest) = divisor.dividingFullWidth((rest, words[index]))
    }
  }

  /// The product, cut off below the last place.
  static func * (a: FixedPointPower, b: FixedPointPower) -> FixedPointPower {
    let count = a.words.count
    var all = [UInt64](repeating: 0, count: 2 * count)
    for i in 0..<count where a.words[i] != 0 {
      var carry: UInt64 = 0
      for j in 0..<count {
        let wide =
          UInt128(a.words[i]) &* UInt128(b.words[j]) &+ UInt128(all[i + j]) &+ UInt128(carry)
        all[i + j] = UInt64(truncatingIfNeeded: wide)
        carry = UInt64(truncatingIfNeeded: wide >> 64)
      }
      all[i + count] = carry
    }
    var result = a
    result.words = Array(all[(count - 1)..<(2 * count - 1)])
    return result
  }

  /// The number less 1, to 2^-100 relatively beside the error that it has.
  var excess: ScaledPair {
    var magnitude = self
    let isBelow = words[words.count - 1] == 0
    if isBelow {
      magnitude = FixedPointPower(1, words: words.count - 1)
      magnitude.subtract(self)
    } else {
      magnitude.words[words.count - 1] -= 1
    }
    guard let top = magnitude.words.lastIndex(where: { $0 != 0 }) else { return .zero }
    var result = ScaledPair.zero
    for index in stride(from: top, through: max(0, top - 2), by: -1) {
      let word = magnitude.words[index]
      let halves = DoubleDouble(Double(word >> 32) * 0x1p32, Double(word & 0xFFFF_FFFF))
      result = result + ScaledPair(halves, exponent: 64 * index - fractionBits)
    }
    return isBelow ? -result : result
  }
}
