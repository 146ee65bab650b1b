extension Regression {
  /// The gradient of the mean squared error of ŷ = w·x + b by w and b.
  ///
  /// They are −2/n·Σ xᵢ(yᵢ − ŷᵢ) and −2/n·Σ (yᵢ − ŷᵢ). x has a row an example. A residual rᵢ is kept as a pair within 2^-66 of itself, or exact where
  /// it cancels; the sums of products with both parts of the pair are rounded once, and so is the
  /// quotient by n/2. So a component is within 2u of itself plus 2^-64·Σ |xᵢⱼrᵢ|·2/n.
  ///
  /// - Throws: `shapes`, `notFinite`; `empty` for no examples.
  /// - Complexity: O(rows · columns).
  public static func mseGrad(
    _ x: Matrix, _ y: [Double], _ w: [Double], _ b: Double
  ) throws(MathError) -> AffineGradient {
    try squaredErrorGradient(x, y, w, b, in: "mseGrad")
  }

  static func squaredErrorGradient(
    _ x: Matrix, _ y: [Double], _ w: [Double], _ b: Double, in function: String
  ) throws(MathError) -> AffineGradient {
    guard x.rowCount == y.count else { throw .shapes(function: function, x.shape, [y.count]) }
    guard x.columnCount == w.count else { throw .shapes(function: function, x.shape, [w.count]) }
    try Requirements.finite(x.elements, "x", in: function)
    try Requirements.finite(y, "y", in: function)
    try Requirements.finite(w, "w", in: function)
    try Requirements.finite(b, "b", in: function)
    guard x.rowCount > 0 else { throw .empty(function: function) }
    let terms = w + [b, -1]
    var heads: [Double] = []
    var tails: [Double] = []
    for row in 0..<x.rowCount {
      let residual = ResidualPair(x.row(row) + [1, y[row]], terms)
      heads.append(residual.high)
      tails.append(residual.low)
    }
    try Requirements.finite(heads, "the residuals", in: function)
    let half = Double(x.rowCount) / 2
    var gradient: [Double] = []
    for column in 0..<x.columnCount {
      let inputs = x.column(column)
      gradient.append(try Vectors.dot(heads + tails, inputs + inputs) / half)
    }
    return AffineGradient(w: gradient, b: try Vectors.sum(heads + tails) / half)
  }
}

/// A dot product as a pair of doubles within 2^-66 of it, high the nearest double or next to it.
struct ResidualPair {
  let high: Double
  let low: Double

  /// The dot product of finite vectors of one length; an infinity where it is beyond the doubles.
  init(_ x: [Double], _ y: [Double]) {
    let total = CompensatedKernels.dot(x.span, y.span)
    if total.isTight {
      (high, low) = (total.high, total.low)
      return
    }
    let exact = WideAccumulator.dot(x.span, y.span)
    guard !exact.isZero else {
      (high, low) = (0, 0)
      return
    }
    let (value, exponent) = exact.pair
    high = PowerOfTwo.scale(value.high, by: exponent)
    low = high.isFinite ? PowerOfTwo.scale(value.low, by: exponent) : 0
  }
}
