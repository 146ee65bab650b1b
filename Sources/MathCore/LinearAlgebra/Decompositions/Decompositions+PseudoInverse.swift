extension Decompositions {
  /// σ₁/σ_min, how much relative errors may grow: 1 or more.
  ///
  /// +∞ if and only if the rank is below min(m, n), which is decided exactly on the doubles given; or
  /// where the quotient is beyond the range of doubles.
  ///
  /// The relative error is at most about p(m, n)·u·cond(A) where ``svd(_:)`` has no better bound.
  ///
  /// - Throws: `MathError.empty` for no elements; `notFinite`; `notConverged`.
  /// - Complexity: that of ``svd(_:)``, and of the exact rank where σ_min is within its error of 0.
  public static func cond(_ a: Matrix) throws(MathError) -> Double {
    let function = "cond"
    try Requirements.finite(a.elements, "a", in: function)
    guard !a.elements.isEmpty else { throw .empty(function: function) }
    guard let found = ScaledDecomposition(a) else {
      throw .notConverged(function: function, steps: OneSidedJacobi.sweepLimit)
    }
    guard let largest = found.s.first, let smallest = found.s.last else { return .infinity }
    guard try effectiveRank(a, found.s) == found.s.count else { return .infinity }
    return max(1, largest / smallest)
  }

  /// The Moore–Penrose pseudo-inverse, n × m: V·diag(1/s)·U' over the singular values of the rank.
  ///
  /// Where A is rank-deficient is decided exactly on the doubles given; the singular values beyond
  /// the rank are rounding errors and are left out. The error is at most about
  /// p(m, n)·u·cond(A)·|A⁺|₂, cond over the values that are kept (Wedin 1973; ASNA §20.1).
  ///
  /// - Throws: `MathError.notFinite`; `notConverged`.
  /// - Complexity: that of ``svd(_:)``, and of the exact rank where σ_min is within its error of 0.
  public static func pinv(_ a: Matrix) throws(MathError) -> Matrix {
    try Requirements.finite(a.elements, "a", in: "pinv")
    guard let found = ScaledDecomposition(a) else {
      throw .notConverged(function: "pinv", steps: OneSidedJacobi.sweepLimit)
    }
    var result = Matrix(zeros: a.columnCount, a.rowCount)
    for term in 0..<(try effectiveRank(a, found.s)) {
      for row in 0..<a.columnCount {
        let factor = found.v[row, term] / found.s[term]
        for column in 0..<a.rowCount { result[row, column] += factor * found.u[column, term] }
      }
    }
    return PowerOfTwoScale(found.exponent)(result)
  }

  /// The number of singular values that are not zero.
  ///
  /// Where σ_min is above LAPACK's threshold for their errors, 50·max(m, n)·2⁻⁵²·σ₁ (F11), the rank is
  /// full; else it is decided exactly.
  static func effectiveRank(_ a: Matrix, _ s: [Double]) throws(MathError) -> Int {
    guard let largest = s.first, let smallest = s.last else { return 0 }
    let threshold = 50 * Double(max(a.rowCount, a.columnCount)) * 0x1p-52
    if smallest > threshold * largest { return s.count }
    // A singular value that has vanished has no inverse, whatever the rank is.
    return min(try Ranks.rank(a), s.count { $0 > 0 })
  }
}
