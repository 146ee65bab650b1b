import Exact
import PropertyTesting
import Reference

/// A matrix whose determinant is near to half-way between two doubles: the identity but for b and c in its
/// corners, with b·c = −(2⁻⁵³ + 2^(−53 − 3k)), or −(3·2⁻⁵³ − 3·2^(−53 − 3k)).
struct CornerTie: Sendable {
  let size: Int
  /// The k, at most 26.
  let bits: Int
  /// Whether the determinant is above a tie; else it is below one.
  let isAbove: Bool
  /// Whether two rows are exchanged.
  let isExchanged: Bool

  /// The matrix.
  var matrix: Matrix<Double> {
    let small = Double(sign: .plus, exponent: -bits, significand: 1)
    // (1 + x)(1 − x + x²) = 1 + x³.
    let (x, weight) = isAbove ? (small, 1.0) : (-small, 3)
    let (b, c) = (weight * (1 + x) * 0x1p-27, -(1 - x + x * x) * 0x1p-26)
    return Matrix(rowCount: size, columnCount: size) { drawn, column in
      let row = isExchanged && drawn < 2 ? 1 - drawn : drawn
      if row == 0, column == size - 1 { return b }
      if row == size - 1, column == 0 { return c }
      return row == column ? 1 : 0
    }
  }

  /// Those of small sizes, and of larger ones where elimination may take other ways.
  static var all: [CornerTie] {
    [2, 3, 5, 24, 27, 33].flatMap { size in
      [20, 23, 26].flatMap { bits in
        [true, false].flatMap { isAbove in
          [true, false].map {
            CornerTie(size: size, bits: bits, isAbove: isAbove, isExchanged: $0)
          }
        }
      }
    }
  }
}

extension Law {
  /// A.7: determinants that are nearly ties, and matrices of some thirty rows.
  static let largeSystemLaws: [Law] = [
    Law(
      45, .systems, "what is far below a tie decides how a determinant is rounded",
      states:
        "det = ±(1 + 2⁻⁵³ + d) and ±(1 + 3·2⁻⁵³ − 3d) give ±(1 + 2⁻⁵²) for d from 2⁻¹³¹ to 2⁻¹¹³, in 2 to 33 rows",
      .bitwise, needs: [.det, .detScaled], forAllOf: { CornerTie.all }
    ) { subject, tie in
      let a = tie.matrix
      let expected = (tie.isExchanged ? -1 : 1) * (1 + Double.ulpOfOne)
      try requireSameBits(subject.det(a), expected)
      let fields = try subject.detScaled(a)
      try requireSameBits(fields.number("significand"), expected / 2)
      try require(try fields.count("exponent") == 1)
    },
    Law(
      45, .systems, "determinants of large matrices are within a unit in the last place",
      states: "|det^ − det A| ≤ 1 ulp for 16 to 40 rows, with det A = −2⁹ⁿ·Πdᵢ as planted", .exact,
      .medium, holds: [.det],
      for: .oneOf([
        .reflectedDiagonals(sizes: 16...40, magnitudes: 1...9),
        .reflectedDiagonals(sizes: 24...40, magnitudes: 0...(1 << 12)),
      ])
    ) { subject, planted in
      let exact = planted.determinant
      try subject.hold(
        .det, try subject.det(planted.matrix), to: exact, within: .ulps(1, of: exact))
    },
    Law(
      46, .systems, "an inverse of a large matrix is within F9",
      states: "|AX̂ − I| ≤ γ₃ₙ P'|L̂||Û||X̂| for 30 to 35 rows and conditions up to 2¹²", .exact,
      .heavy, needs: [.inverse, .lu],
      for: .reflectedDiagonals(sizes: 30...35, magnitudes: 1...(1 << 12))
    ) { subject, planted in
      let a = planted.matrix
      let inverse = try subject.inverse(a).rationals()
      let residual = try a.rationals() * inverse - .identity(a.rowCount)
      let bounds = try Bound.eliminationResiduals(
        factors: subject.certifiedFactorMagnitudes(a), x: inverse)
      for (error, bound) in zip(residual.elements, bounds.elements) {
        try require(
          error.magnitude <= bound.amount,
          "AX − I has \(error.roundedToDouble()), F9 permits \(bound.amount.roundedToDouble())")
      }
    },
    Law(
      46, .systems, "the least number counts in an inverse, wherever it stands",
      states:
        "(0 s s; 0 −s s; 1 0 t) has the entry −t/2s in its inverse, for t = 2⁻¹⁰⁷⁴ and s = 2⁻⁴⁰, its rows and columns in any order",
      .exact, holds: [.inverse],
      forAllOf: {
        let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
        return orders.flatMap { rows in orders.map { (rows: rows, columns: $0) } }
      }
    ) { subject, order in
      let (s, t) = (0x1p-40, Double.leastNonzeroMagnitude)
      let rows = [[0, s, s], [0, -s, s], [1, 0, t]]
      let a = Matrix(rowCount: 3, columnCount: 3) { rows[order.rows[$0]][order.columns[$1]] }
      try subject.hold(.inverse, try subject.inverse(a), to: try a.rationals().inverse()) { _, _ in
        .exact
      }
    },
  ]
}
