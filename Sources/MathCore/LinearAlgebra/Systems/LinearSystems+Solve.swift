extension LinearSystems {
  /// The solution x of A·x = b for a square matrix.
  ///
  /// LU with partial pivoting of the matrix scaled by powers of two, then refinement with compensated
  /// residuals: the componentwise backward error ω = max |b − Ax|ᵢ / (|A||x| + |b|)ᵢ is at most 2u
  /// (R. Skeel, "Iterative refinement implies numerical stability for Gaussian elimination", 1980).
  /// Where the refinement does not reach it the solution is computed exactly and rounded, for which
  /// ω ≤ u.
  ///
  /// - Throws: `MathError.notSquare`, `MathError.shapes` where b is not as long as A has rows,
  ///   `MathError.notFinite`; `MathError.singular` if the matrix has no inverse, decided exactly.
  /// - Complexity: n³/3 products; the exact decision, where it is needed, that of `Ranks.rank`.
  public static func solve(_ a: Matrix, _ b: [Double]) throws(MathError) -> [Double] {
    try Requirements.square(a, in: "solve")
    guard a.rowCount == b.count else {
      throw .shapes(function: "solve", a.shape, [b.count])
    }
    try Requirements.finite(a.elements, "a", in: "solve")
    try Requirements.finite(b, "b", in: "solve")
    if let system = ScaledSystem(a), let x = system.refined(b) { return x }
    return try exactSolution(a, b)
  }

  /// The solution by Cramer's rule over the integers, rounded once.
  private static func exactSolution(_ a: Matrix, _ b: [Double]) throws(MathError) -> [Double] {
    let n = a.rowCount
    var augmented: [Double] = []
    augmented.reserveCapacity(n * (n + 1))
    for row in 0..<n { augmented += a.row(row) + [b[row]] }
    let integers = IntegerMatrix(Matrix(checked: n, n + 1, augmented))
    let echelon = ExactEchelon(IntegerMatrix(a))
    guard echelon.rank == n else {
      throw .singular(function: "solve", size: n, rank: echelon.rank)
    }
    let all = Array(0..<n)
    let exact = ExactSolution(integers, rows: all, columns: all, right: .columns([n]))
    return all.map { row in
      exact[row, 0].rounded(
        over: exact.determinant,
        timesTwoToThe: integers.columnExponents[n] - integers.columnExponents[row])
    }
  }
}
