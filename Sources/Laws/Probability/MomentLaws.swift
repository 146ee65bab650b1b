extension Law {
  /// C.21 and C.29: moments, and the law of large numbers.
  static let momentLaws: [Law] =
    expectationLaws + distributionVarianceLaws + streamingMomentLaws + samplingLaws
    + sampleVarianceLaws + intervalLaws + hoeffdingLaws + momentRefusalLaws
}
