import Exact
import PropertyTesting
import Reference

extension Law {
  /// A.7: inverses, held to F9.
  static let inverseLaws: [Law] = [
    Law(
      37, .systems, "inverses of products, transposes and inverses",
      states: "(AB)⁻¹ = B⁻¹A⁻¹, (A')⁻¹ = (A⁻¹)', (A⁻¹)⁻¹ = A, each within F9 of the exact one",
      .exact,
      .medium, holds: [.inverse, .lu],
      for: tuple(
        .structured([.unimodular, .triangular, .permutation, .whole], sizes: 3...3),
        .structured([.unimodular, .triangular, .permutation, .whole], sizes: 3...3))
    ) { subject, input in
      let (a, b) = (try input.0.matrix.rationals(), try input.1.matrix.rationals())
      try assume(a.rank() == 3 && b.rank() == 3)
      let (inverseA, inverseB) = (try a.inverse(), try b.inverse())
      try assume(a.columnSumNorm * inverseA.columnSumNorm < .inverseLimit)
      _ = try subject.heldInverse(input.0.matrix, exact: inverseA)
      _ = try subject.heldInverse(input.0.matrix.transposed(), exact: inverseA.transposed())
      // Products of small whole matrices are doubles.
      let product = try a * b
      let exact = try inverseB * inverseA
      if product.columnSumNorm * exact.columnSumNorm < .inverseLimit, let matrix = product.doubles {
        _ = try subject.heldInverse(matrix, exact: exact)
      }
      if let matrix = inverseA.doubles { _ = try subject.heldInverse(matrix, exact: a) }
    },
    Law(
      46, .systems, "an inverse is within F9 of the exact one, or refused with its condition",
      states: "|AX̂ − I| ≤ γ₃ₙ P'|L̂||Û||X̂|; ‖A‖₁‖A⁻¹‖₁ ≥ 2⁵³ is answered with illConditioned",
      .exact, .medium,
      holds: [.inverse, .lu],
      for: .oneOf([
        Generator<StructuredMatrix>.structured(
          StructuredMatrix.Structure.allCases.filter { $0 != .extreme }
        ).map { [$0.matrix] }, .fitting("nn", of: .moderate),
        Generator<StructuredMatrix>.structured([.unimodular, .hilbert], sizes: 4...8)
          .map { [$0.matrix] },
      ])
    ) { subject, input in
      let a = try input[0].rationals()
      guard a.rank() == a.rowCount else {
        return try subject.refuses("singular") { try subject.inverse(input[0]) }
      }
      let exact = try a.inverse()
      guard a.columnSumNorm * exact.columnSumNorm < .inverseLimit else {
        return try subject.refuses("illConditioned") { try subject.inverse(input[0]) }
      }
      // Entries far from the ends of the range, where nothing underflows.
      try assume(a.elements.allSatisfy { $0.isZero || $0.magnitude > .tiny })
      let computed = try subject.heldInverse(input[0], exact: exact)
      let factors = try subject.certifiedFactorMagnitudes(input[0])
      let inverse = try computed.rationals()
      let residual = try a * inverse - .identity(a.rowCount)
      let bounds = try Bound.eliminationResiduals(factors: factors, x: inverse)
      for (error, bound) in zip(residual.elements, bounds.elements) {
        try require(
          error.magnitude <= bound.amount,
          "AX − I has \(error.roundedToDouble()), F9 permits \(bound.amount.roundedToDouble())")
      }
    },
    Law(
      49, .systems, "the inverse of a diagonal matrix has the inverses on its diagonal",
      states: "diag(d)⁻¹ = diag(1/d), zero elsewhere", .exact, holds: [.inverse, .lu],
      for: Generator<Double>.floats(in: 1e-3...1e3).array(count: 0...5)
    ) { subject, values in
      let n = values.count
      let a = Matrix(rowCount: n, columnCount: n) { $0 == $1 ? values[$0] : 0 }
      let exact = RationalMatrix.diagonal(try values.rationals().map { try $0.reciprocal() })
      let computed = try subject.heldInverse(a, exact: exact)
      for row in 0..<n {
        for column in 0..<n where column != row {
          try require(computed[row, column] == 0, "entry (\(row), \(column)) is not 0")
        }
      }
    },
    Law(
      49, .systems, "the inverse of an orthogonal matrix is its transpose",
      states: "M⁻¹ = M'/d² where M'M = d²I; P⁻¹ = P' for permutations", .exact,
      holds: [.inverse, .lu, .gram], for: .structured([.orthogonal, .permutation])
    ) { subject, input in
      guard let inverse = input.inverse, let d = input.singularValues?.first else {
        throw Discard()
      }
      try subject.hold(
        .gram, try subject.gram(input.matrix),
        to: d * d * RationalMatrix.identity(input.matrix.rowCount)
      ) { _, _ in .exact }
      _ = try subject.heldInverse(input.matrix, exact: inverse)
    },
    Law(
      42, .systems, "an inverse and a determinant after a change of rank one",
      states: "(A + uv')⁻¹ by Sherman and Morrison; det(A + uv') = (1 + v'A⁻¹u) det A", .exact,
      holds: [.det, .inverse, .lu], for: .fitting("nn", "n", "n", sizes: 1...4, of: .whole())
    ) { subject, input in
      let a = try input[0].rationals()
      let (u, v) = (try input[1].rationals(), try input[2].rationals())
      let det = try a.determinant()
      try assume(!det.isZero)
      let inverse = try a.inverse()
      let factor = try Rational.one + (v.transposed() * inverse * u).trace()
      let changed = try a + u * v.transposed()
      let matrix = changed.map { $0.roundedToDouble() }
      try subject.hold(.det, try subject.det(matrix), to: factor * det, within: .exact)
      guard !factor.isZero else {
        return try subject.refuses("singular") { try subject.inverse(matrix) }
      }
      let correction = try inverse * u * (v.transposed() * inverse)
      _ = try subject.heldInverse(matrix, exact: inverse - factor.reciprocal() * correction)
    },
  ]
}

extension Rational {
  /// The condition from which on no digit of an inverse need be right: 2⁵³.
  static let inverseLimit = Rational.one.scaled(byTwoToThe: 53)

  /// A size below which products of entries may underflow where a matrix is factored: 2⁻³⁰⁰.
  static let tiny = Rational.one.scaled(byTwoToThe: -300)
}
