extension Vectors {
  /// The cosine of the angle between x and y, within 1 ulp and never outside of [-1, 1].
  ///
  /// It is ±1 for parallel vectors, the same bits for (y, x), and the same for vectors that are
  /// scaled by powers of two, while these scale exactly.
  ///
  /// - Throws: `shapes`, `notFinite`, `empty` for (), `zeroVector`.
  /// - Complexity: O(n).
  public static func cosine(_ x: [Double], _ y: [Double]) throws(MathError) -> Double {
    try pair(x, y, in: "cosine")
    return try Inclination(x, y, in: "cosine").cosine
  }

  /// The distance 1 − cos(x, y), within 4 ulp also for vectors that are nearly parallel.
  ///
  /// - Throws: `shapes`, `notFinite`, `empty` for (), `zeroVector`.
  /// - Complexity: O(n).
  public static func cosineDistance(_ x: [Double], _ y: [Double]) throws(MathError) -> Double {
    try pair(x, y, in: "cosineDistance")
    return try Inclination(x, y, in: "cosineDistance").cosineDistance
  }

  /// The angle between x and y in radians, in [0, π].
  ///
  /// Within 3 ulp, with an `atan2` of the platform that is within 1 ulp; near 0 and near π as well.
  ///
  /// - Throws: `shapes`, `notFinite`, `empty` for (), `zeroVector`.
  /// - Complexity: O(n).
  public static func angle(_ x: [Double], _ y: [Double]) throws(MathError) -> Double {
    try pair(x, y, in: "angle")
    return try Inclination(x, y, in: "angle").angle
  }

  /// The rows of a matrix in the order of decreasing cosine with a query; equal ones by their index.
  ///
  /// The order is decided exactly: cos(q, a) < cos(q, b) by the signs of q·a and q·b, and else by
  /// (q·a)²(b·b) and (q·b)²(a·a), in integers. So no rounding breaks or makes a tie.
  ///
  /// - Throws: `shapes`, `notFinite`, `empty` for an empty query, `zeroVector`.
  /// - Complexity: O(m·n + m·log m) for m rows of n elements.
  public static func rankByCosine(
    _ query: [Double], _ documents: Matrix
  ) throws(MathError) -> [Int] {
    let function = "rankByCosine"
    guard query.count == documents.columnCount else {
      throw .shapes(function: function, [query.count], documents.shape)
    }
    try Requirements.finite(query, "query", in: function)
    try Requirements.finite(documents.elements, "documents", in: function)
    guard !query.isEmpty else { throw .empty(function: function) }
    guard query.contains(where: { $0 != 0 }) else {
      throw .zeroVector(function: function, argument: "query")
    }
    var likenesses: [Likeness] = []
    for row in documents.rows {
      guard row.contains(where: { $0 != 0 }) else {
        throw .zeroVector(function: function, argument: "documents")
      }
      likenesses.append(Likeness(query, row))
    }
    return likenesses.indices.sorted { a, b in
      let order = likenesses[a].order(to: likenesses[b])
      return order == 0 ? a < b : order > 0
    }
  }
}
