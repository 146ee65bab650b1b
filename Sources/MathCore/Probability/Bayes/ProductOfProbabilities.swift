/// A product of doubles that are not negative, as a pair and as its factors.
struct ProductOfProbabilities {
  /// The product within 5u² a factor.
  private(set) var approximation = ScaledPair.one
  private(set) var factors: [Double] = []

  /// The product of these factors.
  init(_ factors: [Double]) {
    for factor in factors { multiply(by: factor) }
  }

  /// Takes one more factor.
  mutating func multiply(by factor: Double) {
    approximation = approximation * ScaledPair(factor)
    factors.append(factor)
  }

  /// Whether a factor is 0.
  var isZero: Bool { approximation.isZero }

  /// The product itself.
  ///
  /// - Complexity: O(k²) products of words for k factors.
  var exact: Dyadic {
    var magnitude = Natural(1)
    var exponent = 0
    for factor in factors {
      guard factor > 0 else {
        return Dyadic(isNegative: false, magnitude: Natural(0), exponent: 0)
      }
      let isNormal = factor.exponentBitPattern != 0
      magnitude.multiply(
        by: factor.significandBitPattern | (isNormal ? 1 << 52 : 0), adding: 0)
      exponent += max(Int(factor.exponentBitPattern), 1) - 1075
    }
    return Dyadic(isNegative: false, magnitude: magnitude, exponent: exponent)
  }

  /// The product, correctly rounded.
  var rounded: Double {
    approximation.rounding(withinRelative: Self.relativeError(factors.count)) ?? exact.rounded
  }

  /// A bound of what so many products or sums of pairs lose, with one quotient: 8u² each and 16u².
  static func relativeError(_ count: Int) -> Double { Double(count + 2) * 0x1p-103 }
}
