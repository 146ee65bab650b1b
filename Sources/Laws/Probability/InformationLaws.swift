extension Law {
  /// C.26 to C.28: entropy, divergences, perplexity.
  static let informationLaws: [Law] =
    divergenceLaws + divergenceIdentityLaws + mutualInformationLaws + divergenceInequalityLaws
    + jensenShannonLaws + distributionCrossEntropyLaws + entropyLaws + entropyIdentityLaws
    + perplexityLaws
    + informationGoldenLaws + informationRefusalLaws
}
