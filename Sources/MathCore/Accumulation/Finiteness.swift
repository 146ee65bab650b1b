/// A quick test whether all elements are finite numbers.
enum Finiteness {
  /// Whether no element is NaN or infinite.
  ///
  /// A finite number times 0 is ±0, and any other is NaN, which stays in the sum.
  static func holds(for x: Span<Double>) -> Bool {
    var sums = SIMD4<Double>()
    // Four sums at a time, as each addition waits for the one before.
    var others = (SIMD4<Double>(), SIMD4<Double>(), SIMD4<Double>())
    let groups = x.count & ~15
    var start = 0
    while start < groups {
      sums += four(x, start) * 0
      others.0 += four(x, start &+ 4) * 0
      others.1 += four(x, start &+ 8) * 0
      others.2 += four(x, start &+ 12) * 0
      start &+= 16
    }
    sums += (others.0 + others.1) + others.2
    let whole = x.count & ~3
    while start < whole {
      sums += four(x, start) * 0
      start &+= 4
    }
    var rest = 0.0
    for index in whole..<x.count { rest += x[index] * 0 }
    return (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest == 0
  }

  @inline(__always)
  private static func four(_ x: Span<Double>, _ start: Int) -> SIMD4<Double> {
    x.bytes.unsafeLoadUnaligned(fromByteOffset: start &* 8, as: SIMD4<Double>.self)
  }
}
