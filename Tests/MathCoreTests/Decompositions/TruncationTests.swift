import Exact
import MathCore
import PropertyTesting
import TestSupport
import Testing

@Suite struct TruncationTests {
  @Test func `what a truncation leaves out is the tail of the singular values`() async {
    let cases = tuple(Generator<CoreMatrix>.matrices(), Generator<Int>.integers(in: 0...6))
    await forAll(cases, Settings(cases: 300)) { a, k in
      let found = try Decompositions.truncate(a, k)
      let count = min(a.rowCount, a.columnCount)
      if k >= count { #expect(found == a) }
      let exact = try a.exact()
      let left = try (exact - found.exact()).sumOfSquares
      let tail = try Decompositions.singularValues(a).exact().dropFirst(k).reduce(.zero) {
        $0 + $1 * $1
      }
      // Both are squares of norms with errors of 50·max(m, n)·2⁻⁵²·|A| at most.
      let limit = Rational(50 * max(a.rowCount, a.columnCount, 1)).scaled(byTwoToThe: -50)
      #expect((left - tail).magnitude <= limit * exact.sumOfSquares)
      let factors = try Decompositions.lowRank(a, k)
      #expect(factors.left.columnCount == min(k, count))
      #expect(factors.right.rowCount == min(k, count))
      let product = try factors.left.exact() * factors.right.exact()
      let error = try (product - found.exact()).sumOfSquares
      #expect(error <= Ratio.square(1, count, 0) * exact.sumOfSquares)
    }
  }

  @Test func `a truncation to the rank is the matrix, up to rounding`() throws {
    let a = try CoreMatrix(rows: [[1, 2, 3], [2, 4, 6], [1, 1, 1]])
    let found = try Decompositions.truncate(a, 2)
    #expect(zip(found.elements, a.elements).allSatisfy { abs($0 - $1) <= 5 * 3 * 0x1p-52 * 8 })
  }

  @Test func `a negative rank is refused`() throws {
    let a = try CoreMatrix(rows: [[1]])
    let error = #expect(throws: MathError.self) { try Decompositions.truncate(a, -1) }
    #expect(error?.kind == "domain")
    #expect(throws: MathError.self) { try Decompositions.lowRank(a, .min) }
  }
}
