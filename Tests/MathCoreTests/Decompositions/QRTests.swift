import Exact
import MathCore
import PropertyTesting
import TestSupport
import Testing

@Suite struct QRTests {
  @Test func `A is Q times R within LAPACK's ratio, column by column, over the rationals`() async {
    await forAll(.matrices(), Settings(cases: 300)) { a in
      let found = try Decompositions.qr(a)
      let k = min(a.rowCount, a.columnCount)
      #expect(found.q.shape == [a.rowCount, k])
      #expect(found.r.shape == [k, a.columnCount])
      let q = try found.q.exact()
      let limit = Ratio.square(30, a.rowCount, 0)
      #expect(try q.orthonormalityDefect() <= limit)
      let exact = try a.exact()
      let residual = try exact - q * found.r.exact()
      for column in 0..<a.columnCount {
        let error = (0..<a.rowCount).map { residual[$0, column] }.reduce(.zero) { $0 + $1 * $1 }
        let size = (0..<a.rowCount).map { exact[$0, column] }.reduce(.zero) { $0 + $1 * $1 }
        #expect(error <= limit * size)
      }
    }
  }

  @Test func `R is upper triangular and its diagonal is not negative`() async {
    await forAll(.matrices(), Settings(cases: 300)) { a in
      let r = try Decompositions.qr(a).r
      for row in 0..<r.rowCount {
        #expect(r[row, row] >= 0)
        #expect((0..<row).allSatisfy { r[row, $0] == 0 })
      }
    }
  }

  @Test func `an upper triangle with a positive diagonal is its own R`() throws {
    let a = try CoreMatrix(rows: [[2, 1, 5], [0, 3, 7], [0, 0, 1]])
    let found = try Decompositions.qr(a)
    #expect(found.r == a)
    #expect(found.q.rows == [[1, 0, 0], [0, 1, 0], [0, 0, 1]])
  }

  @Test func `(3, 4)' has length 5`() throws {
    let found = try Decompositions.qr(CoreMatrix(rows: [[-3], [-4]]))
    #expect(found.r.elements == [5])
    #expect(zip(found.q.elements, [-0.6, -0.8]).allSatisfy { abs($0 - $1) <= 30 * 2 * 0x1p-52 })
  }
}
