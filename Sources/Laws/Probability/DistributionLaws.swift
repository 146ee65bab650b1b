extension Law {
  /// C.20 to C.22: distributions, their moments, and draws of them.
  static let distributionLaws: [Law] =
    bernoulliDistributionLaws + categoricalDistributionLaws + uniformDistributionLaws
    + gaussianDensityLaws + gaussianDistributionLaws + simpsonLaws + multivariateGaussianLaws
    + multivariateGaussianPartLaws + samplerLaws + sampledCountLaws + distributionRefusalLaws
}
