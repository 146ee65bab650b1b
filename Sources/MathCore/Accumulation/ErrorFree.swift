/// Sums and products of doubles whose rounding error is kept: a + b and a·b as unrounded pairs.
enum ErrorFree {
  /// The unit roundoff, half the distance from 1 to the next double.
  static let unitRoundoff = 0x1p-53

  /// The rounded sum and its error: a + b = sum + error (Knuth), while nothing overflows.
  ///
  /// Sums of doubles never underflow, so the pair is exact for subnormal numbers as well.
  @inline(__always)
  static func sum(_ a: Double, _ b: Double) -> (sum: Double, error: Double) {
    let sum = a + b
    let part = sum - a
    return (sum, (a - (sum - part)) + (b - part))
  }

  /// The same in four lanes.
  @inline(__always)
  static func sum(
    _ a: SIMD4<Double>, _ b: SIMD4<Double>
  ) -> (sum: SIMD4<Double>, error: SIMD4<Double>) {
    let sum = a + b
    let part = sum - a
    return (sum, (a - (sum - part)) + (b - part))
  }

  /// A double as the sum of two of at most 26 bits, for |a| < 2^1023.
  ///
  /// Adding 2^26 to the bits and clearing the last 27 rounds the significand to 26 bits; what it
  /// leaves is at most 2^26 units of the last place of a, so that it has 26 bits as well.
  @inline(__always)
  static func split(_ a: Double) -> (high: Double, low: Double) {
    let high = Double(bitPattern: (a.bitPattern &+ 0x400_0000) & ~0x7FF_FFFF)
    return (high, a - high)
  }

  /// The same in two lanes.
  @inline(__always)
  static func split(_ a: SIMD2<Double>) -> (high: SIMD2<Double>, low: SIMD2<Double>) {
    let bits = unsafeBitCast(a, to: SIMD2<UInt64>.self)
    let high = unsafeBitCast(
      (bits &+ SIMD2(repeating: 0x400_0000)) & SIMD2(repeating: ~0x7FF_FFFF),
      to: SIMD2<Double>.self)
    return (high, a - high)
  }

  /// The same in four lanes.
  @inline(__always)
  static func split(_ a: SIMD4<Double>) -> (high: SIMD4<Double>, low: SIMD4<Double>) {
    let bits = unsafeBitCast(a, to: SIMD4<UInt64>.self)
    let high = unsafeBitCast(
      (bits &+ SIMD4(repeating: 0x400_0000)) & SIMD4(repeating: ~0x7FF_FFFF),
      to: SIMD4<Double>.self)
    return (high, a - high)
  }

  /// The rounded product and its error (Dekker): a·b = product + error.
  ///
  /// Exact for |a|, |b| < 2^1023 and 2^-968 ≤ |a·b| < 2^1023: the product is a multiple of 2^-1074
  /// then, the four products of halves have at most 52 bits, and the sums are exact. Where |a·b| is
  /// below 2^-968, the five products are each off by at most 2^-1075 and the sums, all below
  /// 2^-992, by at most 2^-1045 each, so that the pair is off by less than 2^-1042.
  @inline(__always)
  static func product(_ a: Double, _ b: Double) -> (product: Double, error: Double) {
    let product = a * b
    let (ah, al) = split(a)
    let (bh, bl) = split(b)
    return (product, (((ah * bh - product) + ah * bl) + al * bh) + al * bl)
  }

  /// The same in four lanes.
  @inline(__always)
  static func product(
    _ a: SIMD4<Double>, _ b: SIMD4<Double>
  ) -> (product: SIMD4<Double>, error: SIMD4<Double>) {
    let product = a * b
    let (ah, al) = split(a)
    let (bh, bl) = split(b)
    return (product, (((ah * bh - product) + ah * bl) + al * bh) + al * bl)
  }
}
