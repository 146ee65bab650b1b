import Exact
import PropertyTesting
import Reference

extension Law {
  /// A.9: pseudo-inverses and least squares.
  static let pseudoinverseLaws: [Law] = [
    Law(
      67, .singularValues, "the pseudo-inverse is the matrix that Penrose's equations define",
      states:
        "|X̂ − A⁺| ≤ ‖B⁺‖(2e‖A⁺‖ + 20·max(m, n)·ε) entry by entry, e = 10·max(m, n)·ε·‖A‖ (Wedin)",
      .exact, .medium, holds: [.pinv],
      for: .frequency([
        (2, .spectral(rows: 0...4, columns: 0...4, .spectralWhole)),
        (2, .spectralDeficient(rows: 1...4, columns: 1...4)), (2, .nearlyParallel),
        (1, scaled(.spectral(rows: 1...3, columns: 1...3))),
      ])
    ) { subject, a in
      let exact = try a.rationals()
      let inverse = try exact.pseudoinverse()
      let bound = try pseudoinverseBound(exact, inverse)
      try subject.hold(.pinv, try subject.pinv(a), to: inverse) { _, _ in bound }
    },
    Law(
      67, .singularValues, "the pseudo-inverse of independent columns is (AᵀA)⁻¹Aᵀ",
      states: "A⁺ = (AᵀA)⁻¹Aᵀ where the columns are independent, within the bound of A⁺", .exact,
      .medium, holds: [.pinv], for: .spectral(rows: 1...4, columns: 1...3, .spectralWhole)
    ) { subject, a in
      let exact = try a.rationals()
      try assume(exact.rank() == a.columnCount)
      let inverse = try exact.gramMatrix().inverse() * exact.transposed()
      let bound = try pseudoinverseBound(exact, inverse)
      try subject.hold(.pinv, try subject.pinv(a), to: inverse) { _, _ in bound }
    },
    Law(
      67, .singularValues, "least squares for independent columns",
      states:
        "|x̂ − x| ≤ κc(2|x| + (κ + 1)|r|/‖A‖)/(1 − κc) with c = 5·max(m, n)·ε (Wedin; ASNA, Theorem 20.1)",
      .exact, .medium, holds: [.lstsq],
      for: leastSquares(.spectral(rows: 1...4, columns: 1...3, .spectralWhole))
    ) { subject, input in
      try holdLeastSquares(subject, input.0, input.1)
    },
    Law(
      67, .singularValues, "least squares at any scale",
      states: "the bound of least squares for 2ⁱA and 2ʲb, and (m + n)·2⁻¹⁰⁷⁴ for what underflows",
      .exact, .medium, holds: [.lstsq],
      for: tuple(
        leastSquares(.spectral(rows: 1...3, columns: 1...2, .spectralWhole)), scalesOfLeastSquares)
    ) { subject, input in
      let ((a, b), scales) = input
      try holdLeastSquares(
        subject, a.map { $0.scaled(byTwoToThe: scales.matrix) },
        b.map { $0.scaled(byTwoToThe: scales.right) })
    },
    Law(
      67, .singularValues, "least squares are refined where the condition is moderate",
      states: "|x̂ − x| ≤ 2u·max|x| + ρ⁴‖A⁺‖|b| with ρ = 10·max(m, n)·ε·κ² where κ ≤ 2¹⁰ (Björck)",
      .exact, .medium, holds: [.lstsq],
      for: leastSquares(.spectral(rows: 3...4, columns: 1...3, .spectralWhole))
    ) { subject, input in
      try holdRefinedLeastSquares(subject, input.0, input.1)
    },
    Law(
      67, .singularValues, "least squares lose no more than the condition number",
      states: "nearly parallel columns with b = Ax: |x̂ − x| ≤ 2κc|x|/(1 − κc), not κ²", .exact,
      holds: [.lstsq],
      for: tuple(.nearlyParallel, Generator<Double>.spectralWhole.array(exactly: 2))
    ) { subject, input in
      let (a, x) = input
      let b = (0..<3).map { a[$0, 0] * x[0] + a[$0, 1] * x[1] }
      try holdLeastSquares(subject, a, b)
    },
    Law(
      67, .singularValues, "least squares of dependent columns give the shortest solution",
      states: "x̂ = A⁺b within the bound of A⁺ times |b|", .exact, .medium, holds: [.lstsq],
      for: leastSquares(
        .frequency([
          (1, .spectralDeficient(rows: 1...4, columns: 1...4)),
          (1, .spectral(rows: 1...2, columns: 2...4, .spectralWhole)),
        ]))
    ) { subject, input in
      let (a, b) = input
      let exact = try a.rationals()
      let inverse = try exact.pseudoinverse()
      let right = try b.rationals()
      let amount = try pseudoinverseBound(exact, inverse).amount * Spectral.length(right)
      // The bound holds entries of A⁺; a row of it times b has one for each column of A⁺.
      let bound = Bound("F11 (pseudo-inverse)", Rational(max(1, a.rowCount)) * amount)
      let solution = try inverse * right
      try subject.hold(
        .lstsq, try subject.lstsq(a, b), to: solution, within: solution.map { _ in bound })
    },
  ]

