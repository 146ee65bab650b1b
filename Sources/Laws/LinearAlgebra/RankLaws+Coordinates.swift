import Exact
import PropertyTesting
import Reference

extension Law {
  /// A.8: coordinates in a basis.
  static let coordinateLaws: [Law] = [
    Law(
      52, .ranks, "coordinates reproduce each column",
      states: "the coordinates of column j in basis(A) are column j of rref(A), within 1 ulp",
      .exact,
      needs: [.basis], holds: [.coordinates], for: Generator.echelonInputs
    ) { subject, a in
      let form = try RowEchelonForm(of: a.rationals())
      let basis = try subject.basis(a)
      for (j, column) in a.columns.enumerated() {
        let exact = Array(form.matrix.column(j).prefix(form.rank))
        let computed = try subject.coordinates(basis, column)
        try subject.hold(
          .coordinates, computed, to: exact, within: exact.map { .ulps(1, of: $0) })
      }
    },
    Law(
      52, .ranks, "coordinates are those that a vector was made of",
      states: "the coordinates of A·c are c, for independent columns", .exact, needs: [.matvec],
      holds: [.coordinates],
      for: tuple(
        .structured([.unimodular, .orthogonal, .hilbert], sizes: 4...4), .integers(in: 0...4),
        Generator<Int>.integers(in: -9...9).map { Double($0) }.array(exactly: 4))
    ) { subject, input in
      let a = input.0.matrix.leading(rows: 4, columns: input.1)
      let c = Array(input.2.prefix(input.1))
      let computed = try subject.coordinates(a, try subject.exactProduct(a, c))
      try subject.hold(
        .coordinates, computed, to: try c.rationals(), within: c.map { _ in .exact })
    },
    Law(
      52, .ranks,
      "a vector outside of the span has no coordinates, and dependent columns give none",
      states: "A·c = v has one solution, or is refused: singular or domain, decided exactly",
      .exact,
      holds: [.coordinates],
      for: tuple(
        Generator.echelonInputs, .integers(in: -9...9),
        Generator<Int>.integers(in: 0...4).optional)
    ) { subject, input in
      let a = input.0
      let exact = try a.rationals()
      // A combination of the columns, and one unit in the last place away from it where asked for.
      var v = try exact * (0..<a.columnCount).map { Rational(input.1 + $0) }
      if let place = input.2, place < v.count {
        v[place] = try Rational(v[place].roundedToDouble().nextUp)
      }
      let vector = v.map { $0.roundedToDouble() }
      let right = Matrix(columns: [try vector.rationals()], rowCount: a.rowCount)
      guard exact.rank() == a.columnCount else {
        return try subject.refuses("singular") { try subject.coordinates(a, vector) }
      }
      let form = try RowEchelonForm(of: exact.beside(right))
      guard !form.pivots.contains(a.columnCount) else {
        return try subject.refuses("domain") { try subject.coordinates(a, vector) }
      }
      let solution = Array(form.matrix.column(a.columnCount).prefix(form.rank))
      try subject.hold(
        .coordinates, try subject.coordinates(a, vector), to: solution,
        within: solution.map { .ulps(1, of: $0) })
    },
  ]

  /// A.8: shapes that do not fit, and entries that are no numbers.
  static let rankRefusalLaws: [Law] = [
    Law(
      50, .ranks, "every shape has a rank, an echelon form, a kernel and a basis",
      states: "also without rows or columns: rank ≤ min(m, n), kernel n × (n − r), basis m × r",
      .exact,
      needs: [.rank, .numericalRank, .rref, .nullspace, .basis, .isIndependent, .coordinates],
      forAllOf: { Shapes.all(upTo: 4) }
    ) { subject, a in
      let rank = try a.rationals().rank()
      try require(try subject.rank(a) == rank, "rank")
      try require(try subject.numericalRank(a) == rank, "numerical rank")
      try require(try subject.rref(a).matrix("matrix").shape == a.shape, "rref")
      try require(
        try subject.nullspace(a).shape == [a.columnCount, a.columnCount - rank], "nullspace")
      try require(try subject.basis(a).shape == [a.rowCount, rank], "basis")
      try require(try subject.isIndependent(a) == (rank == a.columnCount), "isIndependent")
      let long = Array(repeating: 0.0, count: a.rowCount + 1)
      try subject.refuses("shapes") { try subject.coordinates(a, long) }
    },
    Law(
      50, .ranks, "matrices with NaN or infinities have no rank",
      states: "NaN, ∞ and −∞ at any place are refused", .exact,
      needs: [.rank, .numericalRank, .rref, .nullspace, .basis, .isIndependent, .coordinates],
      forAllOf: { Shapes.withoutValue(rowCount: 2, columnCount: 2) }
    ) { subject, a in
      let kind = "notFinite"
      try require(try subject.rank(a.map { $0.isFinite ? $0 : 7 }) <= 2)
      try subject.refuses(kind) { try subject.rank(a) }
      try subject.refuses(kind) { try subject.numericalRank(a) }
      try subject.refuses(kind) { try subject.rref(a) }
      try subject.refuses(kind) { try subject.nullspace(a) }
      try subject.refuses(kind) { try subject.basis(a) }
      try subject.refuses(kind) { try subject.isIndependent(a) }
      try subject.refuses(kind) { try subject.coordinates(a, [1, 1]) }
    },
  ]
}
