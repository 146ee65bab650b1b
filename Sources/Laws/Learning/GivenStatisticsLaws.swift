import Exact
import PropertyTesting
import Reference

extension Law {
  /// Batch norm with statistics that are given.
  static let givenStatisticsLaws: [Law] = [
    Law(
      191, .normalisation, "batch norm with given statistics has six roundings",
      states: "γ(x − m)/√(v + ε) + β, whatever the batch is", .exact, holds: [.batchNormInference],
      for: .inferences
    ) { subject, input in
      let (norm, statistics) = input
      let y = try subject.batchNormInference(
        norm.x, norm.gain, norm.bias, statistics.mean, statistics.variance, norm.epsilon)
      try require(y.shape == norm.x.shape, "the shape is \(y.shape)")
      let (x, gain, bias) = (
        try norm.x.rationals(), try norm.gain.rationals(), try norm.bias.rationals()
      )
      for column in gain.indices {
        let square = try Rational(statistics.variance[column]) + Rational(norm.epsilon)
        for row in 0..<norm.x.rowCount {
          let difference = try x[row, column] - Rational(statistics.mean[column])
          let product = try SignedRoot(gain[column] * difference, overRootOf: square).enclosed
          let exact = RationalInterval(
            lower: product.lower + bias[column], upper: product.upper + bias[column])
          try subject.hold(
            .batchNormInference, y[row, column], to: exact,
            within: .inference(product.greatest, output: exact, gain: gain[column]))
        }
      }
    },
    Law(
      191, .normalisation, "batch norm with given statistics is rounded once",
      states: "γ(x − m)/√(v + ε) + β within u of itself and 2⁻⁶⁸ of the magnitudes of its terms",
      .exact, holds: [.batchNormInference], for: .inferences
    ) { subject, input in
      let (norm, statistics) = input
      let y = try subject.batchNormInference(
        norm.x, norm.gain, norm.bias, statistics.mean, statistics.variance, norm.epsilon)
      try require(y.shape == norm.x.shape, "the shape is \(y.shape)")
      let (gain, bias) = (try norm.gain.rationals(), try norm.bias.rationals())
      for column in gain.indices {
        let square = try Rational(statistics.variance[column]) + Rational(norm.epsilon)
        for row in 0..<norm.x.rowCount {
          let difference = try Rational(norm.x[row, column]) - Rational(statistics.mean[column])
          let normal = try SignedRoot(difference, overRootOf: square)
          let product = (SignedRoot(gain[column]) * normal).enclosed
          let exact = RationalInterval(
            lower: product.lower + bias[column], upper: product.upper + bias[column])
          try subject.hold(
            .batchNormInference, y[row, column], to: exact,
            within: .accurateNorm(
              normal.enclosed, gain: gain[column], bias: bias[column], output: exact))
        }
      }
    },
    Law(
      191, .normalisation, "with given statistics each example is normalised by itself, to the bit",
      states: "row i of batchNormInference is what it is of a matrix with that row alone",
      .bitwise, needs: [.batchNormInference], for: .inferences
    ) { subject, input in
      let (norm, statistics) = input
      let y = try subject.batchNormInference(
        norm.x, norm.gain, norm.bias, statistics.mean, statistics.variance, norm.epsilon)
      try require(y.shape == norm.x.shape, "the shape is \(y.shape)")
      for row in 0..<norm.x.rowCount {
        let alone = try subject.batchNormInference(
          Matrix(rows: [norm.x.row(row)]), norm.gain, norm.bias, statistics.mean,
          statistics.variance, norm.epsilon)
        try requireSameBits(alone.elements, y.row(row))
      }
    },
  ]
}

/// Means and variances that batch norm is given.
struct GivenStatistics: Sendable {
  let mean: [Double]
  let variance: [Double]
}

extension Generator where Value == (NormalisationInput, GivenStatistics) {
  /// Batches with means near to their numbers or not, and variances with ε > 0 or v > 0.
  fileprivate static var inferences: Generator {
    Generator<NormalisationInput>.normalisations().flatMap { input in
      let count = input.gain.count
      let near = input.x.row(0)
      return tuple(
        Generator<[Double]>.oneOf([
          .just(near), Generator<Double>.floats(in: -10...10).array(exactly: count),
          Generator<Double>.whole().array(exactly: count),
        ]),
        Generator<Double>.oneOf([
          .elements([1, 0.25, 1e-8, 0x1p-100]), .floats(in: 0.001...1000),
          .elements([input.epsilon > 0 ? 0 : 1]),
        ]).array(exactly: count)
      ).map { (input, GivenStatistics(mean: $0, variance: $1)) }
    }
  }
}
