extension AccuracyRow {
  /// The rows of layer norm, whose second argument is ε.
  static let normalisation: [AccuracyRow] = [
    layerNorm("mean 0", about: 0),
    layerNorm("mean 1e4", about: 1e4),
    layerNorm("mean 1e8", about: 1e8),
    layerNorm("mean 0, entries", about: 0, .ulps),
    layerNorm("mean 1e8, entries", about: 1e8, .ulps),
  ]

  private static func layerNorm(
    _ kind: String, about mean: Double, _ measure: Measure = .normwise
  ) -> AccuracyRow {
    AccuracyRow("layer norm, \(kind)", "layerNorm", measure) { numbers in
      [numbers.vector(50).map { mean + $0 }, [1e-5]]
    }
  }
}
