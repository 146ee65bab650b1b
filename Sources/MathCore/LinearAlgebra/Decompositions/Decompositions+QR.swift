extension Decompositions {
  /// The factors of A = Q·R by Householder reflections.
  ///
  /// A is m × n, Q m × k and R k × n with k = min(m, n). The diagonal of R is not negative.
  ///
  /// Each column is scaled by a power of two first, which changes Q not at all and R by the same
  /// powers, so that the bound holds column by column at any scale: with a modest constant c,
  /// (A + ΔA) = Q·R for an orthonormal Q where |Δaⱼ| ≤ γ_cmk·|aⱼ|, and the computed Q is within
  /// √k·γ_cmk of it in the Frobenius norm (Higham, ASNA, theorems 19.4 and 19.13; F10).
  ///
  /// - Throws: `MathError.notFinite`.
  /// - Complexity: O(m·n·k).
  public static func qr(_ a: Matrix) throws(MathError) -> QRFactors {
    try Requirements.finite(a.elements, "a", in: "qr")
    var columns = Columns(a)
    let exponents = (0..<columns.count).map { column in
      let exponent = PowerOfTwoScale.exponent(for: columns.column(column), target: 0)
      let scale = PowerOfTwoScale(exponent)
      for row in 0..<columns.height { columns[row, column] = scale(columns[row, column]) }
      return exponent
    }
    let factors = HouseholderFactorization(columns, pivoting: false)
    var q = factors.q
    var r = Matrix(zeros: factors.rank, a.columnCount)
    for row in 0..<factors.rank {
      let isFlipped = factors.columns[row, row] < 0
      if isFlipped {
        for index in 0..<q.height { q[index, row] = -q[index, row] }
      }
      for column in row..<a.columnCount {
        let value = PowerOfTwoScale(-exponents[column])(factors.columns[row, column])
        r[row, column] = isFlipped ? 0 - value : value
      }
    }
    return QRFactors(q: q.matrix, r: r)
  }
}
