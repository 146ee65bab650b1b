extension Law {
  /// A.8: rank, echelon forms, bases.
  static let rankLaws: [Law] = rankInequalityLaws + echelonLaws + coordinateLaws + rankRefusalLaws
}
