import Exact
import PropertyTesting
import TestSupport
import Testing

struct RationalMatrixTests {
  /// The determinant by Laplace's expansion along the first row.
  private func laplace(_ rows: [[Rational]]) -> Rational {
    guard let first = rows.first else { return 1 }
    var sum = Rational.zero
    for (column, element) in first.enumerated() {
      let minor = rows.dropFirst().map { row in
        Array(row[..<column] + row[(column + 1)...])
      }
      sum += (column.isMultiple(of: 2) ? element : -element) * laplace(minor)
    }
    return sum
  }

  @Test func `shapes are checked`() throws {
    #expect(throws: ArithmeticError.shapes(operation: "rows", left: [2], right: [3])) {
      try RationalMatrix(rows: [[1, 2], [1, 2, 3]])
    }
    #expect(throws: ArithmeticError.shapes(operation: "elements", left: [2, 2], right: [3])) {
      try RationalMatrix(rowCount: 2, columnCount: 2, elements: [1, 2, 3])
    }
    for (rows, columns) in [(-1, -2), (.max, 2), (-1, 0)] {
      #expect(throws: ArithmeticError.self) {
        try RationalMatrix(rowCount: rows, columnCount: columns, elements: [1, 2])
      }
    }
    let a = RationalMatrix.zero(rowCount: 2, columnCount: 3)
    let left = [2, 3]
    #expect(throws: ArithmeticError.shapes(operation: "*", left: left, right: [2, 3])) { try a * a }
    #expect(throws: ArithmeticError.shapes(operation: "*", left: left, right: [2])) {
      try a * [1, 2]
    }
    #expect(throws: ArithmeticError.shapes(operation: "+", left: left, right: [3, 2])) {
      try a + a.transposed()
    }
    #expect(throws: ArithmeticError.shapes(operation: "-", left: left, right: [3, 2])) {
      try a - a.transposed()
    }
    #expect(throws: ArithmeticError.shapes(operation: "trace", left: left, right: [])) {
      try a.trace()
    }
    #expect(throws: ArithmeticError.shapes(operation: "determinant", left: left, right: [])) {
      try a.determinant()
    }
    #expect(throws: ArithmeticError.shapes(operation: "inverse", left: left, right: [])) {
      try a.inverse()
    }
    #expect(throws: ArithmeticError.shapes(operation: "solve", left: left, right: [2])) {
      try a.solve([1, 2])
    }
    #expect(throws: ArithmeticError.shapes(operation: "solve", left: [2, 2], right: [3, 1])) {
      try RationalMatrix.identity(2).solve(RationalMatrix.zero(rowCount: 3, columnCount: 1))
    }
  }

  @Test func `elements are where they were put`() throws {
    var a = try RationalMatrix(rows: [[1, 2, 3], [4, 5, 6]])
    #expect(a == (try RationalMatrix(rowCount: 2, columnCount: 3, elements: [1, 2, 3, 4, 5, 6])))
    #expect(a.shape == [2, 3])
    #expect(a[1, 0] == 4)
    #expect(a.rows == [[1, 2, 3], [4, 5, 6]])
    #expect(a.transposed().description == "[[1, 4], [2, 5], [3, 6]]")
    for (row, column) in [(0, 3), (2, 0), (-1, 0), (0, -1)] {
      #expect(a.element(row: row, column: column) == nil)
    }
    #expect(a.element(row: 0, column: 2) == 3)
    let before = a
    a[0, 2] = 9
    #expect(a.elements == [1, 2, 9, 4, 5, 6])
    #expect(before.elements == [1, 2, 3, 4, 5, 6])
    #expect(RationalMatrix.diagonal([2, 3]).rows == [[2, 0], [0, 3]])
    #expect(RationalMatrix.identity(-1).shape == [0, 0])
  }

  @Test func `a place outside of the matrix stops the program`() async {
    await #expect(processExitsWith: .failure) { _ = RationalMatrix.identity(2)[0, 2] }
    await #expect(processExitsWith: .failure) {
      var a = RationalMatrix.identity(2)
      a[-1, 2] = 1
    }
  }

  @Test func `hand-worked examples`() throws {
    let a = try RationalMatrix(rows: [[1, 2], [3, 4]])
    let b = try RationalMatrix(rows: [[0, 1], [-1, Rational(1, over: 2)]])
    #expect(try (a * b).rows == [[-2, 2], [-4, 5]])
    #expect(try (a + b).rows == [[1, 3], [2, Rational(9, over: 2)]])
    #expect(try (a - a) == .zero(rowCount: 2, columnCount: 2))
    #expect((3 * a).rows == [[3, 6], [9, 12]])
    #expect(try a * [5, 6] == [17, 39])
    #expect(try a.trace() == 5)
    #expect(try a.determinant() == -2)
    #expect(try a.inverse().description == "[[-2, 1], [3/2, -1/2]]")
    #expect(try a.solve([5, 6]) == [-4, Rational(9, over: 2)])
    // A zero on the diagonal needs an exchange of rows; a zero column in the middle has no pivot.
    #expect(try RationalMatrix(rows: [[0, 1], [1, 0]]).determinant() == -1)
    #expect(try RationalMatrix(rows: [[0, 0, 1], [1, 0, 0], [0, 1, 0]]).determinant() == 1)
    #expect(try RationalMatrix(rows: [[1, 0, 2], [0, 0, 3], [0, 0, 4]]).rank() == 2)
    #expect(throws: ArithmeticError.singular) {
      try RationalMatrix(rows: [[1, 2], [2, 4]]).inverse()
    }
    // 1 / det of the 4 × 4 Hilbert matrix is 6048000, a published value (OEIS A005249).
    let hilbert = try RationalMatrix(
      rows: (0..<4).map { i in try (0..<4).map { try Rational(1, over: Integer(i + $0 + 1)) } })
    #expect(try hilbert.determinant() == Rational(1, over: 6_048_000))
  }

  @Test func `matrices without rows or columns`() throws {
    let empty = try RationalMatrix(rows: [])
    #expect(try empty.determinant() == 1)
    #expect(try empty.inverse() == empty)
    #expect(empty.rank() == 0)
    let tall = RationalMatrix.zero(rowCount: 3, columnCount: 0)
    #expect(tall.rank() == 0)
    #expect(try tall * tall.transposed() == .zero(rowCount: 3, columnCount: 3))
    #expect(tall.rows == [[], [], []])
    #expect(
      try RationalMatrix.identity(2).solve(.zero(rowCount: 2, columnCount: 0)).shape == [2, 0])
  }

  /// Matrices whose elements are 0 or 1 in magnitude, small, or of any size, so that singular ones
  /// are frequent.
  private static func matrices(_ rowCount: Int, _ columnCount: Int) -> Generator<RationalMatrix> {
    .oneOf(
      [
        .rationals(numerators: -1...1, denominators: 1...1),
        .rationals(numerators: -3...3, denominators: 1...4), .rationals(words: 1),
      ].map { .matrices(rowCount, columnCount, of: $0) })
  }

  /// A product of an m × k, a k × n and an n × l matrix, and one more k × n matrix.
  private struct Chain {
    let a, b, c, d: RationalMatrix

    static let all = tuple(
      .integers(in: 1...4), .integers(in: 1...4), .integers(in: 1...4), .integers(in: 1...4)
    ).flatMap { (m: Int, k: Int, n: Int, l: Int) in
      tuple(matrices(m, k), matrices(k, n), matrices(n, l), matrices(k, n)).map {
        Chain(a: $0, b: $1, c: $2, d: $3)
      }
    }
  }

  @Test func `products, sums and transposes are those of the definition`() async {
    await forAll(Chain.all, Settings(cases: 128)) { chain throws in
      let (a, b, c, d) = (chain.a, chain.b, chain.c, chain.d)
      let product = try a * b
      #expect(product.shape == [a.rowCount, b.columnCount])
      for row in 0..<a.rowCount {
        for column in 0..<b.columnCount {
          let sum = (0..<a.columnCount).reduce(Rational.zero) { $0 + a[row, $1] * b[$1, column] }
          #expect(product[row, column] == sum)
        }
      }
      for row in 0..<b.rowCount {
        for column in 0..<b.columnCount {
          #expect(try (b + d)[row, column] == b[row, column] + d[row, column])
          #expect(try (b - d)[row, column] == b[row, column] - d[row, column])
          #expect(b.transposed()[column, row] == b[row, column])
        }
      }
      #expect(try product * c == a * (b * c))
      #expect(try a * (b + d) == product + a * d)
      #expect(try a * .identity(a.columnCount) == a && .identity(a.rowCount) * a == a)
      #expect(try (b * d.transposed()).trace() == (d.transposed() * b).trace())
    }
  }

  private static let squares = Generator<Int>.integers(in: 0...5).flatMap { n in
    tuple(matrices(n, n), matrices(n, n))
  }

  @Test func `determinants and inverses are those of the definition`() async {
    await forAll(Self.squares, Settings(cases: 128)) { a, b throws in
      let determinant = try a.determinant()
      let identity = RationalMatrix.identity(a.rowCount)
      #expect(determinant == laplace(a.rows))
      #expect(try (a * b).determinant() == determinant * b.determinant())
      #expect(try a.transposed().determinant() == determinant)
      #expect((a.rank() == a.rowCount) == !determinant.isZero)
      cover(4, determinant.isZero, "singular")
      cover(20, !determinant.isZero && a.rowCount > 1, "regular")
      guard !determinant.isZero else {
        #expect(throws: ArithmeticError.singular) { try a.inverse() }
        return
      }
      let inverse = try a.inverse()
      #expect(try a * inverse == identity && inverse * a == identity)
      #expect(try a * a.solve(b) == b)
      let right = b.rows.map { $0[0] }
      #expect(try a * a.solve(right) == right)
    }
  }

  /// The rank as the size of the largest minor that is not zero.
  private func rankByMinors(_ a: RationalMatrix) -> Int {
    func subsets(_ count: Int) -> [[Int]] {
      (0..<1 << count).map { mask in (0..<count).filter { mask >> $0 & 1 == 1 } }
    }
    for size in (1..<min(a.rowCount, a.columnCount) + 1).reversed() {
      for rows in subsets(a.rowCount) where rows.count == size {
        for columns in subsets(a.columnCount) where columns.count == size {
          let minor = rows.map { row in columns.map { a[row, $0] } }
          if !laplace(minor).isZero { return size }
        }
      }
    }
    return 0
  }

  @Test func `the rank is the size of the largest minor that is not zero`() async {
    let shapes = tuple(
      Generator<Int>.integers(in: 0...4), .integers(in: 0...4), .integers(in: 0...3))
    // A product through a narrow middle has at most its rank.
    let products = shapes.flatMap { m, n, middle in
      tuple(Self.matrices(m, middle), Self.matrices(middle, n))
    }
    await forAll(products, Settings(cases: 128)) { a, b throws in
      let product = try a * b
      #expect(product.rank() == rankByMinors(product))
      #expect(product.transposed().rank() == product.rank())
      cover(10, product.rank() > 1, "ranks above one")
      cover(10, product.rank() < min(product.rowCount, product.columnCount), "not of full rank")
    }
  }
}
