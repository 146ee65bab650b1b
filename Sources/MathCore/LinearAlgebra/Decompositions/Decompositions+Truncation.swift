extension Decompositions {
  /// A_k, a matrix of rank k or less that is nearest to A in the 2-norm and in the Frobenius norm.
  ///
  /// It is the sum of the first k terms sᵢ·uᵢ·vᵢ' of the singular value decomposition, all of one
  /// decomposition, so that truncations are nested up to rounding; the nearest one is unique only where
  /// σ_k > σ_{k+1} or σ_k = 0 (Eckart and Young 1936; Mirsky 1960). A itself for k ≥ min(m, n).
  ///
  /// The entries carry the errors of ``svd(_:)`` and of a product: p(m, n)·u·σ₁.
  ///
  /// - Throws: `MathError.notFinite`; `outsideDomain` for k < 0; `notConverged`.
  /// - Complexity: that of ``svd(_:)``.
  public static func truncate(_ a: Matrix, _ k: Int) throws(MathError) -> Matrix {
    let factors = try scaledFactors(a, k, in: "truncate")
    guard let factors else { return a }
    var result = Matrix(zeros: a.rowCount, a.columnCount)
    for row in 0..<a.rowCount {
      for term in 0..<factors.left.columnCount {
        let factor = factors.left[row, term]
        for column in 0..<a.columnCount {
          result[row, column] += factor * factors.right[term, column]
        }
      }
    }
    return PowerOfTwoScale(-factors.exponent)(result)
  }

  /// Two thin matrices whose product is A_k: left m × k, right k × n.
  ///
  /// The columns of left are singular vectors, the rows of right singular vectors times singular
  /// values. For k ≥ min(m, n) the product is A itself: one factor is A, the other an identity.
  ///
  /// - Throws: as ``truncate(_:_:)``.
  /// - Complexity: that of ``svd(_:)``.
  public static func lowRank(_ a: Matrix, _ k: Int) throws(MathError) -> LowRankFactors {
    let factors = try scaledFactors(a, k, in: "lowRank")
    guard let factors else {
      return a.rowCount < a.columnCount
        ? LowRankFactors(left: Columns(identity: a.rowCount, a.rowCount).matrix, right: a)
        : LowRankFactors(left: a, right: Columns(identity: a.columnCount, a.columnCount).matrix)
    }
    return LowRankFactors(
      left: factors.left, right: PowerOfTwoScale(-factors.exponent)(factors.right))
  }

  /// The factors of 2^exponent·A_k; nothing where A_k is A.
  private static func scaledFactors(
    _ a: Matrix, _ k: Int, in function: String
  ) throws(MathError) -> (left: Matrix, right: Matrix, exponent: Int)? {
    try Requirements.finite(a.elements, "a", in: function)
    guard k >= 0 else {
      throw .outsideDomain(
        function: function, argument: "k", value: k.description, condition: "0 or more")
    }
    guard k < min(a.rowCount, a.columnCount) else { return nil }
    guard let found = ScaledDecomposition(a) else {
      throw .notConverged(function: function, steps: OneSidedJacobi.sweepLimit)
    }
    var left = Matrix(zeros: a.rowCount, k)
    var right = Matrix(zeros: k, a.columnCount)
    for term in 0..<k {
      for row in 0..<a.rowCount { left[row, term] = found.u[row, term] }
      for column in 0..<a.columnCount {
        right[term, column] = found.s[term] * found.v[column, term]
      }
    }
    return (left, right, found.exponent)
  }
}
