extension Decompositions {
  /// The eigenvalues of a symmetric matrix, ascending, and orthonormal eigenvectors.
  ///
  /// The errors of values are at most p(n)·u·|A|₂ with a modest p; those of a positive definite A are
  /// relative, p(n)·u·κ(D·A·D) with D the diagonal that makes the diagonal of D·A·D one (Demmel and
  /// Veselić 1992, theorem 2.3). A graded matrix is diagonalised by Jacobi's rotations, which keep small
  /// entries apart from large ones, and any other one by a tridiagonal matrix and QL. Matrices of up to four
  /// rows are left to Jacobi too, whose few rotations round less than QL's.
  ///
  /// - Throws: `MathError.notSquare`; `notFinite`; `outsideDomain` where two entries across the
  ///   diagonal differ; `notConverged` where rotations do not end.
  /// - Complexity: O(n³): about 5n³ products by QL, and n³ a quarter of a sweep by Jacobi.
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
    guard let (values, columns) = symmetricSpectrum(PowerOfTwoScale(exponent)(a)) else {
      throw .notConverged(function: function, steps: SymmetricJacobi.sweepLimit)
    }
    let order = (0..<count).sorted {
      values[$0] != values[$1] ? values[$0] < values[$1] : $0 < $1
    }
    var vectors = Matrix(zeros: count, count)
    for (place, column) in order.enumerated() {
      for row in 0..<count { vectors[row, place] = columns[row, column] }
    }
    let scale = PowerOfTwoScale(-exponent)
    return SymmetricEigenvalues(values: order.map { scale(values[$0]) }, vectors: vectors)
  }

  /// Up to so many rows Jacobi's rotations are as quick as QL.
  private static let smallCount = 4

  /// Eigenvalues in no order, and their vectors; nothing where the iteration does not end.
  private static func symmetricSpectrum(_ a: Matrix) -> ([Double], Columns)? {
    if a.rowCount <= smallCount || isGraded(a) {
      return SymmetricJacobi(Columns(a)).map { ($0.values, $0.vectors) }
    }
    return ImplicitQL(Tridiagonalization(Columns(a))).map { ($0.values, $0.vectors) }
  }

  /// Whether an error of u·|A|₂ may be more than what is promised for a positive definite matrix, or
  /// would bury rows that are much smaller than others.
  ///
  /// With the diagonal of A between δ and 16δ, D is between 1/(4√δ) and 1/√δ, so that
  /// κ(A) ≤ κ(D)²·κ(D·A·D) ≤ 16·κ(D·A·D), and a relative error of p·u·κ(A) is what is promised. A matrix
  /// with a number on the diagonal that is not positive is not positive definite.
  private static func isGraded(_ a: Matrix) -> Bool {
    var diagonal = (least: Double.infinity, greatest: 0.0)
    var rows = diagonal
    for row in 0..<a.rowCount {
      diagonal.least = min(diagonal.least, a[row, row])
      diagonal.greatest = max(diagonal.greatest, a[row, row])
      let entries = a.elements.span.extracting(row * a.columnCount..<(row + 1) * a.columnCount)
      let largest = PowerOfTwo.largestMagnitude(entries)
      guard largest > 0 else { continue }
      rows.least = min(rows.least, largest)
      rows.greatest = max(rows.greatest, largest)
    }
    if rows.least < 0x1p-10 * rows.greatest { return true }
    return diagonal.least > 0 && diagonal.greatest > 16 * diagonal.least
  }
}
