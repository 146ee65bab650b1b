@testable import PropertyTesting

/// A rational number for the tests, simple and slow: ±numerator/denominator · 2^exponent, in limbs of
/// 32 bits, the lowest first, without zeros at the high end and not reduced.
struct Fraction: ExactNumber {
  struct DivisionByZero: Error {}
  struct NotFinite: Error {}

  let isNegative: Bool
  let numerator: [UInt32]
  let denominator: [UInt32]
  let exponent: Int

  init(isNegative: Bool, _ numerator: [UInt32], _ denominator: [UInt32], exponent: Int) {
    let zeros = numerator.prefix { $0 == 0 }.count
    self.isNegative = isNegative
    self.numerator = Array(numerator.dropFirst(zeros))
    self.denominator = denominator
    self.exponent = exponent + 32 * zeros
  }

  init(_ value: Int) {
    self.init(
      isNegative: value < 0, Limbs.make(UInt64(value.magnitude)), [1], exponent: 0)
  }

  init(integerLiteral value: Int) { self.init(value) }

  init(_ value: Double) throws {
    guard value.isFinite else { throw NotFinite() }
    let lowest = value == 0 ? 0 : max(Int(value.exponent) - 52, -1074)
    let unit = Double(sign: .plus, exponent: lowest, significand: 1)
    self.init(
      isNegative: value < 0, Limbs.make(UInt64(value.magnitude / unit)), [1], exponent: lowest)
  }

  static func + (left: Fraction, right: Fraction) -> Fraction {
    let low = min(left.exponent, right.exponent)
    var (a, b) = (left.numerator, right.numerator)
    var denominator = left.denominator
    if left.denominator != right.denominator {
      a = Limbs.product(a, right.denominator)
      b = Limbs.product(b, left.denominator)
      denominator = Limbs.product(left.denominator, right.denominator)
    }
    a = Limbs.shifted(a, by: left.exponent - low)
    b = Limbs.shifted(b, by: right.exponent - low)
    if left.isNegative == right.isNegative {
      return Fraction(
        isNegative: left.isNegative, Limbs.sum(a, b), denominator, exponent: low)
    }
    return Limbs.isLess(a, b)
      ? Fraction(
        isNegative: right.isNegative, Limbs.difference(b, a), denominator, exponent: low)
      : Fraction(
        isNegative: left.isNegative, Limbs.difference(a, b), denominator, exponent: low)
  }

  static prefix func - (value: Fraction) -> Fraction {
    Fraction(
      isNegative: !value.isNegative, value.numerator, value.denominator, exponent: value.exponent)
  }

  static func - (left: Fraction, right: Fraction) -> Fraction { left + -right }

  static func * (left: Fraction, right: Fraction) -> Fraction {
    Fraction(
      isNegative: left.isNegative != right.isNegative,
      Limbs.product(left.numerator, right.numerator),
      Limbs.product(left.denominator, right.denominator),
      exponent: left.exponent + right.exponent)
  }

  static func / (left: Fraction, right: Fraction) throws -> Fraction {
    guard !right.numerator.isEmpty else { throw DivisionByZero() }
    return Fraction(
      isNegative: left.isNegative != right.isNegative,
      Limbs.product(left.numerator, right.denominator),
      Limbs.product(left.denominator, right.numerator), exponent: left.exponent - right.exponent)
  }

  func decidedSign() -> Int? { numerator.isEmpty ? 0 : isNegative ? -1 : 1 }

  func bounds(precision: Int) -> ClosedRange<Double> {
    guard !numerator.isEmpty else { return 0...0 }
    // A quotient of 63 or 64 bits, and whether something is left.
    let shift = 64 - (Limbs.width(numerator) - Limbs.width(denominator))
    let (quotient, isExact) = Limbs.quotient(
      Limbs.shifted(numerator, by: max(0, shift)),
      Limbs.shifted(denominator, by: max(0, -shift)))
    // The quotient has 64 or 65 bits; a double keeps the highest 53, or those from 2^-1074 on.
    let top = exponent - shift
    let width = Limbs.width(quotient)
    let lowest = max(top + width - 53, -1074)
    guard lowest <= 971 else { return signed(.greatestFiniteMagnitude ... .infinity) }
    let cut = lowest - top
    let kept = cut >= width ? [] : Limbs.shifted(quotient, by: -cut)
    let lower = Double(sign: .plus, exponent: lowest, significand: Double(Limbs.value(kept)))
    let isWhole = isExact && Limbs.shifted(kept, by: cut) == quotient
    return signed(lower...(isWhole ? lower : lower.nextUp))
  }

