import Exact
import PropertyTesting
import Reference

extension Law {
  /// A.8: echelon forms, kernels and bases.
  static let echelonLaws: [Law] = [
    Law(
      51, .ranks, "rank and nullity add to the number of columns",
      states: "rank A + dim ker A = n; the kernel's columns are the special solutions, and A·N = 0",
      .exact, needs: [.rank], holds: [.nullspace], for: Generator.echelonInputs
    ) { subject, a in
      let exact = try a.rationals()
      let kernel = try RowEchelonForm(of: exact).kernel
      try require(try (exact * kernel).elements.allSatisfy(\.isZero), "A·N ≠ 0")
      let computed = try subject.nullspace(a)
      try subject.hold(.nullspace, computed, to: kernel) { .ulps(1, of: kernel[$0, $1]) }
      try require(try subject.rank(a) + computed.columnCount == a.columnCount, "rank + nullity")
    },
    Law(
      52, .ranks, "the reduced echelon form is the one there is",
      states: "each entry of rref(A) within 1 ulp; pivots exactly 1 and alone in their columns",
      .exact,
      holds: [.rref], for: Generator.echelonInputs
    ) { subject, a in
      let form = try RowEchelonForm(of: a.rationals())
      let fields = try subject.rref(a)
      let computed = try fields.matrix("matrix")
      try subject.hold(.rref, computed, to: form.matrix) { .ulps(1, of: form.matrix[$0, $1]) }
      let pivots = try fields.counts("pivots")
      try require(pivots == form.pivots, "the pivots are given as \(pivots)")
      for (row, column) in pivots.enumerated() {
        try require(computed[row, column] == 1, "a pivot is \(computed[row, column])")
      }
    },
    Law(
      52, .ranks, "the reduced echelon form is idempotent, and of the row space",
      states: "rref(R) = R for R = rref(A) with whole entries, and rref(PR) = R for invertible P",
      .exact,
      needs: [.matmul], holds: [.rref],
      for: tuple(Generator.plantedForms, .structured([.unimodular, .permutation], sizes: 4...4))
    ) { subject, input in
      let (form, factor) = input
      func holds(_ matrix: Matrix<Double>) throws {
        let computed = try subject.rref(matrix).matrix("matrix")
        try subject.hold(.rref, computed, to: try form.rationals()) { _, _ in .exact }
      }
      try holds(form)
      let start = factor.matrix.leading(rows: form.rowCount, columns: form.rowCount)
      try assume(try start.rationals().rank() == form.rowCount)
      try holds(try subject.exactProduct(start, form))
    },
    Law(
      52, .ranks, "the pivot columns are a basis of the column space",
      states: "basis(A) has the pivot columns of A as they are, and they are independent", .exact,
      needs: [.rank], holds: [.basis, .isIndependent], for: Generator.echelonInputs
    ) { subject, a in
      let pivots = try RowEchelonForm(of: a.rationals()).pivots
      let basis = try subject.basis(a)
      let expected = Matrix(columns: pivots.map { a.columns[$0] }, rowCount: a.rowCount)
      try subject.hold(.basis, basis, to: try expected.rationals()) { _, _ in .exact }
      try require(try subject.isIndependent(basis), "the basis is given as dependent")
      try require(try subject.rank(basis) == pivots.count, "rank of the basis")
    },
    Law(
      52, .ranks, "columns are independent just where there are as many as the rank",
      states: "isIndependent(A) ⟺ rank A = n, also one unit in the last place from a dependent one",
      .exact, needs: [.rank], holds: [.isIndependent],
      for: .oneOf([
        Generator.echelonInputs,
        Generator<StructuredMatrix>.structured(
          [.nearSingular, .rankDeficient, .hilbert], sizes: 1...5
        )
        .map(\.matrix),
      ])
    ) { subject, a in
      let isIndependent = try a.rationals().rank() == a.columnCount
      try require(
        try subject.isIndependent(a) == isIndependent,
        "they are \(isIndependent ? "independent" : "dependent")")
      try require((try subject.rank(a) == a.columnCount) == isIndependent, "the rank differs")
    },
  ]
}

extension Generator where Value == Matrix<Double> {
  /// Matrices whose echelon forms are of interest: of small whole numbers, of planted rank, close to
  /// lower rank, and of doubles of a moderate size.
  static var echelonInputs: Generator {
    .oneOf([
      Generator<StructuredMatrix>.rankDeficient().map(\.matrix),
      Generator<[Matrix<Double>]>.fitting("mn", of: .whole(2)).map { $0[0] },
      Generator<[Matrix<Double>]>.fitting("mn", of: .whole()).map { $0[0] },
      Generator<[Matrix<Double>]>.fitting("mn", sizes: 0...3, of: .moderate).map { $0[0] },
      Generator<StructuredMatrix>.structured([.nearSingular, .graded]).map(\.matrix),
    ])
  }

  /// Reduced echelon forms with whole entries, of up to 4 rows, all of them with pivots.
  static var plantedForms: Generator {
    Generator<[Int]>.permutations(of: [0, 1, 2, 3]).flatMap { order in
      tuple(
        .integers(in: 0...4), Generator<Int>.integers(in: -9...9).array(exactly: 16)
      ).map { rank, entries in
        let pivots = order.prefix(rank).sorted()
        return Matrix(rowCount: rank, columnCount: 4) { row, column in
          if pivots.contains(column) { return column == pivots[row] ? 1 : 0 }
          return column < pivots[row] ? 0 : Double(entries[4 * row + column])
        }
      }
    }
  }
}
