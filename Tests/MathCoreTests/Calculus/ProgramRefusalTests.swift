import MathCore
import Testing

@Suite struct ProgramRefusalTests {
  private func refusal(_ steps: [Program.Step], _ inputs: [Tensor] = []) -> MathError? {
    #expect(throws: MathError.self) { try Differentiation.evaluate(Program(steps), inputs) }
  }

  @Test(arguments: [
    Program.Step("frobnicate", [0]), .init("add", [0]), .init("neg", [0, 0]), .init("add", [0, 1]),
    .init("neg", [-1]), .init("neg", [0], counts: [1]), .init("pow", [0]),
    .init("pow", [0], counts: [Int.min]), .init("scale", [0]),
    .init("scale", [0], numbers: [1, 2]),
    .init("slice", [0], counts: [0, 1]), .init("index", [0], counts: [2]),
    .init("index", [0], counts: [Int.min]), .init("input", counts: [1]),
    .init("input", counts: [-1]), .init("slice", [0], counts: [0, 2, 1]),
    .init("slice", [0], counts: [0, 0, Int.max]), .init("expand", [0], counts: [1 << 40, 2]),
  ])
  func `a malformed step is named with its operation`(_ step: Program.Step) throws {
    let inputs = [try Tensor.vector(1, 2)]
    let error = try #require(refusal([.input(), step], inputs))
    #expect(error.kind == "domain")
    guard case .operation("evaluate", 1, let underlying) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(underlying.description.hasPrefix(step.operation))
  }

  @Test(arguments: [
    (Program.Step("reshape", [0], counts: [3]), "elementCount"),
    (.init("reshape", [0], counts: [-1, -2]), "elementCount"),
    (.init("permute", [0], counts: [1]), "axis"), (.init("permute", [0], counts: []), "axis"),
    (.init("sum", [0], counts: [0, 0]), "axis"), (.init("max", [0], counts: [-1]), "axis"),
    (.init("transpose", [0]), "axis"), (.init("expand", [0], counts: [3]), "shapes"),
    (.init("matmul", [0, 1]), "shapes"), (.init("linear", [0, 1, 0]), "shapes"),
    (.init("crossEntropy", [0, 1]), "shapes"), (.init("concat", [0, 1], counts: [0]), "shapes"),
    (.init("concat", [0, 1], counts: [1]), "axis"),
    (.init("slice", [0], counts: [1, 0, 0]), "axis"),
    (.init("scale", [0], numbers: [.nan]), "notFinite"),
    (.init("constant", numbers: [.infinity]), "notFinite"),
  ])
  func `what does not fit has the kind that the operation has elsewhere`(
    step: Program.Step, kind: String
  ) throws {
    let inputs = [try Tensor.vector(1, 2), try Tensor.halves([3, 1])]
    #expect(refusal([.input(0), .input(1), step], inputs)?.kind == kind)
  }

  @Test(arguments: [
    ("log", 0.0), ("log", -1), ("sqrt", -1), ("reciprocal", 0), ("div", 0), ("pow", 0),
  ])
  func `outside of its domain a function is named with the step`(name: String, x: Double) throws {
    let step = Program.Step(
      name, name == "div" ? [0, 0] : [0], counts: name == "pow" ? [-1] : [])
    let error = refusal([.input(), step], [try .scalar(x)])
    #expect(
      error?.kind == "domain" && error?.description.hasPrefix("evaluate, step 1: \(name)") == true)
  }

  @Test func `nothing, and values that are not finite, are refused`() throws {
    #expect(refusal([])?.kind == "domain")
    #expect(refusal([.input()], [try .vector(1, .nan)])?.kind == "notFinite")
    #expect(refusal([.input()], [try .scalar(.infinity)])?.kind == "notFinite")
    // ∞ − ∞ on the way.
    let steps: [Program.Step] = [.input(), .init("exp", [0]), .init("sub", [1, 1])]
    #expect(refusal(steps, [try .scalar(1000)])?.description.contains("step 2: sub") == true)
    #expect(
      try Differentiation.evaluate(Program("exp"), [.scalar(1000)]).elements == [.infinity])
    for name in ["max", "mean", "softmax", "logSumExp"] {
      #expect(
        refusal([.input(), .init(name, [0])], [try Tensor(shape: [0], elements: [])])?.kind
          == "empty"
      )
    }
    for name in ["softmax", "logSumExp"] {
      #expect(refusal([.input(), .init(name, [0])], [try .scalar(1)])?.kind == "axis")
    }
  }

  @Test func `only single numbers have gradients, and seeds and directions fit`() throws {
    let x = [try Tensor.vector(1, 2)]
    let square = Program("square")
    func kind(_ body: () throws -> some Any) -> String? {
      #expect(throws: MathError.self) { try body() }?.kind
    }
    #expect(kind { try Differentiation.gradient(square, x) } == "notScalar")
    #expect(kind { try Differentiation.hessian(square, x) } == "notScalar")
    #expect(
      kind { try Differentiation.dualDerivative(Program("expand", counts: [2]), 1) } == "notScalar")
    #expect(kind { try Differentiation.vjp(square, x, .scalar(1)) } == "shapes")
    #expect(kind { try Differentiation.jvp(square, x, []) } == "shapes")
    #expect(kind { try Differentiation.jvp(square, x, [.scalar(1)]) } == "shapes")
    #expect(kind { try Differentiation.hvp(square, x, [.vector(1, .nan)]) } == "notFinite")
    #expect(kind { try Differentiation.dualDerivative(Program("sqrt"), 0) } == "domain")
    #expect(kind { try Differentiation.jacobian(Program("sqrt"), [.vector(0, 1)]) } == "domain")
    #expect(try Differentiation.evaluate(Program("sqrt"), [.scalar(0)]).elements == [0])
  }

  @Test func `shapes of huge lengths without elements cost nothing`() throws {
    let wide = try Tensor(shape: [1 << 40, 0], elements: [])
    let none = try Tensor(shape: [0, 0], elements: [])
    let product = Program("matmul", of: 2)
    #expect(try Differentiation.evaluate(product, [wide, none]).shape == [1 << 40, 0])
    #expect(try Differentiation.vjp(product, [wide, none], wide) == [wide, none])
    let back = try Tensor(shape: [0, 1 << 40], elements: [])
    for step: Program.Step in [
      .init("transpose", [0]), .init("permute", [0], counts: [1, 0]),
      .init("reshape", [0], counts: [0, 1 << 40]), .init("slice", [0], counts: [0, 1, 3]),
      .init("concat", [0, 0], counts: [0]), .init("square", [0]), .init("max", [0], counts: [0]),
    ] {
      #expect(try Differentiation.evaluate(Program([.input(), step]), [wide]).elements == [])
    }
    #expect(refusal([.input(), .init("sum", [0], counts: [1])], [wide])?.kind == "domain")
    #expect(try Differentiation.evaluate(Program("sum"), [back]).elements == [0])
  }
}
