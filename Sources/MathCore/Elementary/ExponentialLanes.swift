/// The exponentials of two shifts at a time, to 2^-59.3: quick enough for long vectors.
///
/// A shift d is rounded to a multiple q of 2^-58 first. That changes e^d by 2^-59 relatively at
/// most, and q alone decides the bits that follow: so, where e^q is off by less than 2^-59 for each
/// q, a larger shift never has a smaller exponential, though errors are not monotone. For two
/// different q the exact values differ by more than 2^-58 of the smaller.
enum ExponentialLanes {
  /// A shift as a multiple of 2^-20 and one of 2^-58 below 2^-20, whose sum is q.
  typealias Shift = (high: SIMD2<Double>, low: SIMD2<Double>)

  /// log 2/128 in two parts; the first has 35 bits, so that k < 2^18 times it is exact.
  private static let step = (high: 0x1.62e42fefc0000p-8, low: -0x1.c610ca86c3899p-44)
  private static let stepsPerUnit = 0x1.71547652b82fep+7
  private static let rounder = 0x1.8p52
  /// The reciprocals of 3!, 4!, 5! and 6!.
  private static let inverseFactorials = (1 / 6.0, 1 / 24.0, 1 / 120.0, 1 / 720.0)
  /// What rounds to multiples of 2^-20, below 2^31, and of 2^-58.
  private static let coarse = 0x1.8p32
  private static let fine = 0x1.8p-6

  /// A number below 2^30 rounded to a multiple of 2^-20.
  @inline(__always)
  static func coarsened(_ x: Double) -> Double { (x + coarse) - coarse }

  /// The shift x − origin, for numbers below 2^30 and an origin that is a multiple of 2^-20.
  ///
  /// x is cut into a multiple of 2^-20 and a rest of at most 2^-21, exactly; the rest is rounded.
  @inline(__always)
  static func shift(_ x: SIMD2<Double>, from origin: Double) -> Shift {
    let high = (x + coarse) - coarse
    let low = ((x - high) + fine) - fine
    return (high - origin, low)
  }

  /// A shift that is sum + error, not rounded, with |error| ≤ 2^-44.
  ///
  /// The error is added to the rest of the sum with a rounding that is monotone, and below 2^-75.
  @inline(__always)
  static func shift(_ sum: SIMD2<Double>, _ error: SIMD2<Double>) -> Shift {
    let high = (sum + coarse) - coarse
    let low = (((sum - high) + error) + fine) - fine
    return (high, low)
  }

  /// A shift between −800 and 1 as k·log 2/128 + r, and e^r − 1.
  ///
  /// The number k stands in the lowest bits of `steps`.
  ///
  /// Where q can be cut in two ways, k = round(fl(q)·128/log 2) does not depend on which. With
  /// |k| < 2^18, k·step.high is exact, and (high − k·step.high) + low is a multiple of 2^-58 below
  /// 2^-7: exact as well, whichever way q was cut. So r has one rounding, below 2^-62, as has
  /// e^r − 1 = r + r²(1/2 + … + r⁴/720), where r⁷/7! < 2^-71 is left out and the rest of the
  /// rounding is below 2^-69.
  @inline(__always)
  static func reduced(_ shift: Shift) -> (steps: SIMD2<UInt64>, growth: SIMD2<Double>) {
    let shifted = (shift.high + shift.low) * stepsPerUnit + rounder
    let k = shifted - rounder
    let r = ((shift.high - k * step.high) + shift.low) - k * step.low
    var tail = r * inverseFactorials.3 + inverseFactorials.2
    tail = tail * r + inverseFactorials.1
    tail = tail * r + inverseFactorials.0
    tail = tail * r + 0.5
    let growth = r + (r * r) * tail
    return (unsafeBitCast(shifted, to: SIMD2<UInt64>.self), growth)
  }

  /// The powers 2^(j/128) as a part of 26 bits and the rest, to 2^-78; the parts alternate.
  static let table: [Double] = (0..<PowersOfTwoTable.count).flatMap { j in
    let power = PowersOfTwoTable.power(j)
    let (high, low) = ErrorFree.split(power.high)
    return [high, low + power.low]
  }

  /// The table's powers for two counts of steps: 2^((k mod 128)/128).
  @inline(__always)
  static func powers(
    _ steps: SIMD2<UInt64>, in table: UnsafeRawPointer
  ) -> (high: SIMD2<Double>, low: SIMD2<Double>) {
    // 16 bytes a power; the mask keeps both places inside of the table.
    let first = table.loadUnaligned(
      fromByteOffset: Int(truncatingIfNeeded: steps[0] & 127) &* 16, as: SIMD2<Double>.self)
    let second = table.loadUnaligned(
      fromByteOffset: Int(truncatingIfNeeded: steps[1] & 127) &* 16, as: SIMD2<Double>.self)
    return (SIMD2(first[0], second[0]), SIMD2(first[1], second[1]))
  }

  /// What added to the bits of a normal double multiplies it by 2^⌊k/128⌋, if the result is normal.
  @inline(__always)
  static func scaleBits(_ steps: SIMD2<UInt64>) -> SIMD2<UInt64> {
    (steps & SIMD2(repeating: ~127)) &<< SIMD2(repeating: 45)
  }
}
