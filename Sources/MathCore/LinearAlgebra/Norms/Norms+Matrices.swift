extension Norms {
  /// The norm induced by the 1-norm: the largest sum of magnitudes of a column, correctly rounded.
  ///
  /// 0 for a matrix without elements.
  ///
  /// - Throws: `notFinite`.
  /// - Complexity: O(m·n).
  public static func inducedNorm1(_ a: Matrix) throws(MathError) -> Double {
    try Requirements.finite(a.elements, "a", in: "inducedNorm1")
    return (0..<a.columnCount).reduce(0) { max($0, sumOfMagnitudes(a.column($1).span)) }
  }

  /// The norm induced by the maximum norm: the largest sum of magnitudes of a row, correctly rounded.
  ///
  /// 0 for a matrix without elements.
  ///
  /// - Throws: `notFinite`.
  /// - Complexity: O(m·n).
  public static func inducedNormInf(_ a: Matrix) throws(MathError) -> Double {
    try Requirements.finite(a.elements, "a", in: "inducedNormInf")
    return (0..<a.rowCount).reduce(0) { max($0, sumOfMagnitudes(a.row($1).span)) }
  }

  /// The Frobenius norm, the Euclidean length of all elements, within 1 ulp at any scale.
  ///
  /// 0 for a matrix without elements.
  ///
  /// - Throws: `notFinite`.
  /// - Complexity: O(m·n).
  public static func frobenius(_ a: Matrix) throws(MathError) -> Double {
    try Requirements.finite(a.elements, "a", in: "frobenius")
    return EuclideanLength.norm(a.elements.span)
  }
}
