/// A non-negative integer of any size, in limbs of 64 bits, the lowest first and none of them spare.
struct WideInteger: Equatable {
  private(set) var limbs: [UInt64]

  /// The integer with these limbs; zeros at the high end are dropped.
  init(limbs: [UInt64]) {
    self.limbs = limbs
    while self.limbs.last == 0 { self.limbs.removeLast() }
  }

  var isZero: Bool { limbs.isEmpty }

  /// The number of bits, 0 for zero.
  var bitWidth: Int {
    guard let top = limbs.last else { return 0 }
    return 64 * limbs.count - top.leadingZeroBitCount
  }

  /// The 64 bits from a place, counted from the lowest; zeros beyond both ends.
  func bits(from place: Int) -> UInt64 {
    let index = place >> 6
    let shift = UInt64(place & 63)
    let low = limb(index) >> shift
    return shift == 0 ? low : low | limb(index + 1) << (64 - shift)
  }

  private func limb(_ index: Int) -> UInt64 {
    limbs.indices.contains(index) ? limbs[index] : 0
  }

  /// Whether a bit below a place is set.
  func hasBits(below place: Int) -> Bool {
    guard place > 0 else { return false }
    let whole = min(place >> 6, limbs.count)
    if limbs[..<whole].contains(where: { $0 != 0 }) { return true }
    return limb(place >> 6) & ((1 << UInt64(place & 63)) - 1) != 0
  }

  /// The product, by the schoolbook rule.
  static func * (a: WideInteger, b: WideInteger) -> WideInteger {
    guard !a.isZero, !b.isZero else { return WideInteger(limbs: []) }
    var result = [UInt64](repeating: 0, count: a.limbs.count + b.limbs.count)
    for i in a.limbs.indices {
      var carry: UInt64 = 0
      for j in b.limbs.indices {
        // At most (2^64 - 1)² + 2·(2^64 - 1) = 2^128 - 1.
        let wide =
          UInt128(a.limbs[i]) &* UInt128(b.limbs[j]) &+ UInt128(result[i + j])
          &+ UInt128(carry)
        result[i + j] = UInt64(truncatingIfNeeded: wide)
        carry = UInt64(truncatingIfNeeded: wide >> 64)
      }
      result[i + b.limbs.count] = carry
    }
    return WideInteger(limbs: result)
  }

  /// The integer times a power of two, for a count of places that is not negative.
  static func << (a: WideInteger, places: Int) -> WideInteger {
    guard !a.isZero, places > 0 else { return a }
    let count = (a.bitWidth + places + 63) >> 6
    return WideInteger(limbs: (0..<count).map { a.bits(from: ($0 << 6) - places) })
  }

  /// The distance |a − b|.
  static func distance(_ a: WideInteger, _ b: WideInteger) -> WideInteger {
    let (large, small) = a < b ? (b, a) : (a, b)
    var result = large.limbs
    var borrow: UInt64 = 0
    for index in result.indices {
      let (first, borrows) = result[index].subtractingReportingOverflow(small.limb(index))
      let (second, again) = first.subtractingReportingOverflow(borrow)
      result[index] = second
      borrow = borrows || again ? 1 : 0
    }
    return WideInteger(limbs: result)
  }
}

extension WideInteger: Comparable {
  static func < (a: WideInteger, b: WideInteger) -> Bool {
    guard a.limbs.count == b.limbs.count else { return a.limbs.count < b.limbs.count }
    for index in a.limbs.indices.reversed() where a.limbs[index] != b.limbs[index] {
      return a.limbs[index] < b.limbs[index]
    }
    return false
  }
}
