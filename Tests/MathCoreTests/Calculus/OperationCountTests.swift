import MathCore
import Testing

@Suite struct OperationCountTests {
  private func counts(
    _ program: Program, _ inputs: [Tensor]
  ) throws -> (forward: Int, reverse: Int) {
    try Differentiation.operationCounts(program, inputs)
  }

  @Test func `products and sums are counted by their definition`() throws {
    let product = Program([
      .input(0), .input(1), .init("matmul", [0, 1]), .init("sum", [2]),
    ])
    // 2 × 3 times 3 × 4: 8 sums of 3 products; then 7 additions. Back: 2 × 4 by 4 × 3 and 3 × 2 by 2 × 4.
    let result = try counts(product, [.halves([2, 3]), .halves([3, 4])])
    #expect(result.forward == 8 * 5 + 7)
    #expect(result.reverse == result.forward + 6 * 7 + 12 * 3)
    let fanOut = Program([.input(), .init("mul", [0, 0]), .init("add", [1, 0])])
    // Two operations; back two products, and two additions of three uses.
    #expect(try counts(fanOut, [.scalar(3)]) == (2, 6))
  }

  @Test(arguments: GradientTests.operations.indices)
  func `the reverse mode takes at most five times the operations of the value`(
    _ index: Int
  ) throws {
    let (single, inputs) = GradientTests.operations[index]
    let last = single.steps.count - 1
    let size = try Differentiation.evaluate(single, inputs).elements.count
    guard size > 0 else { return }
    // As one number: the sum of the squares of what the operation gives, and of its double use.
    let uses: [[Program.Step]] = [
      [.init("sum", [last])],
      [.init("square", [last]), .init("sum", [last + 1])],
      [.init("mul", [last, last]), .init("add", [last + 1, last]), .init("sum", [last + 2])],
    ]
    for use in uses {
      let result = try counts(Program(single.steps + use), inputs)
      #expect(result.reverse <= 5 * result.forward, "\(single.steps)")
      #expect(result.reverse >= result.forward)
    }
  }

  @Test(arguments: [
    "neg", "square", "sqrt", "exp", "log", "sin", "cos", "tanh", "sigmoid", "softplus", "relu",
    "abs", "gelu", "silu", "reciprocal",
  ])
  func `a chain of one function on one number keeps the bound`(_ name: String) throws {
    for length in 1...4 {
      let steps = (0..<length).map { Program.Step(name, [$0]) }
      // At 3 even the third logarithm has a value; the fourth has none.
      guard let result = try? counts(Program([.input()] + steps), [.scalar(3)]) else { continue }
      #expect(result.forward >= length && result.reverse <= 5 * result.forward)
    }
    for exponent in [-7, -2, -1, 1, 2, 3, 4, 8, 31] {
      let result = try counts(Program("pow", counts: [exponent]), [.scalar(3)])
      #expect(result.reverse <= 5 * result.forward)
    }
  }

  @Test func `the reverse count does not grow with the number of inputs, the forward mode's does`()
    throws
  {
    let program = Program([.input(), .init("square", [0]), .init("sum", [1])])
    for count in [1, 10, 100] {
      let x = try Tensor(shape: [count], elements: [Double](repeating: 2, count: count))
      // n squares and n − 1 additions; back, a doubling and a product for each.
      #expect(try counts(program, [x]) == (2 * count - 1, 4 * count - 1))
    }
  }
}
