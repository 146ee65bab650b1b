import MathCore

/// A perceptron with one hidden layer of ramps and the mean squared error of its outputs, with
/// numbers from a seed.
struct Network {
  /// How it is called in the figures.
  let name: String
  /// The examples, the targets, and the weights and biases of two layers, in this order.
  let inputs: [Tensor]

  /// The loss as a program of the inputs; no derivative is taken in examples and targets.
  static let program = Program([
    .init("input", counts: [0]), .init("detach", [0]), .init("input", counts: [1]),
    .init("detach", [2]), .init("input", counts: [2]), .init("input", counts: [3]),
    .init("linear", [1, 4, 5]), .init("relu", [6]), .init("input", counts: [4]),
    .init("input", counts: [5]), .init("linear", [7, 8, 9]), .init("sub", [10, 3]),
    .init("square", [11]), .init("mean", [12]),
  ])

  /// The networks that are measured.
  static var all: [Network] {
    [
      Network(widths: (8, 16, 3), batch: 4), Network(widths: (256, 256, 10), batch: 32),
    ].compactMap { $0 }
  }

  private init?(widths: (Int, Int, Int), batch: Int) {
    name = "\(widths.0)-\(widths.1)-\(widths.2), batch \(batch)"
    var numbers = NormalNumbers(seed: 1)
    func tensor(_ shape: [Int], scale: Double) -> Tensor? {
      try? Tensor(
        shape: shape, elements: numbers.vector(shape.reduce(1, *), scale: scale))
    }
    // Weights of about 1/√fanIn, so that the layers' outputs are of about the size of the examples.
    let shapes: [([Int], Double)] = [
      ([batch, widths.0], 1), ([batch, widths.2], 1),
      ([widths.0, widths.1], (1 / Double(widths.0)).squareRoot()), ([widths.1], 1),
      ([widths.1, widths.2], (1 / Double(widths.1)).squareRoot()), ([widths.2], 1),
    ]
    inputs = shapes.compactMap { tensor($0, scale: $1) }
    guard inputs.count == shapes.count else { return nil }
  }

  /// The gradients of the loss in weights and biases.
  var gradients: [[Double]] {
    let result = try? Differentiation.gradient(Self.program, inputs)
    return result?.gradients.dropFirst(2).map(\.elements) ?? []
  }
}
