import Exact
import Laws
import Subjects

extension PlantedBug {
  /// Mistakes with derivatives of one number, and with values of programs.
  static let derivativeBugs: [PlantedBug] = [
    .single(.evaluate),
    PlantedBug(.evaluate, "takes softplus as log(1 + exp x)", agreesOnSmallIntegers: false) {
      subject, arguments in
      let program = try arguments[0].asProgram().replacing("softplus") { program, step in
        let power = program.append("exp", step.operands[0])
        return program.append("log", program.append("shift", power, numbers: [1]))
      }
      return try subject.call(.evaluate, .program(program), arguments[1])
    },
    PlantedBug(.evaluate, "subtracts the other way round") {
      $0.replacing("sub") { program, step in
        program.append("sub", step.operands[1], step.operands[0])
      }
    },
    PlantedBug(.dualDerivative, "forgets the factor 2 of a square", rewriting: squareAsProduct),
    PlantedBug(.dualDerivative, "adds the two terms of a quotient's rule") { program in
      program.replacing("div") { program, step in
        // a/b = a/b, with the derivative of the divisor of the other sign.
        let divisor = program.slowed(step.operands[1], by: -1)
        return program.append("div", step.operands[0], divisor)
      }
    },
    PlantedBug(.dualDerivative, "takes 1 − tanh² where it cancels") { program in
      program.replacing("tanh") { program, step in
        let x = step.operands[0]
        let y = program.append("detach", program.append("tanh", x))
        let negative = program.append("neg", program.append("square", y))
        let slope = program.append("shift", negative, numbers: [1])
        let rest = program.append("sub", x, program.append("detach", x))
        return program.append("add", y, program.append("mul", slope, rest))
      }
    },
    PlantedBug(.dualDerivative, "takes a forward difference", agreesOnSmallIntegers: false) {
      subject, arguments in
      let (program, x) = (try arguments[0].asProgram(), try arguments[1].asNumber())
      let value = try subject.dualDerivative(program, x).number("value")
      let slope = try subject.differenceQuotient(program, x, 0x1p-26, "forward")
      return .fields(["value": .number(value), "derivative": .number(slope)])
    },
    .single(.dualDerivative, "derivative"),
    PlantedBug(
      .differenceQuotient, "divides by the step that was asked for", agreesOnSmallIntegers: true
    ) { subject, arguments in
      let program = try arguments[0].asProgram()
      let (x, h) = (try arguments[1].asNumber(), try arguments[2].asNumber())
      let method = try arguments[3].asText()
      let quotient = try subject.differenceQuotient(program, x, h, method)
      guard method == "forward" else { return .number(quotient) }
      return .number(quotient * ((x + h) - x) / h)
    },
    PlantedBug(
      .differenceQuotient, "has the one-sided formula for central", agreesOnSmallIntegers: false
    ) { subject, arguments in
      let method = try arguments[3].asText() == "central" ? "forward" : arguments[3].asText()
      return try subject.call(
        .differenceQuotient, arguments[0], arguments[1], arguments[2], .text(method))
    },
    PlantedBug(
      .differenceQuotient, "has the weights of three points for five", agreesOnSmallIntegers: false
    ) { subject, arguments in
      let method = try arguments[3].asText() == "fivePoint" ? "central" : arguments[3].asText()
      return try subject.call(
        .differenceQuotient, arguments[0], arguments[1], arguments[2], .text(method))
    },
    PlantedBug(.differenceQuotient, "divides by h where it is 2h", agreesOnSmallIntegers: false) {
      subject, arguments in
      let quotient = try subject.call(.differenceQuotient, arguments: arguments).asNumber()
      return .number(try arguments[3].asText() == "central" ? 2 * quotient : quotient)
    },
    PlantedBug(.derivative, "always steps by 2⁻²⁶", agreesOnSmallIntegers: false) {
      subject, arguments in
      var values = try subject.call(.derivative, arguments: arguments).asFields().values
      let method = try arguments[2].asText()
      guard ["forward", "central", "fivePoint"].contains(method) else { return .fields(values) }
      let (program, x) = (try arguments[0].asProgram(), try arguments[1].asNumber())
      values["value"] = .number(
        try subject.differenceQuotient(program, x, 0x1p-26, method))
      return .fields(values)
    },
    PlantedBug(.derivative, "estimates no error", agreesOnSmallIntegers: true) {
      subject, arguments in
      var values = try subject.call(.derivative, arguments: arguments).asFields().values
      values["error"] = .number(0)
      return .fields(values)
    },
    PlantedBug(.derivative, "takes a difference for the complex step", agreesOnSmallIntegers: false)
    { subject, arguments in
      guard try arguments[2].asText() == "complexStep" else {
        return try subject.call(.derivative, arguments: arguments)
      }
      let fields = try subject.call(.derivative, arguments: arguments).asFields()
      var values = fields.values
      values["value"] = try subject.call(
        .derivative, arguments[0], arguments[1], .text("central")
      ).asFields().values["value"]
      return .fields(values)
    },
    PlantedBug(
      .secondDerivative, "takes the step of the first derivative", agreesOnSmallIntegers: false
    ) { subject, arguments in
      var values = try subject.call(.secondDerivative, arguments: arguments).asFields().values
      let (program, x) = (try arguments[0].asProgram(), try arguments[1].asNumber())
      let h = 0x1p-22
      let right = try subject.differenceQuotient(program, x, h, "forward")
      let left = try subject.differenceQuotient(program, x, -h, "forward")
      values["value"] = .number((right - left) / h)
      return .fields(values)
    },
    PlantedBug(.secondDerivative, "forgets that the steps are two", agreesOnSmallIntegers: false) {
      subject, arguments in
      var values = try subject.call(.secondDerivative, arguments: arguments).asFields().values
      if case .number(let value)? = values["value"] { values["value"] = .number(value / 2) }
      return .fields(values)
    },
  ]

  /// x² as x·x in which one factor is a constant.
  static let squareAsProduct: @Sendable (Laws.Program) -> Laws.Program = { program in
    program.replacing("square") { program, step in
      let x = step.operands[0]
      return program.append("mul", x, program.append("detach", x))
    }
  }
}
