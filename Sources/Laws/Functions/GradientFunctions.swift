import Exact

extension Function {
  /// The value and the gradients of a scalar function, by the reverse mode.
  public static let gradient = Function(
    "gradient", .gradients, ["program": .program, "inputs": .tensors], .fields,
    fields: ["value": .number, "gradients": .tensors],
    "The value and the gradients of a scalar function, by the reverse mode.")

  /// The gradients after one and after two backward passes over one tape.
  public static let backwardTwice = Function(
    "backwardTwice", .gradients,
    ["program": .program, "inputs": .tensors, "retain": .flag], .fields,
    fields: ["first": .tensors, "second": .tensors],
    "The gradients after one and after two backward passes over one tape, which accumulate.")

  /// The products of a seed with the Jacobians.
  public static let vjp = Function(
    "vjp", .gradients, ["program": .program, "inputs": .tensors, "seed": .tensor], .tensors,
    "The products v'J of a seed with the Jacobians, one for each input.")

  /// The value, and the product of the Jacobian with a direction.
  public static let jvp = Function(
    "jvp", .gradients, ["program": .program, "inputs": .tensors, "direction": .tensors], .fields,
    fields: ["value": .tensor, "derivative": .tensor],
    "The value, and the product J·u with a direction, by dual numbers.")

  /// The Jacobian: a row an element of the output, a column an element of the inputs.
  public static let jacobian = Function(
    "jacobian", .gradients, ["program": .program, "inputs": .tensors], .matrix,
    "The Jacobian, row by row in reverse mode: elements of the output × elements of the inputs.")

  /// The Jacobian, column by column in forward mode.
  public static let jacobianForward = Function(
    "jacobianForward", .gradients, ["program": .program, "inputs": .tensors], .matrix,
    "The Jacobian, column by column in forward mode.")

  /// The Hessian of a scalar function, symmetric to the bit.
  public static let hessian = Function(
    "hessian", .gradients, ["program": .program, "inputs": .tensors], .matrix,
    "The Hessian of a scalar function, symmetric to the bit.")

  /// The products of the Hessian with a direction, without the Hessian.
  public static let hvp = Function(
    "hvp", .gradients, ["program": .program, "inputs": .tensors, "direction": .tensors], .tensors,
    "The product of the Hessian with a direction, without the Hessian: forward over reverse.")

  /// The point after one step of Newton's method.
  public static let newtonStep = Function(
    "newtonStep", .gradients, ["program": .program, "inputs": .tensors], .vector,
    "x − H⁻¹g: the point after one step of Newton's method, from one input vector x.")

  /// The second-order Taylor model at a step.
  public static let taylor2 = Function(
    "taylor2", .gradients, ["program": .program, "inputs": .tensors, "step": .vector], .number,
    "f + g·h + h'Hh/2 for one input vector and a step h.")

  /// The numbers of operations of the function and of its gradient.
  public static let operationCounts = Function(
    "operationCounts", .gradients, ["program": .program, "inputs": .tensors], .fields,
    fields: ["forward": .count, "reverse": .count],
    "The operations that the value takes, and those that value and gradients take.")

  /// The functions of the section.
  static let gradientFunctions: [Function] = [
    .gradient, .backwardTwice, .vjp, .jvp, .jacobian, .jacobianForward, .hessian, .hvp,
    .newtonStep, .taylor2, .operationCounts,
  ]
}

extension Subject {
  /// The value and the gradients of a scalar function, by the reverse mode.
  public func gradient(_ program: Program, _ inputs: [Tensor<Double>]) throws -> Fields {
    try call(.gradient, .program(program), .tensors(inputs)).asFields()
  }

  /// The gradients after one and after two backward passes over one tape.
  public func backwardTwice(
    _ program: Program, _ inputs: [Tensor<Double>], retain: Bool
  ) throws -> Fields {
    try call(.backwardTwice, .program(program), .tensors(inputs), .flag(retain)).asFields()
  }

  /// The products of a seed with the Jacobians.
  public func vjp(
    _ program: Program, _ inputs: [Tensor<Double>], _ seed: Tensor<Double>
  ) throws -> [Tensor<Double>] {
    try call(.vjp, .program(program), .tensors(inputs), .tensor(seed)).asTensors()
  }

  /// The value, and the product of the Jacobian with a direction.
  public func jvp(
    _ program: Program, _ inputs: [Tensor<Double>], _ direction: [Tensor<Double>]
  ) throws -> Fields {
    try call(.jvp, .program(program), .tensors(inputs), .tensors(direction)).asFields()
  }

  /// The Jacobian: a row an element of the output, a column an element of the inputs.
  public func jacobian(
    _ program: Program, _ inputs: [Tensor<Double>]
  ) throws -> Matrix<Double> {
    try call(.jacobian, .program(program), .tensors(inputs)).asMatrix()
  }

  /// The Jacobian, column by column in forward mode.
  public func jacobianForward(
    _ program: Program, _ inputs: [Tensor<Double>]
  ) throws -> Matrix<Double> {
    try call(.jacobianForward, .program(program), .tensors(inputs)).asMatrix()
  }

  /// The Hessian of a scalar function, symmetric to the bit.
  public func hessian(
    _ program: Program, _ inputs: [Tensor<Double>]
  ) throws -> Matrix<Double> {
    try call(.hessian, .program(program), .tensors(inputs)).asMatrix()
  }

  /// The products of the Hessian with a direction, without the Hessian.
  public func hvp(
    _ program: Program, _ inputs: [Tensor<Double>], _ direction: [Tensor<Double>]
  ) throws -> [Tensor<Double>] {
    try call(.hvp, .program(program), .tensors(inputs), .tensors(direction)).asTensors()
  }

  /// The point after one step of Newton's method.
  public func newtonStep(_ program: Program, _ x: [Double]) throws -> [Double] {
    let input = try Tensor(shape: [x.count], elements: x)
    return try call(.newtonStep, .program(program), .tensors([input])).asVector()
  }

  /// The second-order Taylor model at a step.
  public func taylor2(_ program: Program, _ x: [Double], _ step: [Double]) throws -> Double {
    let input = try Tensor(shape: [x.count], elements: x)
    return try call(.taylor2, .program(program), .tensors([input]), .vector(step)).asNumber()
  }

  /// The numbers of operations of the function and of its gradient.
  public func operationCounts(_ program: Program, _ inputs: [Tensor<Double>]) throws -> Fields {
    try call(.operationCounts, .program(program), .tensors(inputs)).asFields()
  }
}
