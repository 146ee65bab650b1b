extension Differentiation {
  /// The point x − H⁻¹g after one step of Newton's method, from one input, a vector x.
  ///
  /// - Throws: `MathError.singular` where the Hessian is, as an exact decision finds; `.shapes` unless
  ///   there is one input and it is a vector; as `gradient` and `LinearSystems.solve` do.
  public static func newtonStep(
    _ program: Program, _ inputs: [Tensor]
  ) throws(MathError) -> [Double] {
    let x = try vector(inputs, in: "newtonStep")
    let model = try hessian(program, inputs, for: "newtonStep")
    let step = try LinearSystems.solve(model.hessian, model.gradient)
    return x.indices.map { x[$0] - step[$0] }
  }

  /// The second-order Taylor model f + g·h + h'Hh/2 at a step h from one input, a vector.
  ///
  /// One sum of products of the computed f, g and Hh, correctly rounded.
  ///
  /// - Throws: `MathError.shapes` unless there is one input, a vector, and the step is as long; as
  ///   `gradient` does.
  public static func taylor2(
    _ program: Program, _ inputs: [Tensor], _ step: [Double]
  ) throws(MathError) -> Double {
    let x = try vector(inputs, in: "taylor2")
    try Requirements.finite(x, "inputs[0]", in: "taylor2")
    guard x.count == step.count else {
      throw .shapes(function: "taylor2", [x.count], [step.count])
    }
    let duals = try duals(inputs, [Tensor(checked: [step.count], step)], in: "taylor2")
    let model = try gradient(of: program, duals, for: "taylor2")
    let gradient = model.gradients[0].elements
    return try Vectors.dot(
      [model.value.real] + gradient.map(\.real) + gradient.map(\.derivative),
      [1] + step + step.map { $0 / 2 })
  }

  /// The operations that a program's value takes, and those that its value and gradients take.
  ///
  /// Counted as they are done, one by one, in + − × ÷ exp log sqrt sin cos tanh sigmoid; a change of
  /// sign and a comparison that selects count as one, softplus, silu and gelu as several, a sum of n as
  /// n − 1, a product of m × k and k × n as mn(2k − 1).
  ///
  /// The reverse count, with the forward sweep, is at most five times the forward one. In terms of
  /// elements, a function of one number hands on g·f', at most four operations for each of its own;
  /// addition hands on g twice, subtraction takes one operation, a product two, a quotient three, and
  /// products of matrices twice their own. There is one addition for each further use of a value. A
  /// graph whose uses all end in one number has uses = N₁ + 2N₂ for N₁ operations of one operand and
  /// N₂ of two, and N₁ + N₂ + I − 1 values that are used, for I ≥ 1 inputs: so there are at most N₂ such
  /// additions, one for each operation of two operands, which has at most three otherwise.
  ///
  /// - Throws: as `gradient` does.
  public static func operationCounts(
    _ program: Program, _ inputs: [Tensor]
  ) throws(MathError) -> (forward: Int, reverse: Int) {
    try finite(inputs, "inputs", in: "operationCounts")
    let counter = CountedScalar.Counter()
    let values = inputs.map { input in
      Values(input.shape, input.elements.map { CountedScalar($0, counter) })
    }
    let steps = try CheckedProgram(program, for: "operationCounts")
    let recording = try Recording(steps, values, for: "operationCounts") { number in
      CountedScalar(number, counter)
    }
    let forward = counter.count
    _ = try scalar(recording.output, for: "operationCounts")
    let seed = Values(recording.output.shape, [CountedScalar(1, counter)])
    _ = try vjp(recording, values, seed: seed, for: "operationCounts")
    return (forward, counter.count)
  }

  private static func vector(
    _ inputs: [Tensor], in function: String
  ) throws(MathError) -> [Double] {
    guard inputs.count == 1 else { throw .shapes(function: function, [inputs.count], [1]) }
    guard inputs[0].shape.count == 1 else {
      throw .shapes(function: function, inputs[0].shape, [inputs[0].elements.count])
    }
    return inputs[0].elements
  }
}
