import Exact
import PropertyTesting

extension Law {
  /// A.5 and A.6: what holds of products and transposes bit for bit.
  static let productBitLaws: [Law] = [
    Law(
      31, .matrices, "products with the identity round nothing", states: "AI = A = IA", .bitwise,
      needs: [.identity, .matmul], for: .fitting("mn", of: .finite)
    ) { subject, input in
      let a = input[0]
      // A zero may change its sign: −0 · 1 + 1 · 0 = +0.
      try require(try subject.matmul(a, subject.identity(a.columnCount)) == a, "AI ≠ A")
      try require(try subject.matmul(subject.identity(a.rowCount), a) == a, "IA ≠ A")
    },
    Law(
      31, .matrices, "the identity has ones on the diagonal",
      states: "Iᵢⱼ = 1 where i = j, and +0 elsewhere", .bitwise, holds: [.identity],
      forAllOf: { Array(0...8) }
    ) { subject, n in
      let identity = try subject.identity(n)
      try subject.hold(.identity, identity, to: .identity(n)) { _, _ in .exact }
      try require(!identity.elements.contains { $0.sign == .minus }, "there is a −0")
    },
    Law(
      31, .matrices, "permutation matrices permute", states: "PA has row p[i] of A as row i",
      .bitwise, needs: [.matmul],
      for: Generator<[Matrix<Double>]>.fitting("mn", of: .finite).flatMap { matrices in
        Generator<[Int]>.permutations(of: Array(0..<(matrices.first?.rowCount ?? 0))).map {
          (matrices[0], $0)
        }
      }
    ) { subject, input in
      let (a, order) = input
      let permutation = Matrix(rowCount: order.count, columnCount: order.count) {
        order[$0] == $1 ? 1.0 : 0
      }
      try require(try subject.matmul(permutation, a) == a.permutingRows(order), "PA")
      let columns = a.transposed()
      try require(
        try subject.matmul(columns, permutation.transposed())
          == columns.transposed().permutingRows(order).transposed(), "A'P'")
    },
    Law(
      31, .matrices, "diagonal matrices of powers of two scale without rounding",
      states: "DA has row i of A times 2^kᵢ where that is a double", .bitwise, needs: [.matmul],
      for: Generator<[Matrix<Double>]>.fitting("mn", of: .finite).flatMap { matrices in
        Generator<Int>.integers(in: -500...500).array(exactly: matrices.first?.rowCount ?? 0).map {
          (matrices[0], $0)
        }
      }
    ) { subject, input in
      let (a, exponents) = input
      let powers = exponents.map { Double(sign: .plus, exponent: $0, significand: 1) }
      let scaled = Matrix(rowCount: a.rowCount, columnCount: a.columnCount) {
        a[$0, $1] * powers[$0]
      }
      let back = Matrix(rowCount: a.rowCount, columnCount: a.columnCount) {
        scaled[$0, $1] / powers[$0]
      }
      try assume(back == a)
      let diagonal = Matrix(rowCount: a.rowCount, columnCount: a.rowCount) {
        $0 == $1 ? powers[$0] : 0
      }
      try require(try subject.matmul(diagonal, a) == scaled, "DA is \(scaled.rows)")
    },
    Law(
      32, .matrices, "a row of a product does not depend on the others",
      states: "row i of AB = (row i of A)B, column j of AB = A(column j of B), bit for bit",
      .bitwise, needs: [.matmul, .matvec], for: .fitting("mn", "nk", sizes: 0...6, of: .moderate)
    ) { subject, input in
      let (a, b) = (input[0], input[1])
      let product = try subject.matmul(a, b)
      try subject.requireRowsAlone(of: a, times: b, product)
      for (j, column) in b.columns.enumerated() {
        try requireSameBits(subject.matvec(a, column), product.columns[j])
      }
    },
    Law(
      32, .matrices, "a row of a large product does not depend on the others",
      states: "row i of AB = (row i of A)B for sizes where tiles and blocks matter", .bitwise,
      .heavy, needs: [.matmul, .matvec], for: .fitting("mn", "nk", sizes: 1...40, of: .moderate)
    ) { subject, input in
      let (a, b) = (input[0], input[1])
      let product = try subject.matmul(a, b)
      try subject.requireRowsAlone(of: a, times: b, product)
      let transposed = try subject.matmul(b.transposed(), a.transposed())
      try requireSameBits(transposed, product.transposed())
    },
    Law(
      33, .matrices, "the transpose of the transpose is the matrix",
      states: "(A')' = A, A'ⱼᵢ = Aᵢⱼ, bit for bit, NaN and infinities too", .bitwise,
      needs: [.transpose], for: .fitting("mn", of: .any)
    ) { subject, input in
      let a = input[0]
      let transposed = try subject.transpose(a)
      try requireSameBits(transposed, a.transposed())
      try requireSameBits(subject.transpose(transposed), a)
    },
    Law(
      33, .matrices, "the transpose of a product is the product of the transposes in reverse",
      states: "(AB)' = B'A', bit for bit", .bitwise, needs: [.matmul, .transpose],
      for: .fitting("mn", "nk", sizes: 0...6, of: .moderate)
    ) { subject, input in
      let (a, b) = (input[0], input[1])
      let left = try subject.transpose(subject.matmul(a, b))
      let right = try subject.matmul(subject.transpose(b), subject.transpose(a))
      try requireSameBits(left, right)
    },
  ]
}

extension Subject {
  /// Requires that each row of a product is that row of the first factor times the second one.
  fileprivate func requireRowsAlone(
    of a: Matrix<Double>, times b: Matrix<Double>, _ product: Matrix<Double>,
    file: String = #fileID, line: Int = #line
  ) throws {
    for (i, row) in a.rows.enumerated() {
      let alone = Matrix(rowCount: 1, columnCount: a.columnCount) { row[$1] }
      try requireSameBits(matmul(alone, b).elements, product.row(i), file: file, line: line)
    }
  }
}