  private func signed(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    isNegative ? -range.upperBound ... -range.lowerBound : range
  }
}

/// Natural numbers as limbs of 32 bits.
private enum Limbs {
  static func make(_ value: UInt64) -> [UInt32] {
    trimmed([UInt32(truncatingIfNeeded: value), UInt32(value >> 32)])
  }

  static func value(_ limbs: [UInt32]) -> UInt64 {
    limbs.prefix(2).reversed().reduce(0) { $0 << 32 | UInt64($1) }
  }

  static func width(_ limbs: [UInt32]) -> Int {
    limbs.count * 32 - (limbs.last?.leadingZeroBitCount ?? 0)
  }

  private static func trimmed(_ limbs: [UInt32]) -> [UInt32] {
    var limbs = limbs
    while limbs.last == 0 { limbs.removeLast() }
    return limbs
  }

  /// Times a power of two, rounded down.
  static func shifted(_ limbs: [UInt32], by count: Int) -> [UInt32] {
    guard count >= 0 else {
      let rest = Array(limbs.dropFirst(-count / 32))
      let bits = UInt32(-count % 32)
      guard bits > 0 else { return rest }
      return trimmed(
        rest.indices.map {
          rest[$0] >> bits | ($0 + 1 < rest.count ? rest[$0 + 1] << (32 - bits) : 0)
        })
    }
    guard !limbs.isEmpty, count > 0 else { return limbs }
    var result = [UInt32](repeating: 0, count: count / 32)
    let bits = UInt64(count % 32)
    var carry: UInt64 = 0
    for limb in limbs {
      carry |= UInt64(limb) << bits
      result.append(UInt32(truncatingIfNeeded: carry))
      carry >>= 32
    }
    result.append(UInt32(carry))
    return trimmed(result)
  }

  static func isLess(_ a: [UInt32], _ b: [UInt32]) -> Bool {
    a.count == b.count ? a.reversed().lexicographicallyPrecedes(b.reversed()) : a.count < b.count
  }

  static func sum(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    var carry: UInt64 = 0
    for place in 0..<max(a.count, b.count) {
      carry += (place < a.count ? UInt64(a[place]) : 0) + (place < b.count ? UInt64(b[place]) : 0)
      result.append(UInt32(truncatingIfNeeded: carry))
      carry >>= 32
    }
    result.append(UInt32(carry))
    return trimmed(result)
  }

  /// The difference; the second number is not greater than the first.
  static func difference(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    var borrow: Int64 = 0
    for place in a.indices {
      borrow += Int64(a[place]) - (place < b.count ? Int64(b[place]) : 0)
      result.append(UInt32(truncatingIfNeeded: borrow))
      borrow >>= 32
    }
    return trimmed(result)
  }

  static func product(_ a: [UInt32], _ b: [UInt32]) -> [UInt32] {
    if b == [1] { return a }
    if a == [1] { return b }
    var result = [UInt32](repeating: 0, count: a.count + b.count)
    for (place, limb) in a.enumerated() {
      var carry: UInt64 = 0
      for (other, second) in b.enumerated() {
        carry += UInt64(limb) * UInt64(second) + UInt64(result[place + other])
        result[place + other] = UInt32(truncatingIfNeeded: carry)
        carry >>= 32
      }
      result[place + b.count] = UInt32(carry)
    }
    return trimmed(result)
  }

  /// A quotient of at most 65 bits, rounded down, and whether nothing is left.
  static func quotient(_ a: [UInt32], _ b: [UInt32]) -> ([UInt32], Bool) {
    // A power of two as the divisor needs no division.
    let zeros = width(b) - 1
    if shifted([1], by: zeros) == b {
      let result = shifted(a, by: -zeros)
      return (result, shifted(result, by: zeros) == a)
    }
    var rest = a
    var result: [UInt32] = []
    for place in (0...65).reversed() {
      let part = shifted(b, by: place)
      guard !isLess(rest, part) else { continue }
      rest = difference(rest, part)
      result = sum(result, shifted([1], by: place))
    }
    return (result, rest.isEmpty)
  }
}
