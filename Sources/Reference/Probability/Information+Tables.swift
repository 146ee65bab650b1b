import Exact

/// Information in a table of joint weights: a row an outcome of X, a column one of Y.
extension Information {
  /// The sums of the rows, and those of the columns.
  @specialized(where S == Real)
  public static func marginals<S: Scalar>(
    _ joint: Matrix<S>
  ) throws -> (rows: [S], columns: [S]) {
    (try joint.rows.map { try S.sum($0) }, try joint.transposed().rows.map { try S.sum($0) })
  }

  /// The mutual information Σ pᵢⱼ log(pᵢⱼ/(rᵢcⱼ)) of row and column: the divergence of the table from
  /// the product of its marginals.
  @specialized(where S == Real)
  public static func mutualInformation<S: Scalar>(_ joint: Matrix<S>) throws -> S {
    let marginals = try marginals(joint)
    var products: [S] = []
    for row in marginals.rows {
      for column in marginals.columns { products.append(try row * column) }
    }
    return try kl(weights: joint.elements, products)
  }

  /// The conditional entropy H(Y | X) = −Σ pᵢⱼ log(pᵢⱼ/rᵢ) of the column, given the row.
  @specialized(where S == Real)
  public static func conditionalEntropy<S: Scalar>(_ joint: Matrix<S>) throws -> S {
    let rows = try marginals(joint).rows
    let totals = joint.rows.enumerated().flatMap { place, row in row.map { _ in rows[place] } }
    return try -kl(weights: joint.elements, totals)
  }
}
