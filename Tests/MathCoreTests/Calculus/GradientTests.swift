import MathCore
import Testing

@Suite struct GradientTests {
  @Test func `the examples of the notes`() throws {
    // x²y + 3y at (2, 5): (2xy, x² + 3).
    let program = Program([
      .input(0), .input(1), .init("square", [0]), .init("mul", [2, 1]),
      .init("scale", [1], numbers: [3]), .init("add", [3, 4]),
    ])
    let result = try Differentiation.gradient(program, [.scalar(2), .scalar(5)])
    #expect(result.value == 35)
    #expect(result.gradients.map(\.elements) == [[20], [7]])

    let square = try Differentiation.dualDerivative(Program("square"), 3)
    #expect(square.value == 9 && square.derivative == 6)
    // sin x²: 2x·cos x².
    let sine = try Differentiation.dualDerivative(.chain(.init("square"), .init("sin")), 1.5)
    let cosine = try Differentiation.evaluate(Program("cos"), [.scalar(2.25)])
    #expect(sine.derivative == cosine.elements[0] * 3)
    // x² + y² at (3, 4): (6, 8).
    let bowl = Program([.input(), .init("square", [0]), .init("sum", [1])])
    #expect(try Differentiation.gradient(bowl, [.vector(3, 4)]).gradients == [.vector(6, 8)])
  }

  /// Operations of one step with inputs at which all their numbers are whole or halves, so that both modes
  /// are exact, or have the same rounding.
  static let operations: [(Program, [Tensor])] = {
    func halves(_ shape: [Int], from start: Double = -1.5) -> Tensor? {
      try? Tensor.halves(shape, from: start)
    }
    let unary: [(String, [Double], [Int], [Int])] = [
      ("neg", [], [], [3]), ("square", [], [], [3]), ("exp", [], [], [2, 2]),
      ("sin", [], [], [3]), ("cos", [], [], [3]), ("tanh", [], [], [3]),
      ("sigmoid", [], [], [4]), ("softplus", [], [], [3]), ("relu", [], [], [4]),
      ("abs", [], [], [4]), ("gelu", [], [], [5]), ("silu", [], [], [5]),
      ("pow", [], [3], [4]), ("pow", [], [0], [4]), ("pow", [], [1], [4]),
      ("scale", [0.3], [], [3]), ("shift", [2], [], [3]), ("detach", [], [], [2]),
      ("transpose", [], [], [2, 3]), ("reshape", [], [3, 2], [2, 3]),
      ("permute", [], [2, 0, 1], [2, 3, 2]), ("expand", [], [2, 3, 2], [3, 1]),
      ("sum", [], [], [2, 3]), ("sum", [], [0], [2, 3]), ("sum", [], [2, 0], [2, 3, 2]),
      ("mean", [], [1], [2, 3]), ("mean", [], [], [3]), ("max", [], [], [2, 3]),
      ("max", [], [0], [2, 3]), ("index", [], [4], [2, 3]), ("slice", [], [1, 1, 3], [2, 3, 2]),
      ("slice", [], [0, 1, 1], [2, 3]), ("softmax", [], [], [2, 3]),
      ("logSoftmax", [], [], [2, 3]), ("logSumExp", [], [], [2, 3]), ("sum", [], [], []),
    ]
    let binary: [(String, [Int], [Int], [Int])] = [
      ("add", [], [2, 3], [3]), ("sub", [], [2, 1], [1, 3]), ("mul", [], [3], [2, 1]),
      ("mul", [], [], [2]), ("maximum", [], [3], [2, 3]), ("matmul", [], [2, 3], [3, 2]),
      ("matmul", [], [2, 3], [3]), ("matmul", [], [3], [3, 2]), ("matmul", [], [3], [3]),
      ("matmul", [], [2, 0], [0, 2]), ("concat", [1], [2, 3], [2, 1]), ("concat", [0], [0], [2]),
    ]
    var all: [(Program, [Tensor])] = unary.compactMap { name, numbers, counts, shape in
      halves(shape).map { (Program(name, numbers: numbers, counts: counts), [$0]) }
    }
    all += [("sqrt", []), ("log", []), ("reciprocal", []), ("pow", [-2])].compactMap {
      name, counts in
      halves([3], from: 0.5).map { (Program(name, counts: counts), [$0]) }
    }
    all += binary.compactMap { name, counts, left, right in
      guard let x = halves(left), let y = halves(right, from: 0.5) else { return nil }
      return (Program(name, of: 2, counts: counts), [x, y])
    }
    if let x = halves([2, 3]), let w = halves([3, 2]), let b = halves([2]) {
      all.append((Program("linear", of: 3), [x, w, b]))
    }
    if let z = halves([3]), let target = try? Tensor.vector(0, 1, 0) {
      all.append((Program("crossEntropy", of: 2), [z, target]))
    }
    return all
  }()

