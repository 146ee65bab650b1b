import Exact
import PropertyTesting
import Reference

extension Law {
  /// Batch norm, with the statistics of the batch.
  static let batchNormLaws: [Law] = [
    Law(
      190, .normalisation, "batch norm is within the bound of two passes",
      states:
        "γ(x − μ)/√(v + ε) + β by columns is within F18, μ within F1 over n, v as two passes have it",
      .exact, holds: [.batchNorm],
      for: .normalisations(rows: 1...5, columns: 1...3, byColumns: true)
    ) { subject, input in
      let columns = try input.columns()
      try assume(columns.allSatisfy(\.isFarInsideRange))
      let fields = try subject.batchNorm(input.x, input.gain, input.bias, input.epsilon)
      try input.requireShapes(fields)
      let (gain, bias) = (try input.gain.rationals(), try input.bias.rationals())
      for (place, column) in columns.enumerated() {
        let exact = column.x.indices.map { column.output($0, gain: gain[place], bias: bias[place]) }
        try subject.hold(.batchNorm, fields.matrix("output").columns[place], to: exact) {
          .layerNorm(column, $0, gain: gain[place], output: exact[$0])
        }
        let statistics = try column.statistics()
        try subject.hold(
          .batchNorm, fields.vector("mean")[place], to: statistics.mean,
          within: Bound("F1 over n", statistics.meanError))
        try subject.hold(
          .batchNorm, fields.vector("variance")[place], to: statistics.variance,
          within: Bound("F17, two passes", statistics.varianceError))
      }
    },
    Law(
      190, .normalisation, "normal columns are within 1 ulp, means and variances are rounded once",
      states:
        "(x − μ)/√(v + ε) is within 1 ulp, μ and v are correctly rounded (F3), whatever the mean is",
      .exact,
      holds: [.batchNorm], for: .normalisations(rows: 1...5, columns: 1...3, byColumns: true)
    ) { subject, input in
      let columns = try input.columns()
      let fields = try subject.batchNorm(
        input.x, input.gain.map { _ in 1 }, input.bias.map { _ in 0 }, input.epsilon)
      try input.requireShapes(fields)
      for (place, column) in columns.enumerated() {
        let computed = try fields.matrix("output").columns[place]
        for (index, exact) in column.normal.enumerated() {
          try subject.hold(.batchNorm, computed[index], to: exact, within: .ulps(1, of: exact))
        }
        let (mean, variance) = (try column.statistics().mean, try column.statistics().variance)
        try subject.hold(
          .batchNorm, fields.vector("mean")[place], to: mean, within: .correctlyRounded(mean))
        try subject.hold(
          .batchNorm, fields.vector("variance")[place], to: variance,
          within: .correctlyRounded(variance))
      }
    },
    Law(
      190, .normalisation, "batch norm is layer norm of the columns",
      states: "batchNorm(x) = layerNorm(x')', within 1 ulp of the same exact columns", .exact,
      holds: [.batchNorm, .layerNorm],
      for: .normalisations(rows: 1...4, columns: 1...3, byColumns: true)
    ) { subject, input in
      let columns = try input.columns()
      let batch = try subject.batchNorm(
        input.x, input.gain.map { _ in 1 }, input.bias.map { _ in 0 }, input.epsilon
      ).matrix("output")
      let ones = Array(repeating: 1.0, count: input.x.rowCount)
      let layer = try subject.layerNorm(
        input.x.transposed(), ones, ones.map { _ in 0 }, input.epsilon)
      try require(
        batch.shape == input.x.shape && layer.transposed().shape == input.x.shape, "the shape")
      for (place, column) in columns.enumerated() {
        for (index, exact) in column.normal.enumerated() {
          try subject.hold(.batchNorm, batch[index, place], to: exact, within: .ulps(1, of: exact))
          try subject.hold(.layerNorm, layer[place, index], to: exact, within: .ulps(1, of: exact))
        }
      }
    },
  ]
}

extension NormalisationInput {
  /// Requires that batch norm gave as many numbers as are due.
  fileprivate func requireShapes(_ fields: Fields) throws {
    let (mean, variance) = (try fields.vector("mean"), try fields.vector("variance"))
    try require(try fields.matrix("output").shape == x.shape, "the output has another shape")
    try require(
      mean.count == x.columnCount && variance.count == x.columnCount,
      "there are \(mean.count) means and \(variance.count) variances")
  }
}

extension EnclosedNorm {
  /// The mean and the variance, with what two plain passes may be off by: e, and γₙ₊₃(v + e²) + e².
  fileprivate func statistics() throws -> (
    mean: Rational, meanError: Rational, variance: Rational, varianceError: Rational
  ) {
    let count = Rational(x.count)
    let mean = try x.reduce(Rational.zero, +) / count
    let size = try x.reduce(Rational.zero) { $0 + $1.magnitude } / count
    let error = Bound.gamma(x.count) * size + Rational(1).scaled(byTwoToThe: -1074)
    let variance = try row.numerators.reduce(Rational.zero) { $0 + $1 * $1 } / count
    return (
      mean, error, variance,
      Bound.gamma(x.count + 3) * (variance + error * error) + error * error
        + Rational(1).scaled(byTwoToThe: -1073)
    )
  }
}
