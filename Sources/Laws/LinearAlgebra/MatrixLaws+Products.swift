import Exact
import PropertyTesting
import Reference

extension Law {
  /// A.5: the views of a product, and how near to the exact one it is.
  static let productLaws: [Law] = [
    Law(
      27, .matrices, "three views of a product agree",
      states: "AB is rows times columns, the sum of outer products, and columns combined", .exact,
      needs: [.addMatrices, .scale, .add], holds: [.matmul, .dot, .outer],
      for: .fitting("mn", "nk", of: .dyadic)
    ) { subject, input in
      let (a, b) = (input[0], input[1])
      let product = try subject.exactProduct(a, b)
      let exact = try a.rationals() * b.rationals()
      var outers = Matrix(rowCount: a.rowCount, columnCount: b.columnCount) { _, _ in 0.0 }
      for (column, row) in zip(a.columns, b.rows) {
        outers = try subject.addMatrices(outers, subject.outer(column, row))
      }
      try subject.hold(.outer, outers, to: exact) { _, _ in .exact }
      for (j, column) in b.columns.enumerated() {
        var combined = Array(repeating: 0.0, count: a.rowCount)
        for (weight, part) in zip(column, a.columns) {
          combined = try subject.add(combined, subject.scale(weight, part))
        }
        try require(combined == product.columns[j], "column \(j) combined is \(combined)")
        for (i, row) in a.rows.enumerated() {
          try subject.hold(.dot, try subject.dot(row, column), to: exact[i, j], within: .exact)
        }
      }
    },
    Law(
      27, .matrices, "blocks multiply as entries do",
      states: "[A B][C; D] = AC + BD, and rows and columns of blocks side by side", .exact,
      needs: [.addMatrices], holds: [.matmul],
      for: .fitting("mp", "mq", "rp", "rq", "pk", "qk", sizes: 0...3, of: .dyadic)
    ) { subject, input in
      let (a, b, c, d, e, f) = (input[0], input[1], input[2], input[3], input[4], input[5])
      let left = a.beside(b).above(c.beside(d))
      let whole = try subject.exactProduct(left, e.above(f))
      let top = try subject.addMatrices(subject.exactProduct(a, e), subject.exactProduct(b, f))
      let bottom = try subject.addMatrices(subject.exactProduct(c, e), subject.exactProduct(d, f))
      try require(whole == top.above(bottom), "the blocks give \(top.above(bottom).rows)")
    },
    Law(
      30, .matrices, "a product is within F4 of the exact one",
      states: "|Ĉ − AB| ≤ γₖ|A||B|, entry by entry", .exact, holds: [.matmul],
      for: .oneOf([.fitting("mn", "nk", of: .moderate), .fitting("mn", "nk", of: .finite)])
    ) { subject, input in
      let (a, b) = (input[0], input[1])
      try assume(try Subject.staysInRange(a.rationals(), b.rationals()))
      _ = try subject.heldProduct(a, b)
    },
    Law(
      30, .matrices, "longer products are within F4 too",
      states: "|Ĉ − AB| ≤ γₖ|A||B| for inner dimensions up to 40", .exact, .medium,
      holds: [.matmul], for: .fitting("mn", "nk", sizes: 8...40, of: .moderate)
    ) { subject, input in
      // Few rows and columns show what an inner dimension does.
      let a = input[0].leading(rows: 3, columns: input[0].columnCount)
      let b = input[1].leading(rows: input[1].rowCount, columns: 3)
      _ = try subject.heldProduct(a, b)
    },
    Law(
      30, .matrices, "a matrix times a vector is within F4 of the exact product",
      states: "|ŷ − Ax| ≤ γₙ|A||x|, entry by entry", .exact, holds: [.matvec],
      for: .oneOf([.fitting("mn", "n", of: .moderate), .fitting("mn", "n", of: .finite)])
    ) { subject, input in
      let (a, x) = (try input[0].rationals(), try input[1].rationals())
      try assume(try Subject.staysInRange(a, x))
      try subject.hold(
        .matvec, try subject.matvec(input[0], input[1].elements), to: (try a * x).elements,
        within: try Bound.products(a, x).elements)
    },
    Law(
      30, .matrices, "the Gram matrix is within F4 of A'A",
      states: "|Ĝ − A'A| ≤ γₘ|A|'|A|, entry by entry", .exact, holds: [.gram],
      for: .oneOf([.fitting("mn", of: .moderate), .fitting("mn", of: .finite)])
    ) { subject, input in
      let a = try input[0].rationals()
      try assume(try Subject.staysInRange(a.transposed(), a))
      let bounds = try Bound.products(a.transposed(), a)
      try subject.hold(.gram, try subject.gram(input[0]), to: try a.transposed() * a) {
        bounds[$0, $1]
      }
    },
    Law(
      30, .matrices, "outer products, sums and multiples round once",
      states: "each entry of xy', A ± B and cA is the double nearest to it", .exact,
      holds: [.outer, .addMatrices, .subMatrices, .scaleMatrix],
      for: .fitting("m", "n", "mn", "mn", "o", sizes: 1...3, of: .finite)
    ) { subject, input in
      let (x, y) = (input[0].elements, input[1].elements)
      let (a, b, c) = (input[2], input[3], input[4].elements[0])
      let (exactA, exactB) = (try a.rationals(), try b.rationals())
      func hold(_ function: Function, _ computed: Matrix<Double>, _ exact: RationalMatrix) throws {
        try subject.hold(function, computed, to: exact) { .rounding(exact[$0, $1]) }
      }
      try hold(
        .outer, try subject.outer(x, y),
        try input[0].rationals() * input[1].rationals().transposed())
      try hold(.addMatrices, try subject.addMatrices(a, b), try exactA + exactB)
      try hold(.subMatrices, try subject.subMatrices(a, b), try exactA - exactB)
      try hold(.scaleMatrix, try subject.scaleMatrix(c, a), try Rational(c) * exactA)
    },
    Law(
      35, .matrices, "attention scores are dot products of queries and keys",
      states: "QK'[i, j] = qᵢ·kⱼ, within F4", .exact, needs: [.transpose, .dot], holds: [.matmul],
      for: .fitting("sd", "td", sizes: 0...4, of: .moderate)
    ) { subject, input in
      let (q, k) = (input[0], input[1])
      let scores = try subject.heldProduct(q, try subject.transpose(k))
      try require(scores.shape == [q.rowCount, k.rowCount], "the shape is \(scores.shape)")
      for (i, query) in q.rows.enumerated() {
        for (j, key) in k.rows.enumerated() {
          let magnitudes = try zip(query, key).reduce(Rational.zero) {
            $0 + (try Rational($1.0) * Rational($1.1)).magnitude
          }
          let dot = try Rational(subject.dot(query, key))
          // Both are within F4 of the exact product.
          let bound = Bound.product(magnitudes: magnitudes, terms: query.count)
          try require(
            (try Rational(scores[i, j]) - dot).magnitude <= Rational(2) * bound.amount,
            "score (\(i), \(j)) is \(scores[i, j])")
        }
      }
    },
  ]
}
