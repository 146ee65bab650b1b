extension Decompositions {
  /// The least squares solution of least norm: the x of least |x| among those of least |A·x − b|.
  ///
  /// x = V·diag(1/s)·U'·b over the rank, which is decided exactly on the doubles given. Where the
  /// columns are independent x and the residual r are then refined together in the system
  /// r + A·x = b, A'·r = 0 with residuals in double-double (Björck 1967; ASNA §20.5): each step shrinks
  /// the error by about p(m, n)·u·cond(A), to a few u where cond(A) ≤ 2⁴⁰. Else the error
  /// is at most about p(m, n)·u·(cond(A)·|x| + cond(A)²·|r|/|A|) (ASNA, theorem 20.2). Where the rank is
  /// full and σ_min is not resolved, x is the rounded exact A⁺ times b: the error of at most
  /// p(m, n)·u·|A⁺|·|b| is within that bound, as |b| ≤ |A|·|x| + |r|.
  ///
  /// - Throws: `MathError.shapes` where b has not one element a row; `notFinite`; `notConverged`.
  /// - Complexity: that of ``svd(_:)``, and of the exact rank where σ_min is within its error of 0,
  ///   of an exact inverse of m + n rows where it is not resolved.
  public static func lstsq(_ a: Matrix, _ b: [Double]) throws(MathError) -> [Double] {
    let function = "lstsq"
    guard a.rowCount == b.count else {
      throw .shapes(function: function, a.shape, [b.count])
    }
    try Requirements.finite(a.elements, "a", in: function)
    try Requirements.finite(b, "b", in: function)
    guard let found = ScaledDecomposition(a) else {
      throw .notConverged(function: function, steps: OneSidedJacobi.sweepLimit)
    }
    let exponent = PowerOfTwoScale.exponent(for: b, target: 0)
    let right = PowerOfTwoScale(exponent)(b)
    let rank = try effectiveRank(a, found.s)
    if rank == found.s.count, !resolvesSmallest(a, found.s) {
      let exact = ExactPseudoInverse(a)
      let highest = exact.highest
      let inverse = exact.rounded(timesTwoToThe: -highest)
      return MatrixProduct.column(inverse.elements.span, right.span, inverse.rowCount)
        .map { PowerOfTwo.scale($0, by: highest - exponent) }
    }
    var solution = found.shortest(right, rank)
    if rank == a.columnCount {
      found.refine(&solution, PowerOfTwoScale(found.exponent)(a), right)
    }
    return PowerOfTwoScale(found.exponent - exponent)(solution)
  }
}

extension Decompositions.ScaledDecomposition {
  /// Below this quotient of the last and the first singular value there is no refinement.
  ///
  /// Above it a step shrinks errors by p·2⁻¹³ or more, as u·cond(A) ≤ 2⁻¹³.
  private static let refinedRatio = 0x1p-40
  /// Steps of refinement: four of 2⁻¹³ make 2⁻⁵².
  ///
  /// Later ones also mend what the first disturb, whose errors are of order u²·cond(A)².
  private static let stepCount = 4
  /// After a step below this part of x none is needed: the next one would be below 2⁻¹³ of it.
  private static let lastStep = 0x1p-43

  /// V·diag(1/s)·U'·b over the first terms.
  fileprivate func shortest(_ b: [Double], _ rank: Int) -> [Double] {
    combined(rank) { term in
      var product = 0.0
      for row in 0..<u.rowCount { product += u[row, term] * b[row] }
      return product / s[term]
    }
  }

  /// The sum of coefficients times right singular vectors.
  private func combined(_ rank: Int, _ coefficient: (Int) -> Double) -> [Double] {
    var result = [Double](repeating: 0, count: v.rowCount)
    for term in 0..<rank {
      let factor = coefficient(term)
      for row in result.indices { result[row] += factor * v[row, term] }
    }
    return result
  }

  /// Steps on (r, x) in r + A·x = b, A'·r = 0.
  ///
  /// With f and g the residuals of the two, the step is dx = A⁺·f − V·diag(1/s²)·V'·g and
  /// dr = f − A·dx.
  fileprivate func refine(_ x: inout [Double], _ a: Matrix, _ b: [Double]) {
    guard let first = s.first, let last = s.last, last >= Self.refinedRatio * first else { return }
    let columns = (0..<a.columnCount).map(a.column)
    let rows = a.rows
    var r = rows.indices.map { Self.difference(b[$0], 0, rows[$0], x) }
    for _ in 0..<Self.stepCount {
      let f = rows.indices.map { Self.difference(b[$0], r[$0], rows[$0], x) }
      let g = columns.indices.map { Self.difference(0, 0, columns[$0], r) }
      let forward = shortest(f, x.count)
      let backward = combined(x.count) { term in
        var product = 0.0
        for row in 0..<v.rowCount { product += v[row, term] * g[row] }
        return product / s[term] / s[term]
      }
      let step = zip(forward, backward).map { $0 - $1 }
      for index in x.indices { x[index] += step[index] }
      var size = PowerOfTwo.largestMagnitude(step.span)
      for row in r.indices {
        let change = Self.difference(f[row], 0, rows[row], step)
        r[row] += change
        size = max(size, abs(change) / last)
      }
      if size <= Self.lastStep * PowerOfTwo.largestMagnitude(x.span) { break }
    }
  }

  /// a − b − x·y, the sum compensated (Ogita, Rump and Oishi 2005, Dot2).
  private static func difference(
    _ a: Double, _ b: Double, _ x: [Double], _ y: [Double]
  ) -> Double {
    var (total, rest) = ErrorFree.sum(a, -b)
    for index in x.indices {
      let (product, productError) = ErrorFree.product(-x[index], y[index])
      let (sum, sumError) = ErrorFree.sum(total, product)
      total = sum
      rest += sumError + productError
    }
    return total + rest
  }
}
