import Exact
import MathCore
import PropertyTesting
import TestSupport
import Testing

@Suite struct SingularValueTests {
  private static let settings = Settings(cases: 300)

  @Test func `A is U times diag(s) times V', within LAPACK's ratio, over the rationals`() async {
    await forAll(.matrices(), Self.settings) { a in
      let found = try Decompositions.svd(a)
      let k = min(a.rowCount, a.columnCount)
      #expect(found.u.shape == [a.rowCount, k])
      #expect(found.v.shape == [a.columnCount, k])
      let (u, v) = (try found.u.exact(), try found.v.exact())
      let limit = Ratio.square(5, a.rowCount, a.columnCount)
      #expect(try u.orthonormalityDefect() <= limit)
      #expect(try v.orthonormalityDefect() <= limit)
      let product = try u * RationalMatrix.diagonal(found.s.exact()) * v.transposed()
      let exact = try a.exact()
      // σ₁² is at least |A|² / k in the Frobenius norm.
      #expect(try Rational(k) * (exact - product).sumOfSquares <= limit * exact.sumOfSquares)
    }
  }

  @Test func `singular values are min(m, n) in number, descend, and are not negative`() async {
    await forAll(.matrices(), Self.settings) { a in
      let s = try Decompositions.singularValues(a)
      #expect(s.count == min(a.rowCount, a.columnCount))
      #expect(zip(s, s.dropFirst()).allSatisfy(>=))
      #expect(s.allSatisfy { $0 >= 0 && $0.sign == .plus })
    }
  }

  @Test func `a power of two scales the singular values and nothing else`() async {
    await forAll(.matrices(), Self.settings) { a in
      let unit = a.elements.contains { abs($0) > 1 } ? 0x1p-40 : 0x1p40
      let scaled = CoreMatrix(filling: a.elements.map { $0 * unit }, a.rowCount, a.columnCount)
      let (x, y) = (try Decompositions.svd(a), try Decompositions.svd(scaled))
      #expect(x.u == y.u)
      #expect(x.v == y.v)
      #expect(y.s == x.s.map { $0 * unit })
    }
  }

  @Test func `columns that are parallel but for a tiny entry are rotated to the end`() throws {
    // The square of the quotient of their lengths overflows.
    let tiny = 0x1p-520
    let values = try Decompositions.singularValues(Matrix(rows: [[1, 1], [0, tiny]]))
    // σ₁² + σ₂² = 2 + t² and σ₁σ₂ = t, so that σ₁ = √2 and σ₂ = t/√2 far beyond the last digit.
    #expect(abs(values[0] - 2.0.squareRoot()) <= 2 * values[0].ulp)
    #expect(abs(values[1] - tiny / 2.0.squareRoot()) <= 2 * values[1].ulp)
    let far = try Decompositions.singularValues(
      Matrix(rows: [[0, 1], [6.297761573024574e+262, 1.418129833677085e+278]]))
    #expect(far.count == 2)
    #expect(far[1] > 0)
  }

  @Test(arguments: [-600, -900, -950, -1000, -1300, -1500, -1900])
  func `columns whose products underflow become orthogonal too`(exponent: Int) throws {
    // The block [[1, 1], [1, 0]] has the golden ratio φ and 1/φ as singular values.
    let top = 0x1p1000
    let t = Double(sign: .plus, exponent: 1000 + exponent, significand: 1)
    let found = try Decompositions.svd(CoreMatrix(rows: [[top, 0, 0], [0, t, t], [0, t, 0]]))
    let limit = Ratio.square(5, 3, 3)
    #expect(try found.u.exact().orthonormalityDefect() <= limit)
    #expect(try found.v.exact().orthonormalityDefect() <= limit)
    #expect(found.s[0] == top)
    // Further down nothing of the block is left beside 2⁴⁰⁰.
    guard exponent >= -1300 else { return }
    // F11 for graded columns: 3·2⁻⁵²·κ(B) relatively, and κ(B) = φ² < 3.
    let golden = (1 + 5.0.squareRoot()) / 2
    #expect(abs(found.s[1] / t / golden - 1) <= 9 * 0x1p-52)
    #expect(abs(found.s[2] / t * golden - 1) <= 9 * 0x1p-52)
  }

  @Test func `singular values of diagonal matrices are the magnitudes, without rounding`() throws {
    let a = try CoreMatrix(rows: [[0, -3, 0], [0x1p-900, 0, 0], [0, 0, 7], [0, 0, 0]])
    #expect(try Decompositions.singularValues(a) == [7, 3, 0x1p-900])
    #expect(try Norms.inducedNorm2(a) == 7)
  }

  @Test func `small singular values of graded columns keep their relative accuracy`() throws {
    // A = B·D with D = diag(1, 2⁻³⁵, 2⁻⁷⁰): det A'A is the product of the squares, and the scales of
    // D separate the values by so much that each σᵢ² is a ratio of leading minors to 2⁻⁶⁰.
    let a = try CoreMatrix(
      rows: [[3, 0x1p-35, -0x1p-70], [1, 0x1.8p-34, 0x1p-69], [-2, 0x1p-35, 0x1.4p-68]])
    let s = try Decompositions.singularValues(a).exact()
    let exact = try a.exact()
    let gram = try exact.transposed() * exact
    var previous = Rational.one
    for size in 1...3 {
      let minor = try RationalMatrix(
        rows: (0..<size).map { row in (0..<size).map { gram[row, $0] } }
      ).determinant()
      let square = try minor / previous
      // The bound of Demmel and Veselić with κ(B) below 8: 100·u·κ, twice for the square.
      let error = (s[size - 1] * s[size - 1] - square).magnitude
      #expect(error <= Rational(1600).scaled(byTwoToThe: -53) * square)
      previous = minor
    }
  }

  @Test func `infinities and NaN are refused`() throws {
    let a = try CoreMatrix(rows: [[1, 2], [.nan, 4]])
    #expect(
      throws: MathError.notFinite(function: "svd", argument: "a", index: 2, value: "nan")
    ) { try Decompositions.svd(a) }
  }

  @Test func `the numerical rank counts the values above max(m, n) times 2⁻⁵² times the first`()
    throws
  {
    let a = try CoreMatrix(rows: [[0.1, 0.7], [0.3, 2.1]])
    #expect(try Ranks.numericalRank(a) == 1)
    #expect(try Ranks.numericalRank(CoreMatrix(rows: [[0, 0], [0, 0]])) == 0)
    let hilbert = (0..<12).map { row in (0..<12).map { 1 / Double(row + $0 + 1) } }
    #expect(try Ranks.numericalRank(CoreMatrix(rows: hilbert)) == 11)
  }
}
