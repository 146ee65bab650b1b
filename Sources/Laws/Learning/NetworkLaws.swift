extension Law {
  /// B.18, D.2 and D.3: layers, perceptrons, first weights and clipping.
  static let networkLaws: [Law] =
    layerLaws + perceptronLaws + sigmoidUnitLaws + initialiserLaws + clippingLaws
    + networkRefusalLaws
}
