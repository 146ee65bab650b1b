extension Normalisation {
  /// Batch norm: each column less its mean over √(variance + ε), times gain, plus bias.
  ///
  /// The means and variances (divisor: the number of rows) of the columns are correctly rounded.
  /// The output is made of the exact ones, with the bounds of ``layerNorm(_:_:_:_:)``.
  ///
  /// - Throws: `shapes` unless gain and bias have an entry a column, `empty` for no rows,
  ///   `notFinite`; `domain` unless ε ≥ 0, and for a constant column where ε = 0.
  /// - Complexity: O(m·n).
  public static func batchNorm(
    _ x: Matrix, _ gain: [Double], _ bias: [Double], _ epsilon: Double
  ) throws(MathError) -> (output: Matrix, mean: [Double], variance: [Double]) {
    let function = "batchNorm"
    try width(gain, of: x, in: function)
    try width(bias, of: x, in: function)
    guard x.rowCount > 0 else { throw .empty(function: function) }
    try Requirements.finite(x.elements, "x", in: function)
    try Requirements.finite(gain, "gain", in: function)
    try Requirements.finite(bias, "bias", in: function)
    try Self.epsilon(epsilon, in: function)
    var output = Matrix(zeros: x.rowCount, x.columnCount)
    var means: [Double] = []
    var variances: [Double] = []
    let count = Natural(UInt64(x.rowCount))
    for index in 0..<x.columnCount {
      let column = x.column(index)
      let deviations = try deviations(column, epsilon, column: index, in: function)
      means.append(ExactMean.rounded(column.span))
      variances.append(deviations.scatter.rounded(over: count * count))
      for row in column.indices {
        let scaled = ScaledPair(gain[index]) * deviations.normalised(row)
        output[row, index] = (scaled + ScaledPair(bias[index])).rounded
      }
    }
    return (output, means, variances)
  }

  /// Batch norm with given means and variances of the columns, such as those of the training.
  ///
  /// Differences are exact, and all else is a pair that is rounded once: within 1 ulp for a bias of
  /// 0, and else within u of the result and 2^-99 of |γx̂| + |β|.
  ///
  /// - Throws: `shapes` unless the vectors have an entry a column, `notFinite`; `domain` unless
  ///   ε ≥ 0 and variances are at least 0, and for a variance of 0 where ε = 0.
  /// - Complexity: O(m·n).
  public static func batchNormInference(
    _ x: Matrix, _ gain: [Double], _ bias: [Double], _ mean: [Double], _ variance: [Double],
    _ epsilon: Double
  ) throws(MathError) -> Matrix {
    let function = "batchNormInference"
    for vector in [gain, bias, mean, variance] { try width(vector, of: x, in: function) }
    try Requirements.finite(x.elements, "x", in: function)
    try Requirements.finite(gain, "gain", in: function)
    try Requirements.finite(bias, "bias", in: function)
    try Requirements.finite(mean, "mean", in: function)
    try Requirements.finite(variance, "variance", in: function)
    try Self.epsilon(epsilon, in: function)
    var roots: [ScaledPair] = []
    for (index, entry) in variance.enumerated() {
      try Requirements.number(entry, "variance", "0 or more", in: function) { $0 >= 0 }
      guard entry > 0 || epsilon > 0 else {
        throw noSpread("the variance of column \(index) is 0", in: function)
      }
      roots.append((ScaledPair(entry) + ScaledPair(epsilon)).squareRoot)
    }
    let elements = x.elements.enumerated().map { index, entry in
      let column = index % x.columnCount
      let deviation = ScaledPair(entry) - ScaledPair(mean[column])
      let scaled = ScaledPair(gain[column]) * deviation / roots[column]
      return (scaled + ScaledPair(bias[column])).rounded
    }
    return Matrix(checked: x.rowCount, x.columnCount, elements)
  }

  /// The gradients of batch norm by x, gain and bias, from that by its output, g.
  ///
  /// All have exact numerators: those by x (`Deviations`) and by the gain, (Σ gᵢDᵢ)/√R over a
  /// column, are within 1 ulp an element, and those by the bias are correctly rounded sums of the
  /// columns of g.
  ///
  /// - Throws: `shapes` unless g is as x and gain has an entry a column, `empty` for no rows,
  ///   `notFinite`; `domain` unless ε ≥ 0, and for a constant column where ε = 0.
  /// - Complexity: O(m·n).
  public static func batchNormGrad(
    _ x: Matrix, _ gain: [Double], _ epsilon: Double, _ g: Matrix
  ) throws(MathError) -> (x: Matrix, gain: [Double], bias: [Double]) {
    let function = "batchNormGrad"
    try width(gain, of: x, in: function)
    try gradient(g, of: x, in: function)
    guard x.rowCount > 0 else { throw .empty(function: function) }
    try Requirements.finite(x.elements, "x", in: function)
    try Requirements.finite(gain, "gain", in: function)
    try Requirements.finite(g.elements, "g", in: function)
    try Self.epsilon(epsilon, in: function)
    var result = Matrix(zeros: x.rowCount, x.columnCount)
    var gains: [Double] = []
    for index in 0..<x.columnCount {
      let deviations = try deviations(x.column(index), epsilon, column: index, in: function)
      let upstream = g.column(index).map { Dyadic($0) }
      let factor = Dyadic(gain[index])
      for (row, entry) in deviations.gradient(upstream.map { $0 * factor }).enumerated() {
        result[row, index] = entry
      }
      let product = upstream.indices.reduce(Dyadic(0)) {
        $0 + upstream[$1] * deviations.value($1)
      }
      gains.append((ScaledPair(product) / deviations.root).rounded)
    }
    return (result, gains, try columnSums(g))
  }

  private static func deviations(
    _ column: [Double], _ epsilon: Double, column index: Int, in function: String
  ) throws(MathError) -> Deviations {
    guard let deviations = Deviations(column, epsilon) else {
      throw noSpread("column \(index) of x is constant", in: function)
    }
    return deviations
  }
}
