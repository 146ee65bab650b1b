/// A product of pairs with its exponent apart: significand · 2^exponent, with a significand from 1 up to 2
/// in magnitude.
struct PivotProduct {
  private(set) var significand = Pair(1)
  private(set) var exponent = 0

  /// Multiplies by a pair that is not 0, with a relative error of at most 9u².
  mutating func multiply(by factor: Pair) {
    let product = significand * factor
    let binary = Int(product.high.exponent)
    exponent += binary
    significand = Pair(
      PowerOfTwo.scale(product.high, by: -binary), PowerOfTwo.scale(product.low, by: -binary))
  }

  mutating func negate() { significand = Pair(-significand.high, -significand.low) }

  /// The significand rounded to the nearest double, where this bound of the relative error leaves no doubt.
  func rounded(relativeError: Double) -> Double? {
    // Beyond the bound the margin covers the rounding of the two sums with the low part, at most
    // 2u² each.
    let margin = 2 * relativeError + 0x1p-100
    let above = significand.high + (significand.low + margin)
    let below = significand.high + (significand.low - margin)
    return above == below ? above : nil
  }
}
