/// Bayes' rule, tables of joint probabilities and independence: sections C.23 and C.24.
///
/// Probabilities are taken as the doubles they are. Sums and products of them are exact or pairs
/// whose rounding is proved, so that no order of the arguments changes a bit.
public enum Bayes {
  /// The distributions of the row and of the column of a joint table: its sums, correctly rounded.
  ///
  /// - Throws: `empty`, `notFinite`, `probability`, `distribution`.
  /// - Complexity: O(number of elements).
  public static func marginals(
    _ joint: Matrix
  ) throws(MathError) -> (rows: [Double], columns: [Double]) {
    try Requirements.distribution(joint.elements, "joint", in: "marginals")
    var rows: [Double] = []
    for row in 0..<joint.rowCount { rows.append(try Vectors.sum(joint.row(row))) }
    var columns: [Double] = []
    for column in 0..<joint.columnCount { columns.append(try Vectors.sum(joint.column(column))) }
    return (rows, columns)
  }

  /// The distributions of the column given each row of a joint table, a row each.
  ///
  /// Each entry is over the exact sum of its row, and rounded once from a pair within 2^-100.
  ///
  /// - Throws: `empty`, `notFinite`, `probability`, `distribution`; `domain` for a row of weight 0.
  /// - Complexity: O(number of elements).
  public static func conditionals(_ joint: Matrix) throws(MathError) -> Matrix {
    try Requirements.distribution(joint.elements, "joint", in: "conditionals")
    var result = joint
    for row in 0..<joint.rowCount {
      let entries = joint.row(row)
      let weight = ScaledPair(WideAccumulator.sum(entries.span))
      guard !weight.isZero else {
        throw .outsideDomain(
          function: "conditionals", argument: "the weight of row \(row)", value: "0",
          condition: "above 0")
      }
      for column in 0..<joint.columnCount {
        result[row, column] = (ScaledPair(entries[column]) / weight).rounded
      }
    }
    return result
  }

  /// The probability Σ P(Aᵢ)P(B | Aᵢ) of the evidence B, correctly rounded.
  ///
  /// - Throws: `shapes`, `empty`, `notFinite`, `probability`; `distribution` for the prior.
  /// - Complexity: O(n).
  public static func totalProbability(
    _ prior: [Double], _ likelihood: [Double]
  ) throws(MathError) -> Double {
    try Requirements.sameLength(prior, likelihood, in: "totalProbability")
    try Requirements.distribution(prior, "prior", in: "totalProbability")
    try Requirements.probabilities(likelihood, "likelihood", in: "totalProbability")
    return try Vectors.dot(prior, likelihood)
  }
}
