import Exact
import PropertyTesting
import Reference

extension Law {
  /// Layer norm against its exact values.
  static let layerNormLaws: [Law] = [
    Law(
      181, .normalisation, "layer norm is within the bound of two passes",
      states:
        "γ(x − μ)/√(v + ε) + β is within the error of a mean, over s, and n/2 + 8 roundings (F18)",
      .exact, holds: [.layerNorm], for: .normalisations()
    ) { subject, input in
      let rows = try input.rows()
      try assume(rows.allSatisfy(\.isFarInsideRange))
      let (gain, bias) = (try input.gain.rationals(), try input.bias.rationals())
      let y = try subject.layerNorm(input.x, input.gain, input.bias, input.epsilon)
      try require(y.shape == input.x.shape, "the shape is \(y.shape)")
      for (place, row) in rows.enumerated() {
        let exact = gain.indices.map { row.output($0, gain: gain[$0], bias: bias[$0]) }
        try subject.hold(.layerNorm, y.row(place), to: exact) {
          .layerNorm(row, $0, gain: gain[$0], output: exact[$0])
        }
      }
    },
    Law(
      181, .normalisation, "normal rows are within 1 ulp",
      states: "(x − μ)/√(v + ε) is within 1 ulp, whatever the mean is, from 2⁻⁹⁰⁰ to 2¹⁰²³", .exact,
      holds: [.layerNorm], for: .scaledRows
    ) { subject, input in
      let row = try EnclosedNorm(input.x, epsilon: input.epsilon)
      let x = Matrix(rowCount: 1, columnCount: input.x.count) { input.x[$1] }
      let y = try subject.layerNorm(
        x, input.x.map { _ in 1 }, input.x.map { _ in 0 }, input.epsilon)
      try require(y.shape == x.shape, "the shape is \(y.shape)")
      for (place, exact) in row.normal.enumerated() {
        try subject.hold(.layerNorm, y[0, place], to: exact, within: .ulps(1, of: exact))
      }
    },
    Law(
      181, .normalisation, "gains and biases are rounded once",
      states: "γx̂ + β within u of itself and 2⁻⁶⁸(|γx̂| + |β|)", .exact, holds: [.layerNorm],
      for: .normalisations()
    ) { subject, input in
      let rows = try input.rows()
      let (gain, bias) = (try input.gain.rationals(), try input.bias.rationals())
      let y = try subject.layerNorm(input.x, input.gain, input.bias, input.epsilon)
      try require(y.shape == input.x.shape, "the shape is \(y.shape)")
      for (place, row) in rows.enumerated() {
        let exact = gain.indices.map { row.output($0, gain: gain[$0], bias: bias[$0]) }
        try subject.hold(.layerNorm, y.row(place), to: exact) {
          .accurateNorm(row.enclosed[$0], gain: gain[$0], bias: bias[$0], output: exact[$0])
        }
      }
    },
    Law(
      181, .normalisation, "normal rows have the mean 0 and the mean square v/(v + ε)",
      states: "Σ x̂ = 0 and Σ x̂²/n = v/(v + ε), within what 1 ulp of each x̂ changes", .exact,
      needs: [.layerNorm], for: .normalisations()
    ) { subject, input in
      let rows = try input.rows()
      let y = try input.normalRows(by: subject)
      for (place, row) in rows.enumerated() {
        let computed = try y.row(place).rationals()
        let slack = row.normal.map { Bound.ulps(1, of: $0).amount }
        try require(
          computed.reduce(Rational.zero, +).magnitude <= slack.reduce(Rational.zero, +),
          "the mean is not 0")
        let squares = computed.reduce(Rational.zero) { $0 + $1 * $1 }
        let variance = row.row.numerators.reduce(Rational.zero) { $0 + $1 * $1 }
        let permitted = zip(row.enclosed, slack).reduce(Rational.zero) {
          $0 + $1.1 * (2 * $1.0.greatest + $1.1)
        }
        // n·v/(v + ε) = Σ (x − μ)²/(v + ε).
        try require(
          (squares - variance / row.row.square).magnitude <= permitted,
          "the squares sum to \(squares.summary)")
      }
    },
    Law(
      181, .normalisation, "a constant row becomes the bias",
      states: "x − μ is exactly 0 where all elements are equal and ε > 0", .exact,
      holds: [.layerNorm],
      for: tuple(
        Generator<Double>.oneOf([
          .whole(), .floats(in: -1e3...1e3), .atScale(-1070...1022), .elements([0.1, 1e8 + 0.1]),
        ]), Generator<[Double]>.wholeVectors(count: 1...7),
        Generator<Double>.elements([1e-5, 1e-12, 0x1p-1000]))
    ) { subject, input in
      let (value, bias, epsilon) = input
      let x = Matrix(rowCount: 2, columnCount: bias.count) { _, _ in value }
      let y = try subject.layerNorm(x, bias.map { _ in 3 }, bias, epsilon)
      let exact = try Matrix(rows: [bias, bias]).rationals()
      try subject.hold(.layerNorm, y, to: exact) { _, _ in .exact }
    },
  ]
}

extension NormalisationInput {
  /// What layer norm makes of the rows with gains of 1 and biases of 0.
  func normalRows(by subject: Subject) throws -> Matrix<Double> {
    let y = try subject.layerNorm(x, gain.map { _ in 1 }, bias.map { _ in 0 }, epsilon)
    try require(y.shape == x.shape, "the shape is \(y.shape)")
    return y
  }
}

/// A row of any scale.
struct ScaledRow: Sendable {
  let x: [Double]
  let epsilon: Double
}

extension Generator where Value == ScaledRow {
  /// Rows at which norms go wrong, at scales up to the ends of the doubles.
  fileprivate static var scaledRows: Generator {
    Generator<Int>.integers(in: 1...6).flatMap { count in
      Generator<[Double]>.oneOf([
        .normalisedRows(exactly: count),
        tuple(.normalisedRows(exactly: count), Generator<Int>.integers(in: -900...900)).map {
          row, exponent in row.map { $0.timesPowerOfTwo(exponent) }
        },
        Generator<Double>.atScale(1015...1022).array(exactly: count),
        Generator<Double>.atScale(-300...300).array(exactly: count),
      ])
    }.flatMap { x in
      let epsilons: Generator<Double> =
        x.contains { $0 != x[0] } ? .epsilons : .elements([1e-5, 1])
      return epsilons.map { ScaledRow(x: x, epsilon: $0) }
    }
  }
}
