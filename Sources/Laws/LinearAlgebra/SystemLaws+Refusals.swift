import Exact
import PropertyTesting

extension Law {
  /// A.7: singular matrices, shapes that do not fit, entries that are no numbers.
  static let systemRefusalLaws: [Law] = [
    Law(
      48, .systems, "singular matrices are refused, by a decision over the rationals",
      states: "solve and inverse refuse A as singular just where det A = 0, whatever its scale",
      .exact,
      needs: [.solve, .inverse],
      for: tuple(
        .structured([.rankDeficient, .nearSingular, .whole, .unimodular], sizes: 1...5),
        .elements([0, 0, -300, 300, -1000, 900]))
    ) { subject, input in
      let a = input.0.matrix.map { $0.scaled(byTwoToThe: input.1) }
      let exact = try a.rationals()
      let b = (0..<a.rowCount).map { Double($0 + 1).scaled(byTwoToThe: input.1) }
      guard exact.rank() == exact.rowCount else {
        try subject.refuses("singular") { try subject.solve(a, b) }
        return try subject.refuses("singular") { try subject.inverse(a) }
      }
      let solution = try subject.solve(a, b)
      try require(solution.count == b.count && !solution.contains { $0.isNaN }, "\(solution)")
      let inverse = try exact.inverse()
      if exact.columnSumNorm * inverse.columnSumNorm >= .inverseLimit {
        return try subject.refuses("illConditioned") { try subject.inverse(a) }
      }
      // An inverse beyond the range of doubles is left open.
      guard inverse.elements.allSatisfy({ $0.roundedToDouble().isFinite }) else { return }
      try require(try subject.inverse(a).shape == a.shape)
    },
    Law(
      48, .systems, "the singular matrix that libraries invert",
      states:
        "[[1, 2, 1], [−2, −3, 1], [3, 5, 0]] and others have no inverse and the determinant 0",
      .exact, needs: [.det, .inverse, .solve],
      forAllOf: {
        [
          [[1, 2, 1], [-2, -3, 1], [3, 5, 0]], [[5, 5, 6], [7, 7, 5], [4, 4, 8]], [[0]],
          [[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[0.25, 0.75], [0.5, 1.5]],
        ]
      }
    ) { subject, rows in
      let a = try Matrix<Double>(rows: rows)
      try require(try subject.det(a).bitPattern == 0, "det is not +0")
      try subject.refuses("singular") { try subject.inverse(a) }
      try subject.refuses("singular") { try subject.solve(a, rows[0]) }
    },
    Law(
      48, .systems, "functions of square matrices ask for one",
      states:
        "lu, det, detScaled, inverse, adjugate and solve refuse every shape that is not square",
      .exact, needs: [.lu, .det, .detScaled, .inverse, .adjugate, .solve],
      forAllOf: { Shapes.all(upTo: 4).filter { $0.rowCount + $0.columnCount > 0 } }
    ) { subject, a in
      let isSquare = a.isSquare
      let b = Array(repeating: 1.0, count: a.rowCount)
      guard isSquare else {
        try subject.refuses("notSquare") { try subject.lu(a) }
        try subject.refuses("notSquare") { try subject.det(a) }
        try subject.refuses("notSquare") { try subject.detScaled(a) }
        try subject.refuses("notSquare") { try subject.inverse(a) }
        try subject.refuses("notSquare") { try subject.adjugate(a) }
        return try subject.refuses("notSquare") { try subject.solve(a, b) }
      }
      let exact = try a.rationals().determinant()
      try require(try Rational(subject.det(a)) == exact)
      let identity = Matrix(rowCount: a.rowCount, columnCount: a.rowCount) { $0 == $1 ? 1.0 : 0 }
      try subject.refuses("shapes") { try subject.solve(identity, b + [1]) }
      try subject.refuses("shapes") { try subject.solve(identity, Array(b.dropLast())) }
      try require(try subject.solve(identity, b) == b, "I does not solve to b")
    },
    Law(
      48, .systems, "the empty matrix has determinant 1 and is its own inverse",
      states: "det () = 1, ()⁻¹ = adj () = (), the volume of no columns is 1", .exact,
      needs: [.det, .inverse, .adjugate, .solve, .volume, .lu], forAllOf: { [0] }
    ) { subject, _ in
      let empty = Matrix(rowCount: 0, columnCount: 0) { _, _ in 0.0 }
      try require(try subject.det(empty) == 1, "det")
      try require(try subject.inverse(empty).shape == [0, 0], "inverse")
      try require(try subject.adjugate(empty).shape == [0, 0], "adjugate")
      try require(try subject.solve(empty, []) == [], "solve")
      try require(try subject.lu(empty).counts("p") == [], "lu")
      try require(try subject.volume(empty) == 1, "volume")
      let one = Matrix(rowCount: 1, columnCount: 1) { _, _ in 0.0 }
      try require(try subject.adjugate(one).rows == [[1]], "adj [[0]]")
    },
    Law(
      48, .systems, "matrices with NaN or infinities have no determinant and solve nothing",
      states: "NaN, ∞ and −∞ at any place are refused", .exact,
      needs: [.lu, .det, .detScaled, .inverse, .adjugate, .solve, .volume],
      forAllOf: { Shapes.withoutValue(rowCount: 2, columnCount: 2) }
    ) { subject, a in
      let kind = "notFinite"
      try require(try subject.det(a.map { $0.isFinite ? $0 : 7 }).isFinite)
      try subject.refuses(kind) { try subject.lu(a) }
      try subject.refuses(kind) { try subject.det(a) }
      try subject.refuses(kind) { try subject.detScaled(a) }
      try subject.refuses(kind) { try subject.inverse(a) }
      try subject.refuses(kind) { try subject.adjugate(a) }
      try subject.refuses(kind) { try subject.volume(a) }
      try subject.refuses(kind) { try subject.solve(a, [1, 1]) }
      let good = Matrix(rowCount: 2, columnCount: 2) { $0 == $1 ? 1.0 : 0 }
      try subject.refuses(kind) {
        try subject.solve(good, a.rows.first { !$0.allSatisfy(\.isFinite) } ?? [])
      }
    },
  ]

  /// The worked examples of A.7.
  static let systemGoldenLaws: [Law] = [
    Law(
      49, .systems, "the worked determinants of the notes",
      states: "det diag(2, 3) = 6, det [[14, 2], [10, 0]] = −20, det 10⁻²⁰⁰ I₂ = 10⁻⁴⁰⁰", .exact,
      needs: [.det, .detScaled, .inverse], forAllOf: { [0] }
    ) { subject, _ in
      try require(try subject.det(Matrix(rows: [[2, 0], [0, 3]])) == 6)
      try require(try subject.det(Matrix(rows: [[14, 2], [10, 0]])) == -20)
      let small = try Matrix<Double>(rows: [[1e-200, 0], [0, 1e-200]])
      try require(try subject.det(small) == 0)
      try require(try subject.detScaled(small).number("significand") > 0, "10⁻⁴⁰⁰ is lost")
      try require(
        try subject.inverse(Matrix(rows: [[2, 0], [0, 4]])).rows == [[0.5, 0], [0, 0.25]])
    }
  ]
}
