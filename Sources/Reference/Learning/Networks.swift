import Exact

/// Linear layers and multilayer perceptrons (sections B.18, D.2 and D.3).
///
/// In the row convention of D.2 a row is an example and a layer is x·W + b; in the column convention
/// of B.18 it is W·x + b.
public enum Networks {
  /// A layer: its weights, a column a unit, and its bias.
  public struct Layer<S: Scalar>: Sendable {
    /// The weights W and the bias b.
    public let weights: Matrix<S>, bias: [S]

    /// A layer with these parameters.
    public init(weights: Matrix<S>, bias: [S]) {
      self.weights = weights
      self.bias = bias
    }
  }

  /// x·W + b, the bias in every row.
  ///
  /// - Throws: `DefinitionError.shapes`.
  @specialized(where S == Real)
  public static func linear<S: Scalar>(
    _ x: Matrix<S>, _ w: Matrix<S>, _ b: [S]
  ) throws -> Matrix<S> {
    guard w.columnCount == b.count else {
      throw DefinitionError.shapes(function: "linear", w.shape, [b.count])
    }
    let product = try Matrices.product(x, w)
    return try Matrix(rowCount: product.rowCount, columnCount: product.columnCount) {
      row, column throws in try product[row, column] + b[column]
    }
  }

  /// The gradients by x, W and b for an upstream gradient G: G·Wᵀ, Xᵀ·G, and G summed over the examples.
  ///
  /// - Throws: `DefinitionError.shapes`.
  @specialized(where S == Real)
  public static func linearGrad<S: Scalar>(
    _ x: Matrix<S>, _ w: Matrix<S>, upstream g: Matrix<S>
  ) throws -> (x: Matrix<S>, w: Matrix<S>, b: [S]) {
    (
      try Matrices.product(g, w.transposed()), try Matrices.product(x.transposed(), g),
      try (0..<g.columnCount).map { column in try S.sum((0..<g.rowCount).map { g[$0, column] }) }
    )
  }

  /// W·x + b.
  ///
  /// - Throws: `DefinitionError.shapes`.
  @specialized(where S == Real)
  public static func linearColumns<S: Scalar>(
    _ w: Matrix<S>, _ x: [S], _ b: [S]
  ) throws -> [S] {
    guard w.rowCount == b.count else {
      throw DefinitionError.shapes(function: "linearColumns", w.shape, [b.count])
    }
    return try zip(Matrices.product(w, x), b).map { try $0 + $1 }
  }

  /// The gradients by W, x and b for an upstream gradient g: g·xᵀ, Wᵀ·g, g.
  ///
  /// - Throws: `DefinitionError.shapes`.
  @specialized(where S == Real)
  public static func linearColumnsGrad<S: Scalar>(
    _ w: Matrix<S>, _ x: [S], upstream g: [S]
  ) throws -> (w: Matrix<S>, x: [S], b: [S]) {
    (try Matrices.outer(g, x), try Matrices.product(w.transposed(), g), g)
  }

  /// Layers with an activation between them and none behind the last one.
  ///
  /// - Throws: `DefinitionError.shapes`.
  @specialized(where S == Real)
  public static func forward<S: Scalar>(
    _ x: Matrix<S>, _ layers: [Layer<S>], _ activation: Activation
  ) throws -> Matrix<S> {
    var a = x
    for (index, layer) in layers.enumerated() {
      if index > 0 { a = try a.map { try activation($0) } }
      a = try linear(a, layer.weights, layer.bias)
    }
    return a
  }

  /// The number of weights and biases of layers with these widths: 8, 16, 3 have 195.
  public static func parameterCount(_ widths: [Int]) -> Integer {
    zip(widths, widths.dropFirst()).map { (Integer($0) + .one) * Integer($1) }.reduce(.zero, +)
  }

  /// The variance of initial weights: 2/(in + out) of Xavier, 2/in of He, 1/in of LeCun.
  ///
  /// - Throws: `ArithmeticError.divisionByZero` without inputs.
  public static func initialVariance(
    fanIn: Int, fanOut: Int, _ scheme: Initialiser
  ) throws -> Rational {
    switch scheme {
    case .xavier: try Rational(2) / Rational(Integer(fanIn) + Integer(fanOut))
    case .he: try Rational(2) / Rational(fanIn)
    case .lecun: try Rational(1) / Rational(fanIn)
    }
  }

  /// A scheme of initial weights.
  public enum Initialiser: String, Sendable, CaseIterable { case xavier, he, lecun }
}
