import Exact
import Laws
import Subjects

extension PlantedBug {
  /// Mistakes with gradients, and with products of Jacobians.
  static let gradientBugs: [PlantedBug] = [
    PlantedBug(.gradient, "forgets the factor 2 of a square", rewriting: squareAsProduct),
    PlantedBug(.gradient, "counts a value that is used twice once") { program in
      program.rewritten { program, step in
        guard step.operands.count == 2, step.operands[0] == step.operands[1] else { return nil }
        var once = step
        once.operands[1] = program.append("detach", step.operands[1])
        program.steps.append(once)
        return program.steps.count - 1
      }
    },
    PlantedBug(.gradient, "keeps what a value's last use hands back") { program in
      // All uses of a step but the last are of a detached value.
      var last: [Int: Int] = [:]
      for (place, step) in program.steps.enumerated() {
        for operand in step.operands { last[operand] = place }
      }
      var place = -1
      return program.rewritten { result, step in
        place += 1
        var moved = step
        for (index, operand) in program.steps[place].operands.enumerated()
        where last[operand] != place {
          moved.operands[index] = result.append("detach", step.operands[index])
        }
        result.steps.append(moved)
        return result.steps.count - 1
      }
    },
    PlantedBug(.gradient, "lets the derivative pass detached values") {
      $0.replacing("detach") { $0.append("scale", $1.operands[0], numbers: [1]) }
    },
    PlantedBug(
      .gradient, "takes the local derivatives of a stale tape", agreesOnSmallIntegers: false
    ) { subject, arguments in
      var values = try subject.call(.gradient, arguments: arguments).asFields().values
      let stale = try arguments[1].asTensors().map { input in
        try Tensor(shape: input.shape, elements: input.elements.map { $0 + 1 })
      }
      values["gradients"] = try subject.call(.gradient, arguments[0], .tensors(stale))
        .asFields().values["gradients"]
      return .fields(values)
    },
    PlantedBug(.gradient, "has the gradient of a sum for a mean") { program in
      program.replacing("mean") { result, step in
        // The value of the mean, and a sum less itself with the derivative of the sum.
        let value = result.append("mean", step.operands[0], counts: step.counts)
        let mean = result.append("detach", value)
        let sum = result.append("sum", step.operands[0], counts: step.counts)
        return result.append("add", mean, result.append("sub", sum, result.append("detach", sum)))
      }
    },
    PlantedBug(.gradient, "has relu'(0) = 1", agreesOnSmallIntegers: true) {
      $0.replacing("relu") { program, step in
        let x = step.operands[0]
        return program.append("add", x, program.append("relu", program.append("neg", x)))
      }
    },
    PlantedBug(.gradient, "has abs'(0) = 1", agreesOnSmallIntegers: true) {
      $0.replacing("abs") { program, step in
        let x = step.operands[0]
        let part = program.append("relu", program.append("neg", x))
        return program.append("add", x, program.append("scale", part, numbers: [2]))
      }
    },
    PlantedBug(
      .gradient, "gives all of a tie to the first", agreesOnSmallIntegers: true,
      rewriting: firstOfTie),
    PlantedBug(.gradient, "averages the gradient of a bias over the batch") {
      biasAveraged($0)
    },
    .single(.gradient, "gradients"),
    PlantedBug(.vjp, "halves the gradient of a bias") { biasAveraged($0) },
    PlantedBug(
      .vjp, "takes W for W' in the backward of a square layer", agreesOnSmallIntegers: false
    ) { subject, arguments in
      let program = try arguments[0].asProgram().replacing("linear") { program, step in
        let (x, w, b) = (step.operands[0], step.operands[1], step.operands[2])
        let still = program.append("detach", x)
        let turned = program.append("transpose", program.append("detach", w))
        let value = program.append("linear", still, w, b)
        let moving = program.append("sub", x, still)
        return program.append("add", value, program.append("matmul", moving, turned))
      }
      // The transpose of a W that is not square does not fit.
      return try (try? subject.call(.vjp, .program(program), arguments[1], arguments[2]))
        ?? subject.call(.vjp, arguments: arguments)
    },
    PlantedBug(.vjp, "multiplies by the Jacobian untransposed", agreesOnSmallIntegers: false) {
      subject, arguments in
      let (inputs, seed) = (try arguments[1].asTensors(), try arguments[2].asTensor())
      guard inputs.count == 1, inputs[0].shape == seed.shape else {
        return try subject.call(.vjp, arguments: arguments)
      }
      return .tensors([
        try subject.jvp(try arguments[0].asProgram(), inputs, [seed]).tensor("derivative")
      ])
    },
    PlantedBug(.vjp, "takes every seed as ones", agreesOnSmallIntegers: false) {
      subject, arguments in
      let seed = try arguments[2].asTensor()
      guard seed.elements.allSatisfy(\.isFinite) else {
        return try subject.call(.vjp, arguments: arguments)
      }
      let ones = try Tensor(shape: seed.shape, elements: seed.elements.map { _ in 1.0 })
      return try subject.call(.vjp, arguments[0], arguments[1], .tensor(ones))
    },
    .single(.vjp),
    PlantedBug(.jvp, "forgets the second term of a product") { program in
      program.replacing("mul") { program, step in
        program.append("mul", step.operands[0], program.append("detach", step.operands[1]))
      }
    },
    .single(.jvp, "derivative"),
    PlantedBug(.backwardTwice, "does not add to the first pass", agreesOnSmallIntegers: false) {
      subject, arguments in
      var values = try subject.call(.backwardTwice, arguments: arguments).asFields().values
      values["second"] = values["first"]
      return .fields(values)
    },
    PlantedBug(.backwardTwice, "keeps a tape that should be freed", agreesOnSmallIntegers: false) {
      subject, arguments in
      try subject.call(.backwardTwice, arguments[0], arguments[1], .flag(true))
    },
  ]

