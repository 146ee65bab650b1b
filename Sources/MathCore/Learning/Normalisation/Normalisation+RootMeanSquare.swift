extension Normalisation {
  /// RMS norm: each row over √(mean square + ε), times gain.
  ///
  /// The mean square is an exact sum. All else is a pair that is rounded once: within 1 ulp at any
  /// scale.
  ///
  /// - Throws: `shapes` unless gain has an entry a column, `empty` for no columns, `notFinite`;
  ///   `domain` unless ε ≥ 0, and for a row of zeros where ε = 0.
  /// - Complexity: O(m·n).
  public static func rmsNorm(
    _ x: Matrix, _ gain: [Double], _ epsilon: Double
  ) throws(MathError) -> Matrix {
    let function = "rmsNorm"
    try width(gain, of: x, in: function)
    guard x.columnCount > 0 else { throw .empty(function: function) }
    try Requirements.finite(x.elements, "x", in: function)
    try Requirements.finite(gain, "gain", in: function)
    try Self.epsilon(epsilon, in: function)
    var elements: [Double] = []
    elements.reserveCapacity(x.elements.count)
    for (index, row) in x.rows.enumerated() {
      let (_, root) = try meanSquare(row, epsilon, row: index, in: function)
      for (entry, factor) in zip(row, gain) {
        elements.append((ScaledPair(entry) * ScaledPair(factor) / root).rounded)
      }
    }
    return Matrix(checked: x.rowCount, x.columnCount, elements)
  }

  /// The gradients of RMS norm by x and gain, from that by its output, g.
  ///
  /// With aᵢ = gᵢγᵢ, R = Σ x² + nε and r = √(R/n), that by x is
  ///
  ///     ∂/∂xᵢ = (aᵢ − xᵢ·(Σ aⱼxⱼ)/(n·r²))/r = (aᵢ·R − xᵢ·Σ aⱼxⱼ)/(R·r).
  ///
  /// The numerator is exact, so that each element is within 1 ulp. That by the gain is Σ g·x/r over
  /// a column, a sum of pairs that is rounded once: within u of itself and (3m + 40)u² of Σ |g·x/r|
  /// for m rows.
  ///
  /// - Throws: `shapes` unless g is as x and gain has an entry a column, `empty` for no columns,
  ///   `notFinite`; `domain` unless ε ≥ 0, and for a row of zeros where ε = 0.
  /// - Complexity: O(m·n).
  public static func rmsNormGrad(
    _ x: Matrix, _ gain: [Double], _ epsilon: Double, _ g: Matrix
  ) throws(MathError) -> (x: Matrix, gain: [Double]) {
    let function = "rmsNormGrad"
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
      let (spread, root) = try meanSquare(row, epsilon, row: index, in: function)
      let upstream = g.row(index)
      let a = zip(upstream, gain).map { Dyadic($0) * Dyadic($1) }
      let product = zip(a, row).reduce(Dyadic(0)) { $0 + $1.0 * Dyadic($1.1) }
      let divisor = ScaledPair(spread) * root
      for column in row.indices {
        let numerator = a[column] * spread - Dyadic(row[column]) * product
        elements.append((ScaledPair(numerator) / divisor).rounded)
        gains[column] =
          gains[column] + ScaledPair(upstream[column]) * ScaledPair(row[column]) / root
      }
    }
    return (Matrix(checked: x.rowCount, x.columnCount, elements), gains.map { $0.rounded })
  }

  /// R = Σ x² + nε, exact, and √(R/n), within 2^-101.
  private static func meanSquare(
    _ row: [Double], _ epsilon: Double, row index: Int, in function: String
  ) throws(MathError) -> (spread: Dyadic, root: ScaledPair) {
    let spread =
      WideAccumulator.dot(row.span, row.span) + Dyadic(row.count) * Dyadic(epsilon)
    guard !spread.isZero else { throw noSpread("row \(index) of x is 0", in: function) }
    return (spread, (ScaledPair(spread) / ScaledPair(row.count)).squareRoot)
  }
}
