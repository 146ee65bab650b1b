/// A quick test whether all elements are finite numbers.
enum Finiteness {
  /// Whether no element is NaN or infinite.
  ///
  /// A finite number times 0 is ±0, and any other is NaN, which stays in the sum.
  static func holds(for x: Span<Double>) -> Bool {
    var sums = SIMD4<Double>()
    let whole = x.count & ~3
    var start = 0
    while start < whole {
      sums += x.bytes.unsafeLoadUnaligned(fromByteOffset: start &* 8, as: SIMD4<Double>.self) * 0
      start &+= 4
    }
    var rest = 0.0
    for index in whole..<x.count { rest += x[index] * 0 }
    return (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest == 0
  }
}
