import Exact
import MathCore

/// The exact gradients of a network's loss, by the rules of B.18 over the rationals.
enum ExactNetwork {
  /// The gradients in weights and biases, in the order of the inputs.
  static func gradients(of network: Network) throws -> [[Rational]] {
    let inputs = try network.inputs.map { tensor in
      try RationalMatrix(
        rowCount: tensor.shape.count == 2 ? tensor.shape[0] : 1,
        columnCount: tensor.shape.last ?? 1,
        elements: tensor.elements.map { try Rational($0) })
    }
    let (x, target) = (inputs[0], inputs[1])
    let first = try linear(x, inputs[2], inputs[3])
    let hidden = matrix(first) { $0.signum > 0 ? $0 : .zero }
    let output = try linear(hidden, inputs[4], inputs[5])
    // The mean of n squares has the gradient 2/n times the residuals.
    let factor = try Rational(2) / Rational(output.elements.count)
    let upstream = factor * (try output - target)
    let back = try upstream * inputs[4].transposed()
    let gate = try RationalMatrix(
      rowCount: back.rowCount, columnCount: back.columnCount,
      elements: zip(back.elements, first.elements).map { $1.signum > 0 ? $0 : .zero })
    return [
      try (x.transposed() * gate).elements, columnSums(gate),
      try (hidden.transposed() * upstream).elements, columnSums(upstream),
    ]
  }

  private static func linear(
    _ x: RationalMatrix, _ weights: RationalMatrix, _ bias: RationalMatrix
  ) throws -> RationalMatrix {
    let product = try x * weights
    return RationalMatrix(rowCount: product.rowCount, columnCount: product.columnCount) {
      product[$0, $1] + bias[0, $1]
    }
  }

  private static func matrix(
    _ matrix: RationalMatrix, _ function: (Rational) -> Rational
  ) -> RationalMatrix {
    RationalMatrix(rowCount: matrix.rowCount, columnCount: matrix.columnCount) {
      function(matrix[$0, $1])
    }
  }

  private static func columnSums(_ matrix: RationalMatrix) -> [Rational] {
    (0..<matrix.columnCount).map { column in
      (0..<matrix.rowCount).reduce(Rational.zero) { $0 + matrix[$1, column] }
    }
  }
}
