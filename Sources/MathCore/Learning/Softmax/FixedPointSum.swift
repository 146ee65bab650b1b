/// A sum of numbers between 0 and 2, each taken as a multiple of 2^-82: the same in any order.
///
/// A number is the unrounded pair high + low, of a part of 26 bits and one of at most 2^-8 of it, and
/// stands here times 2^200. The multiple of 2^-40 nearest to it is summed in one double, and the rest, below
/// 2^-40, as a multiple of 2^-82 in another; while at most 4,096 numbers are added between two calls
/// of `flush` both sums are exact. So the total is off by 2^-82 a number at most.
struct FixedPointSum {
  /// The largest count of numbers between two flushes.
  static let run = 4096
  /// The exponent of the factor with which numbers are handed in.
  static let scale: UInt64 = 200

  private static let coarse = 0x1.8p212
  private static let fine = 0x1.8p170

  private var tops = SIMD2<Double>()
  private var rests = SIMD2<Double>()
  private var total: Int128 = 0

  /// Adds a pair.
  ///
  /// The high part has 26 bits, so that high − top is exact; with low it is below 2^-41, and
  /// rounded to 2^-95.
  @inline(__always)
  mutating func add(_ high: SIMD2<Double>, _ low: SIMD2<Double>) {
    let top = ((high + low) + Self.coarse) - Self.coarse
    let rest = (((high - top) + low) + Self.fine) - Self.fine
    tops += top
    rests += rest
  }

  /// Adds what the doubles hold to the total.
  mutating func flush() {
    let top = (tops[0] + tops[1]) * 0x1p-160
    let rest = (rests[0] + rests[1]) * 0x1p-118
    total += (Int128(Int64(top)) << 42) + Int128(Int64(rest))
    tops = SIMD2()
    rests = SIMD2()
  }

  /// Takes off a whole number.
  mutating func subtract(_ count: Int) { total -= Int128(count) << 82 }

  /// The total, which must be flushed and not negative, to 2^-100 relatively.
  var value: DoubleDouble {
    let mask: Int128 = (1 << 40) - 1
    let low = Double(Int64(truncatingIfNeeded: total & mask))
    let middle = Double(Int64(truncatingIfNeeded: (total >> 40) & mask))
    let high = Double(Int64(truncatingIfNeeded: total >> 80))
    // Multiples of 2^-82, 2^-42 and 2^-2, each of at most 47 bits.
    return DoubleDouble(high * 0x1p-2, middle * 0x1p-42) + low * 0x1p-82
  }
}
