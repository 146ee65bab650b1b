import Exact

extension Function {
  /// The value of a program.
  public static let evaluate = Function(
    "evaluate", .derivatives, ["program": .program, "inputs": .tensors], .tensor,
    "The value of a program.")

  /// The value and the derivative of a function of a number, by dual numbers.
  public static let dualDerivative = Function(
    "dualDerivative", .derivatives, ["program": .program, "x": .number], .fields,
    fields: ["value": .number, "derivative": .number],
    "The value and the derivative of a function of a number, by dual numbers.")

  /// The difference quotient with the step h, made representable.
  public static let differenceQuotient = Function(
    "differenceQuotient", .derivatives,
    ["program": .program, "x": .number, "h": .number, "method": .text], .number,
    "The quotient with the step h, made representable: forward, central or fivePoint.")

  /// The derivative by differences with the step chosen, and an estimate of its error.
  public static let derivative = Function(
    "derivative", .derivatives, ["program": .program, "x": .number, "method": .text], .fields,
    fields: ["value": .number, "error": .number, "step": .number],
    "The derivative with the step chosen and the error estimated: forward, central, fivePoint, "
      + "richardson or complexStep.")

  /// The second derivative by differences with the step chosen, and an estimate of its error.
  public static let secondDerivative = Function(
    "secondDerivative", .derivatives, ["program": .program, "x": .number], .fields,
    fields: ["value": .number, "error": .number, "step": .number],
    "The second derivative by differences, with the step chosen and the error estimated.")

  /// The functions of the section.
  static let derivativeFunctions: [Function] = [
    .evaluate, .dualDerivative, .differenceQuotient, .derivative, .secondDerivative,
  ]
}

extension Subject {
  /// The value of a program.
  public func evaluate(
    _ program: Program, _ inputs: [Tensor<Double>]
  ) throws -> Tensor<Double> {
    try call(.evaluate, .program(program), .tensors(inputs)).asTensor()
  }

  /// The value and the derivative of a function of a number, by dual numbers.
  public func dualDerivative(_ program: Program, _ x: Double) throws -> Fields {
    try call(.dualDerivative, .program(program), .number(x)).asFields()
  }

  /// The difference quotient with the step h, made representable.
  public func differenceQuotient(
    _ program: Program, _ x: Double, _ h: Double, _ method: String
  ) throws -> Double {
    try call(.differenceQuotient, .program(program), .number(x), .number(h), .text(method))
      .asNumber()
  }

  /// The derivative by differences with the step chosen, and an estimate of its error.
  public func derivative(_ program: Program, _ x: Double, _ method: String) throws -> Fields {
    try call(.derivative, .program(program), .number(x), .text(method)).asFields()
  }

  /// The second derivative by differences with the step chosen, and an estimate of its error.
  public func secondDerivative(_ program: Program, _ x: Double) throws -> Fields {
    try call(.secondDerivative, .program(program), .number(x)).asFields()
  }
}
