extension Attention {
  /// InfoNCE: the mean cross-entropy of telling each row's partner by cosine over temperature.
  ///
  /// For row i of a the classes are the rows of b, the logits cos(aᵢ, bⱼ)/τ, and the class is i.
  /// The cosines are those of `Vectors.cosine`, within 1 ulp and for any lengths of rows; what
  /// follows is exact but for 2^-60 and a last rounding (`TemperedLogits`).
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
    var rows: [[Double]] = []
    for (matrix, name) in [(a, "a"), (b, "b")] {
      for row in matrix.rows where !row.contains(where: { $0 != 0 }) {
        throw .zeroVector(function: function, argument: name)
      }
    }
    for row in a.rows {
      var cosines: [Double] = []
      for partner in partners { cosines.append(try Vectors.cosine(row, partner)) }
      rows.append(cosines)
    }
    var loss = ScaledPair.zero
    for (index, cosines) in rows.enumerated() {
      loss = loss + TemperedLogits(cosines, temperature).crossEntropy(cosines[index])
    }
    return (loss / ScaledPair(a.rowCount)).rounded
  }
}
