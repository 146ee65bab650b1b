extension Law {
  /// Layer, RMS and batch norm, and dropout.
  static let normalisationLaws: [Law] =
    layerNormLaws + layerNormInvarianceLaws + layerNormGradientLaws + epsilonLaws + batchNormLaws
    + givenStatisticsLaws + batchNormGradientLaws + rmsNormLaws + dropoutLaws + dropoutMaskLaws
    + normalisationRefusalLaws
}
