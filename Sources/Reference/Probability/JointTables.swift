import Exact

/// Joint distributions as tables, over the rationals (sections C.23 and C.24).
public enum JointTables {
  /// The sums of the rows, and of the columns.
  public static func marginals(
    _ joint: RationalMatrix
  ) -> (rows: [Rational], columns: [Rational]) {
    (joint.rows.map(sum), joint.transposed().rows.map(sum))
  }

  /// P(column | row): each row over its sum.
  ///
  /// - Throws: `ArithmeticError.divisionByZero` for a row of weight 0.
  public static func conditionals(_ joint: RationalMatrix) throws -> RationalMatrix {
    let rows = marginals(joint).rows
    return try Matrix(rowCount: joint.rowCount, columnCount: joint.columnCount) {
      row, column throws in try joint[row, column] / rows[row]
    }
  }

  /// Whether the row and the column are independent: whether the table is the outer product of its
  /// marginals over its sum.
  public static func isIndependent(_ weights: RationalMatrix) -> Bool {
    let (rows, columns) = marginals(weights)
    let total = sum(rows)
    return rows.indices.allSatisfy { row in
      columns.indices.allSatisfy { total * weights[row, $0] == rows[row] * columns[$0] }
    }
  }

  /// Whether all minors of size 2 are 0, which is the same for weights that are not negative.
  public static func hasVanishingMinors(_ weights: RationalMatrix) -> Bool {
    let (rows, columns) = (0..<weights.rowCount, 0..<weights.columnCount)
    return rows.allSatisfy { i in
      (i + 1..<max(i + 1, weights.rowCount)).allSatisfy { k in
        columns.allSatisfy { j in
          (j + 1..<max(j + 1, weights.columnCount)).allSatisfy { l in
            weights[i, j] * weights[k, l] == weights[i, l] * weights[k, j]
          }
        }
      }
    }
  }

  /// The slices of a table of three variables at each value of the third.
  ///
  /// - Throws: `DefinitionError.shapes` for another number of axes.
  public static func slices(_ weights: Tensor<Rational>) throws -> [RationalMatrix] {
    guard weights.shape.count == 3 else {
      throw DefinitionError.shapes(function: "slices", weights.shape, [3])
    }
    let (columns, depth) = (weights.shape[1], weights.shape[2])
    return (0..<depth).map { z in
      RationalMatrix(rowCount: weights.shape[0], columnCount: columns) { row, column in
        weights.elements[(row * columns + column) * depth + z]
      }
    }
  }

  /// Whether the first two variables are independent at each value of the third.
  ///
  /// - Throws: as `slices`.
  public static func isConditionallyIndependent(_ weights: Tensor<Rational>) throws -> Bool {
    try slices(weights).allSatisfy(isIndependent)
  }

  /// The probability that some variables have the values of an outcome.
  ///
  /// - Parameter axes: the variables; the others are summed over.
  public static func probability(
    _ joint: Tensor<Rational>, of outcome: [Int], on axes: [Int]
  ) -> Rational {
    var result = Rational.zero
    for (place, value) in joint.elements.enumerated() {
      var (rest, index) = (place, Array(repeating: 0, count: joint.shape.count))
      for axis in joint.shape.indices.reversed() {
        index[axis] = rest % joint.shape[axis]
        rest /= joint.shape[axis]
      }
      if axes.allSatisfy({ index[$0] == outcome[$0] }) { result += value }
    }
    return result
  }

  /// The probabilities of the values of an outcome, one variable after another in an order, each
  /// given those before it.
  ///
  /// - Throws: `ArithmeticError.divisionByZero` where those before it have probability 0.
  public static func chain(
    _ joint: Tensor<Rational>, order: [Int], outcome: [Int]
  ) throws -> [Rational] {
    try order.indices.map { place in
      let given = place == 0 ? .one : probability(joint, of: outcome, on: Array(order[..<place]))
      return try probability(joint, of: outcome, on: Array(order[...place])) / given
    }
  }

  private static func sum(_ values: [Rational]) -> Rational { values.reduce(.zero, +) }
}
