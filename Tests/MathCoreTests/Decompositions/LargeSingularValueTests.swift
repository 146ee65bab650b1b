import Exact
import Testing

@testable import MathCore

/// Matrices that are rotated from approximate vectors, or whose values are found without any.
@Suite struct LargeSingularValueTests {
  /// H·D·H without rounding, for H = I − (2/n)·e·e', n a power of two, and short whole numbers.
  private func mirrored(_ diagonal: [Double]) -> CoreMatrix {
    let n = diagonal.count
    let share = 2 / Double(n)
    let sum = diagonal.reduce(0, +)
    return CoreMatrix(
      filling: (0..<n * n).map { place in
        let (row, column) = (place / n, place % n)
        let own = row == column ? diagonal[row] : 0
        return own - share * (diagonal[row] + diagonal[column]) + share * share * sum
      }, n, n)
  }

  private func hold(_ a: CoreMatrix, ratio limit: Int = 5) throws {
    let found = try Decompositions.svd(a)
    let k = min(a.rowCount, a.columnCount)
    let (u, v) = (try found.u.exact(), try found.v.exact())
    let bound = Ratio.square(limit, a.rowCount, a.columnCount)
    #expect(try u.orthonormalityDefect() <= bound)
    #expect(try v.orthonormalityDefect() <= bound)
    let product = try u * RationalMatrix.diagonal(found.s.exact()) * v.transposed()
    let exact = try a.exact()
    #expect(try Rational(k) * (exact - product).sumOfSquares <= bound * exact.sumOfSquares)
    #expect(zip(found.s, found.s.dropFirst()).allSatisfy(>=))
    // What is found without vectors is as near as F11 asks of both.
    let values = try Decompositions.singularValues(a)
    #expect(values.count == k && zip(values, values.dropFirst()).allSatisfy(>=))
    let unit = Double(max(a.rowCount, a.columnCount)) * 0x1p-52 * found.s[0]
    for (value, other) in zip(values, found.s) { #expect(abs(value - other) <= 2 * unit) }
  }

  @Test func `large matrices have factors within LAPACK's ratio`() throws {
    var draws = DoubleDraws(seed: 75)
    for (rows, columns) in [(16, 16), (17, 17), (25, 25), (30, 26), (26, 31)] {
      for exponent in [0, 900, -900] {
        let elements = (0..<rows * columns).map { _ in draws.double(exponents: -2...2) }
        let unit = Double(sign: .plus, exponent: exponent, significand: 1)
        try hold(CoreMatrix(filling: elements.map { $0 * unit }, rows, columns))
      }
    }
  }

  @Test func `known singular values of large matrices are found, equal ones too`() throws {
    let wholes = (0..<32).map { Double($0 % 4 + 2) }
    let plain = (0..<32).map { Double($0 + 3) }
    // Columns of very different lengths, and rank 31.
    let graded = (0..<32).map { $0 == 0 ? 0 : Double(1 << ($0 % 16)) }
    for diagonal in [wholes, plain, graded] {
      let a = mirrored(diagonal)
      try hold(a)
      let expected = diagonal.sorted(by: >)
      for values in [try Decompositions.svd(a).s, try Decompositions.singularValues(a)] {
        for (value, exact) in zip(values, expected) {
          #expect(abs(value - exact) <= 32 * 0x1p-52 * expected[0])
        }
      }
    }
    let zero = CoreMatrix(filling: Array(repeating: 0, count: 900), 30, 30)
    #expect(try Decompositions.singularValues(zero) == Array(repeating: 0, count: 30))
  }

  @Test func `small values of columns of different lengths keep their digits`() throws {
    // The columns of H = I − (2/n)·e·e' are orthonormal; every second one is made short.
    let n = 32
    let elements = (0..<n * n).map { place in
      ((place / n == place % n ? 1 : 0) - 2 / Double(n)) * (place % 2 == 0 ? 1 : 0x1p-20)
    }
    let values = try Decompositions.singularValues(CoreMatrix(filling: elements, n, n))
    for value in values[..<16] { #expect(abs(value - 1) <= 32 * 0x1p-52) }
    for value in values[16...] { #expect(abs(value * 0x1p20 - 1) <= 32 * 0x1p-52) }
  }

  @Test func `a bidiagonal form has the sum of the squares, and the length of its first column`()
    throws
  {
    var draws = DoubleDraws(seed: 76)
    let elements = (0..<42).map { _ in draws.double(exponents: -2...2) }
    let a = CoreMatrix(filling: elements, 7, 6)
    let form = Decompositions.Bidiagonalization(Decompositions.Columns(a))
    #expect(form.offDiagonal[5] == 0)
    let squares = (form.diagonal + form.offDiagonal).reduce(0) { $0 + $1 * $1 }
    let sum = elements.reduce(0) { $0 + $1 * $1 }
    #expect(abs(squares - sum) <= 42 * 0x1p-52 * sum)
    let length = try Vectors.norm2(a.column(0))
    #expect(abs(abs(form.diagonal[0]) - length) <= 0x1p-50 * length)
    let values = try #require(form.singularValues)
    for (value, exact) in zip(values, try Decompositions.svd(a).s) {
      #expect(abs(value - exact) <= 14 * 0x1p-52 * values[0])
    }
  }
}
