extension Decompositions {
  /// σ₁/σ_min, how much relative errors may grow: 1 or more.
  ///
  /// +∞ if and only if the rank is below min(m, n), which is decided exactly on the doubles given; or
  /// where the quotient is beyond the range of doubles.
  ///
  /// The relative error is at most about p(m, n)·u·cond(A) where ``svd(_:)`` has no better bound, and
  /// p(m, n)·u where rotations do not resolve σ_min: then it is 1/|A⁺|₂ of the exact pseudo-inverse. Its
  /// entries are rounded once, which changes the matrix by at most u·|A⁺|_F ≤ u·√k·|A⁺|₂, and its
  /// largest singular value has the relative error of ``svd(_:)``.
  ///
  /// - Throws: `MathError.empty` for no elements; `notFinite`; `notConverged`.
  /// - Complexity: that of ``svd(_:)``, and of the exact rank where σ_min is within its error of 0, of
  ///   an exact inverse of m + n rows where it is not resolved.
  public static func cond(_ a: Matrix) throws(MathError) -> Double {
    let function = "cond"
    try Requirements.finite(a.elements, "a", in: function)
    guard !a.elements.isEmpty else { throw .empty(function: function) }
    guard let found = ScaledDecomposition(a) else {
      throw .notConverged(function: function, steps: OneSidedJacobi.sweepLimit)
    }
    guard let largest = found.s.first, let smallest = found.s.last,
      try effectiveRank(a, found.s) == found.s.count
    else { return .infinity }
    if resolvesSmallest(a, found.s) { return max(1, largest / smallest) }
    let exact = ExactPseudoInverse(a)
    let highest = exact.highest
    guard let inverse = ScaledDecomposition(exact.rounded(timesTwoToThe: -highest)) else {
      throw .notConverged(function: function, steps: OneSidedJacobi.sweepLimit)
    }
    // Both singular values are about 2⁴⁰⁰ at their scales.
    return PowerOfTwo.scale(
      largest * (inverse.s.first ?? 0), by: highest - inverse.exponent - found.exponent)
  }

  /// The Moore–Penrose pseudo-inverse, n × m: V·diag(1/s)·U' over the singular values of the rank.
  ///
  /// Where A is rank-deficient is decided exactly on the doubles given; the singular values beyond
  /// the rank are rounding errors and are left out. The error is at most about
  /// p(m, n)·u·cond(A)·|A⁺|₂, cond over the values that are kept (Wedin 1973; ASNA §20.1). Where the
  /// rank is full and σ_min is not resolved, every entry is that of the exact pseudo-inverse, rounded
  /// once; one beyond the range of doubles is an infinity.
  ///
  /// - Throws: `MathError.notFinite`; `notConverged`.
  /// - Complexity: as ``cond(_:)``.
  public static func pinv(_ a: Matrix) throws(MathError) -> Matrix {
    try Requirements.finite(a.elements, "a", in: "pinv")
    guard let found = ScaledDecomposition(a) else {
      throw .notConverged(function: "pinv", steps: OneSidedJacobi.sweepLimit)
    }
    let rank = try effectiveRank(a, found.s)
    if rank == found.s.count, !resolvesSmallest(a, found.s) {
      return ExactPseudoInverse(a).rounded(timesTwoToThe: 0)
    }
    var result = Matrix(zeros: a.columnCount, a.rowCount)
    for term in 0..<rank {
      for row in 0..<a.columnCount {
        let factor = found.v[row, term] / found.s[term]
        for column in 0..<a.rowCount { result[row, column] += factor * found.u[column, term] }
      }
    }
    return PowerOfTwoScale(found.exponent)(result)
  }

  /// The number of singular values that are not zero; those of deficient rank that have vanished are
  /// not counted, as they have no inverse.
  ///
  /// Where σ_min is above LAPACK's threshold for their errors, 50·max(m, n)·2⁻⁵²·σ₁ (F11), the rank is
  /// full; else it is decided exactly.
  static func effectiveRank(_ a: Matrix, _ s: [Double]) throws(MathError) -> Int {
    guard let largest = s.first, let smallest = s.last else { return 0 }
    let threshold = 50 * Double(max(a.rowCount, a.columnCount)) * 0x1p-52
    if smallest > threshold * largest { return s.count }
    let rank = try Ranks.rank(a)
    return rank == s.count ? rank : min(rank, s.count { $0 > 0 })
  }

  /// Whether the last of the singular values of a matrix of full rank is known well enough to be a divisor.
  ///
  /// A factorisation in double-double perturbs every column by about mn·u² of its length (see
  /// `ExtendedHouseholder`), and a singular value by as much of σ₁, if no scaling of columns tells
  /// better. At mn·2⁻⁸⁰·σ₁ that is 2⁻²⁶ of the value, half of its digits; much below nothing is known of
  /// it, and it may be 0.
  static func resolvesSmallest(_ a: Matrix, _ s: [Double]) -> Bool {
    guard let largest = s.first, let smallest = s.last else { return true }
    return smallest > Double(a.rowCount * a.columnCount) * 0x1p-80 * largest
  }
}
