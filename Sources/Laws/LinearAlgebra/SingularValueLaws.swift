extension Law {
  /// A.9: singular values, factors, truncations, pseudo-inverses, condition, principal components.
  static let singularValueLaws: [Law] =
    singularValueOrderLaws + factorLaws + singularValueEnclosureLaws + singularValueBoundLaws
    + truncationLaws + pseudoinverseLaws + conditionLaws + principalComponentLaws + gradedLaws
    + singularValueSizeLaws
}
