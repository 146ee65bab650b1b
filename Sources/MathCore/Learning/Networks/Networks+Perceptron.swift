extension Networks {
  /// The output of a multi-layer perceptron: x·W₁ + b₁, the activation, x·W₂ + b₂ and so on.
  ///
  /// There is no activation after the last layer.
  /// x has a row an example; the parameters are W₁, b₁, W₂, b₂ …; the activation is relu, tanh,
  /// sigmoid, gelu or silu. Each layer has the bound of ``linear(_:_:_:)`` for what goes into it.
  ///
  /// - Throws: `shapes`, `notFinite`; `domain` for another activation, and for parameters of an odd
  ///   number or none.
  /// - Complexity: O(batch · parameters).
  public static func mlp(
    _ x: Matrix, _ parameters: [Tensor], _ activation: String
  ) throws(MathError) -> Matrix {
    let kind = try Activation(named: activation, in: "mlp")
    let pass = try Perceptron(parameters, kind, in: "mlp").forward(x)
    return pass.outputs.last ?? x
  }

  /// The gradients of a perceptron by the examples and each parameter, from that by its output, g.
  ///
  /// - Throws: as ``mlp(_:_:_:)``; `shapes` for a g that is not as the output.
  /// - Complexity: O(batch · parameters).
  public static func mlpGradients(
    _ x: Matrix, _ parameters: [Tensor], _ activation: String, _ g: Matrix
  ) throws(MathError) -> PerceptronGradient {
    let kind = try Activation(named: activation, in: "mlpGradients")
    let network = try Perceptron(parameters, kind, in: "mlpGradients")
    return try network.backward(network.forward(x), g)
  }

  /// How many parameters the layers between these widths have: Σ (wᵢ·wᵢ₊₁ + wᵢ₊₁).
  ///
  /// - Throws: `empty` for no widths; `domain` for one below 1, and where the count is 2^63 or
  ///   more.
  /// - Complexity: O(n).
  public static func parameterCount(_ widths: [Int]) throws(MathError) -> Int {
    guard !widths.isEmpty else { throw .empty(function: "parameterCount") }
    for width in widths {
      try Requirements.count(width, "widths", in: 1...Int.max, of: "parameterCount")
    }
    var total = 0
    for (before, after) in zip(widths, widths.dropFirst()) {
      let (weights, first) = before.multipliedReportingOverflow(by: after)
      let (layer, second) = weights.addingReportingOverflow(after)
      let (sum, third) = total.addingReportingOverflow(layer)
      guard !first, !second, !third else {
        throw .outsideDomain(
          function: "parameterCount", argument: "the count", value: "2^63 or more",
          condition: "below 2^63")
      }
      total = sum
    }
    return total
  }
}
