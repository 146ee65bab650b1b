/// A multi-layer perceptron: linear layers of rows with an activation between them.
public struct Perceptron: Sendable, Hashable {
  /// A linear layer x·W + b.
  public struct Layer: Sendable, Hashable {
    /// The weights, of shape (in, out).
    public let weights: Matrix
    /// The offsets, one an output.
    public let offsets: [Double]
  }

  /// The layers from the input.
  public let layers: [Layer]
  /// The activation between them.
  public let activation: Activation
  private let function: String

  /// The network of the parameters W₁, b₁, W₂, b₂ and so on.
  ///
  /// - Throws: `domain` for a number of parameters that is odd or 0; `shapes` where one of them is
  ///   not a matrix or vector as it should be, or a layer does not fit the next; `notFinite`.
  public init(parameters: [Tensor], activation: Activation) throws(MathError) {
    try self.init(parameters, activation, in: "perceptron")
  }

  init(_ parameters: [Tensor], _ activation: Activation, in function: String) throws(MathError) {
    guard !parameters.isEmpty, parameters.count % 2 == 0 else {
      throw .outsideDomain(
        function: function, argument: "the number of parameters",
        value: parameters.count.description, condition: "even and above 0: W₁, b₁, W₂, b₂ …")
    }
    var layers: [Layer] = []
    for index in stride(from: 0, to: parameters.count, by: 2) {
      let (w, b) = (parameters[index], parameters[index + 1])
      guard w.shape.count == 2, b.shape.count == 1, w.shape[1] == b.shape[0] else {
        throw .shapes(function: function, w.shape, b.shape)
      }
      if let last = layers.last, last.offsets.count != w.shape[0] {
        throw .shapes(function: function, last.weights.shape, w.shape)
      }
      try Requirements.finite(w.elements, "parameter \(index)", in: function)
      try Requirements.finite(b.elements, "parameter \(index + 1)", in: function)
      layers.append(
        Layer(weights: Matrix(checked: w.shape[0], w.shape[1], w.elements), offsets: b.elements))
    }
    self.layers = layers
    self.activation = activation
    self.function = function
  }

  /// What goes into each layer, and what comes out of it before the activation.
  public struct Pass: Sendable, Hashable {
    /// The input of each layer.
    public let inputs: [Matrix]
    /// The linear output z of each layer; that of the last is the network's.
    public let outputs: [Matrix]
  }

  /// The forward pass over examples, a row each, with all that the backward pass needs.
  ///
  /// - Throws: `shapes`; `notFinite`, also where an activation is beyond the doubles.
  /// - Complexity: O(batch · parameters).
  public func forward(_ x: Matrix) throws(MathError) -> Pass {
    try Requirements.finite(x.elements, "x", in: function)
    var inputs: [Matrix] = []
    var outputs: [Matrix] = []
    var input = x
    for (index, layer) in layers.enumerated() {
      inputs.append(input)
      let output = try Networks.affine(input, layer.weights, layer.offsets, in: function)
      outputs.append(output)
      guard index + 1 < layers.count else { break }
      try Requirements.finite(output.elements, "the output of layer \(index + 1)", in: function)
      var elements: [Double] = []
      elements.reserveCapacity(output.elements.count)
      for element in output.elements { elements.append(try activation.value(element)) }
      input = Matrix(checked: output.rowCount, output.columnCount, elements)
    }
    return Pass(inputs: inputs, outputs: outputs)
  }

  /// The backward pass: the gradients by the examples and each parameter, from that by the output.
  ///
  /// From the last layer, with δ = g: the layer's gradients from δ, and δ ← (δ·W') ∘ a'(z) of the
  /// layer before.
  ///
  /// - Throws: `shapes` for a g that is not as the output; `notFinite`.
  /// - Complexity: O(batch · parameters).
  public func backward(_ pass: Pass, _ g: Matrix) throws(MathError) -> PerceptronGradient {
    let shape = pass.outputs.last?.shape ?? []
    guard g.shape == shape, pass.inputs.count == layers.count else {
      throw .shapes(function: function, shape, g.shape)
    }
    try Requirements.finite(g.elements, "g", in: function)
    var parameters: [Tensor] = []
    var delta = g
    for index in layers.indices.reversed() {
      let gradient = try Networks.backward(pass.inputs[index], layers[index].weights, delta)
      parameters += [
        Tensor(checked: [gradient.b.count], gradient.b),
        Tensor(checked: gradient.w.shape, gradient.w.elements),
      ]
      delta = gradient.x
      guard index > 0 else { break }
      try Requirements.finite(delta.elements, "the gradient by layer \(index)", in: function)
      let z = pass.outputs[index - 1]
      var elements: [Double] = []
      elements.reserveCapacity(z.elements.count)
      for (slope, output) in zip(delta.elements, z.elements) {
        elements.append(slope * (try activation.derivative(output)))
      }
      delta = Matrix(checked: delta.rowCount, delta.columnCount, elements)
    }
    return PerceptronGradient(x: delta, parameters: parameters.reversed())
  }
}

/// The gradient of a loss by what goes into a network.
public struct PerceptronGradient: Sendable, Hashable {
  /// By the examples.
  public let x: Matrix
  /// By the parameters, in their order and shapes.
  public let parameters: [Tensor]
}
