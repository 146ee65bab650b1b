extension Decompositions {
  /// The eigenvalues of a symmetric matrix, ascending, and orthonormal eigenvectors, by Jacobi.
  ///
  /// The errors of values are at most p(n)·u·|A|₂ with a modest p; those of a positive definite A are
  /// relative, p(n)·u·κ(D·A·D) with D the diagonal that makes the diagonal of D·A·D one (Demmel and
  /// Veselić 1992, theorem 2.3).
  ///
  /// - Throws: `MathError.notSquare`; `notFinite`; `outsideDomain` where two entries across the
  ///   diagonal differ; `notConverged` where rotations do not end.
  /// - Complexity: O(n³) a sweep of rotations; about six to ten sweeps.
  public static func eigenSymmetric(_ a: Matrix) throws(MathError) -> SymmetricEigenvalues {
    let function = "eigenSymmetric"
    try Requirements.square(a, in: function)
    try Requirements.finite(a.elements, "a", in: function)
    let count = a.rowCount
    for row in 0..<count {
      for column in 0..<row where a[row, column] != a[column, row] {
        throw .outsideDomain(
          function: function, argument: "a",
          value: "\(a[row, column]) at (\(row), \(column)), \(a[column, row]) across the diagonal",
          condition: "symmetric")
      }
    }
    let exponent = PowerOfTwoScale.exponent(for: a.elements, target: 0)
    guard let jacobi = SymmetricJacobi(Columns(PowerOfTwoScale(exponent)(a))) else {
      throw .notConverged(function: function, steps: SymmetricJacobi.sweepLimit)
    }
    let values = jacobi.values
    let order = (0..<count).sorted {
      values[$0] != values[$1] ? values[$0] < values[$1] : $0 < $1
    }
    var vectors = Matrix(zeros: count, count)
    for (place, column) in order.enumerated() {
      for row in 0..<count { vectors[row, place] = jacobi.vectors[row, column] }
    }
    let scale = PowerOfTwoScale(-exponent)
    return SymmetricEigenvalues(values: order.map { scale(values[$0]) }, vectors: vectors)
  }
}
