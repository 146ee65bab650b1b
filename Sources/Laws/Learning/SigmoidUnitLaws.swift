import Exact
import PropertyTesting
import Reference

extension Law {
  /// How a sigmoid unit learns from the squared error and from cross-entropy.
  static let sigmoidUnitLaws: [Law] = [
    Law(
      172, .networks, "the squared error of a sigmoid unit has its slope as a factor",
      states: "for L = (y − s)², s = σ(w·x + b): dL/dw = −2x(y − s)s(1 − s), from the upstream "
        + "−2(y − s); the cross-entropy has (s − y)x", .certified, .medium,
      needs: [.mlp], holds: [.mlpGradients, .linearGrad],
      for: tuple(
        Generator<Double>.floats(in: -4...4).array(exactly: 2),
        Generator<Double>.floats(in: -4...4).array(exactly: 2),
        Generator<Double>.floats(in: -9...9),
        .elements([0.0, 1]))
    ) { subject, input in
      let (x, w, b, y) = input
      let unit = try SigmoidUnit(x, w, b)
      let s = try subject.mlp(unit.x, unit.parameters, "sigmoid")[0, 0]
      let upstream = -2 * (y - s)
      let fields = try subject.mlpGradients(
        unit.x, unit.parameters, "sigmoid", Matrix(rows: [[upstream]]))
      let found = try fields.tensors("parameters")[0].elements
      let running = try RunningPerceptron(
        PerceptronInput(
          x: unit.x, weights: unit.weights, biases: unit.biases, activation: .sigmoid,
          g: Matrix(rows: [[upstream]])))
      let tracked = try running.backward(Matrix(rows: [[upstream]])).layers[0].w
      let z = try zip(x, w).reduce(Rational(b)) { try $0 + Rational($1.0) * Rational($1.1) }
      let slope = try Activations.sigmoidGrad(Real(z))
      for place in x.indices {
        let exact = try Real(try Rational(upstream) * Rational(x[place])) * slope
        try subject.hold(
          .mlpGradients, found[place], to: exact,
          within: tracked[place][0].bound("errors carried on"))
      }
      let entropy = try subject.linearGrad(
        unit.x, unit.weights[0], Matrix(rows: [[s - y]]))
      for place in x.indices {
        let exact = try Rational(s - y) * Rational(x[place])
        try subject.hold(
          .linearGrad, entropy.matrix("w")[place, 0], to: exact, within: .rounding(exact))
      }
    },
    Law(
      172, .networks, "a unit that is confidently wrong learns from cross-entropy alone",
      states:
        "at z = ±k with the other label |dL/dw| ≤ 2|x|e⁻ᵏ for the squared error, while that of "
        + "the cross-entropy is at least |x|/2", .certified,
      needs: [.mlp, .mlpGradients, .linearGrad],
      forAllOf: { Array(stride(from: -36, to: 37, by: 4)) }
    ) { subject, score in
      let unit = try SigmoidUnit([2, -1], [0, 0], Double(score))
      let s = try subject.mlp(unit.x, unit.parameters, "sigmoid")[0, 0]
      let y: Double = score > 0 ? 0 : 1
      let fields = try subject.mlpGradients(
        unit.x, unit.parameters, "sigmoid", Matrix(rows: [[-2 * (y - s)]]))
      let squared = try fields.tensors("parameters")[0].elements
      let entropy = try subject.linearGrad(
        unit.x, unit.weights[0], Matrix(rows: [[s - y]])
      ).matrix("w").elements
      let limit = try (-Real(Rational(abs(score)))).exp()
      let wrong: Double = score > 0 ? 1 : -1
      for (place, x) in [2.0, -1].enumerated() {
        // A few ulp of room for the roundings of s, its slope and the products.
        let size = try Real(Rational(squared[place].magnitude) * Rational(1 - 8 * .ulpOfOne))
        let wanted = try Real(Rational(2 * x.magnitude)) * limit
        try require(try decided { try size.order(wanted) } != .greater, "\(squared) at \(score)")
        try require(entropy[place].magnitude >= x.magnitude / 2, "\(entropy) at \(score)")
        try require(
          score == 0 || (squared[place] * x * wrong > 0 && entropy[place] * x * wrong > 0),
          "the signs of \(squared) and \(entropy) at \(score)")
      }
    },
  ]
}

/// A unit σ(w·x + b), as a perceptron whose second layer changes nothing.
private struct SigmoidUnit {
  let x: Matrix<Double>
  let weights: [Matrix<Double>]
  let biases: [[Double]]
  let parameters: [Tensor<Double>]

  init(_ x: [Double], _ w: [Double], _ b: Double) throws {
    self.x = try Matrix(rows: [x])
    weights = [Matrix(columns: [w], rowCount: w.count), try Matrix(rows: [[1]])]
    biases = [[b], [0]]
    parameters = try zip(weights, biases).flatMap { w, b in
      [
        try Tensor(shape: w.shape, elements: w.elements),
        try Tensor(shape: [b.count], elements: b),
      ]
    }
  }
}