  /// x·w + b with the derivative of b divided by 2, as a mean over two rows has it.
  private static func biasAveraged(_ program: Laws.Program) -> Laws.Program {
    program.replacing("linear") { program, step in
      let bias = program.slowed(step.operands[2], by: 0.5)
      return program.append("linear", step.operands[0], step.operands[1], bias)
    }
  }

  /// Mistakes with Jacobians, Hessians and what is made of them.
  static let secondOrderBugs: [PlantedBug] = [
    PlantedBug(.jacobian, "has rows for columns where it is square", agreesOnSmallIntegers: false) {
      subject, arguments in
      let matrix = try subject.call(.jacobian, arguments: arguments).asMatrix()
      return .matrix(matrix.isSquare ? matrix.transposed() : matrix)
    },
    .single(.jacobian),
    PlantedBug(
      .jacobianForward, "seeds the first element of the inputs only", agreesOnSmallIntegers: false
    ) { subject, arguments in
      let matrix = try subject.call(.jacobianForward, arguments: arguments).asMatrix()
      return .matrix(
        Matrix(rowCount: matrix.rowCount, columnCount: matrix.columnCount) {
          $1 == 0 ? matrix[$0, $1] : 0
        })
    },
    .single(.jacobianForward),
    PlantedBug(.hessian, "is not made symmetric", agreesOnSmallIntegers: true) {
      subject, arguments in
      let matrix = try subject.call(.hessian, arguments: arguments).asMatrix()
      return .matrix(
        Matrix(rowCount: matrix.rowCount, columnCount: matrix.columnCount) { row, column in
          let entry = matrix[row, column]
          return row < column && entry != entry.rounded() ? entry.nextUp : entry
        })
    },
    PlantedBug(.hessian, "takes differences of gradients", agreesOnSmallIntegers: false) {
      subject, arguments in
      let exact = try subject.call(.hessian, arguments: arguments).asMatrix()
      let (program, inputs) = (try arguments[0].asProgram(), try arguments[1].asTensors())
      guard inputs.count == 1, inputs[0].shape.count == 1 else { return .matrix(exact) }
      let columns = try inputs[0].elements.indices.map { index in
        let sides = try [0x1p-20, -0x1p-20].map { step in
          var x = inputs[0].elements
          x[index] += step
          return try subject.gradient(program, [Tensor(shape: [x.count], elements: x)])
            .tensors("gradients")[0].elements
        }
        return zip(sides[0], sides[1]).map { ($0 - $1) / 0x1p-19 }
      }
      return .matrix(
        Matrix(rowCount: columns.count, columnCount: columns.count) {
          columns[min($0, $1)][max($0, $1)]
        })
    },
    .single(.hessian),
    PlantedBug(.hvp, "forgets the mixed derivatives", agreesOnSmallIntegers: false) {
      subject, arguments in
      _ = try subject.call(.hvp, arguments: arguments)
      let (inputs, direction) = (try arguments[1].asTensors(), try arguments[2].asTensors())
      let hessian = try subject.hessian(try arguments[0].asProgram(), inputs)
      var place = 0
      return .tensors(
        try direction.map { part in
          let elements = part.elements.map { factor in
            defer { place += 1 }
            return hessian[place, place] * factor
          }
          return try Tensor(shape: part.shape, elements: elements)
        })
    },
    PlantedBug(.hvp, "forgets how the slopes of functions change") { program in
      // f(x) as its tangent: f(x₀) + f'(x₀)(x − x₀) has no second derivative.
      program.replacing("square") { program, step in
        let x = step.operands[0]
        let fixed = program.append("detach", x)
        let slope = program.append("scale", fixed, numbers: [2])
        let rest = program.append("sub", x, fixed)
        let square = program.append("square", fixed)
        return program.append("add", square, program.append("mul", slope, rest))
      }
    },
    .single(.hvp),
    PlantedBug(.newtonStep, "goes the other way", agreesOnSmallIntegers: false) {
      subject, arguments in
      let landed = try subject.call(.newtonStep, arguments: arguments).asVector()
      let x = try arguments[1].asTensors()[0].elements
      return .vector(zip(x, landed).map { 2 * $0 - $1 })
    },
    PlantedBug(.newtonStep, "gives the step and not the point", agreesOnSmallIntegers: false) {
      subject, arguments in
      let landed = try subject.call(.newtonStep, arguments: arguments).asVector()
      let x = try arguments[1].asTensors()[0].elements
      return .vector(zip(x, landed).map { $1 - $0 })
    },
    PlantedBug(.newtonStep, "damps the Hessian a little", agreesOnSmallIntegers: false) {
      subject, arguments in
      _ = try subject.call(.newtonStep, arguments: arguments)
      let (program, inputs) = (try arguments[0].asProgram(), try arguments[1].asTensors())
      let hessian = try subject.hessian(program, inputs)
      let gradient = try subject.gradient(program, inputs).tensors("gradients")[0].elements
      let damped = Matrix(rowCount: hessian.rowCount, columnCount: hessian.columnCount) {
        hessian[$0, $1] + ($0 == $1 ? 1e-8 : 0)
      }
      let step = try subject.solve(damped, gradient)
      return .vector(zip(inputs[0].elements, step).map { $0 - $1 })
    },
    PlantedBug(.taylor2, "forgets the half", agreesOnSmallIntegers: false) {
      subject, arguments in
      let model = try subject.call(.taylor2, arguments: arguments).asNumber()
      let (program, inputs) = (try arguments[0].asProgram(), try arguments[1].asTensors())
      let step = try Tensor(shape: inputs[0].shape, elements: try arguments[2].asVector())
      let product = try subject.hvp(program, inputs, [step])[0].elements
      return .number(zip(product, step.elements).reduce(model) { $0 + $1.0 * $1.1 / 2 })
    },
    PlantedBug(.taylor2, "stops behind the first order", agreesOnSmallIntegers: false) {
      subject, arguments in
      let model = try subject.call(.taylor2, arguments: arguments).asNumber()
      let (program, inputs) = (try arguments[0].asProgram(), try arguments[1].asTensors())
      let step = try Tensor(shape: inputs[0].shape, elements: try arguments[2].asVector())
      let product = try subject.hvp(program, inputs, [step])[0].elements
      return .number(zip(product, step.elements).reduce(model) { $0 - $1.0 * $1.1 / 2 })
    },
    .single(.taylor2),
    PlantedBug(
      .operationCounts, "counts a product and a sum as one", agreesOnSmallIntegers: false
    ) { subject, arguments in
      let fields = try subject.call(.operationCounts, arguments: arguments).asFields()
      let forward = try fields.count("forward")
      let products = try arguments[0].asProgram().steps.count { $0.operation == "matmul" }
      return .fields([
        "forward": .count(max(0, forward - products)),
        "reverse": .count(try fields.count("reverse")),
      ])
    },
    PlantedBug(
      .operationCounts, "sweeps once for each input", agreesOnSmallIntegers: false
    ) { subject, arguments in
      let fields = try subject.call(.operationCounts, arguments: arguments).asFields()
      let elements = try arguments[1].asTensors().reduce(0) { $0 + $1.elements.count }
      let forward = try fields.count("forward")
      return .fields([
        "forward": .count(forward), "reverse": .count(2 * forward * max(1, elements)),
      ])
    },
  ]
}
