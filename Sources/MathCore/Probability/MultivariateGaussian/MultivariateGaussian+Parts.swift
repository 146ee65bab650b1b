extension MultivariateGaussian {
  /// The mean and covariance of some components, in the order in which they are named.
  ///
  /// Both are copied to the bit.
  ///
  /// - Throws: `notSquare`, `shapes`, `empty`, `notFinite`, `notSymmetric`, `notPositiveDefinite`;
  ///   `domain` for an index out of range, `axis` for one that is repeated.
  /// - Complexity: that of the decision whether the covariance is positive definite.
  public static func mvnMarginal(
    _ mean: [Double], _ covariance: Matrix, _ indices: [Int]
  ) throws(MathError) -> (mean: [Double], covariance: Matrix) {
    try parameters(mean, covariance, in: "mvnMarginal")
    try components(indices, of: mean.count, in: "mvnMarginal")
    let entries = indices.flatMap { row in indices.map { covariance[row, $0] } }
    return (
      indices.map { mean[$0] }, Matrix(checked: indices.count, indices.count, entries)
    )
  }

  /// The mean and covariance of the other components, in rising order, given values of some.
  ///
  /// With b the given components and a the others, the mean is μ_a + Σ_ab·Σ_bb⁻¹(v − μ_b), and the
  /// covariance the Schur complement Σ_aa − Σ_ab·Σ_bb⁻¹·Σ_ba. Every entry is correctly rounded, so
  /// that the covariance is symmetric to the bit. The entries are unknowns c and m of
  ///
  ///     Σ_bb·w + μ_b·s = r₁,  s = r₂,  Σ_ab·w + μ_a·s + m = r₃,
  ///
  /// a system of doubles: for the right side (−v, −1, 0) w is −Σ_bb⁻¹(v − μ_b), and m the mean; for
  /// (Σ_ba, 0, Σ_aa), a column for each of a, m is the covariance.
  ///
  /// - Throws: `notSquare`, `shapes`, `empty`, `notFinite`, `notSymmetric`, `notPositiveDefinite`;
  ///   `domain` for an index out of range, `axis` for one that is repeated.
  /// - Complexity: that of an exact solution, some n⁴ products of integers.
  public static func mvnConditional(
    _ mean: [Double], _ covariance: Matrix, _ indices: [Int], _ values: [Double]
  ) throws(MathError) -> (mean: [Double], covariance: Matrix) {
    let name = "mvnConditional"
    guard indices.count == values.count else {
      throw .shapes(function: name, [indices.count], [values.count])
    }
    try shapes(mean, covariance, in: name)
    try Requirements.finite(values, "values", in: name)
    try self.values(mean, covariance, in: name)
    try components(indices, of: mean.count, in: name)
    let given = Set(indices)
    let others = mean.indices.filter { !given.contains($0) }
    let (known, free) = (indices.count, others.count)
    let size = known + 1 + free
    var system = Matrix(zeros: size, size + 1 + free)
    for (row, place) in (indices + others).enumerated() {
      // The row of s stands between those of b and a.
      let target = row < known ? row : row + 1
      for column in 0..<known { system[target, column] = covariance[place, indices[column]] }
      system[target, known] = mean[place]
      for (column, other) in others.enumerated() {
        system[target, size + 1 + column] = covariance[place, other]
      }
    }
    for row in 0..<known { system[row, size] = -values[row] }
    system[known, size] = -1
    for diagonal in known..<size { system[diagonal, diagonal] = 1 }
    let solution = RationalSolution(system)
    var conditional = Matrix(zeros: free, free)
    for row in 0..<free {
      for column in 0..<free {
        conditional[row, column] = solution.rounded(known + 1 + row, 1 + column)
      }
    }
    return ((0..<free).map { solution.rounded(known + 1 + $0, 0) }, conditional)
  }
}
