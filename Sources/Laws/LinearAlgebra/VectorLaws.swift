extension Law {
  /// A.1 and A.2: vectors and the dot product.
  static let vectorLaws: [Law] =
    vectorSpaceLaws + innerProductLaws + exactSumLaws + lengthLaws + distanceLaws
    + vectorRefusalLaws
}
