import Exact
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

  @Test func `products and transposes`() throws {
    var draws = RationalDraws(seed: 16)
    var failures: [String] = []
    for _ in 0..<150 {
      let (m, k, n, l) = (draws.int(1...4), draws.int(1...4), draws.int(1...4), draws.int(1...4))
      let (a, b) = (draws.matrix(m, k, bits: 40), draws.matrix(k, n, bits: 40))
      let (c, d) = (draws.matrix(n, l, bits: 40), draws.matrix(k, n, bits: 40))
      let (p, q) = (draws.matrix(m, n, bits: 20), draws.matrix(n, m, bits: 20))
      let laws = [
        try (a * b).transposed() == b.transposed() * a.transposed(),
        try (a * b) * c == a * (b * c), try a * (b + d) == a * b + a * d,
        try a * .identity(k) == a, try .identity(m) * a == a, a.transposed().transposed() == a,
        try (p * q).trace() == (q * p).trace(), try b - d == b + Rational(-1) * d,
      ]
      if let law = laws.firstIndex(of: false) { failures.append("law \(law): \(a), \(b), \(c)") }
    }
    #expect(failures.first == nil)
  }

  @Test func `determinants and inverses`() throws {
    var draws = RationalDraws(seed: 17)
    var failures: [String] = []
    for _ in 0..<150 {
      let n = draws.int(0...5)
      // Two bits make many singular matrices.
      let bits = [1, 2, 40][draws.int(0...2)]
      let (a, b) = (draws.matrix(n, n, bits: bits), draws.matrix(n, n, bits: bits))
      let determinant = try a.determinant()
      let identity = RationalMatrix.identity(n)
      var laws = [
        determinant == laplace(a.rows), try (a * b).determinant() == determinant * b.determinant(),
        try a.transposed().determinant() == determinant, (a.rank() == n) == !determinant.isZero,
      ]
      if determinant.isZero {
        #expect(throws: ArithmeticError.singular) { try a.inverse() }
      } else {
        let inverse = try a.inverse()
        laws += [try a * inverse == identity, try inverse * a == identity]
        laws.append(try a * a.solve(b) == b)
        let right = b.rows.map { $0[0] }
        laws.append(try a * a.solve(right) == right)
      }
      if let law = laws.firstIndex(of: false) { failures.append("law \(law): \(a), \(b)") }
    }
    #expect(failures.first == nil)
  }

  @Test func `ranks`() throws {
    var draws = RationalDraws(seed: 18)
    var failures: [String] = []
    for _ in 0..<200 {
      let (m, n, r) = (draws.int(1...6), draws.int(1...6), draws.int(0...3))
      // A unit triangle on top of each factor gives it full rank r.
      func full(_ size: Int) -> RationalMatrix {
        let below = draws.matrix(size, r, bits: 20)
        return RationalMatrix(rowCount: size, columnCount: r) { row, column in
          row == column ? 1 : row < column ? 0 : below[row, column]
        }
      }
      let (a, b) = (draws.matrix(m, n, bits: 1), draws.matrix(n, m, bits: 1))
      var laws = [
        a.rank() == a.transposed().rank(), a.rank() <= min(m, n),
        try (a * b).rank() <= min(a.rank(), b.rank()),
        try (a.transposed() * a).rank() == a.rank(),
      ]
      if r <= min(m, n) {
        let product = try full(m) * full(n).transposed()
        laws.append(product.rank() == r)
      }
      if let law = laws.firstIndex(of: false) { failures.append("law \(law): \(a), \(b), \(r)") }
    }
    #expect(failures.first == nil)
  }
}
