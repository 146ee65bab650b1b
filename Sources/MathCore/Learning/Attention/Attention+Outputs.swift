extension Attention {
  /// Attention: for each query the mean of the values, weighted by `attentionWeights`.
  ///
  /// An output is the correctly rounded sum of the products of the rounded weights and the values,
  /// so that bound F23 holds; the order of keys and values changes no bit.
  ///
  /// - Throws: `shapes`, `empty` for no keys and for no columns of keys, `notFinite`.
  /// - Complexity: O(queries · keys · columns).
  public static func attention(
    _ q: Matrix, _ k: Matrix, _ v: Matrix
  ) throws(MathError) -> Matrix {
    let function = "attention"
    try check(shapesOf: q, k, in: function)
    try check(valuesOf: k, v, in: function)
    try check(elementsOf: q, k, v, in: function)
    return try means(of: v, weights(q, k))
  }

  /// Attention to the keys that a mask of ones keeps, as if the others were not there, to the bit.
  ///
  /// - Throws: as `attention` does; `shapes` unless the mask has a row a query and a column a key;
  ///   `domain` for a mask with other numbers than 0 and 1; `allMasked` for a query without keys.
  /// - Complexity: O(queries · keys · columns).
  public static func attentionMasked(
    _ q: Matrix, _ k: Matrix, _ v: Matrix, _ mask: Matrix
  ) throws(MathError) -> Matrix {
    let function = "attentionMasked"
    try check(shapesOf: q, k, in: function)
    try check(valuesOf: k, v, in: function)
    try check(shapeOf: mask, q, k, in: function)
    try check(elementsOf: q, k, v, in: function)
    return try means(of: v, weights(q, k, mask, in: function))
  }

  /// Attention to the keys up to each query's own place: output i depends on the rows 0 … i alone.
  ///
  /// - Throws: as `attention` does; `shapes` unless there are as many queries as keys.
  /// - Complexity: O(queries · keys · columns).
  public static func attentionCausal(
    _ q: Matrix, _ k: Matrix, _ v: Matrix
  ) throws(MathError) -> Matrix {
    let function = "attentionCausal"
    try check(shapesOf: q, k, isCausal: true, in: function)
    try check(valuesOf: k, v, in: function)
    try check(elementsOf: q, k, v, in: function)
    return try means(of: v, causalWeights(q, k))
  }

  /// Causal attention, decoded row by row with a cache of keys and values: `attentionCausal`, to
  /// the bit.
  ///
  /// - Throws: as `attentionCausal` does.
  /// - Complexity: O(queries · keys · columns).
  public static func attentionCached(
    _ q: Matrix, _ k: Matrix, _ v: Matrix
  ) throws(MathError) -> Matrix {
    let function = "attentionCached"
    try check(shapesOf: q, k, isCausal: true, in: function)
    try check(valuesOf: k, v, in: function)
    try check(elementsOf: q, k, v, in: function)
    var cache = AttentionCache()
    var elements: [Double] = []
    elements.reserveCapacity(q.rowCount * v.columnCount)
    for row in 0..<q.rowCount {
      elements += try cache.attend(query: q.row(row), key: k.row(row), value: v.row(row))
    }
    return Matrix(checked: q.rowCount, v.columnCount, elements)
  }

  /// The means of the values by rows of weights, each sum correctly rounded.
  ///
  /// A weight of 0 adds nothing to a sum that is exact before it is rounded.
  static func means(of v: Matrix, _ weights: Matrix) throws(MathError) -> Matrix {
    let columns = (0..<v.columnCount).map { v.column($0) }
    var elements: [Double] = []
    elements.reserveCapacity(weights.rowCount * v.columnCount)
    for row in weights.rows {
      for column in columns { elements.append(try Vectors.dot(row, column)) }
    }
    return Matrix(checked: weights.rowCount, v.columnCount, elements)
  }
}
