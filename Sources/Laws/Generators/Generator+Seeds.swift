import PropertyTesting

extension Generator where Value == Int {
  /// Seeds of every kind, and those at which the stream begins at an edge.
  static var seeds: Generator {
    .oneOf([.integers(in: 0...9), .integers, .elements(edgeSeeds)])
  }

  /// Seeds whose first 64 bits are all 0, all 1, 2⁶³ and 2⁶³ − 1, so that the first uniform number is
  /// 0, 1 − 2⁻⁵³, ½ or ½ − 2⁻⁵³: SplitMix64 is a permutation, of which these are the preimages.
  static let edgeSeeds = [
    7_046_029_254_386_353_131, 3_558_559_446_808_474_027, 3_453_682_501_520_545_093,
    959_135_552_437_182_909,
  ]
}
