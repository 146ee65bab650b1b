import MathCore
import Testing

@Suite struct SecondOrderTests {
  /// x'Ax of a vector x, with A a constant second input.
  private let form = Program([
    .input(0), .input(1), .init("matmul", [1, 0]), .init("matmul", [0, 2]),
  ])
  private let a = [[2.0, -3, 1], [5, 4, 0], [-1, 2, 6]]

  private func inputs(_ x: [Double]) throws -> [Tensor] {
    [
      try Tensor(shape: [3], elements: x),
      try Tensor(shape: [3, 3], elements: a.flatMap { $0 }),
    ]
  }

  /// x'Ax/2 − b'x with a symmetric A of whole numbers, as a program of x.
  private let quadratic = Program(
    [.input()]
      + [[4.0, 1], [1, 2]].enumerated().flatMap { row, entries -> [Program.Step] in
        let start = 1 + 4 * row
        return [
          .init("index", [0], counts: [0]), .init("scale", [start], numbers: [entries[0]]),
          .init("index", [0], counts: [1]), .init("scale", [start + 2], numbers: [entries[1]]),
        ]
      }
      + [
        .init("add", [2, 4]), .init("add", [6, 8]), .init("mul", [9, 1]), .init("mul", [10, 3]),
        .init("add", [11, 12]), .init("scale", [13], numbers: [0.5]), .init("sub", [14, 1]),
        .init("scale", [3], numbers: [-3]), .init("add", [15, 16]),
      ])

  @Test func `the Hessian of x'Ax is A + A' in x`() throws {
    let hessian = try Differentiation.hessian(form, inputs([1, -2, 0.5]))
    #expect(hessian.shape == [12, 12])
    for i in 0..<3 {
      for j in 0..<3 { #expect(hessian[i, j] == a[i][j] + a[j][i]) }
    }
    // ∂²/∂xᵢ∂Aᵢⱼ = xⱼ and ∂²/∂xⱼ∂Aᵢⱼ = xᵢ; nothing twice in A.
    #expect(hessian[0, 4] == -2 && hessian[1, 4] == 1 && hessian[3, 3] == 0)
    #expect(hessian == Matrices.transpose(hessian))
  }

  @Test func `a product with the Hessian needs no Hessian`() throws {
    let x = try inputs([1, -2, 0.5])
    let direction = [
      try Tensor.vector(3, 0, -1),
      try Tensor(shape: [3, 3], elements: [1, 0, 2, 0, 0, 1, 4, 0, -2]),
    ]
    let product = try Differentiation.hvp(form, x, direction)
    let hessian = try Differentiation.hessian(form, x)
    let expected = try Matrices.matvec(hessian, direction.flatMap(\.elements))
    #expect(product.flatMap(\.elements) == expected)
    #expect(product.map(\.shape) == [[3], [3, 3]])
  }

  @Test func `the Hessian is symmetric to the bit where rounding is not`() throws {
    let program = Program([
      .input(), .init("softmax", [0]), .init("sin", [1]), .init("mul", [0, 2]),
      .init("logSumExp", [3]),
    ])
    let hessian = try Differentiation.hessian(program, [.vector(0.3, -1.7, 2.9, 0.1)])
    #expect(hessian == Matrices.transpose(hessian))
    #expect(hessian.elements.allSatisfy { $0 != 0 && $0.isFinite })
  }

  @Test func `Newton's method lands on the minimum of a quadratic`() throws {
    // 4x + y = 1 and x + 2y = 3: (−1/7, 11/7).
    let point = try Differentiation.newtonStep(quadratic, [.vector(5, -8)])
    #expect(abs(point[0] + 1 / 7.0) < 0x1p-50 && abs(point[1] - 11 / 7.0) < 0x1p-50)
    let flat = Program([.input(), .init("sum", [0])])
    #expect(throws: MathError.singular(function: "solve", size: 2, rank: 0)) {
      try Differentiation.newtonStep(flat, [.vector(1, 2)])
    }
    #expect(throws: MathError.self) { try Differentiation.newtonStep(flat, [.scalar(1)]) }
    #expect(throws: MathError.self) { try Differentiation.newtonStep(flat, []) }
  }

  @Test func `the second-order model of a quadratic is the quadratic`() throws {
    let (x, h) = ([5.0, -8], [0.5, 3])
    let model = try Differentiation.taylor2(quadratic, [.vector(x[0], x[1])], h)
    let exact = try Differentiation.evaluate(quadratic, [.vector(x[0] + h[0], x[1] + h[1])])
    #expect(model == exact.elements[0])
    #expect(throws: MathError.shapes(function: "taylor2", [2], [1])) {
      try Differentiation.taylor2(quadratic, [.vector(5, -8)], [1])
    }
  }
}
