extension Norms {
  /// The norm of A that the norm 2 of vectors induces: its largest singular value, 0 for no elements.
  ///
  /// The relative error is at most p(m, n)·u with a modest p, as in ``Decompositions/svd(_:)``.
  ///
  /// - Throws: `MathError.notFinite`; `notConverged` as ``Decompositions/svd(_:)``.
  /// - Complexity: that of ``Decompositions/svd(_:)``.
  public static func inducedNorm2(_ a: Matrix) throws(MathError) -> Double {
    try Decompositions.svd(a, in: "inducedNorm2").s.first ?? 0
  }
}
