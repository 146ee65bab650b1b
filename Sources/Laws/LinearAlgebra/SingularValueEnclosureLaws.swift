import Exact
import PropertyTesting
import Reference

extension Law {
  /// A.9: singular values against exact counts, isolated roots, and invariants.
  static let singularValueEnclosureLaws: [Law] = [
    Law(
      59, .singularValues, "as many singular values are above any number as inertia counts",
      states:
        "#{σᵢ > σ̂ⱼ + δ} ≤ j − 1 and #{σᵢ ≥ σ̂ⱼ − δ} ≥ j with δ = F11, by the inertia of AᵀA − t²I",
      .exact, .medium, holds: [.singularValues, .svd],
      for: .frequency([(2, .spectralMatrices), (1, .nearlyParallel)])
    ) { subject, a in
      let exact = try a.rationals()
      let bound = try Bound.singularValue(of: exact)
      for values in [try subject.singularValues(a), try subject.svd(a).vector("s")] {
        for (index, value) in values.enumerated() {
          let value = try Rational(value)
          let above = try SingularValues.inertia(of: exact, about: value + bound.amount)
          try require(above.positive <= index, "σ\(index + 1) is larger than computed")
          guard value > bound.amount else { continue }
          let below = try SingularValues.inertia(of: exact, about: value - bound.amount)
          try require(
            below.positive + below.zero > index, "σ\(index + 1) is smaller than computed")
        }
      }
    },
    Law(
      60, .singularValues, "singular values are the square roots of the eigenvalues of AᵀA",
      states: "|σ̂ᵢ − σᵢ| ≤ max(m, n)·ε·σ₁, the σᵢ² isolated roots of det(xI − AᵀA)", .certified,
      .medium, holds: [.singularValues, .svd, .inducedNorm2],
      for: .frequency([
        (2, .spectralMatrices), (1, .spectralDeficient(rows: 1...4, columns: 1...4)),
        (1, .nearlyParallel),
      ])
    ) { subject, a in
      let exact = try a.rationals()
      let values = try subject.singularValues(a)
      try subject.holdSingularValues(.singularValues, values, of: exact)
      try subject.holdSingularValues(.svd, try subject.svd(a).vector("s"), of: exact)
      let norm = try subject.inducedNorm2(a)
      guard !values.isEmpty else { return try require(norm == 0) }
      let largest = try SingularValues.enclosures(of: exact, relativeBits: Spectral.bits)[0]
      try subject.hold(
        .inducedNorm2, norm, to: largest.middle,
        within: .singularValue(
          rows: a.rowCount, columns: a.columnCount, largest: largest.upper
        ).widened(by: largest.radius))
    },
    Law(
      60, .singularValues, "matrices with planted singular values have these",
      states: "A = U·diag(d)·Vᵀ with rational orthogonal U, V has the singular values d", .exact,
      holds: [.singularValues], for: .plantedSingularValues
    ) { subject, planted in
      let (rows, columns) = (planted.matrix.rowCount, planted.matrix.columnCount)
      let bound = Bound.singularValue(rows: rows, columns: columns, largest: planted.values[0])
      try subject.hold(
        .singularValues, try subject.singularValues(planted.matrix), to: planted.values,
        within: planted.values.map { _ in bound })
    },
    Law(
      61, .singularValues, "the squares of the singular values sum to the squared Frobenius norm",
      states: "|Σ σ̂ᵢ² − ‖A‖_F²| ≤ Σ δ(2σ̂ᵢ + δ) with δ = F11", .exact, .medium,
      holds: [.singularValues], for: .spectralMatrices
    ) { subject, a in
      let exact = try a.rationals()
      let delta = try Bound.singularValue(of: exact).amount
      let values = try subject.singularValues(a).rationals()
      let sum = values.reduce(Rational.zero) { $0 + $1 * $1 }
      let limit = values.reduce(Rational.zero) { $0 + delta * (2 * $1 + delta) }
      try require((sum - exact.squaredFrobenius()).magnitude <= limit)
    },
    Law(
      61, .singularValues, "the product of the singular values is the magnitude of the determinant",
      states: "Π(σ̂ᵢ − δ) ≤ |det A| ≤ Π(σ̂ᵢ + δ) with δ = F11", .exact, .medium,
      holds: [.singularValues],
      for: .frequency([
        (2, .spectralSquare(0...4, .spectralEntries)),
        (1, .spectralSquare(1...4)),
      ])
    ) { subject, a in
      let exact = try a.rationals()
      let delta = try Bound.singularValue(of: exact).amount
      let values = try subject.singularValues(a).rationals()
      let determinant = try exact.determinant().magnitude
      try require(values.reduce(.one) { $0 * max(.zero, $1 - delta) } <= determinant)
      try require(determinant <= values.reduce(.one) { $0 * ($1 + delta) })
    },
  ]
}

extension Generator where Value == Matrix<Double> {
  /// Läuchli's matrices (1 1; h 0; 0 h) with h a power of two: the small singular value is h, and
  /// is lost in the rounding of AᵀA.
  static var nearlyParallel: Generator {
    Generator<Int>.integers(in: 1...26).map { bits in
      let h = Double(sign: .plus, exponent: -bits, significand: 1)
      return Matrix(rowCount: 3, columnCount: 2) { row, column in
        row == 0 ? 1 : row == column + 1 ? h : 0
      }
    }
  }
}
