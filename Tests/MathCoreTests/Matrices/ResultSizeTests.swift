import MathCore
import Testing

/// Matrices without elements may have any number of rows, and products of theirs any number of elements.
@Suite struct ResultSizeTests {
  private func matrix(_ rowCount: Int, _ columnCount: Int) throws -> Matrix {
    try Matrix(rowCount: rowCount, columnCount: columnCount, elements: [])
  }

  @Test(arguments: [Int.max, 1 << 40])
  func `results that no memory holds are refused`(rows: Int) throws {
    let (tall, wide) = (try matrix(rows, 0), try matrix(0, rows))
    for other in [wide, try matrix(0, 3)] {
      let error = #expect(throws: MathError.self) { try Matrices.matmul(tall, other) }
      #expect(error?.kind == "domain")
    }
    #expect(throws: MathError.self) { try Matrices.gram(wide) }
    #expect(throws: MathError.self) { try Matrices.matvec(tall, []) }
    #expect(throws: MathError.self) { try Networks.linear(tall, wide, []) }
  }

  @Test func `small ones of no elements are zeros`() throws {
    #expect(try Matrices.matmul(matrix(2, 0), matrix(0, 3)).elements == [0, 0, 0, 0, 0, 0])
    #expect(try Matrices.matvec(matrix(2, 0), []) == [0, 0])
  }
}
