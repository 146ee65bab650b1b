extension Law {
  /// B.16 and C.25: losses, least squares, likelihoods and estimates.
  static let regressionLaws: [Law] =
    lossLaws + leastSquaresLaws + leastSquaresAccuracyLaws + likelihoodLaws + bernoulliLaws
    + estimateLaws + regressionRefusalLaws
}
