import Exact
import MathCore
import Testing

@Suite struct AdjugateTests {
  @Test func `every entry is its cofactor, rounded once, for singular matrices too`() throws {
    var samples = SampleMatrices(seed: 4)
    for round in 0..<150 {
      let size = samples.count(below: 6)
      let a =
        try round % 2 == 0 && size > 0 ? samples.deficient(size, size) : samples.any(size, size)
      let exact = try a.rationals
      let adjugate = try LinearSystems.adjugate(a)
      for row in 0..<size {
        for column in 0..<size {
          let minor = RationalMatrix(rowCount: size - 1, columnCount: size - 1) {
            exact.elements[($0 < column ? $0 : $0 + 1) * size + ($1 < row ? $1 : $1 + 1)]
          }
          let cofactor = try minor.determinant() * ((row + column) % 2 == 0 ? 1 : -1)
          #expect(adjugate[row, column] == cofactor.roundedToDouble(), "\(a)")
        }
      }
    }
  }

  @Test func `rank n − 1 has an adjugate of rank 1, less has none but zeros`() throws {
    let a = try MathCore.Matrix(rows: [[1, 2, 3], [2, 4, 6], [0, 1, 1]])
    #expect(try LinearSystems.adjugate(a).rows == [[-2, 1, 0], [-2, 1, 0], [2, -1, 0]])
    let flat = try MathCore.Matrix(rows: [[1, 2, 3], [2, 4, 6], [3, 6, 9]])
    #expect(try LinearSystems.adjugate(flat).elements.allSatisfy { $0 == 0 })
  }
}
