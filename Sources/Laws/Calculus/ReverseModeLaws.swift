import Exact
import PropertyTesting
import Reference

extension Law {
  /// What the reverse mode costs, and its seeds and tapes: laws 99 and 101.
  static let reverseModeLaws: [Law] = [
    Law(
      99, .derivatives, "a gradient takes at most five times the operations of the value",
      states:
        "reverse ≤ 5·forward, the forward sweep included, for random graphs without steps that pick, "
        + "repeat or detach elements", .exact, needs: [.operationCounts],
      for: .oneOf([
        .programs(.polynomial), .programs(.kinked), .programs(.rational),
        .programs(.smooth, of: .smallFractions.map { $0 / 4 }),
      ])
    ) { subject, input in
      let fields = try subject.operationCounts(input.program, input.inputs)
      let (forward, reverse) = (try fields.count("forward"), try fields.count("reverse"))
      // Where elements are only moved there is nothing to be counted.
      try assume(input.program.computesEverywhere)
      try require(forward <= reverse, "forward \(forward), and with it reverse \(reverse)")
      try require(reverse <= 5 * forward, "forward \(forward), reverse \(reverse)")
    },
    Law(
      99, .derivatives, "operations are counted one by one",
      states:
        "+ − × ÷ count each element, a sum of n is n − 1, a mean one more, a product of m × k and "
        + "k × n is mn(2k − 1), what moves elements 0", .exact, needs: [.operationCounts],
      holds: [.operationCounts], for: .programs(.polynomial)
    ) { subject, input in
      let program = input.program.counted
      let forward = try program.operationCount(input.inputs)
      let fields = try subject.operationCounts(program, input.inputs)
      try subject.hold(
        .operationCounts, Double(try fields.count("forward")), to: Rational(forward),
        within: .exact)
    },
    Law(
      99, .derivatives, "the cost does not grow with the number of inputs",
      states: "Σ xᵢ² of n numbers: 2n − 1 operations, and at most 5(2n − 1) with the gradient",
      .exact, needs: [.operationCounts], holds: [.operationCounts],
      forAllOf: { [1, 2, 3, 10, 64, 1_000] }
    ) { subject, count in
      var program = Program()
      program.append("sum", program.append("square", program.append("input", counts: [0])))
      let x = try Tensor(shape: [count], elements: (0..<count).map { Double($0) })
      let fields = try subject.operationCounts(program, [x])
      try subject.hold(
        .operationCounts, Double(try fields.count("forward")), to: Rational(2 * count - 1),
        within: .exact)
      try require(try fields.count("reverse") <= 5 * (2 * count - 1))
    },
    Law(
      101, .derivatives, "the product with a seed is linear in it, and 0 for 0",
      states: "(2v + 3w)'J = 2v'J + 3w'J and 0'J = 0, exactly for whole numbers", .exact, .medium,
      needs: [.vjp], holds: [.vjp], for: .seeded(.programs(.polynomial, isScalar: false))
    ) { subject, input in
      let program = input.program
      let shape = try program.exact().value().shape
      let count = shape.reduce(1, *)
      let (v, w) = (input.seed(count), Array(input.seed(count + 1).dropFirst()))
      func pulled(_ seed: [Double]) throws -> [Double] {
        try subject.heldVJP(program, Tensor(shape: shape, elements: seed)).flatMap(\.elements)
      }
      let none = try pulled(v.map { _ in 0 })
      try require(none.allSatisfy { $0 == 0 }, "the seed 0 gives \(none)")
      let (left, right) = (try pulled(v), try pulled(w))
      let both = try pulled(zip(v, w).map { 2 * $0 + 3 * $1 })
      try assume(try program.bounds().isWhole && both.allSatisfy { $0.magnitude < 0x1p50 })
      try require(both == zip(left, right).map { 2 * $0 + 3 * $1 })
    },
    Law(
      101, .derivatives, "a second backward pass adds to the first",
      states:
        "with the tape retained, first is the gradient and second is twice first; without, the "
        + "second pass is refused", .exact, .medium, needs: [.backwardTwice],
      holds: [.backwardTwice],
      for: .oneOf([
        .programs(.polynomial), .programs(.smooth, of: .smallFractions.map { $0 / 4 }),
      ])
    ) { subject, input in
      let fields = try subject.backwardTwice(input.program, input.inputs, retain: true)
      let (first, second) = (try fields.tensors("first"), try fields.tensors("second"))
      try subject.hold(
        .backwardTwice, first, to: try enclosed { try input.exact().gradients() },
        within: try input.bounds().gradient())
      for (one, two) in zip(first, second) {
        try require(one.shape == two.shape)
        try require(
          two.elements == one.elements.map { 2 * $0 }, "first \(one), and then \(two)")
      }
      try require(first.count == second.count)
      try subject.refuses("freedTape") {
        try subject.backwardTwice(input.program, input.inputs, retain: false)
      }
    },
  ]
}

extension Program {
  /// The program with an operation that is counted as one in the place of those that may count
  /// otherwise: a change of sign, a power, a constant factor.
  fileprivate var counted: Program {
    Program(
      steps.map { step in
        ["neg", "pow", "detach"].contains(step.operation)
          ? Step("scale", step.operands, numbers: [0.5]) : step
      })
  }

  /// Whether every use of a value is one in an operation that is counted, so that the additions for
  /// further uses have something beside them.
  fileprivate var computesEverywhere: Bool {
    steps.allSatisfy {
      !["concat", "expand", "index", "slice", "detach", "constant"].contains($0.operation)
    }
  }

  /// The operations that the value takes: law 99.
  fileprivate func operationCount(_ inputs: [Tensor<Double>]) throws -> Int {
    var total = 0
    var shapes: [[Int]] = []
    for (place, step) in steps.enumerated() {
      // What does not depend on the inputs might be counted or not.
      try assume(step.operation != "constant")
      let part = Program(Array(steps[...place]))
      let shape = try ExactProgram(part, inputs).value().shape
      let count = shape.reduce(1, *)
      let operands = step.operands.map { shapes[$0] }
      switch step.operation {
      case "add", "sub", "mul", "square", "scale", "shift": total += count
      case "sum": total += operands[0].reduce(1, *) - count
      case "matmul": total += count * (2 * operands[1][0] - 1)
      case "linear": total += count * (2 * operands[1][0] - 1) + count
      default: break
      }
      shapes.append(shape)
    }
    return total
  }
}
