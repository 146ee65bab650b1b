import Exact
import MathCore
import PropertyTesting
import TestSupport
import Testing

@Suite struct LeastSquaresTests {
  @Test func `Läuchli's matrix gives (1, 1), where normal equations are singular`() throws {
    let e = 0x1p-30
    let x = try Decompositions.lstsq(CoreMatrix(rows: [[1, 1], [e, 0], [0, e]]), [2, e, e])
    #expect(x.allSatisfy { abs($0 - 1) <= 1e-15 })
  }

  @Test func `refinement gives the exact solution of Läuchli's problem for (3, 1, 1)' as well`()
    throws
  {
    let e = 0x1p-30
    let a = try CoreMatrix(rows: [[1, 1], [e, 0], [0, e]])
    let x = try Decompositions.lstsq(a, [3, 1, 1]).exact()
    let exact = try a.exact()
    let gram = try exact.transposed() * exact
    let wanted = try gram.solve(exact.transposed() * [3, 1, 1])
    for (found, value) in zip(x, wanted) {
      // Four roundings of the solution; cond(A) is 1.5e9, and a plain factorisation is off by 1e-7.
      #expect((found - value).magnitude <= value.magnitude.scaled(byTwoToThe: -51))
    }
  }

  @Test func `a singular matrix takes the shortest of all solutions`() throws {
    let x = try Decompositions.lstsq(CoreMatrix(rows: [[1, 1], [1, 1]]), [2, 4])
    #expect(x.allSatisfy { abs($0 - 1.5) <= 50 * 2 * 0x1p-52 * 1.5 })
    let wide = try Decompositions.lstsq(CoreMatrix(rows: [[3, 4]]), [25])
    #expect(abs(wide[0] - 3) <= 0x1p-48)
    #expect(abs(wide[1] - 4) <= 0x1p-48)
    #expect(try Decompositions.lstsq(CoreMatrix(rows: [[0], [0]]), [1, 2]) == [0])
  }

  @Test func `a right side of another length is refused with both shapes`() throws {
    let a = try CoreMatrix(rows: [[1, 1], [1, 1]])
    #expect(throws: MathError.shapes(function: "lstsq", [2, 2], [3])) {
      try Decompositions.lstsq(a, [1, 2, 3])
    }
  }

  @Test func `the pseudo-inverse of independent columns is (A'A)⁻¹A'`() async {
    await forAll(.matrices(rowCounts: 3...5, columnCounts: 1...3), Settings(cases: 300)) { a in
      let exact = try a.exact()
      let gram = try exact.transposed() * exact
      guard try gram.determinant() != .zero else { return }
      let wanted = try gram.inverse() * exact.transposed()
      let found = try Decompositions.pinv(a).exact()
      // 50·max(m, n)·2⁻⁵²·cond(A)·|A⁺|, squared; |A|·|A⁺| in the Frobenius norm is above cond(A).
      let size = wanted.sumOfSquares
      let limit = Ratio.square(50, a.rowCount, 0) * exact.sumOfSquares * size
      #expect(try (found - wanted).sumOfSquares <= limit * size)
    }
  }

  @Test func `the pseudo-inverse of a singular matrix leaves out what is zero`() throws {
    let found = try Decompositions.pinv(CoreMatrix(rows: [[1, 1], [1, 1]]))
    #expect(found.elements.allSatisfy { abs($0 - 0.25) <= 50 * 2 * 0x1p-52 })
    let zero = try Decompositions.pinv(CoreMatrix(rows: [[0, 0, 0]]))
    #expect(zero.rows == [[0], [0], [0]])
  }

  @Test func `cond is 1 for multiples of the identity and infinite exactly for dependence`() throws
  {
    #expect(try Decompositions.cond(CoreMatrix(rows: [[0x1p-800, 0], [0, -0x1p-800]])) == 1)
    #expect(try Decompositions.cond(CoreMatrix(rows: [[1, 2], [2, 4]])) == .infinity)
    #expect(try Decompositions.cond(CoreMatrix(rows: [[3, 4]])) == 1)
    #expect(try Decompositions.cond(CoreMatrix(rows: [[4, 0], [0, 0.5]])) == 8)
    #expect(throws: MathError.empty(function: "cond")) {
      try Decompositions.cond(CoreMatrix(rows: []))
    }
  }
}
