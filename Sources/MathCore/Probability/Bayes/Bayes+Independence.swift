extension Bayes {
  /// Whether the row and the column of a table of weights are independent.
  ///
  /// They are if and only if the table has rank 1, that is where all minors of size 2 are 0; the weights
  /// may have any sum above 0. The decision is exact.
  ///
  /// - Throws: `empty`, `notFinite`; `domain` for a negative weight, and for a table of zeros.
  /// - Complexity: O(number of elements).
  public static func isIndependentTable(_ joint: Matrix) throws(MathError) -> Bool {
    try weights(joint.elements, in: "isIndependentTable")
    return hasRankOne(joint.rowCount, joint.columnCount) { joint[$0, $1] }
  }

  /// Whether the first two indices of a table of weights are independent, given the third.
  ///
  /// They are if and only if that holds in each slice [:, :, z]; a slice of zeros says nothing. The
  /// decision is exact.
  ///
  /// - Throws: `domain` for a table that has not three axes, for a negative weight, and for a table of
  ///   zeros; `empty`, `notFinite`.
  /// - Complexity: O(number of elements).
  public static func isConditionallyIndependent(_ joint: Tensor) throws(MathError) -> Bool {
    let name = "isConditionallyIndependent"
    let shape = joint.shape
    guard shape.count == 3 else { throw axes(shape, 3, "joint", in: name) }
    try weights(joint.elements, in: name)
    return (0..<shape[2]).allSatisfy { slice in
      hasRankOne(shape[0], shape[1]) {
        joint.elements[($0 * shape[1] + $1) * shape[2] + slice]
      }
    }
  }

  private static func weights(_ weights: [Double], in function: String) throws(MathError) {
    guard !weights.isEmpty else { throw .empty(function: function) }
    try Requirements.finite(weights, "joint", in: function)
    for weight in weights {
      try Requirements.number(weight, "joint", "0 or more", in: function) { $0 >= 0 }
    }
    guard weights.contains(where: { $0 > 0 }) else {
      throw .outsideDomain(
        function: function, argument: "the sum of joint", value: "0", condition: "above 0")
    }
  }

  /// Whether all minors of size 2 of a table are 0.
  ///
  /// With an entry t[r, c] that is not 0 it is enough that t[i, j]·t[r, c] = t[i, c]·t[r, j] for all i
  /// and j: each row is then a multiple of row r.
  private static func hasRankOne(
    _ rowCount: Int, _ columnCount: Int, _ entry: (Int, Int) -> Double
  ) -> Bool {
    for r in 0..<rowCount {
      for c in 0..<columnCount where entry(r, c) > 0 {
        let pivot = entry(r, c)
        return (0..<rowCount).allSatisfy { row in
          let scale = entry(row, c)
          return (0..<columnCount).allSatisfy { column in
            ExactProduct(entry(row, column), pivot) == ExactProduct(scale, entry(r, column))
          }
        }
      }
    }
    return true
  }
}
