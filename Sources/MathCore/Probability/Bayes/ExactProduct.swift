/// The product of two finite doubles that are not negative, as an odd integer times a power of two.
///
/// The product of odd integers is odd, so that equal products have equal parts.
struct ExactProduct: Equatable {
  private let high: UInt64
  private let low: UInt64
  private let exponent: Int

  init(_ a: Double, _ b: Double) {
    guard a > 0, b > 0 else {
      (high, low, exponent) = (0, 0, 0)
      return
    }
    let (first, firstExponent) = Self.odd(a)
    let (second, secondExponent) = Self.odd(b)
    (high, low) = first.multipliedFullWidth(by: second)
    exponent = firstExponent + secondExponent
  }

  private static func odd(_ a: Double) -> (significand: UInt64, exponent: Int) {
    let field = Int(a.exponentBitPattern)
    let significand = a.significandBitPattern | (field == 0 ? 0 : 1 << 52)
    let zeros = significand.trailingZeroBitCount
    return (significand >> UInt64(zeros), max(field, 1) - 1075 + zeros)
  }
}
