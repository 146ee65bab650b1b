/// A natural number of any size, with the few operations that turning residues into doubles needs.
struct Natural: Sendable, Equatable {
  /// The digits to the base 2^64 from the lowest, the highest of them not 0; none for 0.
  private(set) var words: [UInt64]

  /// The number of a machine word.
  init(_ word: UInt64) { words = word == 0 ? [] : [word] }

  /// Whether the number is 0.
  var isZero: Bool { words.isEmpty }

  /// The number of bits; 0 for 0.
  var bitWidth: Int { words.count * 64 - (words.last?.leadingZeroBitCount ?? 0) }

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

  /// The product.
  static func * (a: Natural, b: Natural) -> Natural {
    var result = Natural(0)
    result.words = [UInt64](repeating: 0, count: a.words.count + b.words.count)
    for (i, factor) in a.words.enumerated() {
      var carry: UInt64 = 0
      for (j, word) in b.words.enumerated() {
        let product = word.multipliedFullWidth(by: factor)
        let (first, one) = product.low.addingReportingOverflow(carry)
        let (second, other) = first.addingReportingOverflow(result.words[i + j])
        result.words[i + j] = second
        carry = product.high &+ (one ? 1 : 0) &+ (other ? 1 : 0)
      }
      result.words[i + b.words.count] = carry
    }
    result.trim()
    return result
  }

  /// Whether the number is at least another one.
  static func >= (a: Natural, b: Natural) -> Bool {
    guard a.words.count == b.words.count else { return a.words.count > b.words.count }
    for (x, y) in zip(a.words.reversed(), b.words.reversed()) where x != y { return x > y }
    return true
  }

  /// Subtracts a number that is not larger.
  mutating func subtract(_ other: Natural) {
    var borrow: UInt64 = 0
    for index in words.indices {
      guard index < other.words.count || borrow != 0 else { break }
      let subtrahend = index < other.words.count ? other.words[index] : 0
      let (first, one) = words[index].subtractingReportingOverflow(subtrahend)
      let (second, two) = first.subtractingReportingOverflow(borrow)
      words[index] = second
      borrow = one || two ? 1 : 0
    }
    trim()
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

  private mutating func trim() {
    while words.last == 0 { words.removeLast() }
  }
}
