/// A sum of numbers between 0 and 2, each taken as a multiple of 2^-82: the same in any order.
///
/// A number is the unrounded pair high + low, |low| at most 2^-8 of high, and stands here times
/// 2^200. The multiple of 2^-40 nearest to it is found in the bits of one double, and the rest, below
/// 2^-40, as a multiple of 2^-82 in those of another; both bit patterns are added as integers, which is
/// exact while at most 2^20 numbers are added between two calls of `flush`. So the total is off by 2^-82 a
/// number at most.
struct FixedPointSum {
  /// The largest count of numbers between two flushes.
  static let run = 1 << 20

  private static let coarse = 0x1.8p212
  private static let fine = 0x1.8p170

  private var tops = SIMD2<UInt64>()
  private var rests = SIMD2<UInt64>()
  private var total: Int128 = 0

  /// The bits of the parts of a pair, those of `coarse` and `fine` with them.
  ///
  /// The high part and top differ by a factor of at most 2, or top is 0, or nearly so: their difference
  /// loses 2^-93 at most. With low it is below 2^-40, and rounded to 2^-94.
  @inline(__always)
  private static func parts(
    _ high: SIMD2<Double>, _ low: SIMD2<Double>
  ) -> (top: SIMD2<UInt64>, rest: SIMD2<UInt64>) {
    let top = (high + low) + coarse
    let rest = ((high - (top - coarse)) + low) + fine
    return (
      unsafeBitCast(top, to: SIMD2<UInt64>.self), unsafeBitCast(rest, to: SIMD2<UInt64>.self)
    )
  }

  /// Adds p·2^⌊k/256⌋·(1 + g) in each of two lanes, for a power p of `ExponentialLanes`.
  @inline(__always)
  mutating func add(
    _ power: SIMD2<Double>, _ growth: SIMD2<Double>, _ steps: SIMD2<UInt64>
  ) {
    let high = ExponentialLanes.scaled(power, steps)
    let (top, rest) = Self.parts(high, high * growth)
    tops &+= top
    rests &+= rest
  }

  /// Adds what a number of additions left to the total.
  mutating func flush(additions: Int) {
    let count = UInt64(truncatingIfNeeded: additions)
    for lane in 0..<2 {
      add(
        tops[lane] &- count &* Self.coarse.bitPattern,
        rests[lane] &- count &* Self.fine.bitPattern, times: 1)
    }
    tops = SIMD2()
    rests = SIMD2()
  }

  /// Takes the exponential of a first lane off again.
  mutating func subtract(_ reduced: ExponentialLanes.Reduced) {
    ExponentialLanes.table.withUnsafeBytes { table in
      guard let table = table.baseAddress else { return }
      let (power, growth) = ExponentialLanes.power(reduced, in: table)
      let high = ExponentialLanes.scaled(power, reduced.steps)
      let (top, rest) = Self.parts(high, high * growth)
      add(top[0] &- Self.coarse.bitPattern, rest[0] &- Self.fine.bitPattern, times: -1)
    }
  }

  private mutating func add(_ top: UInt64, _ rest: UInt64, times sign: Int128) {
    total +=
      sign * ((Int128(Int64(bitPattern: top)) << 42) + Int128(Int64(bitPattern: rest)))
  }

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