  @Test(arguments: operations.indices)
  func `both modes give the same Jacobian of each operation`(_ index: Int) throws {
    let (program, inputs) = Self.operations[index]
    let reverse = try Differentiation.jacobian(program, inputs)
    let forward = try Differentiation.jacobianForward(program, inputs)
    #expect(reverse == forward, "\(program.steps)")
    let value = try Differentiation.evaluate(program, inputs)
    #expect(reverse.rowCount == value.elements.count)
    // A gradient of any weighted sum is the product with the Jacobian: whole weights, rounded sums.
    let seed = try Tensor(
      shape: value.shape, elements: value.elements.indices.map { Double($0 % 3) })
    let gradients = try Differentiation.vjp(program, inputs, seed)
    #expect(gradients.map(\.shape) == inputs.map(\.shape))
  }

  @Test func `a sum of many uses is as the sum of their derivatives`() throws {
    // Σ over five copies of x, by concat and expand, of x² + x.
    let program = Program([
      .input(), .init("expand", [0], counts: [4]), .init("reshape", [0], counts: [1]),
      .init("concat", [1, 2], counts: [0]), .init("square", [3]), .init("add", [4, 3]),
      .init("sum", [5]),
    ])
    let result = try Differentiation.gradient(program, [.scalar(3)])
    #expect(result.value == 60 && result.gradients[0].elements == [35])
    let dual = try Differentiation.dualDerivative(program, 3)
    #expect(dual.derivative == 35)
  }

  @Test func `an input may be taken twice, or not at all`() throws {
    let program = Program([.input(0), .input(0), .init("mul", [0, 1])])
    let result = try Differentiation.gradient(program, [.scalar(3), .vector(1, 2)])
    #expect(result.gradients == [try .scalar(6), try .vector(0, 0)])
    let constant = Program([.init("constant", numbers: [2.5])])
    #expect(try Differentiation.gradient(constant, [.scalar(1)]).value == 2.5)
    #expect(try Differentiation.gradient(constant, [.scalar(1)]).gradients[0].elements == [0])
  }

  @Test func `at kinks the declared derivatives are taken, in both modes`() throws {
    for name in ["relu", "abs"] {
      #expect(
        try Differentiation.gradient(Program(name), [.scalar(0)]).gradients[0].elements == [0])
      #expect(try Differentiation.dualDerivative(Program(name), -0.0).derivative == 0)
    }
    let tie = Program("maximum", of: 2)
    #expect(
      try Differentiation.gradient(tie, [.scalar(2), .scalar(2)]).gradients.map(\.elements)
        == [[0.5], [0.5]])
    let ties = try Tensor.vector(1, 4, 4, 0, 4, 4)
    let shares = try Differentiation.gradient(Program("max"), [ties]).gradients[0]
    #expect(shares.elements == [0, 0.25, 0.25, 0, 0.25, 0.25])
    #expect(try Differentiation.jacobianForward(Program("max"), [ties]).elements == shares.elements)
  }

  @Test func `derivatives keep their digits where functions are flat`() throws {
    func slope(_ name: String, _ x: Double) throws -> Double {
      try Differentiation.gradient(Program(name), [.scalar(x)]).gradients[0].elements[0]
    }
    // 4e^−2x(1 − 2e^−2x + …) and e^−x(1 − 2e^−x + …), with the power from the core itself.
    let power = try Differentiation.evaluate(Program("exp"), [.scalar(-40)]).elements[0]
    #expect(abs(try slope("tanh", 20) / (4 * power) - 1) < 0x1p-50)
    #expect(abs(try slope("sigmoid", 40) / power - 1) < 0x1p-50)
    #expect(abs(try slope("tanh", -370)) > 0)
  }

  @Test func `cross-entropy has the gradient p − y, and gives the targets −log p`() throws {
    let inputs = [try Tensor.vector(1, 3, 1), try Tensor.vector(0, 1, 0)]
    let result = try Differentiation.gradient(Program("crossEntropy", of: 2), inputs)
    let p = try Softmax.softmax([1, 3, 1])
    #expect(result.value == -(try Softmax.logSoftmax([1, 3, 1])[1]))
    #expect(result.gradients[0].elements == [p[0], p[1] - 1, p[2]])
    #expect(result.gradients[1].elements == (try Softmax.logSoftmax([1, 3, 1])).map { -$0 })
  }

  @Test func `backward twice accumulates where the tape is retained`() throws {
    let inputs = [try Tensor.scalar(3)]
    let twice = try Differentiation.backwardTwice(Program("square"), inputs, retain: true)
    #expect(twice.first[0].elements == [6] && twice.second[0].elements == [12])
    #expect(throws: MathError.freedTape(function: "backward")) {
      try Differentiation.backwardTwice(Program("square"), inputs, retain: false)
    }
  }
}
