/// A natural number of any size, 0 among them.
struct Natural: Sendable, Equatable {
  /// The digits to the base 2^64 from the lowest, the highest of them not 0; none for 0.
  private(set) var words: [UInt64]

  /// The number of a machine word.
  init(_ word: UInt64) { words = word == 0 ? [] : [word] }

  /// The number with these digits from the lowest; zeros at the high end are dropped.
  init(words: [UInt64]) {
    self.words = words
    trim()
  }

  /// Whether the number is 0.
  var isZero: Bool { words.isEmpty }

  /// The number of bits; 0 for 0.
  var bitWidth: Int { words.count * 64 - (words.last?.leadingZeroBitCount ?? 0) }

  /// The 64 bits from a place, counted from the lowest; zeros beyond both ends.
  func bits(from place: Int) -> UInt64 {
    let index = place >> 6
    let shift = UInt64(place & 63)
    let low = word(index) >> shift
    return shift == 0 ? low : low | word(index + 1) << (64 - shift)
  }

  /// Whether a bit below a place is set.
  func hasBits(below place: Int) -> Bool {
    guard place > 0 else { return false }
    let whole = min(place >> 6, words.count)
    if words[..<whole].contains(where: { $0 != 0 }) { return true }
    return word(place >> 6) & ((1 << UInt64(place & 63)) - 1) != 0
  }

  private func word(_ index: Int) -> UInt64 { words.indices.contains(index) ? words[index] : 0 }

  private mutating func trim() {
    while words.last == 0 { words.removeLast() }
  }
}

extension Natural: Comparable {
  /// Whether the first number is less.
  static func < (a: Natural, b: Natural) -> Bool {
    guard a.words.count == b.words.count else { return a.words.count < b.words.count }
    for index in a.words.indices.reversed() where a.words[index] != b.words[index] {
      return a.words[index] < b.words[index]
    }
    return false
  }
}

extension Natural {
  /// Replaces the number by itself times a factor plus a summand.
  mutating func multiply(by factor: UInt64, adding summand: UInt64) {
    var carry = summand
    for index in words.indices {
      let product = words[index].multipliedFullWidth(by: factor)
      let (low, overflow) = product.low.addingReportingOverflow(carry)
      words[index] = low
      carry = product.high &+ (overflow ? 1 : 0)
    }
    if carry != 0 { words.append(carry) }
    trim()
  }

  /// The product, by the schoolbook rule.
  static func * (a: Natural, b: Natural) -> Natural {
    guard !a.isZero, !b.isZero else { return Natural(0) }
    var result = [UInt64](repeating: 0, count: a.words.count + b.words.count)
    for i in a.words.indices {
      var carry: UInt64 = 0
      for j in b.words.indices {
        // At most (2^64 - 1)² + 2·(2^64 - 1) = 2^128 - 1.
        let wide =
          UInt128(a.words[i]) &* UInt128(b.words[j]) &+ UInt128(result[i + j])
          &+ UInt128(carry)
        result[i + j] = UInt64(truncatingIfNeeded: wide)
        carry = UInt64(truncatingIfNeeded: wide >> 64)
      }
      result[i + b.words.count] = carry
    }
    return Natural(words: result)
  }

  /// Subtracts a number that is not larger.
  mutating func subtract(_ other: Natural) {
    var borrow: UInt64 = 0
    for index in words.indices {
      guard index < other.words.count || borrow != 0 else { break }
      let (first, borrows) = words[index].subtractingReportingOverflow(other.word(index))
      let (second, again) = first.subtractingReportingOverflow(borrow)
      words[index] = second
      borrow = borrows || again ? 1 : 0
    }
    trim()
  }

  /// The distance |a − b|.
  static func distance(_ a: Natural, _ b: Natural) -> Natural {
    var (large, small) = a < b ? (b, a) : (a, b)
    large.subtract(small)
    return large
  }

  /// Multiplies by 2 to the power of a count that is not negative.
  mutating func shiftLeft(by count: Int) {
    guard !isZero, count > 0 else { return }
    let (whole, bits) = (count / 64, UInt64(count % 64))
    if bits != 0 {
      var carry: UInt64 = 0
      for index in words.indices {
        let word = words[index]
        words[index] = word << bits | carry
        carry = word >> (64 - bits)
      }
      if carry != 0 { words.append(carry) }
    }
    if whole > 0 { words.insert(contentsOf: [UInt64](repeating: 0, count: whole), at: 0) }
  }

  /// The number times 2 to the power of a count that is not negative.
  static func << (a: Natural, count: Int) -> Natural {
    var result = a
    result.shiftLeft(by: count)
    return result
  }

  /// The first 64 bits of a quotient, and a last one that is 1 where anything follows them; 0 where
  /// either number is 0.
  ///
  /// Rounded to fewer than 64 bits, bits · 2^exponent and the quotient give the same number.
  ///
  /// - Complexity: 64 comparisons and subtractions.
  func leadingBits(over divisor: Natural) -> (bits: Natural, exponent: Int) {
    guard !isZero, !divisor.isZero else { return (Natural(0), 0) }
    var rest = self
    var unit = divisor
    var shift = bitWidth - divisor.bitWidth
    rest.shiftLeft(by: max(0, -shift))
    unit.shiftLeft(by: max(0, shift))
    // Both have the same number of bits, so that the quotient lies between 1/2 and 2.
    if rest < unit {
      rest.shiftLeft(by: 1)
      shift -= 1
    }
    var bits: UInt64 = 0
    for _ in 0..<64 {
      bits <<= 1
      if rest >= unit {
        rest.subtract(unit)
        bits |= 1
      }
      rest.shiftLeft(by: 1)
    }
    var quotient = Natural(bits)
    quotient.multiply(by: 2, adding: rest.isZero ? 0 : 1)
    return (quotient, shift - 64)
  }
}
