extension Decompositions {
  /// The singular value decomposition A = U·diag(s)·V' by one-sided Jacobi rotations.
  ///
  /// A is m × n, U m × k, V n × k with k = min(m, n); s is in descending order and not negative. U
  /// and V have orthonormal columns also where A is rank-deficient or zero.
  ///
  /// A·P = Q·R with pivoting of columns, then rotations of the columns of R' (Drmač and Veselić, New
  /// fast and accurate Jacobi SVD algorithm, 2008). The residual |A − U·diag(s)·V'| and the errors of
  /// singular values are at most p(m, n)·u·σ₁ with a modest p (F11; LAPACK tests ratios to
  /// max(m, n)·2⁻⁵²·σ₁ against 50). For A = B·D with a diagonal D the relative error of each singular
  /// value is at most p(m, n)·u·κ(B), whatever D is (Demmel and Veselić 1992).
  ///
  /// - Throws: `MathError.notFinite`; `notConverged` where rotations do not end.
  /// - Complexity: O(m·n·k) a sweep of rotations; about five sweeps.
  public static func svd(_ a: Matrix) throws(MathError) -> SingularValueDecomposition {
    try svd(a, in: "svd")
  }

  /// The singular values of A in descending order: min(m, n) of them, none negative.
  ///
  /// The bounds are those of ``svd(_:)``. With more than 24 values and columns that are much of one
  /// length they are found without vectors, from a bidiagonal matrix, with an error of p(m, n)·u·σ₁, so
  /// p(m, n)·u·κ(A) of each. For any diagonal D we have κ(A) ≤ 8√n·κ(A·D⁻¹) then, as columns of equal
  /// length are within √n of the best (van der Sluis 1969) and these within a factor of 8 of that.
  ///
  /// - Throws: `MathError.notFinite`; `notConverged` where rotations do not end.
  /// - Complexity: as ``svd(_:)``.
  public static func singularValues(_ a: Matrix) throws(MathError) -> [Double] {
    try Requirements.finite(a.elements, "a", in: "singularValues")
    if let values = valuesAlone(a) { return values }
    return try svd(a, in: "singularValues").s
  }

  /// The singular values by bidiagonalisation, for large matrices with columns of like lengths.
  private static func valuesAlone(_ a: Matrix) -> [Double]? {
    guard min(a.rowCount, a.columnCount) > 24 else { return nil }
    let exponent = PowerOfTwoScale.exponent(for: a.elements, target: 0)
    let scaled = PowerOfTwoScale(exponent)(a)
    let columns = a.rowCount < a.columnCount ? Columns(rowsOf: scaled) : Columns(scaled)
    let lengths = columns.lengths
    guard let longest = lengths.max(), let shortest = lengths.min(), longest <= 8 * shortest
    else { return nil }
    return Bidiagonalization(columns).singularValues.map(PowerOfTwoScale(-exponent).callAsFunction)
  }

  /// The decomposition, in the name of a function.
  static func svd(
    _ a: Matrix, in function: String
  ) throws(MathError) -> SingularValueDecomposition {
    try Requirements.finite(a.elements, "a", in: function)
    let scaled = ScaledDecomposition(a)
    guard let scaled else {
      throw .notConverged(function: function, steps: OneSidedJacobi.sweepLimit)
    }
    let scale = PowerOfTwoScale(-scaled.exponent)
    return SingularValueDecomposition(u: scaled.u, s: scale(scaled.s), v: scaled.v)
  }

  /// The decomposition of 2^exponent·A.
  struct ScaledDecomposition {
    /// The power of two that A is multiplied by.
    let exponent: Int
    let u: Matrix
    let s: [Double]
    let v: Matrix

    /// Entries of this exponent have squares whose sums do not overflow, and entries that are
    /// smaller by 2⁻⁹⁰⁰ still have normal squares.
    private static let middleExponent = 400

