import Exact
import Reference
import Testing

@Suite struct WholeRotationTests {
  @Test(arguments: [([1], 2), ([1, -2, 3], 3), ([2, 0, -1, 1, 3, 1], 4), ([], 1), ([], 0)])
  func `a whole rotation is a multiple of an orthogonal matrix`(_ entries: [Int], _ size: Int)
    throws
  {
    let turn = try WholeRotation(skew: entries, size: size)
    let transposed = RationalMatrix(rowCount: size, columnCount: size) { turn.matrix[$1, $0] }
    let square = turn.factor * turn.factor
    let product = try transposed * turn.matrix
    #expect(product == square * RationalMatrix.identity(size))
    let areWhole = turn.matrix.elements.map(\.isInteger)
    #expect(!areWhole.contains(false))
  }

  @Test func `a quarter turn comes of the entry 1`() throws {
    #expect(try WholeRotation(skew: [1], size: 2).applied(to: [3, 4]) == [-4, 3])
  }
}
