/// Derivatives of programs by the chain rule: sections B.13, B.14, B.18 and B.19.
///
/// The reverse mode takes the derivatives of one number in all inputs in one sweep; the forward mode,
/// by dual numbers, those of all numbers in one direction. Inputs and the numbers of a program are
/// finite. A step that has no value, or no derivative where one is asked for, is named in the error
/// (`MathError.operation`). A value beyond the range of doubles is an infinity and is passed on; a
/// step whose result is NaN is refused.
public enum Differentiation {
  /// The value of a program.
  ///
  /// - Throws: `MathError.operation` with the step that throws, `.outsideDomain` for a program without
  ///   steps, `.notFinite`.
  public static func evaluate(
    _ program: Program, _ inputs: [Tensor]
  ) throws(MathError) -> Tensor {
    try finite(inputs, "inputs", in: "evaluate")
    let steps = try CheckedProgram(program, for: "evaluate")
    return try Recording(steps, inputs.map { Values($0) }, for: "evaluate").output.tensor
  }

  /// The value of a program that gives one number, and its gradients: for each input the derivatives in
  /// its elements, in its shape.
  ///
  /// One forward and one reverse sweep, which take at most five times the operations of the value
  /// (`operationCounts`).
  ///
  /// - Throws: `MathError.notScalar` for more or less than one number; as `evaluate` does.
  public static func gradient(
    _ program: Program, _ inputs: [Tensor]
  ) throws(MathError) -> (value: Double, gradients: [Tensor]) {
    try finite(inputs, "inputs", in: "gradient")
    let values = inputs.map { Values($0) }
    let sweep = try gradient(of: program, values, for: "gradient")
    return (sweep.value, sweep.gradients.map(\.tensor))
  }

  /// The gradients that are collected by one and by two backward passes over one tape.
  ///
  /// The second pass adds to the gradients of the first, so that `second` is twice `first`.
  ///
  /// - Parameter retain: whether the first pass keeps the tape.
  /// - Throws: `MathError.freedTape` where it does not; as `gradient` does.
  public static func backwardTwice(
    _ program: Program, _ inputs: [Tensor], retain: Bool
  ) throws(MathError) -> (first: [Tensor], second: [Tensor]) {
    let tape = Tape()
    var variables: [Tape.Variable] = []
    for input in inputs { variables.append(try tape.variable(input)) }
    // Where the program gives an input as it is, that is made a result, which can be freed.
    let value = try tape.run(program, variables)
    let output = try tape.reshape(value, value.value.shape)
    try tape.backward(output, retainingTape: retain)
    let first = variables.map(\.gradient)
    try tape.backward(output)
    return (first, variables.map(\.gradient))
  }

  /// The value and the gradients of a program over any scalar.
  static func gradient<Scalar: DifferentiableScalar>(
    of program: Program, _ inputs: [Values<Scalar>], for function: String
  ) throws(MathError) -> (value: Scalar, gradients: [Values<Scalar>]) {
    let steps = try CheckedProgram(program, for: function)
    let recording = try Recording(steps, inputs, for: function)
    let value = try scalar(recording.output, for: function)
    let seed = Values<Scalar>(1, shape: recording.output.shape, count: 1)
    return (value, try vjp(recording, inputs, seed: seed, for: function))
  }

  /// The gradients of ⟨seed, output⟩, zeros for inputs that it does not depend on.
  static func vjp<Scalar: DifferentiableScalar>(
    _ recording: Recording<Scalar>, _ inputs: [Values<Scalar>], seed: Values<Scalar>,
    for function: String
  ) throws(MathError) -> [Values<Scalar>] {
    let gradients = try recording.gradients(
      of: recording.nodes.count - 1, seed: seed, for: function)
    var totals = [Values<Scalar>?](repeating: nil, count: inputs.count)
    for (place, gradient) in gradients.enumerated() {
      guard case .input(let number) = recording.nodes[place].operation, let gradient else {
        continue
      }
      guard let earlier = totals[number] else {
        totals[number] = gradient
        continue
      }
      totals[number] = try earlier.combined(gradient, in: "input") { $0 + $1 }
    }
    return inputs.indices.map {
      totals[$0] ?? Values(0, shape: inputs[$0].shape, count: inputs[$0].count)
    }
  }

  /// The only element of a value.
  static func scalar<Scalar: DifferentiableScalar>(
    _ value: Values<Scalar>, for function: String
  ) throws(MathError) -> Scalar {
    guard value.count == 1 else { throw .notScalar(function: function, shape: value.shape) }
    return value.elements[0]
  }

  /// Throws unless all elements are finite.
  static func finite(
    _ tensors: [Tensor], _ argument: String, in function: String
  ) throws(MathError) {
    for (place, tensor) in tensors.enumerated() {
      try Requirements.finite(tensor.elements, "\(argument)[\(place)]", in: function)
    }
  }
}
