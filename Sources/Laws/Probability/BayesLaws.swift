extension Law {
  /// C.23, C.24 and D.4: Bayes' theorem, and independence.
  static let bayesLaws: [Law] =
    posteriorLaws + sequentialLaws + independenceLaws + conditionalIndependenceLaws
    + naiveBayesLaws + bayesRefusalLaws
}
