extension Ranks {
  /// The number of singular values above max(m, n)·2⁻⁵²·σ₁: the rank as far as a matrix whose entries
  /// are rounded can tell.
  ///
  /// The threshold is the one that LAPACK's users take (Golub and Van Loan, §5.4.1); the exact rank of
  /// the doubles given is at least as large where no entry is lost.
  ///
  /// - Throws: `MathError.notFinite`; `notConverged` as ``Decompositions/svd(_:)``.
  /// - Complexity: that of ``Decompositions/svd(_:)``.
  public static func numericalRank(_ a: Matrix) throws(MathError) -> Int {
    let s = try Decompositions.svd(a, in: "numericalRank").s
    guard let largest = s.first, largest > 0 else { return 0 }
    let threshold = Double(max(a.rowCount, a.columnCount)) * 0x1p-52
    return s.count { $0 / largest > threshold }
  }
}
