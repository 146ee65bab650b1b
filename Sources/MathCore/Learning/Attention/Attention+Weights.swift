extension Attention {
  /// The weights of the keys for each query: the softmax of each row of scores.
  ///
  /// They are those of `Softmax.softmax` of the rounded scores, so that bound F23 holds. Where a
  /// score is beyond the doubles, they are the softmax of the scores' differences from the largest
  /// one.
  ///
  /// - Throws: `shapes`, `empty` for no keys and for no columns, `notFinite`.
  /// - Complexity: O(queries · keys · d).
  public static func attentionWeights(_ q: Matrix, _ k: Matrix) throws(MathError) -> Matrix {
    let function = "attentionWeights"
    try check(shapesOf: q, k, in: function)
    try check(elementsOf: q, k, in: function)
    return try weights(q, k)
  }

  /// The weights of the keys that a mask of ones keeps, a row a query; 0 for the others.
  ///
  /// The weights are those without the deleted keys, to the bit.
  ///
  /// - Throws: as `attentionWeights` does; `shapes` unless the mask has a row a query and a column
  ///   a key; `domain` for a mask with other numbers than 0 and 1; `allMasked` for a query without
  ///   keys.
  /// - Complexity: O(queries · keys · d).
  public static func attentionWeightsMasked(
    _ q: Matrix, _ k: Matrix, _ mask: Matrix
  ) throws(MathError) -> Matrix {
    let function = "attentionWeightsMasked"
    try check(shapesOf: q, k, in: function)
    try check(shapeOf: mask, q, k, in: function)
    try check(elementsOf: q, k, in: function)
    return try weights(q, k, mask, in: function)
  }

  /// The weights of the keys up to each query's own place; 0 for those behind it.
  ///
  /// Row i depends on query i and the keys 0 … i alone.
  ///
  /// - Throws: as `attentionWeights` does; `shapes` unless there are as many queries as keys.
  /// - Complexity: O(queries · keys · d).
  public static func attentionWeightsCausal(_ q: Matrix, _ k: Matrix) throws(MathError) -> Matrix {
    let function = "attentionWeightsCausal"
    try check(shapesOf: q, k, isCausal: true, in: function)
    try check(elementsOf: q, k, in: function)
    return try causalWeights(q, k)
  }

  /// The weights for checked queries and keys.
  static func weights(_ q: Matrix, _ k: Matrix) throws(MathError) -> Matrix {
    let scores = AttentionScores(width: q.columnCount)
    let keys = k.rows
    var elements: [Double] = []
    elements.reserveCapacity(q.rowCount * k.rowCount)
    for query in q.rows { elements += try scores.weights(query, keys) }
    return Matrix(checked: q.rowCount, k.rowCount, elements)
  }

  /// The causal weights for checked queries and keys.
  static func causalWeights(_ q: Matrix, _ k: Matrix) throws(MathError) -> Matrix {
    let scores = AttentionScores(width: q.columnCount)
    let keys = k.rows
    var result = Matrix(zeros: q.rowCount, k.rowCount)
    for (row, query) in q.rows.enumerated() {
      for (column, weight) in try scores.weights(query, keys.prefix(row + 1)).enumerated() {
        result[row, column] = weight
      }
    }
    return result
  }

  /// The masked weights for checked queries and keys, and a mask of the right shape.
  static func weights(
    _ q: Matrix, _ k: Matrix, _ mask: Matrix, in function: String
  ) throws(MathError) -> Matrix {
    try Requirements.finite(mask.elements, "mask", in: function)
    if let other = mask.elements.first(where: { $0 != 0 && $0 != 1 }) {
      throw .outsideDomain(
        function: function, argument: "mask", value: other.description, condition: "0 or 1")
    }
    let scores = AttentionScores(width: q.columnCount)
    let keys = k.rows
    var result = Matrix(zeros: q.rowCount, k.rowCount)
    for (row, query) in q.rows.enumerated() {
      let kept = keys.indices.filter { mask[row, $0] == 1 }
      guard !kept.isEmpty else { throw .allMasked(function: function, count: keys.count) }
      for (column, weight) in zip(kept, try scores.weights(query, kept.map { keys[$0] })) {
        result[row, column] = weight
      }
    }
    return result
  }

  /// Throws unless a mask has a row a query and a column a key.
  static func check(
    shapeOf mask: Matrix, _ q: Matrix, _ k: Matrix, in function: String
  ) throws(MathError) {
    guard mask.shape == [q.rowCount, k.rowCount] else {
      throw .shapes(function: function, [q.rowCount, k.rowCount], mask.shape)
    }
  }
}
