extension MultivariateGaussian {
  /// Draws of a multivariate Gaussian, a row each, from the stream of a seed: μ + Lz.
  ///
  /// L is the Cholesky factor of the covariance, in pairs, and z has as many draws of
  /// ``RandomStream/normal()`` as there are components. Each entry is rounded once.
  ///
  /// - Throws: `notSquare`, `shapes`, `empty`, `notFinite`, `notSymmetric`, `notPositiveDefinite`;
  ///   `domain` for a count below 0, and for more than 2^26 numbers.
  /// - Complexity: O(n³ + count·n²).
  public static func mvnSample(
    _ mean: [Double], _ covariance: Matrix, _ count: Int, _ seed: Int
  ) throws(MathError) -> Matrix {
    try parameters(mean, covariance, in: "mvnSample")
    try Requirements.count(
      count, "count", in: 0...Distributions.mostDraws / mean.count, of: "mvnSample")
    let factor = CholeskyFactor(covariance)
    var stream = RandomStream(seed: seed)
    var elements: [Double] = []
    elements.reserveCapacity(count * mean.count)
    for _ in 0..<count {
      let z = mean.map { _ in stream.normal() }
      elements += factor.times(z, plus: mean)
    }
    return Matrix(checked: count, mean.count, elements)
  }

  /// The mean and covariance that make rows most likely: those of the rows, with divisor N.
  ///
  /// The means are correctly rounded. A covariance is (N·Σxy − Σx·Σy)/N² of exact sums, about the
  /// exact means, and rounded once from a pair within 2^-100; the matrix is symmetric to the bit. It
  /// is singular where the rows lie in a plane.
  ///
  /// - Throws: `notFinite`; `empty` for no rows.
  /// - Complexity: O(N·n²).
  public static func mleMvn(
    _ x: Matrix
  ) throws(MathError) -> (mean: [Double], covariance: Matrix) {
    guard x.rowCount > 0, x.columnCount > 0 else { throw .empty(function: "mleMvn") }
    try Requirements.finite(x.elements, "x", in: "mleMvn")
    let columns = (0..<x.columnCount).map(x.column)
    let sums = columns.map { WideAccumulator.sum($0.span) }
    let count = Dyadic(isNegative: false, magnitude: Natural(UInt64(x.rowCount)), exponent: 0)
    let square = ScaledPair(x.rowCount) * ScaledPair(x.rowCount)
    var covariance = Matrix(zeros: x.columnCount, x.columnCount)
    for row in columns.indices {
      let left = columns[row]
      for column in 0...row {
        let right = columns[column]
        let products = WideAccumulator.dot(left.span, right.span)
        let scatter = Dyadic.difference(count * products, sums[row] * sums[column])
        var entry = 0.0
        if !scatter.isZero {
          let (value, exponent) = scatter.pair
          entry = (ScaledPair(value, exponent: exponent) / square).rounded + 0
        }
        covariance[row, column] = entry
        covariance[column, row] = entry
      }
    }
    return (columns.map { ExactMean.rounded($0.span) }, covariance)
  }
}

extension Dyadic {
  /// The difference a − b.
  fileprivate static func difference(_ a: Dyadic, _ b: Dyadic) -> Dyadic {
    let isSmaller = isSmaller(a, b)
    if a.isNegative == b.isNegative {
      var distance = magnitudeDistance(a, b)
      distance.isNegative = a.isNegative != isSmaller
      return distance
    }
    // a − b = a + |b| where b is below 0: the magnitudes add up, |a| + |b| = ||a| + |b||.
    let exponent = min(a.exponent, b.exponent)
    return Dyadic(
      isNegative: a.isNegative,
      magnitude: (a.magnitude << (a.exponent - exponent)).sum(
        with: b.magnitude << (b.exponent - exponent)), exponent: exponent)
  }
}
