import Exact

extension Networks {
  /// The gradients of Σ G ∘ f(x) for an upstream gradient G, by the equations of backpropagation.
  ///
  /// From the last layer down: δ is the upstream gradient of a layer's z = a·W + b, so dW = aᵀδ and
  /// db = Σ δ over the examples, and the δ of the layer below is (δWᵀ) ∘ φ′(z).
  ///
  /// - Throws: `DefinitionError.shapes`.
  public static func backward<S: Scalar>(
    _ x: Matrix<S>, _ layers: [Layer<S>], _ activation: Activation, upstream: Matrix<S>
  ) throws -> (x: Matrix<S>, layers: [Layer<S>]) {
    // What goes into each layer, and what came out of the one below before its activation.
    var inputs: [Matrix<S>] = []
    var sums: [Matrix<S>] = []
    var a = x
    for (index, layer) in layers.enumerated() {
      if index > 0 { a = try a.map { try activation($0) } }
      inputs.append(a)
      a = try linear(a, layer.weights, layer.bias)
      sums.append(a)
    }
    guard a.shape == upstream.shape else {
      throw DefinitionError.shapes(function: "backward", a.shape, upstream.shape)
    }
    var delta = upstream
    var gradients: [Layer<S>] = []
    for index in layers.indices.reversed() {
      let parts = try linearGrad(inputs[index], layers[index].weights, upstream: delta)
      gradients.insert(Layer(weights: parts.w, bias: parts.b), at: 0)
      delta = parts.x
      if index > 0 {
        let below = sums[index - 1]
        delta = try Matrix(rowCount: delta.rowCount, columnCount: delta.columnCount) {
          row, column throws in
          try parts.x[row, column] * activation.derivative(below[row, column])
        }
      }
    }
    return (delta, gradients)
  }
}
