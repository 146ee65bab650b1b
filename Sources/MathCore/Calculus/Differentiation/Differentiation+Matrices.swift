extension Differentiation {
  /// The Jacobian: a row for each element of the value, a column for each element of the inputs, both in
  /// order; a reverse sweep for each row.
  ///
  /// - Throws: as `evaluate` does; `MathError.outsideDomain` for too large a matrix.
  /// - Complexity: elements of the value times the cost of a gradient.
  public static func jacobian(
    _ program: Program, _ inputs: [Tensor]
  ) throws(MathError) -> Matrix {
    try finite(inputs, "inputs", in: "jacobian")
    let values = inputs.map { Values($0) }
    let recording = try Recording(
      CheckedProgram(program, for: "jacobian"), values, for: "jacobian")
    let output = recording.output
    var matrix = try zeros(output.count, inputs, in: "jacobian")
    for row in 0..<output.count {
      var seed = Values<Double>(0, shape: output.shape, count: output.count)
      seed.elements[row] = 1
      let gradients = try vjp(recording, values, seed: seed, for: "jacobian")
      for (column, element) in gradients.flatMap(\.elements).enumerated() {
        matrix[row, column] = element
      }
    }
    return matrix
  }

  /// The Jacobian as `jacobian` gives it, by an evaluation with dual numbers for each column.
  ///
  /// - Throws: as `jacobian` does.
  /// - Complexity: elements of the inputs times the cost of the value.
  public static func jacobianForward(
    _ program: Program, _ inputs: [Tensor]
  ) throws(MathError) -> Matrix {
    try finite(inputs, "inputs", in: "jacobianForward")
    let steps = try CheckedProgram(program, for: "jacobianForward")
    let rowCount = try Recording(steps, inputs.map { Values($0) }, for: "jacobianForward")
      .output.count
    var matrix = try zeros(rowCount, inputs, in: "jacobianForward")
    try forEachDirection(of: inputs) { duals, column throws(MathError) in
      let output = try Recording(steps, duals, for: "jacobianForward").output
      for row in 0..<rowCount { matrix[row, column] = output.elements[row].derivative }
    }
    return matrix
  }

  /// The Hessian of a program that gives one number: its second derivatives in the elements of all
  /// inputs in order; symmetric to the bit.
  ///
  /// Column j is the product with the direction eⱼ, as `hvp` gives it. The entries above the diagonal
  /// are those below it.
  ///
  /// - Throws: as `gradient` does; `MathError.outsideDomain` for too large a matrix.
  /// - Complexity: elements of the inputs times the cost of a gradient.
  public static func hessian(
    _ program: Program, _ inputs: [Tensor]
  ) throws(MathError) -> Matrix {
    try hessian(program, inputs, for: "hessian").hessian
  }

  /// The value, the gradient in order and the Hessian.
  static func hessian(
    _ program: Program, _ inputs: [Tensor], for function: String
  ) throws(MathError) -> (gradient: [Double], hessian: Matrix) {
    try finite(inputs, "inputs", in: function)
    let plain = try gradient(of: program, inputs.map { Values($0) }, for: function)
    let size = inputs.reduce(0) { $0 + $1.elements.count }
    var matrix = try zeros(size, inputs, in: function)
    try forEachDirection(of: inputs) { duals, column throws(MathError) in
      let gradients = try gradient(of: program, duals, for: function).gradients
      for (row, element) in gradients.flatMap(\.elements).enumerated() where row >= column {
        matrix[row, column] = element.derivative
        matrix[column, row] = element.derivative
      }
    }
    return (plain.gradients.flatMap(\.elements), matrix)
  }

  /// Calls a body with the inputs as dual numbers in the direction of each element in turn.
  private static func forEachDirection(
    of inputs: [Tensor],
    _ body: ([Values<Dual<Double>>], Int) throws(MathError) -> Void
  ) throws(MathError) {
    var duals = inputs.map { input in
      Values(input.shape, input.elements.map { Dual($0, derivative: 0) })
    }
    var column = 0
    for place in inputs.indices {
      for index in inputs[place].elements.indices {
        duals[place].elements[index].derivative = 1
        try body(duals, column)
        duals[place].elements[index].derivative = 0
        column += 1
      }
    }
  }

  private static func zeros(
    _ rowCount: Int, _ inputs: [Tensor], in function: String
  ) throws(MathError) -> Matrix {
    let columnCount = inputs.reduce(0) { $0 + $1.elements.count }
    _ = try Tensors.limitedCount(
      of: [rowCount, columnCount], "the shape of the matrix", given: 0, in: function)
    return Matrix(zeros: rowCount, columnCount)
  }
}
