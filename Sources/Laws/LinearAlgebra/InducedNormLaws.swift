import Exact
import PropertyTesting
import Reference

extension Law {
  /// Norms of matrices.
  static let inducedNormLaws: [Law] = [
    Law(
      77, .norms, "the norms induced by 1 and ∞ are the largest sums of columns and rows",
      states: "‖A‖₁ = max Σᵢ|aᵢⱼ| and ‖A‖∞ = max Σⱼ|aᵢⱼ| within F1, 0 for no elements", .exact,
      holds: [.inducedNorm1, .inducedNormInf], for: .normMatrices
    ) { subject, a in
      let columns = try (0..<a.columnCount).map { column in
        let entries = (0..<a.rowCount).map { a[$0, column] }
        return (exact: try ExactVectors.sumOfMagnitudes(entries), bound: try Bound.sum(entries))
      }
      let rows = try (0..<a.rowCount).map { row in
        let entries = (0..<a.columnCount).map { a[row, $0] }
        return (exact: try ExactVectors.sumOfMagnitudes(entries), bound: try Bound.sum(entries))
      }
      // F1 grows with the sum, so that the largest bound is that of the largest sum.
      for (function, sums, computed) in [
        (Function.inducedNorm1, columns, try subject.inducedNorm1(a)),
        (.inducedNormInf, rows, try subject.inducedNormInf(a)),
      ] {
        try subject.hold(
          function, computed, to: sums.map(\.exact).max() ?? .zero,
          within: Bound("F1", sums.map(\.bound.amount).max() ?? .zero))
      }
    },
    Law(
      77, .norms, "the Frobenius norm is within 1 ulp",
      states: "‖A‖ = √Σaᵢⱼ² within 1 ulp at every scale", .exact, holds: [.frobenius],
      for: .normMatrices
    ) { subject, a in
      let exact = try ExactVectors.norm(a.elements)
      try subject.hold(.frobenius, subject.frobenius(a), to: exact, within: .ulps(1, of: exact))
    },
    Law(
      77, .norms, "the norm induced by the length of two columns",
      states:
        "‖A‖₂² = (t + √(t² − 4d))/2 with trace t and determinant d of A'A, for two columns (F11)",
      .certified, .medium, holds: [.inducedNorm2],
      for: Generator<Int>.integers(in: 1...4).flatMap {
        Generator<[Double]>.moderateVectors(count: (2 * $0)...(2 * $0))
      }
    ) { subject, elements in
      let rows = elements.count / 2
      let a = try Matrix(rowCount: rows, columnCount: 2, elements: elements)
      let (x, y) = ((0..<rows).map { a[$0, 0] }, (0..<rows).map { a[$0, 1] })
      let trace = try ExactVectors.dot(elements, elements)
      let discriminant = try trace * trace - 4 * ExactVectors.gramDeterminant(x, y)
      let root = try discriminant.rootBounds(2)
      let lower = try ((trace + root.lower) / 2).rootBounds(2).lower
      let upper = try ((trace + root.upper) / 2).rootBounds(2).upper
      try subject.hold(
        .inducedNorm2, subject.inducedNorm2(a), to: .within(lower, upper),
        within: .singularValue(rows: rows, columns: 2, largest: lower))
    },
    Law(
      77, .norms, "induced norms are submultiplicative, and fit the norms of vectors",
      states: "‖AB‖ ≤ ‖A‖‖B‖ and |Ax| ≤ ‖A‖|x| for 1 and ∞, as computed for whole matrices", .exact,
      needs: [.inducedNorm1, .inducedNormInf, .norm1, .normInf, .matmul, .matvec],
      for: .wholeTriples
    ) { subject, input in
      let (a, b, x) = (input.a, input.b, input.x)
      let product = try subject.matmul(a, b)
      let image = try subject.matvec(a, x)
      let (a1, aInf) = (try subject.inducedNorm1(a), try subject.inducedNormInf(a))
      try require(subject.inducedNorm1(product) <= a1 * subject.inducedNorm1(b), "‖AB‖₁")
      try require(subject.inducedNormInf(product) <= aInf * subject.inducedNormInf(b), "‖AB‖∞")
      try require(subject.norm1(image) <= a1 * subject.norm1(x), "|Ax|₁")
      try require(subject.normInf(image) <= aInf * subject.normInf(x), "|Ax|∞")
    },
    Law(
      77, .norms, "the norms of a matrix bound each other",
      states: "‖A‖₂² ≤ ‖A‖₁‖A‖∞, and ‖A‖₂ ≤ ‖A‖ of Frobenius ≤ √k·‖A‖₂, but for F11", .exact,
      .medium,
      needs: [.inducedNorm1, .inducedNormInf, .inducedNorm2, .frobenius], for: .wholeTriples
    ) { subject, input in
      let a = input.a
      let computed = try Rational(subject.inducedNorm2(a))
      let slack = Bound.singularValue(
        rows: a.rowCount, columns: a.columnCount, largest: 2 * computed
      ).amount
      let (least, most) = (max(.zero, computed - slack), computed + slack)
      let product = try Rational(subject.inducedNorm1(a)) * Rational(subject.inducedNormInf(a))
      try require(least * least <= product, "‖A‖₂² ≤ ‖A‖₁‖A‖∞")
      let square = try ExactVectors.dot(a.elements, a.elements)
      try require(least * least <= square, "‖A‖₂ ≤ ‖A‖")
      let rank = Rational(min(a.rowCount, a.columnCount))
      try require(square <= rank * most * most, "‖A‖ ≤ √k·‖A‖₂")
    },
  ]
}

/// Two whole matrices that can be multiplied, and a vector for the first.
private struct WholeTriple: Sendable {
  let a: Matrix<Double>
  let b: Matrix<Double>
  let x: [Double]
}

extension Generator where Value == WholeTriple {
  fileprivate static var wholeTriples: Generator {
    tuple(
      Generator<Int>.integers(in: 0...4), Generator<Int>.integers(in: 0...4),
      Generator<Int>.integers(in: 0...4)
    ).flatMap { m, k, n in
      tuple(
        Generator<Double>.whole().array(exactly: m * k),
        Generator<Double>.whole().array(exactly: k * n), Generator<Double>.whole().array(exactly: k)
      ).map { a, b, x in
        WholeTriple(
          a: Matrix(rowCount: m, columnCount: k) { a[$0 * k + $1] },
          b: Matrix(rowCount: k, columnCount: n) { b[$0 * n + $1] }, x: x)
      }
    }
  }
}

extension Generator where Value == Matrix<Double> {
  /// Matrices of up to four rows and columns with the structures of vectors.
  fileprivate static var normMatrices: Generator {
    tuple(Generator<Int>.integers(in: 0...4), Generator<Int>.integers(in: 0...4)).flatMap { m, n in
      Generator<[Double]>.structuredVectors(exactly: m * n).map { elements in
        Matrix(rowCount: m, columnCount: n) { elements[$0 * n + $1] }
      }
    }
  }
}
