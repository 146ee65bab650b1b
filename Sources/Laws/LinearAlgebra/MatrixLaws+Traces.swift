import Exact
import PropertyTesting
import Reference

extension Law {
  /// Traces, sums of outer products, Gram matrices.
  static let traceLaws: [Law] = [
    Law(
      28, .matrices, "the trace is cyclic", states: "tr(AB) = tr(BA), tr(ABC) = tr(BCA) = tr(CAB)",
      .exact, holds: [.matmul, .trace], for: .fitting("mn", "nk", "km", "nm", of: .whole(99))
    ) { subject, input in
      let (a, b, c, d) = (input[0], input[1], input[2], input[3])
      func trace(_ factors: Matrix<Double>...) throws -> Double {
        var product = factors[0]
        for factor in factors.dropFirst() { product = try subject.exactProduct(product, factor) }
        let trace = try subject.trace(product)
        try subject.hold(.trace, trace, to: try product.rationals().trace(), within: .exact)
        return trace
      }
      try require(try trace(a, d) == trace(d, a), "tr(AB) ≠ tr(BA)")
      let abc = try trace(a, b, c)
      try require(try trace(b, c, a) == abc && trace(c, a, b) == abc, "tr(ABC) is not cyclic")
    },
    Law(
      28, .matrices, "the trace is linear",
      states: "tr(A + B) = tr A + tr B, tr(cA) = c tr A, tr A' = tr A",
      .exact, needs: [.addMatrices, .scaleMatrix, .transpose], holds: [.trace],
      for: .fitting("nn", "nn", "o", sizes: 0...5, of: .whole(999))
    ) { subject, input in
      let (a, b, c) = (input[0], input[1], input[2].elements.first ?? -3)
      let (exactA, exactB) = (try a.rationals().trace(), try b.rationals().trace())
      func hold(_ matrix: Matrix<Double>, _ exact: Rational) throws {
        try subject.hold(.trace, try subject.trace(matrix), to: exact, within: .exact)
      }
      try hold(try subject.addMatrices(a, b), exactA + exactB)
      try hold(try subject.scaleMatrix(c, a), try Rational(c) * exactA)
      try hold(try subject.transpose(a), exactA)
    },
    Law(
      28, .matrices, "the trace is the double nearest to the sum of the diagonal",
      states: "fl(tr A) is Σ aᵢᵢ rounded once", .exact, holds: [.trace],
      for: .oneOf([.fitting("nn", of: .moderate), .fitting("nn", of: .finite)])
    ) { subject, input in
      let exact = try input[0].rationals().trace()
      try subject.hold(.trace, try subject.trace(input[0]), to: exact, within: .rounding(exact))
    },
    Law(
      29, .matrices, "a sum of r outer products has at most rank r",
      states: "rank(Σ uᵢvᵢ') ≤ r, with r(m + n) numbers", .exact, needs: [.outer, .addMatrices],
      holds: [.rank], for: .fitting("mr", "nr", sizes: 0...4, of: .whole())
    ) { subject, input in
      let (u, v) = (input[0], input[1])
      var sum = Matrix(rowCount: u.rowCount, columnCount: v.rowCount) { _, _ in 0.0 }
      for (left, right) in zip(u.columns, v.columns) {
        sum = try subject.addMatrices(sum, subject.outer(left, right))
      }
      let rank = try subject.rank(sum)
      let r = u.columnCount
      try require(rank == (try u.rationals() * v.rationals().transposed()).rank(), "rank \(rank)")
      try require(rank <= r, "\(r) outer products have rank \(rank)")
      try require(u.elements.count + v.elements.count == r * (u.rowCount + v.rowCount))
    },
    Law(
      36, .matrices, "the Gram matrix is symmetric bit for bit", states: "(A'A)' = A'A", .bitwise,
      needs: [.gram], for: .fitting("mn", sizes: 0...6, of: .moderate)
    ) { subject, input in
      let gram = try subject.gram(input[0])
      try requireSameBits(gram, gram.transposed())
      try require(gram.shape == [input[0].columnCount, input[0].columnCount])
    },
    Law(
      36, .matrices, "the Gram matrix is positive semidefinite, of the rank of the matrix",
      states: "the pivots of LDL' of A'A are not negative; rank(A'A) = rank A", .exact,
      holds: [.gram, .rank],
      for: .oneOf([
        .fitting("mn", of: .whole()),
        Generator<StructuredMatrix>.rankDeficient(sizes: 0...4).map { [$0.matrix] },
      ])
    ) { subject, input in
      let a = try input[0].rationals()
      let gram = try subject.gram(input[0])
      let exact = try a.transposed() * a
      // Whole entries: nothing rounds.
      try subject.hold(.gram, gram, to: exact) { _, _ in .exact }
      let rank = a.rank()
      try require(try subject.rank(gram) == rank, "the rank of A'A is not that of A, \(rank)")
      try require(try subject.rank(input[0]) == rank, "the rank of A is \(rank)")
      // Without pivoting the leading minors are products of pivots: they end at the first zero.
      for size in 1..<max(a.columnCount + 1, 1) {
        let minor = try gram.rationals().leading(rows: size, columns: size).determinant()
        try require(minor.signum >= 0, "the leading minor of size \(size) is negative")
      }
    },
  ]
}
