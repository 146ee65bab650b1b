extension Normalisation {
  /// Layer norm: each row less its mean over √(variance + ε), times gain, plus bias.
  ///
  /// The normalised element x̂ is within 2^-69 (`Deviations`), whatever mean and scale the row
  /// has. Product and sum are pairs that are rounded once: the result is within 1 ulp for a bias of
  /// 0, and else within u of itself and 2^-68 of |γx̂| + |β| (bound F18). A constant row gives
  /// exactly the bias.
  ///
  /// - Throws: `shapes` unless gain and bias have an entry a column, `empty` for no columns,
  ///   `notFinite`; `domain` unless ε ≥ 0, and for a constant row where ε = 0.
  /// - Complexity: O(m·n).
  public static func layerNorm(
    _ x: Matrix, _ gain: [Double], _ bias: [Double], _ epsilon: Double
  ) throws(MathError) -> Matrix {
    let function = "layerNorm"
    try width(gain, of: x, in: function)
    try width(bias, of: x, in: function)
    guard x.columnCount > 0 else { throw .empty(function: function) }
    try Requirements.finite(x.elements, "x", in: function)
    try Requirements.finite(gain, "gain", in: function)
    try Requirements.finite(bias, "bias", in: function)
    try Self.epsilon(epsilon, in: function)
    var elements: [Double] = []
    elements.reserveCapacity(x.elements.count)
    for (index, row) in x.rows.enumerated() {
      let deviations = try deviations(row, epsilon, row: index, in: function)
      for column in row.indices {
        let scaled = ScaledPair(gain[column]) * deviations.normalised(column)
        elements.append((scaled + ScaledPair(bias[column])).rounded)
      }
    }
    return Matrix(checked: x.rowCount, x.columnCount, elements)
  }

  /// The gradients of layer norm by x, gain and bias, from that by its output, g.
  ///
  /// That by x has exact numerators, within 1 ulp an element (`Deviations`), so that rows add up to
  /// 0 but for their roundings. That by the bias is the correctly rounded sum of a column of g.
  /// That by the gain is Σ g·x̂ over a column, a sum of pairs that is rounded once: within u of
  /// itself and 2^-68 of Σ |g·x̂|.
  ///
  /// - Throws: `shapes` unless g is as x and gain has an entry a column, `empty` for no columns,
  ///   `notFinite`; `domain` unless ε ≥ 0, and for a constant row where ε = 0.
  /// - Complexity: O(m·n).
  public static func layerNormGrad(
    _ x: Matrix, _ gain: [Double], _ epsilon: Double, _ g: Matrix
  ) throws(MathError) -> (x: Matrix, gain: [Double], bias: [Double]) {
    let function = "layerNormGrad"
    try width(gain, of: x, in: function)
    try gradient(g, of: x, in: function)
    guard x.columnCount > 0 else { throw .empty(function: function) }
    try Requirements.finite(x.elements, "x", in: function)
    try Requirements.finite(gain, "gain", in: function)
    try Requirements.finite(g.elements, "g", in: function)
    try Self.epsilon(epsilon, in: function)
    var elements: [Double] = []
    elements.reserveCapacity(x.elements.count)
    var gains = [ScaledPair](repeating: .zero, count: x.columnCount)
    for (index, row) in x.rows.enumerated() {
      let deviations = try deviations(row, epsilon, row: index, in: function)
      let upstream = g.row(index)
      elements += deviations.gradient(
        zip(upstream, gain).map { Dyadic($0) * Dyadic($1) })
      for column in row.indices {
        gains[column] =
          gains[column] + ScaledPair(upstream[column]) * deviations.normalised(column)
      }
    }
    return (
      Matrix(checked: x.rowCount, x.columnCount, elements), gains.map { $0.rounded },
      try columnSums(g)
    )
  }

  private static func deviations(
    _ row: [Double], _ epsilon: Double, row index: Int, in function: String
  ) throws(MathError) -> Deviations {
    guard let deviations = Deviations(row, epsilon) else {
      throw noSpread("row \(index) of x is constant", in: function)
    }
    return deviations
  }

  /// The sums of the columns, correctly rounded.
  static func columnSums(_ g: Matrix) throws(MathError) -> [Double] {
    var sums: [Double] = []
    for column in 0..<g.columnCount { sums.append(try Vectors.sum(g.column(column))) }
    return sums
  }
}
