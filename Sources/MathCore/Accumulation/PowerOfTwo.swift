/// Scaling by powers of two, which rounds at most once.
enum PowerOfTwo {
  /// The largest magnitude among finite elements, 0 if there are none.
  static func largestMagnitude(_ x: Span<Double>) -> Double {
    var lanes = SIMD4<Double>()
    // Two maxima at a time, as each comparison waits for the one before.
    var others = lanes
    let groups = x.count & ~7
    var start = 0
    while start < groups {
      widen(&lanes, x, start)
      widen(&others, x, start &+ 4)
      start &+= 8
    }
    lanes.replace(with: others, where: others .> lanes)
    let whole = x.count & ~3
    if start < whole { widen(&lanes, x, start) }
    var largest = max(max(lanes[0], lanes[1]), max(lanes[2], lanes[3]))
    for index in whole..<x.count { largest = max(largest, x[index].magnitude) }
    return largest
  }

  @inline(__always)
  private static func widen(_ lanes: inout SIMD4<Double>, _ x: Span<Double>, _ start: Int) {
    let four = x.bytes.unsafeLoadUnaligned(fromByteOffset: start &* 8, as: SIMD4<Double>.self)
    let magnitudes = unsafeBitCast(
      unsafeBitCast(four, to: SIMD4<UInt64>.self) & SIMD4(repeating: ~(1 << 63)),
      to: SIMD4<Double>.self)
    lanes.replace(with: magnitudes, where: magnitudes .> lanes)
  }

  /// The exponent of a finite number: 2^e ≤ |x| < 2^(e+1); 0 for 0.
  @inline(__always)
  static func exponent(of x: Double) -> Int {
    x == 0 ? 0 : Int(x.exponent)
  }

  /// x·2^exponent, rounded once, for any exponent.
  @inline(__always)
  static func scale(_ x: Double, by exponent: Int) -> Double {
    // The power is a normal number within these bounds, and one product rounds once.
    -1022...1023 ~= exponent ? x * power(exponent) : scale(x, byFar: exponent)
  }

  private static func scale(_ x: Double, byFar exponent: Int) -> Double {
    guard x != 0, x.isFinite else { return x }
    let own = Int(x.exponent)
    let wanted = own.addingReportingOverflow(exponent)
    if wanted.overflow { return exponent > 0 ? x * .infinity : x * 0 }
    // x as a significand in 1 ..< 2: exact, and so is all but the last multiplication below.
    let significand = x.sign == .minus ? -x.significand : x.significand
    if wanted.partialValue > 1023 { return significand * .infinity }
    if wanted.partialValue < -1080 { return significand * 0 }
    if wanted.partialValue >= -1022 {
      return significand * power(wanted.partialValue)
    }
    return significand * power(-500) * power(wanted.partialValue + 500)
  }

  /// 2^exponent, for -1022 ≤ exponent ≤ 1023.
  static func power(_ exponent: Int) -> Double {
    Double(bitPattern: UInt64(exponent + 1023) << 52)
  }

  /// The factor that brings a magnitude into 1 ..< 2, or nearly so where it is not a double.
  ///
  /// Below 2^-1022 and from 2^1023 the factor would not be normal; the nearest that is one serves.
  static func factor(for magnitude: Double) -> (factor: Double, exponent: Int) {
    let exponent = min(max(exponent(of: magnitude), -1022), 1022)
    return (power(-exponent), exponent)
  }
}
