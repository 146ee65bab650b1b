/// The exponentials of two shifts at a time, to 2^-59.7: quick enough for long vectors.
///
/// A shift is d = sum + error, the exact difference of two doubles. It is rounded to a multiple q of
/// 2^-58 first. That changes e^d by 2^-59 relatively at most, and q alone decides the bits that
/// follow: so, where e^q is off by less than 2^-59 for each q, a larger shift never has a smaller
/// exponential, though errors are not monotone. For two different q the exact values differ by more
/// than 2^-58 of the smaller.
enum ExponentialLanes {
  /// log 2/128 in two parts; the first has 35 bits, so that k < 2^18 times it is exact.
  private static let step = (high: 0x1.62e42fefc0000p-8, low: -0x1.c610ca86c3899p-44)
  private static let stepsPerUnit = 0x1.71547652b82fep+7
  private static let rounder = 0x1.8p52
  /// The reciprocals of 3!, 4!, 5! and 6!.
  private static let inverseFactorials = (1 / 6.0, 1 / 24.0, 1 / 120.0, 1 / 720.0)
  /// What rounds to multiples of 2^-20, and of 2^-58.
  private static let coarse = 0x1.8p32
  private static let fine = 0x1.8p-6

  /// A shift d ≥ −800, or a little above 0, as k·log 2/128 + r, and e^r − 1.
  ///
  /// The number k stands in the lowest bits of `steps`.
  ///
  /// The sum is cut into a multiple of 2^-20 and a rest below 2^-21, to which the error is added
  /// (rounded to 2^-75, and monotone). So q = high + low, both exact, and k depends on fl(q) alone.
  /// With |k| < 2^18, k·step.high is exact, and (high − k·step.high) + low is a multiple of 2^-58
  /// below 2^-7: exact as well, whichever way q was cut. So r has one rounding, below 2^-62, as has
  /// e^r − 1 = r + r²(1/2 + … + r⁴/720), where r⁷/7! < 2^-71 is left out and the rest of the
  /// rounding is below 2^-69.
  @inline(__always)
  static func reduced(
    _ sum: SIMD2<Double>, _ error: SIMD2<Double>
  ) -> (steps: SIMD2<UInt64>, growth: SIMD2<Double>) {
    let high = (sum + coarse) - coarse
    let low = (((sum - high) + error) + fine) - fine
    let shifted = (high + low) * stepsPerUnit + rounder
    let k = shifted - rounder
    let r = ((high - k * step.high) + low) - k * step.low
    var tail = r * inverseFactorials.3 + inverseFactorials.2
    tail = tail * r + inverseFactorials.1
    tail = tail * r + inverseFactorials.0
    tail = tail * r + 0.5
    let growth = r + (r * r) * tail
    return (unsafeBitCast(shifted, to: SIMD2<UInt64>.self), growth)
  }

  /// The table's powers for two counts of steps: 2^((k mod 128)/128) as pairs.
  @inline(__always)
  static func powers(
    _ steps: SIMD2<UInt64>, in table: UnsafeRawPointer
  ) -> (high: SIMD2<Double>, low: SIMD2<Double>) {
    // 16 bytes a pair; the mask keeps both places inside of the table.
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
