extension Law {
  /// A.10: norms and regularisers.
  static let normLaws: [Law] =
    normValueLaws + normInequalityLaws + inducedNormLaws + decayLaws + sparsityLaws
    + normRefusalLaws
}
