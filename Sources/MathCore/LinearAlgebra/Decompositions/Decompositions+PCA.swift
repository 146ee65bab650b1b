extension Decompositions {
  /// The principal components of examples, the rows of an n × d matrix.
  ///
  /// The mean is taken off each column; the components are the right singular vectors of what is left,
  /// k = min(n, d) of them, the entry of largest magnitude of each (the first of equals) positive. The
  /// variances have the divisor n; scores are the coordinates of the examples.
  ///
  /// Means are exact sums, divided and rounded; differences from them have one rounding. The
  /// variances are then those of a matrix within p(n, d)·u·σ₁ of the exactly centred one (F11).
  ///
  /// - Throws: `MathError.empty` for no elements; `notFinite`; `notConverged`.
  /// - Complexity: that of ``svd(_:)``.
  public static func pca(_ x: Matrix) throws(MathError) -> PrincipalComponents {
    let function = "pca"
    try Requirements.finite(x.elements, "x", in: function)
    guard !x.elements.isEmpty else { throw .empty(function: function) }
    // Room for a sum: a centred entry is at most twice the largest.
    let exponent = PowerOfTwoScale.exponent(for: x.elements, target: 0)
    var centred = PowerOfTwoScale(exponent)(x)
    var mean: [Double] = []
    for column in 0..<x.columnCount {
      let (pair, own) = meanPair(x.column(column))
      mean.append(PowerOfTwoScale(own)(pair.high))
      let back = PowerOfTwoScale(exponent + own)
      for row in 0..<x.rowCount {
        centred[row, column] = (centred[row, column] - back(pair.high)) - back(pair.low)
      }
    }
    guard let found = ScaledDecomposition(centred) else {
      throw .notConverged(function: function, steps: OneSidedJacobi.sweepLimit)
    }
    let count = found.s.count
    var components = Matrix(zeros: count, x.columnCount)
    var scores = Matrix(zeros: x.rowCount, count)
    let back = PowerOfTwoScale(-found.exponent - exponent)
    for index in 0..<count {
      var largest = 0.0
      for column in 0..<x.columnCount where abs(found.v[column, index]) > abs(largest) {
        largest = found.v[column, index]
      }
      let sign = largest < 0 ? -1.0 : 1.0
      for column in 0..<x.columnCount { components[index, column] = sign * found.v[column, index] }
      let length = sign * found.s[index]
      for row in 0..<x.rowCount { scores[row, index] = back(length * found.u[row, index]) }
    }
    // The square is taken at a middle scale, so that it leaves the range only where its value does.
    let middle = PowerOfTwoScale(-found.exponent)
    let variances = found.s.map { length in
      let side = middle(length)
      let half = PowerOfTwoScale(-exponent)
      return half(half(side * side / Double(x.rowCount)))
    }
    return PrincipalComponents(
      mean: mean, components: components, variances: variances, scores: scores)
  }

  /// The mean of finite values as pair·2^exponent, with a relative error of order u².
  private static func meanPair(_ values: [Double]) -> (pair: DoubleDouble, exponent: Int) {
    let total = WideAccumulator.sum(values.span)
    guard !total.isZero else { return (DoubleDouble(0, 0), 0) }
    let (value, exponent) = total.pair
    return (value / DoubleDouble(Double(values.count), 0), exponent)
  }
}
