/// A range of doubles, with what is needed to draw from it, so that a generator works it out once.
@usableFromInline
struct FloatShape: Sendable {
  @usableFromInline let range: ClosedRange<Double>
  /// The least exponent of a number of daily size, as it stands in the bits of a double.
  let lowExponent: UInt64
  /// How many exponents such numbers have.
  let exponents: UInt64
  /// How many whole numbers of one sign are in the range, from 0 and up to a bound.
  let wholes: UInt64
  /// The bit of the sign, if the range has both signs.
  let signs: UInt64
  /// The bit of the sign, if all numbers of the range are negative.
  let sign: UInt64

  /// The shape of a range.
  @usableFromInline
  init(_ range: ClosedRange<Double>) {
    self.range = range
    // 1023 stands for the exponent 0; of the exponents −20...20 those are left that the range has.
    let greatest = max(range.lowerBound.magnitude, range.upperBound.magnitude)
    let highExponent = min(greatest.bitPattern >> 52, 1023 + 20)
    lowExponent = min(highExponent, 1023 - 20)
    exponents = highExponent - lowExponent + 1
    wholes = greatest < 1_000 ? UInt64(greatest) + 1 : 1_001
    let isNegative = range.lowerBound < 0 && range.upperBound <= 0
    sign = isNegative ? 1 << 63 : 0
    signs = isNegative || range.lowerBound >= 0 ? 0 : 1 << 63
  }
}
