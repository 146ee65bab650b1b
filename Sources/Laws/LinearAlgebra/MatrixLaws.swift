extension Law {
  /// A.4 to A.6: matrices and their products.
  static let matrixLaws: [Law] =
    linearMapLaws + productLaws + productBitLaws + traceLaws + matrixShapeLaws + matrixGoldenLaws
}
