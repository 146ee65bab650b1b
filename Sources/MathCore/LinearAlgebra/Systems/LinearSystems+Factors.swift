extension LinearSystems {
  /// The factors of a matrix with its rows exchanged: P·A = L·U.
  public struct TriangularFactors: Sendable, Hashable {
    /// Row i of P·A is row `p[i]` of A.
    public let p: [Int]
    /// L: ones on the diagonal, zeros above it, nothing above 1 in magnitude below it.
    public let l: Matrix
    /// U: zeros below the diagonal.
    public let u: Matrix
  }

  /// The factors of a square matrix by elimination with partial pivoting: the pivot is the entry of
  /// largest magnitude, of several the first; a column without one is passed over, so that a singular
  /// matrix has factors too.
  ///
  /// |PA − LU| ≤ γₙ·|L|·|U| entry by entry (catalogue F8). Entries grow by at most 2^(n − 1) on the way;
  /// where that may overflow, columns are scaled by powers of two, so that nothing does before the
  /// result, unless that would take bits from small entries. Elsewhere they stay as they are, lest
  /// what underflows be scaled up again.
  ///
  /// - Throws: `MathError.notSquare`, `MathError.notFinite`.
  /// - Complexity: n³/3 products.
  public static func lu(_ a: Matrix) throws(MathError) -> TriangularFactors {
    try Requirements.square(a, in: "lu")
    try Requirements.finite(a.elements, "a", in: "lu")
    let n = a.rowCount
    let largest = PowerOfTwo.exponent(of: PowerOfTwo.largestMagnitude(a.elements.span))
    var exponents = [Int](repeating: 0, count: n)
    var elements = a.elements
    if largest + n > 1022 {
      let scaled = Equilibrated(a, scalesRows: false)
      if scaled.isExact { (exponents, elements) = (scaled.columnExponents, scaled.elements) }
    }
    let factors = Factors(elements, size: n)
    var l = Matrix(zeros: n, n)
    var u = Matrix(zeros: n, n)
    for row in 0..<n {
      for column in 0..<n {
        let element = factors.elements[row * n + column]
        if column < row {
          l[row, column] = element
        } else {
          u[row, column] = PowerOfTwo.scale(element, by: exponents[column])
        }
      }
      l[row, row] = 1
    }
    return TriangularFactors(p: factors.order, l: l, u: u)
  }
}
