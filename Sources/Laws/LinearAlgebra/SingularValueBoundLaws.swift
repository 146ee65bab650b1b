import Exact
import PropertyTesting
import Reference

extension Law {
  /// A.9: inequalities and invariances of singular values.
  static let singularValueBoundLaws: [Law] = [
    Law(
      62, .singularValues, "the largest singular value lies between column and Frobenius norms",
      states: "max |aⱼ| ≤ σ₁ + δ, and σ₁ − δ ≤ ‖A‖_F ≤ √rank·(σ₁ + δ), δ = F11", .certified,
      .medium,
      holds: [.singularValues], for: .spectralMatrices
    ) { subject, a in
      let values = try subject.singularValues(a)
      guard let first = values.first else { throw Discard() }
      let exact = try a.rationals()
      let delta = try Bound.singularValue(of: exact).amount
      let value = try Rational(first)
      let above = (value + delta) * (value + delta)
      for column in exact.transposed().rows {
        try require(column.reduce(Rational.zero) { $0 + $1 * $1 } <= above)
      }
      let frobenius = exact.squaredFrobenius()
      let below = max(.zero, value - delta)
      try require(below * below <= frobenius)
      try require(frobenius <= Rational(exact.rank()) * above)
    },
    Law(
      62, .singularValues, "a matrix and its transpose have the same singular values",
      states: "σ(Aᵀ) = σ(A), each within F11", .certified, .medium, holds: [.singularValues],
      for: .spectralMatrices
    ) { subject, a in
      let exact = try a.rationals()
      try subject.holdSingularValues(
        .singularValues, try subject.singularValues(a.transposed()), of: exact)
      try subject.holdSingularValues(.singularValues, try subject.singularValues(a), of: exact)
    },
    Law(
      62, .singularValues, "singular values scale with the magnitude of a factor",
      states: "σ(cA) = |c|·σ(A), within F11, for powers of two and whole numbers c", .certified,
      .medium, holds: [.singularValues],
      for: tuple(
        .spectral(rows: 1...4, columns: 1...4, .spectralWhole),
        .elements([-1, 3, -7, 0x1p-600, -0x1p600, 0x1p-1040, 0x1p1015, 0]))
    ) { subject, input in
      let (a, c) = input
      let scaled = a.map { $0 * c }
      try subject.holdSingularValues(
        .singularValues, try subject.singularValues(scaled), of: try a.rationals(),
        times: try Rational(c).magnitude)
    },
    Law(
      62, .singularValues, "orthogonal factors leave the singular values alone",
      states: "σ(MA) = s·σ(A) = σ(AM) for whole matrices with MᵀM = s²I, within F11", .certified,
      .medium, holds: [.singularValues],
      for: Generator<Int>.integers(in: 1...4).flatMap { size in
        tuple(.spectral(rows: size, columns: size), .scaledOrthogonal(size))
      }
    ) { subject, input in
      let (a, turn) = input
      let exact = try a.rationals()
      for turned in [turn.matrix.spectralProduct(a), a.spectralProduct(turn.matrix)] {
        try subject.holdSingularValues(
          .singularValues, try subject.singularValues(turned), of: exact,
          times: Rational(turn.scale))
      }
    },
    Law(
      63, .singularValues, "singular values move no further than the change",
      states: "|σᵢ(A + E) − σᵢ(A)| ≤ σ₁(E), up to F11 of each (Weyl)", .exact,
      holds: [.singularValues],
      for: tuple(.integers(in: 1...4), .integers(in: 1...4)).flatMap { rows, columns in
        tuple(.spectral(rows: rows, columns: columns), .spectral(rows: rows, columns: columns))
      }
    ) { subject, input in
      let (a, e) = input
      let sum = Matrix<Double>(rowCount: a.rowCount, columnCount: a.columnCount) {
        a[$0, $1] + e[$0, $1]
      }
      let slack = try [a, e, sum].reduce(Rational.zero) {
        $0 + (try Bound.looseSingularValue(of: $1.rationals()).amount)
      }
      let change = try Rational(try subject.singularValues(e)[0])
      let pairs = zip(try subject.singularValues(sum), try subject.singularValues(a))
      for (moved, value) in pairs {
        let difference = (try Rational(moved) - Rational(value)).magnitude
        try require(difference <= change + slack)
      }
    },
    Law(
      63, .singularValues, "the singular values without a row or column lie between the others",
      states: "σᵢ(A) ≥ σᵢ(B) ≥ σᵢ₊₁(A), up to F11, where B is A without a row or column (Cauchy)",
      .exact, holds: [.singularValues],
      for: tuple(.spectral(rows: 1...4, columns: 1...4), .integers(in: 0...3), .booleans)
    ) { subject, input in
      let (drawn, place, ofRow) = input
      let a = ofRow ? drawn.transposed() : drawn
      let cut = Matrix<Double>(rowCount: a.rowCount, columnCount: a.columnCount - 1) {
        a[$0, $1 < place % a.columnCount ? $1 : $1 + 1]
      }
      let slack = 2 * (try Bound.looseSingularValue(of: a.rationals()).amount)
      let all = try subject.singularValues(a).rationals()
      let fewer = try subject.singularValues(ofRow ? cut.transposed() : cut).rationals()
      for (index, value) in fewer.enumerated() {
        try require(value <= all[index] + slack)
        if index + 1 < all.count { try require(value >= all[index + 1] - slack) }
      }
    },
  ]
}
