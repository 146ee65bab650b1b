import Exact
import MathCore
import PropertyTesting
import TestSupport
import Testing

@Suite struct PrincipalComponentTests {
  @Test func `total variance is the mean square of what is left when means are taken off`() async {
    let shapes = Generator<CoreMatrix>.matrices(rowCounts: 1...5, columnCounts: 1...4)
    await forAll(shapes, Settings(cases: 200)) { x in
      let scale = x.elements.map(abs).max() ?? 0
      // Variances beyond the range of doubles have no sum.
      guard scale < 0x1p500, scale > 0x1p-400 || scale == 0 else { return }
      let found = try Decompositions.pca(x)
      let exact = try x.exact()
      let count = Rational(x.rowCount)
      var total = Rational.zero
      for column in 0..<x.columnCount {
        let values = (0..<x.rowCount).map { exact[$0, column] }
        let mean = try values.reduce(.zero, +) / count
        #expect(found.mean[column] == mean.roundedToDouble())
        total += try values.reduce(.zero) { $0 + ($1 - mean) * ($1 - mean) } / count
      }
      let sum = try found.variances.exact().reduce(.zero, +)
      // Centring rounds differences of entries once; a square doubles the error of F11.
      let limit = Rational(100 * max(x.rowCount, x.columnCount)).scaled(byTwoToThe: -52)
      #expect((sum - total).magnitude <= limit * total + Ratio.square(1, 1, 1) * exact.sumOfSquares)
    }
  }

  @Test func `the largest entry of each component is positive, and scores rebuild the examples`()
    async
  {
    let shapes = Generator<CoreMatrix>.matrices(rowCounts: 1...5, columnCounts: 1...4)
    await forAll(shapes, Settings(cases: 200)) { x in
      let found = try Decompositions.pca(x)
      let k = min(x.rowCount, x.columnCount)
      #expect(found.components.shape == [k, x.columnCount])
      #expect(found.scores.shape == [x.rowCount, k])
      for row in found.components.rows {
        let largest = row.map(abs).max() ?? 0
        #expect(row.first { abs($0) == largest } == largest)
      }
      let exact = try x.exact()
      let mean = try found.mean.exact()
      let product = try found.scores.exact() * found.components.exact()
      var error = Rational.zero
      for row in 0..<x.rowCount {
        for column in 0..<x.columnCount {
          let difference = mean[column] + product[row, column] - exact[row, column]
          error += difference * difference
        }
      }
      #expect(error <= Ratio.square(20, x.rowCount, x.columnCount) * exact.sumOfSquares)
    }
  }

  @Test func `a mean survives a sum beyond the range of doubles`() throws {
    let top = Double.greatestFiniteMagnitude
    let found = try Decompositions.pca(CoreMatrix(rows: [[top], [top], [top]]))
    #expect(found.mean == [top])
    #expect(found.variances == [0])
  }

  @Test func `no examples are refused`() throws {
    #expect(throws: MathError.empty(function: "pca")) {
      try Decompositions.pca(CoreMatrix(rows: []))
    }
  }
}
