/// Attention: scores, weights and outputs, masks, heads, and decoding with a cache.
///
/// A row of Q is a query, a row of K a key, and the row of V at the same place its value. All that
/// concerns a query is computed from its own row and the keys that it sees, in ways that do not
/// depend on their order: so deleted keys, other queries, and one order of the keys and values or
/// another change no bit.
public enum Attention {
  /// The scores QK'/√d of queries and keys of d columns, a row a query, each within 1 ulp.
  ///
  /// A dot product is a pair that is within 2^-66 of it, by a bound that is checked, or else exact.
  /// The quotient by √d, likewise a pair, is rounded once.
  ///
  /// - Throws: `shapes`, `empty` for no columns, `notFinite`.
  /// - Complexity: O(queries · keys · d).
  public static func attentionScores(_ q: Matrix, _ k: Matrix) throws(MathError) -> Matrix {
    let function = "attentionScores"
    guard q.columnCount == k.columnCount else {
      throw .shapes(function: function, q.shape, k.shape)
    }
    guard q.columnCount > 0 else { throw .empty(function: function) }
    try Requirements.finite(q.elements, "q", in: function)
    try Requirements.finite(k.elements, "k", in: function)
    let scores = AttentionScores(width: q.columnCount)
    let keys = k.rows
    let elements = q.rows.flatMap { query in
      keys.map { scores.score(query, $0).rounded }
    }
    return Matrix(checked: q.rowCount, k.rowCount, elements)
  }

  /// Throws unless queries fit keys, and there are keys with columns.
  static func check(
    shapesOf q: Matrix, _ k: Matrix, isCausal: Bool = false, in function: String
  ) throws(MathError) {
    guard q.columnCount == k.columnCount, !isCausal || q.rowCount == k.rowCount else {
      throw .shapes(function: function, q.shape, k.shape)
    }
  }

  /// Throws unless there are keys, with columns, and all is finite.
  static func check(
    elementsOf q: Matrix, _ k: Matrix, _ v: Matrix? = nil, in function: String
  ) throws(MathError) {
    guard k.rowCount > 0, k.columnCount > 0 else { throw .empty(function: function) }
    try Requirements.finite(q.elements, "q", in: function)
    try Requirements.finite(k.elements, "k", in: function)
    if let v { try Requirements.finite(v.elements, "v", in: function) }
  }

  /// Throws unless there is a value for each key.
  static func check(
    valuesOf k: Matrix, _ v: Matrix, in function: String
  ) throws(MathError) {
    guard k.rowCount == v.rowCount else { throw .shapes(function: function, k.shape, v.shape) }
  }
}
