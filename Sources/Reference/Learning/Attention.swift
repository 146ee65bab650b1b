import Exact

/// Scaled dot-product attention: a row of Q is a query, of K a key, of V a value.
///
/// Vaswani and others (2017), *Attention is all you need*, section 3.2.
public enum Attention {
  /// The scores QKᵀ/√d.
  ///
  /// - Throws: `DefinitionError.shapes`; `ArithmeticError.divisionByZero` for d = 0.
  @specialized(where S == Real)
  public static func scores<S: Scalar>(_ q: Matrix<S>, _ k: Matrix<S>) throws -> Matrix<S> {
    let root = try S(q.columnCount).sqrt()
    let products = try Matrices.product(q, k.transposed())
    return try Matrix(rowCount: q.rowCount, columnCount: k.rowCount) { row, column throws in
      try products[row, column] / root
    }
  }

  /// The softmax of the scores that are kept, and 0 for the others.
  ///
  /// - Parameter keeps: whether a query (row) sees a key (column).
  /// - Throws: `DefinitionError.empty` where a query sees no key.
  @specialized(where S == Real)
  public static func weights<S: Scalar>(
    scores: Matrix<S>, keeps: (_ query: Int, _ key: Int) -> Bool = { _, _ in true }
  ) throws -> Matrix<S> {
    var rows: [[S]] = []
    for (query, row) in scores.rows.enumerated() {
      let seen = row.indices.filter { keeps(query, $0) }
      var weights = row.map { _ in S.zero }
      for (key, weight) in zip(seen, try Activations.softmax(seen.map { row[$0] })) {
        weights[key] = weight
      }
      rows.append(weights)
    }
    return Matrix(rowCount: rows.count, columnCount: scores.columnCount) { rows[$0][$1] }
  }

  /// Attention: the means of the values with those weights.
  ///
  /// - Throws: as the others.
  @specialized(where S == Real)
  public static func attention<S: Scalar>(
    _ q: Matrix<S>, _ k: Matrix<S>, _ v: Matrix<S>,
    keeps: (_ query: Int, _ key: Int) -> Bool = { _, _ in true }
  ) throws -> Matrix<S> {
    try Matrices.product(weights(scores: scores(q, k), keeps: keeps), v)
  }

  /// The columns of one head of so many.
  public static func head<S: Scalar>(_ x: Matrix<S>, _ place: Int, of heads: Int) -> Matrix<S> {
    let width = x.columnCount / max(1, heads)
    return Matrix(rowCount: x.rowCount, columnCount: width) { x[$0, place * width + $1] }
  }

  /// InfoNCE: the mean cross-entropy of telling row i of b by the cosines with row i of a, over τ
  /// (van den Oord, Li and Vinyals 2018).
  ///
  /// - Throws: `DefinitionError.zeroVector`, `.shapes`, `.empty`.
  @specialized(where S == Real)
  public static func infoNCE<S: Scalar>(
    _ a: Matrix<S>, _ b: Matrix<S>, temperature: S
  ) throws -> S {
    guard a.shape == b.shape else {
      throw DefinitionError.shapes(function: "InfoNCE", a.shape, b.shape)
    }
    let losses = try a.rows.enumerated().map { place, row in
      try CrossEntropy.loss(
        b.rows.map { try Vectors.cosine(row, $0) / temperature }, class: place)
    }
    return try Vectors.mean(losses)
  }
}