    /// Where the diagonal of R falls by more than this, R is computed in double-double.
    ///
    /// Above it the vectors of the smallest values are off by less than about 2⁻³⁶, and refinement
    /// squares that.
    private static let gradedRatio = 0x1p-16
    /// More columns than these are factored in doubles alone: double-double takes 25 times as long.
    private static let extendedLimit = 128

    /// Nothing where rotations do not end; the elements are finite.
    init?(_ a: Matrix) {
      exponent = PowerOfTwoScale.exponent(for: a.elements, target: Self.middleExponent)
      var scaled = PowerOfTwoScale(exponent)(a)
      // What is smaller than the largest entry by 2⁻¹⁴⁰⁰ would keep a few bits, or none.
      for index in scaled.elements.indices
      where abs(scaled.elements[index]) < OneSidedJacobi.leastLength {
        scaled.elements[index] = 0
      }
      let isWide = a.rowCount < a.columnCount
      let columns = isWide ? Columns(rowsOf: scaled) : Columns(scaled)
      let factors = Self.factored(columns)
      let count = factors.rank
      // L = R': column j of L is row j of R.
      var lower = Columns(zeros: count, count)
      for row in 0..<count {
        for column in row..<count { lower[column, row] = factors.columns[row, column] }
      }
      let near = Self.nearVectors(lower)
      guard let jacobi = OneSidedJacobi(near?.product ?? lower, found: near?.w) else { return nil }
      // A·P = Q·L' and L·W = X: so U = Q·W, and V = P·X with columns of length 1.
      var left = Columns(zeros: columns.height, count)
      var right = Columns(zeros: count, count)
      var missing: [Int] = []
      for column in 0..<count {
        let length = jacobi.lengths[column]
        if length == 0 { missing.append(column) }
        for row in 0..<count {
          left[row, column] = jacobi.rotations[row, column]
          right[factors.pivots[row], column] =
            length == 0 ? 0 : jacobi.columns[row, column] / length
        }
      }
      factors.applyQ(to: &left)
      right.complete(missing)
      let values = RayleighRefinement(columns).refined(jacobi.lengths, left, right)
      let order = values.indices.sorted {
        values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1
      }
      s = order.map { values[$0] }
      u = (isWide ? right : left).matrix(order)
      v = (isWide ? left : right).matrix(order)
    }

    /// Smaller matrices are rotated to the end as quickly.
    private static let leastGramCount = 16

    /// Orthonormal eigenvectors W of L'·L as doubles have them, and L·W, whose columns are nearly
    /// orthogonal: two sweeps of rotations finish what takes seven or more from L.
    ///
    /// The product is off by γ times the lengths of the rows of L, as L is by the factorisation in
    /// doubles already. Nothing for small matrices, and for graded ones, of which L'·L tells nothing.
    private static func nearVectors(_ lower: Columns) -> (product: Columns, w: Columns)? {
      let count = lower.count
      guard count >= leastGramCount,
        abs(lower[count - 1, count - 1]) >= gradedRatio * abs(lower[0, 0])
      else { return nil }
      // The columns of L are the rows of R, and L'·L = R·R'.
      let r = Matrix(checked: count, count, PowerOfTwoScale(-middleExponent)(lower.values))
      let gram = Matrices.product(r, Matrices.transpose(r))
      guard let found = ImplicitQL(Tridiagonalization(Columns(rowsOf: gram))) else { return nil }
      var product = lower
      product.values = MatrixProduct.elements(
        found.vectors.values.span, lower.values.span, count, count, count)
      return (product, found.vectors)
    }

    /// Q·R with pivoting, in double-double where R is graded.
    private static func factored(_ columns: Columns) -> HouseholderFactorization {
      let factors = HouseholderFactorization(columns, pivoting: true)
      guard let last = (0..<factors.rank).last, last < extendedLimit,
        abs(factors.columns[last, last]) < gradedRatio * abs(factors.columns[0, 0])
      else { return factors }
      return HouseholderFactorization(ExtendedHouseholder(columns))
    }
  }
}
