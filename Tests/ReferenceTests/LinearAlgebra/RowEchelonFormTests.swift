import Exact
import Reference
import Testing

@Suite struct RowEchelonFormTests {
  private static func matrix(_ rows: [[Int]]) throws -> RationalMatrix {
    try Matrix(rows: rows).map { Rational($0) }
  }

  @Test func `the form has pivots of one, alone in their columns`() throws {
    let form = try RowEchelonForm(of: Self.matrix([[0, 2, 4, 2], [1, 1, 3, 0], [1, 3, 7, 2]]))
    #expect(form.matrix == (try Self.matrix([[1, 0, 1, -1], [0, 1, 2, 1], [0, 0, 0, 0]])))
    #expect(form.pivots == [0, 1])
    #expect(form.freeColumns == [2, 3])
  }

  @Test func `the special solutions have one at their free column`() throws {
    let a = try Self.matrix([[0, 2, 4, 2], [1, 1, 3, 0], [1, 3, 7, 2]])
    let kernel = try RowEchelonForm(of: a).kernel
    #expect(kernel == (try Self.matrix([[-1, 1], [-2, -1], [1, 0], [0, 1]])))
    #expect(try a * kernel == RationalMatrix.zero(rowCount: 3, columnCount: 2))
  }

  @Test func `matrices without rows or columns have forms too`() throws {
    let flat = try RowEchelonForm(of: .zero(rowCount: 0, columnCount: 2))
    #expect(flat.pivots.isEmpty)
    #expect(flat.kernel == .identity(2))
    #expect(try RowEchelonForm(of: .zero(rowCount: 2, columnCount: 0)).kernel.shape == [0, 0])
  }

  @Test func `the factors multiply to the permuted matrix, also where a pivot is missing`() throws {
    for rows in [[[0, 1], [2, 3]], [[0, 0], [0, 5]], [[1, 2], [2, 4]], []] {
      let a = try Self.matrix(rows)
      let factors = try LUFactors(of: a)
      let permuted = Matrix(rowCount: a.rowCount, columnCount: a.columnCount) {
        a[factors.permutation[$0], $1]
      }
      #expect(try factors.lower * factors.upper == permuted)
      #expect(try factors.determinant == a.determinant())
    }
  }

  /// By Cayley and Hamilton A·(Aⁿ⁻¹ + c₁Aⁿ⁻² + … + cₙ₋₁ I) = −cₙ I = (−1)ⁿ⁻¹ det(A) I.
  @Test func `cofactors and the characteristic polynomial give the same adjugate`() throws {
    for rows in [
      [[2]], [[1, 2], [3, 4]], [[1, 2, 1], [-2, -3, 1], [3, 5, 0]], [[0, 0], [0, 0]], [],
    ] {
      let a = try Self.matrix(rows)
      let coefficients = try a.characteristicPolynomial().coefficients
      let powers = try RationalPolynomial(Array(coefficients.dropFirst())).value(at: a)
      let sign = Rational(a.rowCount.isMultiple(of: 2) ? 1 : -1)
      #expect(try a.adjugate() == -sign * powers)
      #expect(try coefficients.first == sign * a.determinant())
    }
    #expect(try Self.matrix([[1, 2], [3, 4]]).adjugate() == Self.matrix([[4, -2], [-3, 1]]))
  }
}
