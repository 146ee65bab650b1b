import Exact
import Laws
import Subjects

extension PlantedBug {
  /// Mistakes with derivatives at edges of domains, at kinks, and with what should be refused.
  static let derivativeEdgeBugs: [PlantedBug] = [
    answering(.differenceQuotient, "gives 0 for a step that is lost", for: "domain") { _ in
      .number(0)
    },
    PlantedBug(.derivative, "takes relu for analytic", agreesOnSmallIntegers: false) {
      subject, arguments in
      do {
        return try subject.call(.derivative, arguments: arguments)
      } catch SubjectError.refused(kind: "domain", _) {
        return try subject.call(.derivative, arguments[0], arguments[1], .text("central"))
      }
    },
    PlantedBug(
      .evaluate, "takes tanh for the sigmoid",
      rewriting: { program in
        program.replacing("sigmoid") { $0.append("tanh", $1.operands[0]) }
      }),
    answering(.evaluate, "gives NaN for NaN", for: "notFinite") { _ in
      .tensor(try Tensor(shape: [], elements: [.nan]))
    },
    answering(.evaluate, "gives 0 for a malformed program", for: "domain") { _ in
      .tensor(try Tensor(shape: [], elements: [0]))
    },
    answering(.gradient, "gives an infinite slope to the root at 0", for: "domain") { arguments in
      .fields([
        "value": .number(0),
        "gradients": .tensors(
          try arguments[1].asTensors().map {
            try Tensor(shape: $0.shape, elements: $0.elements.map { _ in .infinity })
          }),
      ])
    },
    PlantedBug(
      .gradient, "takes the sum of several numbers", agreesOnSmallIntegers: false
    ) { subject, arguments in
      do {
        return try subject.call(.gradient, arguments: arguments)
      } catch SubjectError.refused(kind: "notScalar", _) {
        var program = try arguments[0].asProgram()
        program.append("sum", program.steps.count - 1)
        return try subject.call(.gradient, .program(program), arguments[1])
      }
    },
    PlantedBug(.gradient, "has relu'(0) = 2", agreesOnSmallIntegers: true) {
      $0.replacing("relu") { program, step in
        let x = step.operands[0]
        let turned = program.append("relu", program.append("neg", x))
        let twice = program.append("scale", program.append("add", x, turned), numbers: [2])
        return program.append("sub", twice, program.append("relu", x))
      }
    },
    PlantedBug(.gradient, "flushes what is small to 0", agreesOnSmallIntegers: true) {
      subject, arguments in
      let fields = try subject.call(.gradient, arguments: arguments).asFields()
      var values = fields.values
      values["gradients"] = .tensors(
        try fields.tensors("gradients").map {
          try Tensor(
            shape: $0.shape, elements: $0.elements.map { $0.magnitude < 1e-8 ? 0 : $0 })
        })
      return .fields(values)
    },
    PlantedBug(.jvp, "has relu'(0) = 1", agreesOnSmallIntegers: true) {
      $0.replacing("relu") { program, step in
        let x = step.operands[0]
        return program.append("add", x, program.append("relu", program.append("neg", x)))
      }
    },
    PlantedBug(
      .jvp, "gives all of a tie to the first", agreesOnSmallIntegers: true, rewriting: firstOfTie),
    PlantedBug(
      .jacobian, "gives all of a tie to the first", agreesOnSmallIntegers: true,
      rewriting: firstOfTie),
    PlantedBug(
      .jacobianForward, "gives all of a tie to the first", agreesOnSmallIntegers: true,
      rewriting: firstOfTie),
    PlantedBug(.vjp, "repeats a seed that does not fit", agreesOnSmallIntegers: false) {
      subject, arguments in
      do {
        return try subject.call(.vjp, arguments: arguments)
      } catch SubjectError.refused(kind: "shapes", _) {
        let value = try subject.evaluate(try arguments[0].asProgram(), arguments[1].asTensors())
        let ones = try Tensor(shape: value.shape, elements: value.elements.map { _ in 1.0 })
        return try subject.call(.vjp, arguments[0], arguments[1], .tensor(ones))
      }
    },
    answering(.newtonStep, "stays where the Hessian is singular", for: "singular") {
      .vector(try $0[1].asTensors()[0].elements)
    },
  ]

  /// A function that answers where it should refuse.
  private static func answering(
    _ function: Function, _ name: String, for kind: String,
    _ answer: @escaping @Sendable ([Datum]) throws -> Datum
  ) -> PlantedBug {
    PlantedBug(function, name, agreesOnSmallIntegers: true) { subject, arguments in
      do {
        return try subject.call(function, arguments: arguments)
      } catch SubjectError.refused(kind: kind, _) {
        return try answer(arguments)
      }
    }
  }

  /// max(x, y) as x + relu(y − x), of which x has all of the derivative at a tie.
  static let firstOfTie: @Sendable (Laws.Program) -> Laws.Program = {
    $0.replacing("maximum") { program, step in
      let (x, y) = (step.operands[0], step.operands[1])
      return program.append("add", x, program.append("relu", program.append("sub", y, x)))
    }
  }
}
