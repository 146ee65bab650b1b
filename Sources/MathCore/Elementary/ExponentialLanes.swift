/// The exponentials of two shifts at a time, to 2^-58.8: quick enough for long vectors.
///
/// A larger shift never has a smaller exponential, though errors are not monotone. A shift d is
/// k·log 2/256 + r. For one k each operation that follows is monotone: in r + r²·(…) the second term is
/// off by less than 2^-69·|r|, and two different r differ by more. Where k grows by one, r falls from
/// h = log 2/512 to −h. There a cubic term that is too small by 9·2^-34 takes 2^-59.41 from the
/// exponential before and adds as much to the one after, and all other errors, roundings of products
/// with these exponentials among them, are below 2^-59.7: see `power` and `ExponentialWeights`.
enum ExponentialLanes {
  /// A shift as a multiple of 2^-20 and one of 2^-58 below 2^-20, whose sum is q.
  typealias Shift = (high: SIMD2<Double>, low: SIMD2<Double>)
  /// A shift as k·log 2/256 + r, with k in the lowest 20 bits of `steps`.
  typealias Reduced = (steps: SIMD2<UInt64>, rest: SIMD2<Double>)

  /// The number of steps between two powers of two.
  static let stepCount = 256
  /// log 2/256 in two parts; the first has 34 bits, so that k < 2^19 times it is exact.
  private static let step = (high: 0x1.62e42fef8p-9, low: 0x1.1cf79abc9e3b4p-44)
  private static let stepsPerUnit = 0x1.71547652b82fep+8
  private static let rounder = 0x1.8p52
  /// The factors of r³, r⁴ and r⁵: the reciprocals of 3!, less 9·2^-34, 4! and 5!.
  private static let factors = (1 / 6.0 - 0x9p-34, 1 / 24.0, 1 / 120.0)
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

  /// A shift between −800 and 1, reduced.
  ///
  /// Where the sum q of its parts can be cut in two ways, k = round(fl(q)·256/log 2) does not depend on
  /// which. With |k| < 2^19, k·step.high is exact, and (high − k·step.high) + low is a multiple of 2^-58
  /// below 2^-8: exact as well, whichever way q was cut. So r has one rounding, below 2^-63; and q is
  /// within 2^-59 of the shift.
  @inline(__always)
  static func reduced(_ shift: Shift) -> Reduced {
    let shifted = (shift.high + shift.low) * stepsPerUnit + rounder
    let k = shifted - rounder
    let rest = ((shift.high - k * step.high) + shift.low) - k * step.low
    return (unsafeBitCast(shifted, to: SIMD2<UInt64>.self), rest)
  }

  /// The shift x − origin between −800 and 1, reduced, for a multiple of 2^-20 of at most 600 as the
  /// origin.
  ///
  /// k·step.high and the origin are multiples of 2^-42 and below 2^11 together, so that their sum is exact.
  /// It is within 2^-9 of x: what it leaves of x is exact, or for |x| < 2^-9 rounded to 2^-63. Where
  /// x − origin is a multiple of 2^-20, r is the one that the other way gives.
  @inline(__always)
  static func reduced(_ x: SIMD2<Double>, from origin: Double) -> Reduced {
    let shifted = (x - origin) * stepsPerUnit + rounder
    let k = shifted - rounder
    let rest = (x - (k * step.high + origin)) - k * step.low
    return (unsafeBitCast(shifted, to: SIMD2<UInt64>.self), rest)
  }

  /// The powers 2^(j/256)·2^200, rounded, and what they miss relatively, which is below 2^-53; in turn.
  static let table: [Double] = (0..<stepCount).flatMap { j in
    let power = PowersOfTwoTable.power(j)
    return [power.high * 0x1p200, power.low / power.high]
  }

  /// The power p of the table for 2^((k mod 256)/256)·2^200, and the growth g with p·(1 + g) for e^r
  /// times that.
  ///
  /// e^r − 1 = r + r²(1/2 + … + r³/120), where r⁶/720 < 2^-66.6 is left out, and the rounding of the second
  /// term is below 2^-69·|r|. The sum has one rounding below 2^-63, and so has that with what p misses;
  /// the product of this and e^r − 1, below 2^-62.5, is left out. With two roundings of r that is
  /// 2^-60.5, besides the 2^-59.41 of the cubic term.
  @inline(__always)
  static func power(
    _ reduced: Reduced, in table: UnsafeRawPointer
  ) -> (power: SIMD2<Double>, growth: SIMD2<Double>) {
    let (first, second) = entries(reduced.steps, of: table)
    let r = reduced.rest
    let square = r * r
    let lower = r * factors.0 + 0.5
    let upper = r * factors.2 + factors.1
    let growth = r + square * (lower + square * upper)
    return (SIMD2(first[0], second[0]), growth + SIMD2(first[1], second[1]))
  }

  /// The entries of a table of 256 pairs for two counts of steps, k mod 256.
  @inline(__always)
  static func entries(
    _ steps: SIMD2<UInt64>, of table: UnsafeRawPointer
  ) -> (SIMD2<Double>, SIMD2<Double>) {
    // 16 bytes a pair; the mask keeps both places inside of the table.
    let first = table.loadUnaligned(
      fromByteOffset: Int(truncatingIfNeeded: steps[0] & 255) &* 16, as: SIMD2<Double>.self)
    let second = table.loadUnaligned(
      fromByteOffset: Int(truncatingIfNeeded: steps[1] & 255) &* 16, as: SIMD2<Double>.self)
    return (first, second)
  }

  /// A power of the table times 2^⌊k/256⌋, if the result is normal.
  @inline(__always)
  static func scaled(_ power: SIMD2<Double>, _ steps: SIMD2<UInt64>) -> SIMD2<Double> {
    let exponents = (steps & SIMD2(repeating: ~255)) &<< SIMD2(repeating: 44)
    return unsafeBitCast(
      unsafeBitCast(power, to: SIMD2<UInt64>.self) &+ exponents, to: SIMD2<Double>.self)
  }
}
