extension Attention {
  /// InfoNCE: the mean cross-entropy of telling each row's partner by cosine over temperature.
  ///
  /// For row i of a the classes are the rows of b, the logits cos(aᵢ, bⱼ)/τ, and the class is i.
  ///
  /// A cosine is a pair within 2^-64, whatever the lengths of the rows, and is not rounded. It
  /// moves the loss −log pᵢ by (Σ pⱼδⱼ − δᵢ)/τ, at most 2^-63·(1 − pᵢ)/τ, and 1 − pᵢ ≤ −log pᵢ.
  /// What follows adds 2^-65 (`TemperedLogits`) before the one rounding. So the result is
  /// relatively within u + 2^-63/τ + 2^-64, which is 1 ulp for τ ≥ 2^-8.
  ///
  /// - Throws: `shapes` unless a and b have one shape, `empty` for no elements, `notFinite`,
  ///   `zeroVector` for a row of zeros; `domain` unless τ > 0.
  /// - Complexity: O(rows² · columns).
  public static func infoNCE(
    _ a: Matrix, _ b: Matrix, _ temperature: Double
  ) throws(MathError) -> Double {
    let function = "infoNCE"
    guard a.shape == b.shape else { throw .shapes(function: function, a.shape, b.shape) }
    guard !a.elements.isEmpty else { throw .empty(function: function) }
    try Requirements.finite(a.elements, "a", in: function)
    try Requirements.finite(b.elements, "b", in: function)
    try Requirements.number(temperature, "temperature", "positive", in: function) { $0 > 0 }
    let partners = b.rows
    for (matrix, name) in [(a, "a"), (b, "b")] {
      for row in matrix.rows where !row.contains(where: { $0 != 0 }) {
        throw .zeroVector(function: function, argument: name)
      }
    }
    var loss = ScaledPair.zero
    for (index, row) in a.rows.enumerated() {
      var cosines: [ScaledPair] = []
      for partner in partners {
        cosines.append(try Inclination(row, partner, in: function).unroundedCosine)
      }
      loss = loss + TemperedLogits(cosines, temperature).crossEntropy(cosines[index])
    }
    return (loss / ScaledPair(a.rowCount)).rounded
  }
}
