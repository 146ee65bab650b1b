import Exact
import Testing

@testable import Laws

@Suite struct InputTextTests {
  @Test func `a tensor shows its elements as nested lists, and its shape`() throws {
    let x = try Tensor(shape: [2, 1, 2], elements: [1.0, 2, 3, 4.5])
    #expect("\(x)" == "[[[1.0, 2.0]], [[3.0, 4.5]]] of shape (2, 1, 2)")
    #expect("\(try Tensor(shape: [], elements: [3]))" == "3 of shape ()")
    #expect("\(try Tensor<Int>(shape: [2, 0], elements: []))" == "[] of shape (2, 0)")
  }

  @Test func `data are shown as the requests write them, without names of types`() throws {
    let fields = Datum.fields([
      "pivots": .counts([0, 2]), "matrix": .matrix(try Matrix(rows: [[1, 2], [0, -0.5]])),
    ])
    #expect("\(fields)" == "{matrix: [[1.0, 2.0], [0.0, -0.5]], pivots: [0, 2]}")
    let all: [Datum] = [.number(2), .vector([1]), .count(3), .flag(true), .text("ij")]
    #expect(all.map(\.description) == ["2.0", "[1.0]", "3", "true", "\"ij\""])
    let empty = Matrix<Double>(rowCount: 0, columnCount: 3) { _, _ in 0 }
    #expect("\(Datum.matrix(empty))" == "[] of shape (0, 3)")
  }

  @Test func `inputs show the fields of structures by name, and doubles exactly`() throws {
    let x = try Tensor(shape: [2], elements: [1.0, 2])
    let shown = "[1.0, 2.0] of shape (2)"
    #expect(inputText(TensorPair(x: x, y: x)) == "x = \(shown), y = \(shown)")
    #expect(
      inputText((TensorAndAxes(tensor: x, axes: [0]), 0.5))
        == "((tensor = \(shown), axes = [0]), 0.5 (0x1p-1))")
    let einsum = EinsumInput(left: ["i"], right: ["i"], output: [], x: x, y: x)
    #expect(inputText(einsum) == "i,i-> of \(shown), and \(shown)")
    #expect(inputText(NormExponent(numerator: 5, denominator: 4)) == "p = 5/4")
    #expect(inputText([0.5]) == "[0.5 (0x1p-1)]")
  }
}
