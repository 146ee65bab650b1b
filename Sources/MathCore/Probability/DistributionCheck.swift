/// A quick test whether doubles are probabilities that add up to 1 but for their roundings.
enum DistributionCheck {
  private typealias Bits = SIMD4<UInt64>
  private static let one = Bits(repeating: 0x3FF << 52)

  /// Whether n elements lie between 0 and 1 and their sum is 1 to within (n + 1)u.
  ///
  /// Where plain sums cannot tell, it is false.
  ///
  /// A double is in 0 ... 1 if neither its bits nor those of 1 less its own, as whole numbers, have
  /// the highest bit set (−0 counts as outside here). The sum of numbers that are not negative is
  /// off by at most D·u of itself to first order, where D is the greatest number of roundings that
  /// one of them goes through: eight lanes, which begin with exact zeros, are folded by three
  /// additions, and the up to seven elements that remain are added one after the other.
  static func holds(for p: Span<Double>) -> Bool {
    var sums = (SIMD4<Double>(), SIMD4<Double>())
    var outside = Bits()
    let whole = p.count & ~7
    var start = 0
    while start < whole {
      let first = p.bytes.unsafeLoadUnaligned(fromByteOffset: start &* 8, as: SIMD4<Double>.self)
      let second = p.bytes.unsafeLoadUnaligned(
        fromByteOffset: start &* 8 &+ 32, as: SIMD4<Double>.self)
      sums.0 += first
      sums.1 += second
      let (a, b) = (unsafeBitCast(first, to: Bits.self), unsafeBitCast(second, to: Bits.self))
      outside |= (a | (one &- a)) | (b | (one &- b))
      start &+= 8
    }
    let lanes = sums.0 + sums.1
    var sum = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3])
    var bits = (outside[0] | outside[1]) | (outside[2] | outside[3])
    for index in whole..<p.count {
      sum += p[index]
      bits |= p[index].bitPattern | (one[0] &- p[index].bitPattern)
    }
    guard bits >> 63 == 0 else { return false }
    let rest = p.count & 7
    let roundings = whole > 0 ? whole / 8 + 2 + rest : rest - 1
    // The factor covers what is of second order, for up to 2^40 elements.
    let error = Double(roundings) * (1 + 0x1p-10)
    let excess = (sum - 1).magnitude * 0x1p53
    return excess + error <= Double(p.count + 1)
  }
}
