import Exact
import PropertyTesting
import Reference

extension Law {
  /// Programs and arguments that have no value or no derivative.
  static let derivativeRefusalLaws: [Law] = [
    Law(
      96, .derivatives, "a malformed program is refused",
      states:
        "no steps, an unknown operation, operands that are not earlier or too few, numbers or counts "
        + "that do not belong: domain, by evaluate and each derivative", .exact,
      needs: [.evaluate, .gradient, .jacobian, .jacobianForward, .hessian, .operationCounts],
      forAllOf: { malformed }
    ) { subject, program in
      let x = [try Tensor<Double>(shape: [], elements: [2])]
      var good = Program()
      good.append("square", good.append("input", counts: [0]))
      for function in [
        Function.evaluate, .gradient, .jacobian, .jacobianForward, .hessian, .operationCounts,
      ] {
        _ = try subject.call(function, .program(good), .tensors(x))
        try subject.refuses("domain") {
          try subject.call(function, .program(program), .tensors(x))
        }
      }
    },
    Law(
      96, .derivatives, "numbers that are not finite are refused",
      states: "NaN and the infinities in an input, a step, a seed or a direction: notFinite",
      .exact,
      needs: [
        .evaluate, .gradient, .backwardTwice, .vjp, .jvp, .jacobian, .jacobianForward, .hessian,
        .hvp, .newtonStep, .taylor2, .operationCounts, .dualDerivative, .differenceQuotient,
        .derivative, .secondDerivative,
      ], forAllOf: { [Double.nan, .infinity, -.infinity] }
    ) { subject, number in
      var program = Program()
      program.append("sum", program.append("square", program.append("input", counts: [0])))
      let bad = [try Tensor(shape: [2], elements: [1, number])]
      let good = [try Tensor<Double>(shape: [2], elements: [1, 2])]
      let one = try Tensor<Double>(shape: [], elements: [1])
      for function in [
        Function.evaluate, .gradient, .jacobian, .jacobianForward, .hessian, .operationCounts,
        .newtonStep,
      ] {
        _ = try subject.call(function, .program(program), .tensors(good))
        try subject.refuses("notFinite") {
          try subject.call(function, .program(program), .tensors(bad))
        }
      }
      try subject.refuses("notFinite") {
        try subject.backwardTwice(program, bad, retain: true)
      }
      try subject.refuses("notFinite") { try subject.vjp(program, bad, one) }
      try subject.refuses("notFinite") {
        try subject.vjp(program, good, Tensor(shape: [], elements: [number]))
      }
      for function in [Function.jvp, .hvp] {
        _ = try subject.call(function, .program(program), .tensors(good), .tensors(good))
        try subject.refuses("notFinite") {
          try subject.call(function, .program(program), .tensors(bad), .tensors(good))
        }
        try subject.refuses("notFinite") {
          try subject.call(function, .program(program), .tensors(good), .tensors(bad))
        }
      }
      try subject.refuses("notFinite") { try subject.taylor2(program, [1, number], [1, 2]) }
      try subject.refuses("notFinite") { try subject.taylor2(program, [1, 2], [1, number]) }
      try subject.refuses("notFinite") { try subject.dualDerivative(program, number) }
      try subject.refuses("notFinite") { try subject.derivative(program, number, "central") }
      try subject.refuses("notFinite") { try subject.secondDerivative(program, number) }
      try subject.refuses("notFinite") {
        try subject.differenceQuotient(program, number, 1, "forward")
      }
      try subject.refuses("notFinite") {
        try subject.differenceQuotient(program, 1, number, "forward")
      }
    },
    Law(
      91, .derivatives, "steps that change nothing and unknown methods are refused",
      states: "h = 0, h lost in x, and a method that is none: domain", .exact,
      needs: [.differenceQuotient, .derivative], forAllOf: { [1.0, 0x1p60, -3] }
    ) { subject, x in
      var program = Program()
      program.append("square", program.append("input", counts: [0]))
      for method in ["forward", "central", "fivePoint"] {
        _ = try subject.differenceQuotient(program, x, 0x1p20, method)
        try subject.refuses("domain") {
          try subject.differenceQuotient(program, x, 0, method)
        }
        try subject.refuses("domain") {
          try subject.differenceQuotient(program, x, x * 0x1p-60, method)
        }
      }
      for method in ["", "backward", "Central", "second"] {
        try subject.refuses("domain") {
          try subject.differenceQuotient(program, x, 1, method)
        }
        try subject.refuses("domain") { try subject.derivative(program, x, method) }
      }
    },
    Law(
      103, .gradients, "a gradient is that of one number",
      states: "gradient, backwardTwice, hessian, hvp: notScalar for a program of a vector",
      .exact,
      needs: [.gradient, .backwardTwice, .hessian, .hvp, .operationCounts, .newtonStep, .taylor2],
      forAllOf: { [[2], [2, 1], [0]] }
    ) { subject, shape in
      var program = Program()
      program.append("square", program.append("input", counts: [0]))
      let x = [try Tensor<Double>(shape: shape, elements: [3, 5].dropLast(shape == [0] ? 2 : 0))]
      _ = try subject.evaluate(program, x)
      try subject.refuses("notScalar") { try subject.gradient(program, x) }
      try subject.refuses("notScalar") { try subject.backwardTwice(program, x, retain: true) }
      try subject.refuses("notScalar") { try subject.hessian(program, x) }
      try subject.refuses("notScalar") { try subject.hvp(program, x, x) }
      try subject.refuses("notScalar") { try subject.operationCounts(program, x) }
      guard shape == [2] else { return }
      try subject.refuses("notScalar") { try subject.newtonStep(program, [3, 5]) }
      try subject.refuses("notScalar") { try subject.taylor2(program, [3, 5], [1, 1]) }
    },
    Law(
      97, .derivatives, "seeds, directions and operands of other shapes are refused",
      states:
        "a seed of another shape than the value, a direction of others than the inputs: shapes",
      .exact, needs: [.vjp, .jvp, .hvp, .taylor2, .newtonStep, .evaluate],
      forAllOf: { [[], [1], [3], [2, 1], [1, 2]] }
    ) { subject, shape in
      var program = Program()
      let x = program.append("input", counts: [0])
      program.append("square", x)
      let point = [try Tensor<Double>(shape: [2], elements: [1, 2])]
      let other = try Tensor(
        shape: shape, elements: Array(repeating: 1.0, count: shape.reduce(1, *)))
      _ = try subject.vjp(program, point, point[0])
      _ = try subject.jvp(program, point, point)
      try subject.refuses("shapes") { try subject.vjp(program, point, other) }
      try subject.refuses("shapes") { try subject.jvp(program, point, [other]) }
      try subject.refuses("shapes") { try subject.jvp(program, point, []) }
      program.append("sum", 1)
      _ = try subject.hvp(program, point, point)
      try subject.refuses("shapes") { try subject.hvp(program, point, [other]) }
      try subject.refuses("shapes") { try subject.taylor2(program, [1, 2], [1]) }
      try subject.refuses("shapes") {
        try subject.call(.newtonStep, .program(program), .tensors([other, other]))
      }
      if shape.count != 1 {
        try subject.refuses("shapes") {
          try subject.call(.newtonStep, .program(program), .tensors([other]))
        }
      }
      var product = Program()
      let first = product.append("input", counts: [0])
      product.append("matmul", first, product.append("input", counts: [1]))
      _ = try subject.evaluate(product, [point[0], point[0]])
      if shape.first != 2 {
        try subject.refuses("shapes") { try subject.evaluate(product, [point[0], other]) }
      }
    },
  ]

  private static let malformed: [Program] = {
    typealias Step = Program.Step
    let input = Step("input", counts: [0])
    return [
      Program(), Program([Step("nothing")]), Program([Step("Input", counts: [0])]),
      Program([Step("input", counts: [1])]), Program([Step("input", counts: [-1])]),
      Program([Step("input")]), Program([Step("neg", [0]), input]),
      Program([input, Step("neg", [1])]), Program([input, Step("neg", [-1])]),
      Program([input, Step("neg")]), Program([input, Step("neg", [0, 0])]),
      Program([input, Step("add", [0])]), Program([input, Step("add", [0, 0, 0])]),
      Program([input, Step("scale", [0])]), Program([input, Step("pow", [0])]),
      Program([input, Step("pow", [0], numbers: [2])]),
      Program([input, Step("neg", [0], counts: [1])]),
      Program([input, Step("index", [0], counts: [1])]),
      Program([input, Step("log", [0]), Step("neg", [3]), Step("neg", [0])]),
    ]
  }()
}
