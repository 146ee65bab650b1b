extension Attention {
  /// Attention of several heads: that of each block of columns of Q, K and V, side by side, to the
  /// bit.
  ///
  /// Each head has the same number of neighbouring columns of Q and K, and of V.
  ///
  /// - Throws: as `attention` does, or `attentionCausal`; `domain` unless the number of heads is
  ///   positive and divides the columns of Q and those of V.
  /// - Complexity: O(queries · keys · columns).
  public static func multiHead(
    _ q: Matrix, _ k: Matrix, _ v: Matrix, _ heads: Int, _ causal: Bool
  ) throws(MathError) -> Matrix {
    let function = "multiHead"
    try check(shapesOf: q, k, isCausal: causal, in: function)
    try check(valuesOf: k, v, in: function)
    try check(elementsOf: q, k, v, in: function)
    try check(heads, q, v, in: function)
    return try inHeads(q, k, v, heads, causal)
  }

  /// Self-attention in heads: of XW_Q, XW_K and XW_V, side by side, times W_O.
  ///
  /// The products have the bits of `Matrices.matmul`, and what is between those of `multiHead`.
  ///
  /// - Throws: `shapes`, `empty` for no elements of x and for no columns of keys; `notFinite`, for
  ///   products that overflow too; `domain` unless the number of heads is positive and divides the
  ///   columns.
  /// - Complexity: O(rows² · columns) and the products.
  public static func multiHeadProjected(
    _ x: Matrix, _ wq: Matrix, _ wk: Matrix, _ wv: Matrix, _ wo: Matrix, _ heads: Int,
    _ causal: Bool
  ) throws(MathError) -> Matrix {
    let function = "multiHeadProjected"
    for weights in [wq, wk, wv] where weights.rowCount != x.columnCount {
      throw .shapes(function: function, x.shape, weights.shape)
    }
    guard wq.columnCount == wk.columnCount else {
      throw .shapes(function: function, wq.shape, wk.shape)
    }
    guard wo.rowCount == wv.columnCount else {
      throw .shapes(function: function, wv.shape, wo.shape)
    }
    guard !x.elements.isEmpty, wk.columnCount > 0 else { throw .empty(function: function) }
    for (matrix, name) in [(x, "x"), (wq, "wq"), (wk, "wk"), (wv, "wv"), (wo, "wo")] {
      try Requirements.finite(matrix.elements, name, in: function)
    }
    try check(heads, wq, wv, in: function)
    let projections = [wq, wk, wv].map { Matrices.product(x, $0) }
    for (projection, name) in zip(projections, ["x·wq", "x·wk", "x·wv"]) {
      try Requirements.finite(projection.elements, name, in: function)
    }
    let joined = try inHeads(projections[0], projections[1], projections[2], heads, causal)
    return Matrices.product(joined, wo)
  }

  /// Attention in heads of checked matrices.
  private static func inHeads(
    _ q: Matrix, _ k: Matrix, _ v: Matrix, _ heads: Int, _ causal: Bool
  ) throws(MathError) -> Matrix {
    var result = Matrix(zeros: q.rowCount, v.columnCount)
    let width = v.columnCount / heads
    for head in 0..<heads {
      let (query, key) = (block(q, head, heads), block(k, head, heads))
      let weights = try causal ? causalWeights(query, key) : weights(query, key)
      let output = try means(of: block(v, head, heads), weights)
      for row in 0..<output.rowCount {
        for column in 0..<width { result[row, head * width + column] = output[row, column] }
      }
    }
    return result
  }

  /// The columns of a head, where their number divides by that of the heads.
  private static func block(_ x: Matrix, _ head: Int, _ heads: Int) -> Matrix {
    let width = x.columnCount / heads
    let elements = (0..<x.rowCount).flatMap { row in
      (0..<width).map { x[row, head * width + $0] }
    }
    return Matrix(checked: x.rowCount, width, elements)
  }

  private static func check(
    _ heads: Int, _ q: Matrix, _ v: Matrix, in function: String
  ) throws(MathError) {
    guard heads > 0, q.columnCount % heads == 0, v.columnCount % heads == 0 else {
      throw .outsideDomain(
        function: function, argument: "heads", value: heads.description,
        condition: "a positive divisor of the widths \(q.columnCount) and \(v.columnCount)")
    }
  }
}
