extension Moments {
  /// The covariance Σ (xᵢ − x̄)(yᵢ − ȳ)/N of pairs, correctly rounded, whatever their order.
  ///
  /// It is (N·Σxᵢyᵢ − ΣxᵢΣyᵢ)/N² of exact sums (`ExactScatter`), rounded once.
  ///
  /// - Throws: `shapes`, `notFinite`; `empty` for no pairs.
  /// - Complexity: O(n).
  public static func covariance(_ x: [Double], _ y: [Double]) throws(MathError) -> Double {
    try pairs(x, y, in: "covariance")
    return ExactScatter.value(x.span, y.span)
      .rounded(over: ExactScatter.product(x.count, x.count))
  }

  /// The covariance Σ (xᵢ − x̄)(yᵢ − ȳ)/(N − 1) of a sample of pairs, correctly rounded.
  ///
  /// - Throws: `shapes`, `notFinite`; `empty` for no pairs; `domain` for one pair.
  /// - Complexity: O(n).
  public static func sampleCovariance(_ x: [Double], _ y: [Double]) throws(MathError) -> Double {
    try pairs(x, y, in: "sampleCovariance")
    try sample(x.count, in: "sampleCovariance")
    return ExactScatter.value(x.span, y.span)
      .rounded(over: ExactScatter.product(x.count, x.count - 1))
  }

  /// The covariances of the columns of a matrix with divisor N, its number of rows.
  ///
  /// Each entry is ``covariance(_:_:)`` of two columns, correctly rounded, so that the matrix is
  /// symmetric to the bit; no columns give the 0 × 0 matrix.
  ///
  /// - Throws: `notFinite`; `empty` for no rows.
  /// - Complexity: O(rows·columns²).
  public static func covarianceMatrix(_ x: Matrix) throws(MathError) -> Matrix {
    guard x.rowCount > 0 else { throw .empty(function: "covarianceMatrix") }
    try Requirements.finite(x.elements, "x", in: "covarianceMatrix")
    let columns = (0..<x.columnCount).map(x.column)
    let sums = columns.map { WideAccumulator.sum($0.span) }
    let count = Dyadic(x.rowCount)
    let divisor = ExactScatter.product(x.rowCount, x.rowCount)
    var result = Matrix(zeros: x.columnCount, x.columnCount)
    for i in 0..<x.columnCount {
      for j in 0...i {
        let (left, right) = (columns[i], columns[j])
        let products = WideAccumulator.dot(left.span, right.span)
        let covariance = (count * products - sums[i] * sums[j]).rounded(over: divisor)
        result[i, j] = covariance
        result[j, i] = covariance
      }
    }
    return result
  }

  private static func pairs(
    _ x: [Double], _ y: [Double], in function: String
  ) throws(MathError) {
    try Requirements.sameLength(x, y, in: function)
    guard !x.isEmpty else { throw .empty(function: function) }
    try Requirements.finite(x, "x", in: function)
    try Requirements.finite(y, "y", in: function)
  }
}
