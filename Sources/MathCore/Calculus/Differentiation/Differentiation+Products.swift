extension Differentiation {
  /// The products v'J of a seed v with the Jacobians in the inputs, in one reverse sweep.
  ///
  /// - Parameter seed: of the shape of the program's value.
  /// - Throws: `MathError.shapes` for another one; as `evaluate` does.
  public static func vjp(
    _ program: Program, _ inputs: [Tensor], _ seed: Tensor
  ) throws(MathError) -> [Tensor] {
    try finite(inputs, "inputs", in: "vjp")
    try Requirements.finite(seed.elements, "seed", in: "vjp")
    let values = inputs.map { Values($0) }
    let recording = try Recording(CheckedProgram(program, for: "vjp"), values, for: "vjp")
    guard recording.output.shape == seed.shape else {
      throw .shapes(function: "vjp", recording.output.shape, seed.shape)
    }
    return try vjp(recording, values, seed: Values(seed), for: "vjp").map(\.tensor)
  }

  /// The value of a program and its derivative J·u in a direction u, in one evaluation with dual
  /// numbers.
  ///
  /// - Parameter direction: tensors of the shapes of the inputs.
  /// - Throws: `MathError.shapes` for others; as `evaluate` does.
  public static func jvp(
    _ program: Program, _ inputs: [Tensor], _ direction: [Tensor]
  ) throws(MathError) -> (value: Tensor, derivative: Tensor) {
    try finite(inputs, "inputs", in: "jvp")
    let duals = try duals(inputs, direction, in: "jvp")
    let output = try Recording(CheckedProgram(program, for: "jvp"), duals, for: "jvp").output
    return (
      Tensor(checked: output.shape, output.elements.map(\.real)),
      Tensor(checked: output.shape, output.elements.map(\.derivative))
    )
  }

  /// The product H·u of the Hessian with a direction u, in the shapes of the inputs.
  ///
  /// Forward over reverse: the reverse sweep over dual numbers gives the gradient at x + uε, which is
  /// g + H·u·ε. The Hessian is not formed; the cost is a few times that of the gradient.
  ///
  /// - Throws: `MathError.shapes` where the direction has not the inputs' shapes; as `gradient` does.
  public static func hvp(
    _ program: Program, _ inputs: [Tensor], _ direction: [Tensor]
  ) throws(MathError) -> [Tensor] {
    try finite(inputs, "inputs", in: "hvp")
    let duals = try duals(inputs, direction, in: "hvp")
    return try gradient(of: program, duals, for: "hvp").gradients.map { gradient in
      Tensor(checked: gradient.shape, gradient.elements.map(\.derivative))
    }
  }

  /// The inputs with a direction as their derivatives.
  static func duals(
    _ inputs: [Tensor], _ direction: [Tensor], in function: String
  ) throws(MathError) -> [Values<Dual<Double>>] {
    guard inputs.count == direction.count else {
      throw .shapes(function: function, [inputs.count], [direction.count])
    }
    try finite(direction, "direction", in: function)
    var duals: [Values<Dual<Double>>] = []
    for (input, part) in zip(inputs, direction) {
      guard input.shape == part.shape else {
        throw .shapes(function: function, input.shape, part.shape)
      }
      duals.append(
        Values(
          input.shape,
          zip(input.elements, part.elements).map { Dual($0, derivative: $1) }))
    }
    return duals
  }
}
