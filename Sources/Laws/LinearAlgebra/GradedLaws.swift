import Exact
import PropertyTesting
import Reference

/// A matrix B·D of a matrix of small whole numbers and powers of two that scale its columns.
struct GradedMatrix: Sendable, CustomStringConvertible {
  /// B.
  let base: Matrix<Double>
  /// The exponents of D.
  let exponents: [Int]

  /// B·D, exactly.
  var matrix: Matrix<Double> {
    Matrix(rowCount: base.rowCount, columnCount: base.columnCount) {
      base[$0, $1] * Double(sign: .plus, exponent: exponents[$1], significand: 1)
    }
  }

  /// The matrix and its exponents.
  var description: String { "\(base) with columns times 2 to the powers \(exponents)" }
}

extension Law {
  /// Graded matrices with no more columns than rows.
  static var gradedColumns: Generator<GradedMatrix> {
    Generator<Int>.integers(in: 1...3).flatMap { columns in
      tuple(
        .spectral(rows: columns...4, columns: columns...columns, .spectralWhole),
        Generator<Int>.integers(in: -70...70).array(exactly: columns)
      ).map { GradedMatrix(base: $0, exponents: $1) }
    }
  }

  /// A.9: small singular values of graded matrices.
  static let gradedLaws: [Law] = [
    Law(
      71, .singularValues, "the small singular values of graded matrices are accurate too",
      states: "|σ̂ᵢ − σᵢ| ≤ max(m, n)·ε·κ(B)·σᵢ for A = B·D with D diagonal", .certified, .heavy,
      holds: [.singularValues, .svd], for: gradedColumns
    ) { subject, graded in
      let base = try graded.base.rationals()
      try assume(base.rank() == base.columnCount)
      // κ₂(B) is not above ‖B‖_F·‖B⁺‖_F.
      let condition =
        try Spectral.frobenius(base).upper * Spectral.frobenius(base.pseudoinverse()).upper
      let a = graded.matrix
      let exact = try SingularValues.enclosures(
        of: try a.rationals(), relativeBits: Spectral.bits)
      let bounds = exact.map { value in
        Bound.gradedSingularValue(
          rows: a.rowCount, columns: a.columnCount, condition: condition, exact: value.upper
        ).widened(by: value.radius)
      }
      let middles = exact.map(\.middle)
      try subject.hold(
        .singularValues, try subject.singularValues(a), to: middles, within: bounds)
      try subject.hold(.svd, try subject.svd(a).vector("s"), to: middles, within: bounds)
    }
  ]
}
