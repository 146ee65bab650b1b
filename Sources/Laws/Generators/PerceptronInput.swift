import Exact
import PropertyTesting
import Reference

/// A perceptron with examples and an upstream gradient.
struct PerceptronInput: Sendable, CustomStringConvertible {
  /// The examples, a row each.
  let x: Matrix<Double>
  /// The weights of the layers.
  let weights: [Matrix<Double>]
  /// The biases of the layers.
  let biases: [[Double]]
  /// The activation between them.
  let activation: Activation
  /// The upstream gradient, of the shape of the output.
  let g: Matrix<Double>

  /// The weights and the bias of each layer in turn.
  func parameters() throws -> [Tensor<Double>] {
    try zip(weights, biases).flatMap { w, b in
      [
        try Tensor(shape: w.shape, elements: w.elements),
        try Tensor(shape: [b.count], elements: b),
      ]
    }
  }

  /// The layers as the reference has them.
  func layers() throws -> [Networks.Layer<Real>] {
    try zip(weights, biases).map {
      Networks.Layer(weights: try $0.realNumbers(), bias: try $1.realNumbers())
    }
  }

  /// What a person reads.
  var description: String {
    "x = \(x), W = \(weights), b = \(biases), \(activation.rawValue), g = \(g)"
  }
}

extension Generator where Value == PerceptronInput {
  /// Perceptrons of 1 to 3 layers of up to 3 units, on up to 3 examples.
  static func perceptrons(
    _ activations: [Activation], of entries: Generator<Double>, layers: ClosedRange<Int> = 1...3,
    width: Int = 3
  ) -> Generator {
    tuple(
      Generator<Int>.integers(in: 1...width).array(
        count: layers.lowerBound + 1...layers.upperBound + 1),
      .integers(in: 1...3), .elements(activations)
    ).flatMap { widths, batch, activation in
      perceptrons(widths, batch: batch, activation, of: entries)
    }
  }

  /// Perceptrons of given widths.
  static func perceptrons(
    _ widths: [Int], batch: Int, _ activation: Activation, of entries: Generator<Double>
  ) -> Generator {
    Generator { source throws(Stop) in
      func matrix(_ rows: Int, _ columns: Int) throws(Stop) -> Matrix<Double> {
        let elements = try entries.array(exactly: rows * columns).draw(from: source)
        return Matrix(rowCount: rows, columnCount: columns) { elements[$0 * columns + $1] }
      }
      let x = try matrix(batch, widths[0])
      var weights: [Matrix<Double>] = []
      var biases: [[Double]] = []
      for (before, after) in zip(widths, widths.dropFirst()) {
        weights.append(try matrix(before, after))
        biases.append(try matrix(1, after).elements)
      }
      return PerceptronInput(
        x: x, weights: weights, biases: biases, activation: activation,
        g: try matrix(batch, widths[widths.count - 1]))
    }
  }
}
