import Exact
import Reference

/// The values and gradients of a perceptron with how far computed ones may be from them.
///
/// A layer is within γₖ₊₁ of its magnitudes and its products obey F4; an activation is within 2 ulp
/// and its derivative within 2 ulp and 2⁻⁷⁰; what comes in with an error is multiplied by the
/// greatest slope.
struct RunningPerceptron {
  private let x: [[RunningError]]
  private let weights: [RationalMatrix]
  private let biases: [[Rational]]
  private let activation: Activation
  /// What comes out of each layer, before the activation.
  private(set) var outputs: [[[RunningError]]] = []
  private var inputs: [[[RunningError]]] = []

  /// The forward pass.
  init(_ input: PerceptronInput) throws {
    x = try input.x.rationals().rows.map { $0.map { RunningError($0) } }
    weights = try input.weights.map { try $0.rationals() }
    biases = try input.biases.map { try $0.rationals() }
    activation = input.activation
    var values = x
    for (index, (w, b)) in zip(weights, biases).enumerated() {
      if index > 0 { values = try values.map { try $0.map { try activated($0) } } }
      inputs.append(values)
      values = values.map { row in
        b.indices.map { .layer(row, w.column($0), bias: b[$0]) }
      }
      outputs.append(values)
    }
  }

  /// The gradients by the examples and by each layer's weights and bias, from that by the output.
  ///
  /// - Throws: `Undecided` where the errors do not tell on which side of a kink a value lies.
  func backward(
    _ g: Matrix<Double>
  ) throws -> (x: [[RunningError]], layers: [(w: [[RunningError]], b: [RunningError])]) {
    var delta = try g.rationals().rows.map { $0.map { RunningError($0) } }
    var gradients: [(w: [[RunningError]], b: [RunningError])] = []
    for index in weights.indices.reversed() {
      let (w, input) = (weights[index], inputs[index])
      let byWeights = (0..<w.rowCount).map { row in
        (0..<w.columnCount).map { column in
          Self.product(input.map { $0[row] }, delta.map { $0[column] })
        }
      }
      let byBias = (0..<w.columnCount).map { column in
        delta.reduce(RunningError(.zero)) { $0 + $1[column] }.rounded
      }
      gradients.insert((byWeights, byBias), at: 0)
      delta = delta.map { row in
        (0..<w.rowCount).map { place in
          Self.product(row, w.row(place).map { RunningError($0) })
        }
      }
      guard index > 0 else { break }
      delta = try zip(delta, outputs[index - 1]).map { slopes, values in
        try zip(slopes, values).map { try ($0 * derived($1)).rounded }
      }
    }
    return (delta, gradients)
  }

  /// A dot product of computed numbers, within F4.
  private static func product(_ x: [RunningError], _ y: [RunningError]) -> RunningError {
    var sum = RunningError(.zero)
    var magnitudes = Rational.zero
    for (a, b) in zip(x, y) {
      sum = sum + a * b
      magnitudes += a.magnitude * b.magnitude
    }
    return RunningError(sum.value.shortened, error: sum.error)
      .widened(by: Bound.product(magnitudes: magnitudes, terms: x.count).amount + sum.cut)
  }

  private func activated(_ z: RunningError) throws -> RunningError {
    if activation == .relu {
      return RunningError(z.value.signum > 0 ? z.value : .zero, error: z.error)
    }
    // |φ′| is at most 1/4, 1, 1.129 and 1.1.
    let slope: Rational =
      activation == .sigmoid
      ? Rational(1).scaled(byTwoToThe: -2)
      : activation == .tanh ? .one : Rational(5).scaled(byTwoToThe: -2)
    return try Self.rounded(activation(Real(z.value.shortened)), error: slope * (z.error + z.cut))
  }

  private func derived(_ z: RunningError) throws -> RunningError {
    if activation == .relu {
      guard z.value.magnitude > z.error || z.error.isZero else { throw Undecided() }
      return RunningError(z.value.signum > 0 ? .one : .zero)
    }
    // |φ″| is at most 0.1, 0.77, 0.8 and 0.5.
    let zero = Rational(1).scaled(byTwoToThe: -70)
    return try Self.rounded(
      activation.derivative(Real(z.value.shortened)), error: z.error + z.cut + zero)
  }

  /// A number near an enclosed one, with an error, 2 ulp of it and what the enclosure leaves.
  private static func rounded(_ exact: Real, error: Rational) -> RunningError {
    let enclosure = exact.enclosure
    let value = enclosure.midpoint.rational.shortened
    let rest = enclosure.width.rational + value.magnitude.scaled(byTwoToThe: -120)
    let magnitude = value.magnitude + error + rest
    let ulps =
      Rational(4) * Bound.unitRoundoff * magnitude
      + Rational(2).scaled(byTwoToThe: -1074)
    return RunningError(value, error: (error + rest + ulps).roundedUp)
  }
}

extension RunningError {
  /// What cutting the value after 128 bits may change.
  var cut: Rational { value.magnitude.scaled(byTwoToThe: -127) }
}
