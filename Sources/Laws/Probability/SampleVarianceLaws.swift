import Exact
import PropertyTesting
import Reference

extension Law {
  /// Means, variances and covariances of data.
  static let sampleVarianceLaws: [Law] = [
    Law(
      152, .moments, "the mean of data is within the bound of a plain sum",
      states: "Σ xᵢ/N within (N + 1)u·mean|x| (F1)", .exact, holds: [.mean],
      for: .oneOf([.offsetData(), .moderateVectors(count: 1...8)])
    ) { subject, x in
      let exact = try ExactVectors.sum(x) / Rational(x.count)
      try subject.hold(.mean, subject.mean(x), to: exact, within: .plainMean(x.rationals()))
    },
    Law(
      152, .moments, "the mean of data is rounded once",
      states: "Σ xᵢ/N is the nearest double, also where the sum overflows or nearly cancels",
      .exact,
      holds: [.mean],
      for: .oneOf([
        .momentData(), Generator<Double>.atScale(1018...1022).array(count: 1...8),
      ])
    ) { subject, x in
      let exact = try ExactVectors.sum(x) / Rational(x.count)
      try subject.hold(.mean, subject.mean(x), to: exact, within: .rounding(exact))
    },
    Law(
      152, .moments, "variances of data are within the bound of two passes",
      states: "Σ (xᵢ − x̄)²/N and /(N − 1) within (n + 3)u + n²u²κ² (F17), at means up to 10¹²",
      .exact, holds: [.variance, .sampleVariance],
      for: .oneOf([.offsetData(count: 2...8), .moderateVectors(count: 2...8)])
    ) { subject, data in
      let x = try data.rationals()
      let exact = try data.exactSquares()
      try subject.hold(
        .variance, subject.variance(data), to: exact / Rational(x.count),
        within: .twoPass(x, x, divisor: x.count))
      try subject.hold(
        .sampleVariance, subject.sampleVariance(data), to: exact / Rational(x.count - 1),
        within: .twoPass(x, x, divisor: x.count - 1))
    },
    Law(
      152, .moments, "variances of data are within 1 ulp",
      states: "Σ (xᵢ − x̄)²/N, and /(N − 1), whatever the mean and the scale are", .exact,
      holds: [.variance, .sampleVariance], for: .momentData(count: 2...8)
    ) { subject, data in
      let exact = try data.exactSquares()
      try subject.hold(
        .variance, subject.variance(data), toWithinUlp: exact / Rational(data.count))
      try subject.hold(
        .sampleVariance, subject.sampleVariance(data),
        toWithinUlp: exact / Rational(data.count - 1))
      // A single number has no spread, and tells nothing of that of others.
      try requireSameBits(subject.variance([data[0]]) + 0, 0)
    },
    Law(
      152, .moments, "covariances of pairs are within the bound of two passes",
      states: "Σ (xᵢ − x̄)(yᵢ − ȳ)/N and /(N − 1) (F17)", .exact, .medium,
      holds: [.covariance, .sampleCovariance],
      for: .oneOf([
        .moderatePairs(count: 2...8),
        Generator<Int>.integers(in: 2...8).flatMap { count in
          tuple(.offsetData(count: count...count), .offsetData(count: count...count)).map {
            VectorPair(x: $0, y: $1)
          }
        },
      ])
    ) { subject, pair in
      let (x, y) = (try pair.x.rationals(), try pair.y.rationals())
      let exact = try pair.exactProducts()
      let count = x.count
      try subject.hold(
        .covariance, subject.covariance(pair.x, pair.y), to: exact / Rational(count),
        within: .twoPass(x, y, divisor: count))
      try subject.hold(
        .sampleCovariance, subject.sampleCovariance(pair.x, pair.y),
        to: exact / Rational(count - 1), within: .twoPass(x, y, divisor: count - 1))
    },
    Law(
      152, .moments, "covariances of pairs are within 1 ulp",
      states: "Σ (xᵢ − x̄)(yᵢ − ȳ)/N, and /(N − 1), also where the products nearly cancel", .exact,
      holds: [.covariance, .sampleCovariance], for: .momentPairs(count: 2...7)
    ) { subject, pair in
      let exact = try pair.exactProducts()
      let count = pair.x.count
      try subject.hold(
        .covariance, subject.covariance(pair.x, pair.y), toWithinUlp: exact / Rational(count))
      try subject.hold(
        .sampleCovariance, subject.sampleCovariance(pair.x, pair.y),
        toWithinUlp: exact / Rational(count - 1))
    },
    Law(
      152, .moments, "the covariance matrix has the covariances of the columns",
      states: "each entry within 1 ulp, symmetric to the bit, with variances on the diagonal",
      .exact, .medium, holds: [.covarianceMatrix],
      for: tuple(.integers(in: 1...5), .integers(in: 1...3)).flatMap { rows, columns in
        Generator<[Double]>.offsetData(count: rows...rows).array(exactly: columns).map {
          columns in Matrix(rowCount: rows, columnCount: columns.count) { columns[$1][$0] }
        }
      }
    ) { subject, x in
      let value = try subject.covarianceMatrix(x)
      let columns = x.columns
      let exact = try Matrix(
        rowCount: columns.count, columnCount: columns.count,
        elements: try columns.flatMap { left in
          try columns.map { right in
            try VectorPair(x: left, y: right).exactProducts() / Rational(x.rowCount)
          }
        })
      try subject.hold(.covarianceMatrix, value, to: exact) { .ulps(1, of: exact[$0, $1]) }
      try requireSameBits(value, value.transposed())
    },
    Law(
      151, .moments, "a constant that is added changes no bit of a variance",
      states: "Var(x + c) = Var(x) where every xᵢ + c is exact, to the bit", .bitwise,
      needs: [.variance, .sampleVariance],
      for: tuple(
        .sixteenths(count: 2...6),
        Generator<Double>.elements([1, -0.0625, 1e6, -1e8, 1e12, 0x1p40]))
    ) { subject, input in
      let (x, c) = input
      try requireSameBits(subject.variance(x.map { $0 + c }), subject.variance(x))
      try requireSameBits(subject.sampleVariance(x.map { $0 + c }), subject.sampleVariance(x))
    },
  ]
}

extension Subject {
  /// Holds a value to an exact one within 1 ulp.
  fileprivate func hold(
    _ function: Function, _ computed: Double, toWithinUlp exact: Rational, file: String = #fileID,
    line: Int = #line
  ) throws {
    try hold(function, computed, to: exact, within: .ulps(1, of: exact), file: file, line: line)
  }
}

extension [Double] {
  /// The sum Σ (xᵢ − x̄)².
  func exactSquares() throws -> Rational { try VectorPair(x: self, y: self).exactProducts() }
}

extension VectorPair {
  /// The sum Σ (xᵢ − x̄)(yᵢ − ȳ) = Σ xᵢyᵢ − (Σ xᵢ)(Σ yᵢ)/N.
  func exactProducts() throws -> Rational {
    let sums = try ExactVectors.sum(x) * ExactVectors.sum(y)
    return try ExactVectors.dot(x, y) - sums / Rational(x.count)
  }
}
