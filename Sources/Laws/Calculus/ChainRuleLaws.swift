import Exact
import PropertyTesting
import Reference

extension Law {
  /// The chain rule over expression graphs: laws 96 to 98, 100.
  static let chainRuleLaws: [Law] = [
    Law(
      96, .derivatives, "graphs of polynomials: forward = reverse = exact",
      states:
        "value, gradient and J·u of a random graph over + − × and matrix products are exact for small "
        + "whole numbers", .exact, needs: [.evaluate, .gradient, .jvp],
      holds: [.evaluate, .gradient, .jvp], for: .seeded(.programs(.polynomial))
    ) { subject, input in
      try subject.heldForwardAndReverse(input)
    },
    Law(
      96, .derivatives, "graphs of polynomials and quotients of any numbers",
      states: "value, gradient and J·u are within F20 of the exact ones", .exact, .medium,
      needs: [.evaluate, .gradient, .jvp], holds: [.evaluate, .gradient, .jvp],
      for: .seeded(
        .oneOf([
          .programs(.rational, of: .smallFractions), .programs(.polynomial, of: .smallFractions),
          .programs(.rational),
        ]))
    ) { subject, input in
      try subject.heldForwardAndReverse(input)
    },
    Law(
      96, .derivatives, "graphs with kinks and ties, away from and at them",
      states: "relu, abs, maximum and max in graphs of whole numbers have exact derivatives",
      .exact, .medium, needs: [.evaluate, .gradient, .jvp], holds: [.evaluate, .gradient, .jvp],
      for: .seeded(.programs(.kinked))
    ) { subject, input in
      try subject.heldForwardAndReverse(input)
    },
    Law(
      96, .derivatives, "graphs of elementary functions",
      states:
        "value, gradient and J·u are within F20 of the enclosed ones, softmax and its relatives "
        + "included", .certified, .medium, needs: [.evaluate, .gradient, .jvp],
      holds: [.evaluate, .gradient, .jvp],
      for: .seeded(.programs(.smooth, of: .smallFractions.map { $0 / 4 }, steps: 1...6))
    ) { subject, input in
      try subject.heldForwardAndReverse(input)
    },
    Law(
      97, .derivatives, "vjp and jvp are adjoint",
      states: "v·(Ju) = (v'J)·u exactly for whole numbers, and each is the exact one", .exact,
      needs: [.vjp, .jvp], holds: [.vjp, .jvp],
      for: .seeded(.programs(.polynomial, isScalar: false))
    ) { subject, input in
      let program = input.program
      let shape = try program.exact().value().shape
      let seed = input.seed(shape.reduce(1, *))
      let image = try subject.heldJVP(program, input.direction)
      let pulled = try subject.heldVJP(program, Tensor(shape: shape, elements: seed))
      let left = try ExactVectors.dot(seed, image)
      let right = try ExactVectors.dot(pulled.flatMap(\.elements), input.direction)
      try assume(try program.bounds().isWhole)
      try require(left == right, "v·(Ju) is \(left) and (v'J)·u is \(right)")
    },
    Law(
      97, .derivatives, "vjp and jvp of elementary functions",
      states: "both are within F20 of the enclosed ones", .certified, .medium,
      needs: [.vjp, .jvp], holds: [.vjp, .jvp],
      for: .seeded(
        .programs(
          .smooth, isScalar: false, of: .smallFractions.map { $0 / 4 }, steps: 1...5))
    ) { subject, input in
      let shape = try input.program.exact().value().shape
      _ = try subject.heldJVP(input.program, input.direction)
      _ = try subject.heldVJP(
        input.program, Tensor(shape: shape, elements: input.seed(shape.reduce(1, *))))
    },
    Law(
      98, .derivatives, "a value that is used several times counts each use",
      states:
        "d(x·x + x) = 2x + 1; k·x as a sum of k uses has the derivative k; (x·x)·(x·x) has 4x³",
      .exact, .medium, needs: [.gradient], holds: [.gradient],
      for: tuple(Generator<Double>.whole(magnitude: 9), Generator<Int>.integers(in: 1...6))
    ) { subject, input in
      let (x, uses) = input
      func slope(_ build: (inout Program, Int) -> Int) throws -> Double {
        var program = Program()
        let place = program.append("input", counts: [0])
        _ = build(&program, place)
        let one = ProgramCase(program: program, inputs: [try Tensor(shape: [], elements: [x])])
        return try subject.heldGradients(one)[0].elements[0]
      }
      let parabola = try slope { program, x in
        program.append("add", program.append("mul", x, x), x)
      }
      try require(parabola == 2 * x + 1)
      let several = try slope { program, x in
        var total = x
        for _ in 1..<uses { total = program.append("add", total, x) }
        return total
      }
      try require(several == Double(uses))
      let quartic = try slope { program, x in
        let square = program.append("mul", x, x)
        return program.append("mul", square, square)
      }
      try require(quartic == 4 * x * x * x)
    },
    Law(
      98, .derivatives, "the same input taken twice counts twice",
      states: "input 0 as two steps: the gradient is the sum of both", .exact, .medium,
      needs: [.gradient, .jvp], holds: [.gradient],
      for: tuple(Generator<Double>.whole(magnitude: 9), Generator<Double>.whole(magnitude: 9))
    ) { subject, input in
      var program = Program()
      let (a, b) = (program.append("input", counts: [0]), program.append("input", counts: [0]))
      let other = program.append("input", counts: [1])
      program.append("mul", program.append("mul", a, b), other)
      let case0 = ProgramCase(
        program: program,
        inputs: [
          try Tensor(shape: [], elements: [input.0]), try Tensor(shape: [], elements: [input.1]),
        ])
      _ = try subject.heldGradients(case0)
      _ = try subject.heldJVP(case0, [1, 0])
    },
    Law(
      98, .derivatives, "detached values have no derivative",
      states:
        "of y + y·detach(z) the gradient is that with detach(z) as a constant; of detach(y) it is 0",
      .exact, .medium, needs: [.gradient, .jvp, .evaluate], holds: [.gradient, .jvp],
      for: .programs(.polynomial)
    ) { subject, input in
      var program = input.program
      let last = program.steps.count - 1
      let fixed = program.append("detach", last)
      let inner = ProgramCase(program: program, inputs: input.inputs)
      let zeros = try subject.heldGradients(inner).flatMap(\.elements)
      try require(zeros.allSatisfy { $0 == 0 }, "a detached value has the gradient \(zeros)")
      program.append("add", program.append("mul", last, fixed), last)
      let outer = ProgramCase(program: program, inputs: input.inputs)
      _ = try subject.heldGradients(outer)
      _ = try subject.heldJVP(outer, input.point.map { _ in 1 })
    },
    Law(
      100, .derivatives, "the order of the steps does not matter",
      states:
        "every order in which operands come first gives the same gradient: exactly for whole numbers",
      .exact, .medium, needs: [.gradient], holds: [.gradient],
      for: tuple(
        Generator<ProgramCase>.programs(.polynomial),
        Generator<Int>.integers(in: 0...99).array(exactly: 40))
    ) { subject, input in
      let (program, choices) = input
      let other = ProgramCase(
        program: program.program.reordered(by: choices), inputs: program.inputs)
      let (one, two) = (try subject.heldGradients(program), try subject.heldGradients(other))
      try assume(try program.bounds().isWhole)
      try require(one == two, "\(one) and \(two), in the order \(other.program)")
    },
  ]
}

extension Subject {
  /// Value, gradient and J·u, held to the exact ones.
  fileprivate func heldForwardAndReverse(_ input: SeededCase) throws {
    _ = try heldValue(input.program)
    _ = try heldGradients(input.program)
    _ = try heldJVP(input.program, input.direction)
  }
}

extension Program {
  /// The steps that the last one needs and all others in another order, in which operands come first;
  /// the last one stays the last.
  fileprivate func reordered(by choices: [Int]) -> Program {
    var rest = Array(steps.indices.dropLast())
    var places: [Int: Int] = [:]
    var result = Program()
    func add(_ step: Int) {
      var moved = steps[step]
      moved.operands = moved.operands.compactMap { places[$0] }
      places[step] = result.steps.count
      result.steps.append(moved)
    }
    while !rest.isEmpty {
      let ready = rest.indices.filter { index in
        steps[rest[index]].operands.allSatisfy { places[$0] != nil }
      }
      let choice = choices[result.steps.count % choices.count] % max(1, ready.count)
      add(rest.remove(at: ready[choice]))
    }
    add(steps.count - 1)
    return result
  }
}