  /// Matrices times powers of two.
  private static func scaled(_ matrices: Generator<Matrix<Double>>) -> Generator<Matrix<Double>> {
    tuple(matrices, .elements([0x1p-300, 0x1p-60, 0x1p60, 0x1p300])).map { a, factor in
      a.map { $0 * factor }
    }
  }

  /// Matrices of up to four rows, each with a right side of whole numbers.
  private static func leastSquares(
    _ matrices: Generator<Matrix<Double>>
  ) -> Generator<(Matrix<Double>, [Double])> {
    tuple(matrices, Generator<Double>.spectralWhole.array(exactly: 4)).map { a, b in
      (a, Array(b.prefix(a.rowCount)))
    }
  }

  /// Exponents of the matrix and of the right side, at the ends of the range too, for which the
  /// solution stays in it.
  private static let scalesOfLeastSquares = Generator<(matrix: Int, right: Int)>.elements([
    (-1070, -1070), (-1030, -1030), (-1070, -300), (-300, 300), (0, -1030), (0, -1070),
    (300, -1070),
    (1015, 300), (1015, 1015),
  ])

  /// How far the entries of a computed pseudo-inverse may be from the exact ones.
  ///
  /// The computed one is that of B = A + E with the rank of A and ‖E‖ ≤ e = 2·5·max(m, n)·ε·‖A‖: once
  /// for the residual of the factors, once for values that are dropped as zero. Then ‖B⁺ − A⁺‖ ≤
  /// (1 + √5)/2·‖A⁺‖·‖B⁺‖·e (Wedin 1973) and ‖B⁺‖ ≤ ‖A⁺‖/(1 − e‖A⁺‖). Factors that are orthonormal
  /// within c = 5·max(m, n)·ε, and the products and quotients that form it, add at most 4c‖B⁺‖.
  private static func pseudoinverseBound(
    _ a: RationalMatrix, _ inverse: RationalMatrix
  ) throws -> Bound {
    let c = Bound.factors(rows: a.rowCount, columns: a.columnCount)
    let e = try 2 * c * Spectral.frobenius(a).upper
    let norm = try Spectral.frobenius(inverse).upper
    try assume(2 * e * norm < 1)
    let moved = try norm / (1 - e * norm)
    return Bound("F11 (pseudo-inverse)", moved * (2 * e * norm + 4 * c))
  }

  /// Requires the solution of a least squares problem with independent columns.
  private static func holdLeastSquares(
    _ subject: Subject, _ a: Matrix<Double>, _ b: [Double]
  ) throws {
    let exact = try a.rationals()
    try assume(exact.rank() == a.columnCount)
    let inverse = try exact.pseudoinverse()
    let right = try b.rationals()
    let x = try inverse * right
    let residual = zip(try exact * x, right).map { $1 - $0 }
    let norm = try Spectral.frobenius(exact)
    let c = Bound.factors(rows: a.rowCount, columns: a.columnCount)
    let condition = try norm.upper * Spectral.frobenius(inverse).upper
    try assume(2 * condition * c < 1)
    // ‖A‖₂ ≥ ‖A‖_F/√n ≥ ‖A‖_F/n.
    let tilt =
      try (condition + 1) * Rational(a.columnCount) * Spectral.length(residual) / norm.lower
    let amount = try condition * c * (2 * Spectral.length(x) + tilt) / (1 - condition * c)
    let bound = Bound("F10 (Wedin)", amount + Bound.underflow(a.rowCount, a.columnCount))
    try subject.hold(.lstsq, try subject.lstsq(a, b), to: x, within: x.map { _ in bound })
  }

  /// Requires the solution of a well-conditioned least squares problem to its last digits.
  ///
  /// Björck's refinement (1967; ASNA, section 20.5) solves for a correction with factors that are off
  /// by c = 5·max(m, n)·ε. The correction is then off by ρ = 2cκ² of what is to be corrected at most,
  /// as the augmented system has the condition κ². So errors that are ‖A⁺‖|b| at first are ρᵏ‖A⁺‖|b|
  /// after k steps, beside the rounding of x + dx to u·max|x|, and what ρ leaves of that.
  private static func holdRefinedLeastSquares(
    _ subject: Subject, _ a: Matrix<Double>, _ b: [Double]
  ) throws {
    let exact = try a.rationals()
    try assume(exact.rank() == a.columnCount)
    let inverse = try exact.pseudoinverse()
    let right = try b.rationals()
    let x = try inverse * right
    let norm = try Spectral.frobenius(inverse).upper
    let condition = try Spectral.frobenius(exact).upper * norm
    try assume(condition <= 1024)
    let ratio = 2 * Bound.factors(rows: a.rowCount, columns: a.columnCount) * condition * condition
    let greatest = x.map(\.magnitude).max() ?? .zero
    let amount =
      try 2 * Bound.unitRoundoff * greatest + ratio.power(4) * norm * Spectral.length(right)
    let bound = Bound("F10, refined", amount)
    try subject.hold(.lstsq, try subject.lstsq(a, b), to: x, within: x.map { _ in bound })
  }
}
