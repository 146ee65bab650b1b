import Laws
import MathCore

extension MathCore.Program {
  /// The program of the laws as the core has it.
  init(_ program: Laws.Program) {
    self.init(
      program.steps.map { step in
        Step(step.operation, step.operands, numbers: step.numbers, counts: step.counts)
      })
  }
}

extension CoreArguments {
  func program(_ index: Int) throws -> MathCore.Program {
    MathCore.Program(try datum(index).asProgram())
  }
}

extension Datum {
  fileprivate init(_ estimate: Differentiation.Estimate) {
    self = .fields([
      "value": .number(estimate.value), "error": .number(estimate.error),
      "step": .number(estimate.step),
    ])
  }
}

extension Subject {
  /// The functions of `Differentiation` for a number.
  static let coreDerivatives: [Function: Implementation] = [
    .evaluate: answering { try Datum(Differentiation.evaluate($0.program(0), $0.tensors(1))) },
    .dualDerivative: answering { arguments in
      let result = try Differentiation.dualDerivative(arguments.program(0), arguments.number(1))
      return .fields(["value": .number(result.value), "derivative": .number(result.derivative)])
    },
    .differenceQuotient: answering {
      try .number(
        Differentiation.differenceQuotient($0.program(0), $0.number(1), $0.number(2), $0.text(3)))
    },
    .derivative: answering {
      try Datum(Differentiation.derivative($0.program(0), $0.number(1), $0.text(2)))
    },
    .secondDerivative: answering {
      try Datum(Differentiation.secondDerivative($0.program(0), $0.number(1)))
    },
  ]

  /// The functions of `Differentiation` for tensors.
  static let coreGradients: [Function: Implementation] = [
    .gradient: answering { arguments in
      let result = try Differentiation.gradient(arguments.program(0), arguments.tensors(1))
      return .fields(["value": .number(result.value), "gradients": try Datum(result.gradients)])
    },
    .backwardTwice: answering { arguments in
      let result = try Differentiation.backwardTwice(
        arguments.program(0), arguments.tensors(1), retain: arguments.flag(2))
      return .fields(["first": try Datum(result.first), "second": try Datum(result.second)])
    },
    .vjp: answering {
      try Datum(Differentiation.vjp($0.program(0), $0.tensors(1), $0.tensor(2)))
    },
    .jvp: answering { arguments in
      let result = try Differentiation.jvp(
        arguments.program(0), arguments.tensors(1), arguments.tensors(2))
      return .fields(["value": try Datum(result.value), "derivative": try Datum(result.derivative)])
    },
    .jacobian: answering { try Datum(Differentiation.jacobian($0.program(0), $0.tensors(1))) },
    .jacobianForward: answering {
      try Datum(Differentiation.jacobianForward($0.program(0), $0.tensors(1)))
    },
    .hessian: answering { try Datum(Differentiation.hessian($0.program(0), $0.tensors(1))) },
    .hvp: answering {
      try Datum(Differentiation.hvp($0.program(0), $0.tensors(1), $0.tensors(2)))
    },
    .newtonStep: answering {
      try .vector(Differentiation.newtonStep($0.program(0), $0.tensors(1)))
    },
    .taylor2: answering {
      try .number(Differentiation.taylor2($0.program(0), $0.tensors(1), $0.vector(2)))
    },
    .operationCounts: answering { arguments in
      let result = try Differentiation.operationCounts(arguments.program(0), arguments.tensors(1))
      return .fields(["forward": .count(result.forward), "reverse": .count(result.reverse)])
    },
  ]
}
