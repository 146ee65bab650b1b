import Exact
import PropertyTesting
import Reference

/// An operation of one number with a kink, or of two at a tie.
struct KinkCase: Sendable, CustomStringConvertible {
  let operation: String
  let x: [Double]

  var description: String { "\(operation) at \(x)" }

  /// The operation on the elements of one vector.
  var program: Program {
    var program = Program()
    let vector = program.append("input", counts: [0])
    switch operation {
    case "maximum":
      let parts = x.indices.map { program.append("index", vector, counts: [$0]) }
      _ = parts.dropFirst().reduce(parts[0]) { program.append("maximum", $0, $1) }
    case "max": program.append("max", vector)
    default: program.append("sum", program.append(operation, vector))
    }
    return program
  }
}

extension Law {
  /// The declared conventions at kinks: law 102.
  static let kinkLaws: [Law] = [
    Law(
      102, .derivatives, "relu and abs have the derivative 0 at 0",
      states:
        "relu'(x) is 1 for x > 0 and else 0; abs'(x) is the sign of x: also at ±0 and next to it",
      .exact, needs: [.gradient, .jvp], holds: [.gradient, .jvp],
      forAllOf: {
        let places: [Double] = [
          0, -0.0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, 1, -1, 0x1p-1022, 3.5, -7,
        ]
        return ["relu", "abs"].flatMap { name in
          places.map { KinkCase(operation: name, x: [$0]) }
        }
      }
    ) { subject, input in
      let x = input.x[0]
      let slope = x > 0 ? 1.0 : x < 0 && input.operation == "abs" ? -1 : 0
      let program = ProgramCase(
        program: input.program, inputs: [try Tensor(shape: [1], elements: [x])])
      try require(try subject.heldGradients(program)[0].elements == [slope])
      try require(try subject.heldJVP(program, [1]) == [slope])
    },
    Law(
      102, .derivatives, "equal maxima share the derivative evenly",
      states: "of k equal largest elements each has 1/k in max, and half each in maximum", .exact,
      .medium,
      needs: [.gradient, .jvp, .jacobian, .jacobianForward], holds: [.gradient, .jvp],
      for: .oneOf([
        Generator<Double>.whole(magnitude: 2).array(count: 1...5).map {
          KinkCase(operation: "max", x: $0)
        },
        Generator<Double>.whole(magnitude: 2).array(exactly: 2).map {
          KinkCase(operation: "maximum", x: $0)
        },
      ])
    ) { subject, input in
      let largest = input.x.max() ?? 0
      let ties = input.x.filter { $0 == largest }.count
      let program = ProgramCase(
        program: input.program,
        inputs: [try Tensor(shape: [input.x.count], elements: input.x)])
      let shares = try subject.heldGradients(program)[0].elements
      try require(
        shares == input.x.map { $0 == largest ? 1 / Double(ties) : 0 },
        "the shares are \(shares)")
      for (place, share) in shares.enumerated() {
        let direction = input.x.indices.map { $0 == place ? 1.0 : 0 }
        try require(try subject.heldJVP(program, direction) == [share])
      }
      _ = try subject.heldJacobians(program)
    },
    Law(
      102, .derivatives, "the choice at a kink lies between the one-sided derivatives",
      states:
        "at a kink the derivative is between the forward quotients with h and −h of whole steps",
      .exact, needs: [.gradient, .differenceQuotient],
      for: tuple(
        Generator<String>.elements(["relu", "abs", "maximum"]),
        Generator<Int>.integers(in: -3...3), Generator<Int>.integers(in: -3...3))
    ) { subject, input in
      let (name, slope, shift) = (input.0, Double(input.1), Double(input.2))
      // The operation of slope·(x − shift), and of it and 0: the kink is at the shift.
      var program = Program()
      let x = program.append("input", counts: [0])
      let line = program.append(
        "scale", program.append("shift", x, numbers: [-shift]), numbers: [slope])
      if name == "maximum" {
        program.append(name, line, program.append("constant", numbers: [0]))
      } else {
        program.append(name, line)
      }
      let inputs = [try Tensor(shape: [], elements: [shift])]
      let chosen = try subject.gradient(program, inputs).tensors("gradients")[0].elements[0]
      let right = try subject.differenceQuotient(program, shift, 1, "forward")
      let left = try subject.differenceQuotient(program, shift, -1, "forward")
      try require(
        min(left, right) <= chosen && chosen <= max(left, right),
        "\(chosen) is not between \(left) and \(right)")
    },
    Law(
      102, .derivatives, "a square root has a value at 0 and no derivative",
      states: "√0 = 0; gradient, jvp, vjp, Jacobians and hvp are refused as domain", .exact,
      needs: [
        .evaluate, .gradient, .vjp, .jvp, .jacobian, .jacobianForward, .hessian, .hvp,
        .dualDerivative, .backwardTwice,
      ], forAllOf: { [0.0, -0.0] }
    ) { subject, zero in
      var program = Program()
      program.append("sqrt", program.append("input", counts: [0]))
      let x = try Tensor(shape: [], elements: [zero])
      let one = try Tensor<Double>(shape: [], elements: [1])
      try require(try subject.evaluate(program, [x]).elements == [0])
      try subject.refuses("domain") { try subject.gradient(program, [x]) }
      try subject.refuses("domain") { try subject.backwardTwice(program, [x], retain: true) }
      try subject.refuses("domain") { try subject.vjp(program, [x], one) }
      try subject.refuses("domain") { try subject.jvp(program, [x], [one]) }
      try subject.refuses("domain") { try subject.jacobian(program, [x]) }
      try subject.refuses("domain") { try subject.jacobianForward(program, [x]) }
      try subject.refuses("domain") { try subject.hessian(program, [x]) }
      try subject.refuses("domain") { try subject.hvp(program, [x], [one]) }
      try subject.refuses("domain") { try subject.dualDerivative(program, zero) }
    },
  ]
}
