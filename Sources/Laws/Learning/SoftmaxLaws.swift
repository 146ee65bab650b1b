extension Law {
  /// B.17: softmax and cross-entropy.
  static let softmaxLaws: [Law] =
    probabilityLaws + probabilityOrderLaws + logSumExpLaws + logSumExpInequalityLaws
    + crossEntropyGradientLaws + softmaxJacobianLaws + crossEntropyLaws + temperatureLaws
    + logSoftmaxLaws + deletedLogitLaws + softmaxGoldenLaws + softmaxRefusalLaws
}
