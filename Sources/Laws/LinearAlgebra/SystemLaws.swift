extension Law {
  /// A.7: determinants, linear systems, inverses.
  static let systemLaws: [Law] =
    determinantLaws + determinantAccuracyLaws + inverseLaws + linearSystemLaws + systemRefusalLaws
    + systemGoldenLaws + largeSystemLaws
}
