import MathCore
import Testing

@Suite struct MatrixTests {
  @Test func `elements that do not fill the shape are refused, with both numbers`() {
    let error = #expect(throws: MathError.self) {
      try Matrix(rowCount: 2, columnCount: 3, elements: [1, 2, 3])
    }
    #expect(error == .elementCount(function: "matrix", count: 3, shape: [2, 3]))
    #expect(error?.description == "matrix: 3 elements do not fill the shape (2, 3)")
    #expect(throws: MathError.self) {
      try Matrix(rowCount: .max, columnCount: 2, elements: [])
    }
    #expect(throws: MathError.self) {
      try Matrix(rowCount: -1, columnCount: 0, elements: [])
    }
  }

  @Test func `rows of two lengths are refused`() {
    let error = #expect(throws: MathError.self) { try Matrix(rows: [[1, 2], [3]]) }
    #expect(error == .shapes(function: "matrix", [2], [1]))
  }

  @Test func `rows and columns are where they should be`() throws {
    let matrix = try Matrix(rows: [[1, 2, 3], [4, 5, 6]])
    #expect(matrix.row(1) == [4, 5, 6])
    #expect(matrix.column(2) == [3, 6])
    #expect(matrix[1, 0] == 4)
    #expect(matrix.shape == [2, 3])
  }
}
