import Exact
import MathCore
import struct MathCore.Matrix
import TestSupport
import Testing

@Suite struct MatrixProductTests {
  private func matrix(
    _ m: Int, _ n: Int, _ draws: inout DoubleDraws, exponents: ClosedRange<Int> = -4...4
  ) throws -> Matrix {
    try Matrix(
      rowCount: m, columnCount: n,
      elements: (0..<m * n).map { _ in draws.double(exponents: exponents) })
  }

  @Test func `products of the notes`() throws {
    let a = try Matrix(rows: [[1, 2], [3, 4]])
    #expect(try Matrices.matmul(a, Matrix(rows: [[5, 6], [7, 8]])).elements == [19, 22, 43, 50])
    #expect(try Matrices.matvec(Matrix(rows: [[1, 2], [3, 4]]), [2, 3]) == [8, 18])
    #expect(try Matrices.outer([1, 3], [5, 6]).elements == [5, 6, 15, 18])
    #expect(try Matrices.trace(a) == 5)
    #expect(Matrices.transpose(a).elements == [1, 3, 2, 4])
    #expect(try Matrices.gram(a).elements == [10, 14, 14, 20])
    #expect(try Matrices.addMatrices(a, a).elements == [2, 4, 6, 8])
    #expect(try Matrices.subMatrices(a, a).elements == [0, 0, 0, 0])
    #expect(try Matrices.scaleMatrix(-1, a).elements == [-1, -2, -3, -4])
  }

  @Test func `all shapes up to six, and lengths around the blocks, are within γ of the truth`()
    throws
  {
    var draws = DoubleDraws(seed: 11)
    var shapes: [(Int, Int, Int)] = []
    for m in 0...6 { for k in 0...6 { for n in 0...6 { shapes.append((m, k, n)) } } }
    for k in [15, 16, 17, 31, 32, 33, 70] { shapes.append((5, k, 6)) }
    for (m, k, n) in shapes {
      let a = try matrix(m, k, &draws)
      let b = try matrix(k, n, &draws)
      let product = try Matrices.matmul(a, b)
      #expect(product.shape == [m, n])
      for i in 0..<m {
        for j in 0..<n {
          let error = try Rational(product[i, j]) - exactDot(a.row(i), b.column(j))
          let size = try exactDot(a.row(i).map(\.magnitude), b.column(j).map(\.magnitude))
          // γ_k = ku/(1 - ku)
          let roundings = Rational(k).scaled(byTwoToThe: -53)
          guard try error.magnitude <= roundings / (1 - roundings) * size else {
            Issue.record("shape \((m, k, n)), entry \((i, j))")
            return
          }
        }
      }
    }
  }

  @Test func `rows, columns and transposes of a product are products, bit for bit`() throws {
    var draws = DoubleDraws(seed: 12)
    for (m, k, n) in [(5, 7, 6), (9, 40, 3), (1, 17, 1), (8, 64, 8), (3, 100, 11)] {
      let a = try matrix(m, k, &draws)
      let b = try matrix(k, n, &draws)
      let product = try Matrices.matmul(a, b)
      for i in 0..<m {
        let row = try Matrix(rowCount: 1, columnCount: k, elements: a.row(i))
        #expect(try Matrices.matmul(row, b).elements == product.row(i))
      }
      for j in 0..<n { #expect(try Matrices.matvec(a, b.column(j)) == product.column(j)) }
      #expect(
        try Matrices.matmul(Matrices.transpose(b), Matrices.transpose(a))
          == Matrices.transpose(product))
      let gram = try Matrices.gram(a)
      #expect(gram == Matrices.transpose(gram))
    }
  }

  @Test func `identities, permutations and powers of two do not round`() throws {
    var draws = DoubleDraws(seed: 13)
    for n in [1, 4, 5, 17, 33] {
      let a = try matrix(n, n, &draws, exponents: -1000...1000)
      #expect(try Matrices.matmul(a, Matrices.identity(n)) == a)
      #expect(try Matrices.matmul(Matrices.identity(n), a) == a)
      let order = draws.shuffled((0..<n).map { Double($0) }).map { Int($0) }
      let permutation = try Matrix(rows: order.map { i in (0..<n).map { $0 == i ? 1 : 0 } })
      #expect(try Matrices.matmul(permutation, a).rows == order.map { a.row($0) })
      let powers = try Matrices.scaleMatrix(0x1p-20, Matrices.identity(n))
      #expect(try Matrices.matmul(powers, a) == Matrices.scaleMatrix(0x1p-20, a))
    }
  }

  @Test func `a trace is correctly rounded`() throws {
    let a = try Matrix(rows: [[1e100, 7, 7], [7, 1, 7], [7, 7, -1e100]])
    #expect(try Matrices.trace(a) == 1)
    #expect(try Matrices.trace(Matrix(rows: [])).bitPattern == 0)
    #expect(throws: MathError.notSquare(function: "trace", shape: [1, 2])) {
      try Matrices.trace(Matrix(rows: [[1, 2]]))
    }
  }

  @Test func `what does not fit is refused with both shapes`() throws {
    let a = try Matrix(rows: [[1, 2, 3]])
    #expect(throws: MathError.shapes(function: "matmul", [1, 3], [1, 3])) {
      try Matrices.matmul(a, a)
    }
    #expect(throws: MathError.shapes(function: "matvec", [1, 3], [2])) {
      try Matrices.matvec(a, [1, 2])
    }
    #expect(throws: MathError.shapes(function: "addMatrices", [1, 3], [3, 1])) {
      try Matrices.addMatrices(a, Matrices.transpose(a))
    }
    #expect(
      throws: MathError.notFinite(function: "matmul", argument: "b", index: 1, value: "-inf")
    ) {
      try Matrices.matmul(Matrix(rows: [[1]]), Matrix(rows: [[1, -.infinity]]))
    }
    for n in [-1, Int.min, Int.max] {
      #expect(throws: MathError.self) { try Matrices.identity(n) }
    }
  }
}
