extension Moments {
  /// The expectation Σ pᵢxᵢ of values with probabilities, correctly rounded.
  ///
  /// It is the sum of exact products of the numbers as they are given: where the probabilities miss
  /// 1 by their roundings, so does their sum here.
  ///
  /// - Throws: `shapes`; `empty`, `notFinite`, `probability`, `distribution`.
  /// - Complexity: O(n).
  public static func expectation(_ values: [Double], _ p: [Double]) throws(MathError) -> Double {
    try Requirements.sameLength(values, p, in: "expectation")
    guard !p.isEmpty else { throw .empty(function: "expectation") }
    try Requirements.finite(values, "values", in: "expectation")
    try Requirements.distribution(p, "p", in: "expectation")
    return try Vectors.dot(values, p)
  }

  /// The variance Σ pᵢ(xᵢ − μ)², μ = Σ pᵢxᵢ, correctly rounded.
  ///
  /// With P = Σ pᵢ it is Σ pᵢxᵢ² − 2μ·μ + μ²P = Σ pᵢxᵢ² − μ²(2 − P), of exact sums.
  ///
  /// - Throws: `shapes`; `empty`, `notFinite`, `probability`, `distribution`.
  /// - Complexity: O(n).
  public static func distributionVariance(
    _ values: [Double], _ p: [Double]
  ) throws(MathError) -> Double {
    try Requirements.sameLength(values, p, in: "distributionVariance")
    guard !p.isEmpty else { throw .empty(function: "distributionVariance") }
    try Requirements.finite(values, "values", in: "distributionVariance")
    try Requirements.distribution(p, "p", in: "distributionVariance")
    let mean = WideAccumulator.dot(values.span, p.span)
    var squares = Dyadic(0)
    for index in p.indices where p[index] > 0 {
      let value = Dyadic(values[index])
      squares = squares + Dyadic(p[index]) * (value * value)
    }
    let rest = Dyadic(2) - WideAccumulator.sum(p.span)
    return (squares - mean * mean * rest).rounded
  }

  /// The covariance Σ pᵢⱼ(xᵢ − μ)(yⱼ − ν) of X and Y by their joint table, correctly rounded.
  ///
  /// The rows of the table belong to the values of X and the columns to those of Y; μ = Σ pᵢⱼxᵢ and
  /// ν = Σ pᵢⱼyⱼ. With P = Σ pᵢⱼ it is Σ pᵢⱼxᵢyⱼ − μν(2 − P), of exact sums.
  ///
  /// - Throws: `shapes`; `empty`, `notFinite`, `probability`, `distribution`.
  /// - Complexity: O(n) of the entries.
  public static func distributionCovariance(
    _ x: [Double], _ y: [Double], _ joint: Matrix
  ) throws(MathError) -> Double {
    guard joint.shape == [x.count, y.count] else {
      throw .shapes(function: "distributionCovariance", [x.count, y.count], joint.shape)
    }
    guard !joint.elements.isEmpty else { throw .empty(function: "distributionCovariance") }
    try Requirements.finite(x, "x", in: "distributionCovariance")
    try Requirements.finite(y, "y", in: "distributionCovariance")
    try Requirements.distribution(joint.elements, "joint", in: "distributionCovariance")
    var products = Dyadic(0)
    var mean = Dyadic(0)
    var otherMean = Dyadic(0)
    for index in x.indices {
      let row = joint.row(index)
      let value = Dyadic(x[index])
      let others = WideAccumulator.dot(row.span, y.span)
      products = products + value * others
      mean = mean + value * WideAccumulator.sum(row.span)
      otherMean = otherMean + others
    }
    let rest = Dyadic(2) - WideAccumulator.sum(joint.elements.span)
    return (products - mean * otherMean * rest).rounded
  }
}
