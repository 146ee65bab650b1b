extension Law {
  /// Activations and their derivatives, binary cross-entropy, and what a logistic unit learns.
  static let activationLaws: [Law] =
    logisticUnitLaws + activationValueLaws + activationSlopeLaws + activationIdentityLaws
    + geluLaws + activationOrderLaws + activationRefusalLaws + binaryCrossEntropyLaws
    + binaryCrossEntropyInequalityLaws
}
