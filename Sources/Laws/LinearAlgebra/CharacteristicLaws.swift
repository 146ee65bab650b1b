import Exact
import PropertyTesting
import Reference

extension Law {
  /// Eigenvalues through the characteristic polynomial.
  static let characteristicLaws: [Law] = [
    Law(
      177, .spectra, "eigenvalues have the sums and products that the matrix says",
      states:
        "Π(x − λ̂ᵢ) has the coefficients of det(xI − A), from trace to determinant, within those of A + E, ‖E‖ ≤ 5n·ε·‖A‖_F",
      .exact, .medium, holds: [.eigenvalues],
      for: .frequency([
        (2, .spectralSquare(0...4)), (1, .spectralSquare(1...3, .spectralEntries)),
        (1, jordanBlocks),
      ])
    ) { subject, a in
      try requireEigenvalues(
        try subject.eigenvalues(a), of: try a.rationals().characteristicPolynomial(), a)
    },
    Law(
      177, .spectra, "similar matrices have the same eigenvalues",
      states: "λ(PAP⁻¹) = λ(A) for P with determinant 1, through the coefficients of det(xI − A)",
      .exact, .medium, holds: [.eigenvalues],
      for: Generator<Int>.integers(in: 2...3).flatMap { size in
        tuple(
          .spectral(rows: size, columns: size), .integers(in: 0...size - 1),
          .integers(in: 1...size - 1), .integers(in: -3...3))
      }
    ) { subject, input in
      let (a, row, step, factor) = input
      let n = a.rowCount
      let shear = Matrix<Double>(rowCount: n, columnCount: n) { i, j in
        i == j ? 1 : i == row && j == (row + step) % n ? Double(factor) : 0
      }
      let back = Matrix<Double>(rowCount: n, columnCount: n) { i, j in
        i == j ? 1 : -shear[i, j]
      }
      let polynomial = try a.rationals().characteristicPolynomial()
      let similar = shear.spectralProduct(a).spectralProduct(back)
      try requireEigenvalues(try subject.eigenvalues(similar), of: polynomial, similar)
      try requireEigenvalues(try subject.eigenvalues(a), of: polynomial, a)
    },
    Law(
      177, .spectra, "a matrix and its transpose have the same eigenvalues",
      states: "λ(Aᵀ) = λ(A), through the coefficients of det(xI − A)", .exact, .medium,
      holds: [.eigenvalues], for: .spectralSquare(0...4)
    ) { subject, a in
      let polynomial = try a.rationals().characteristicPolynomial()
      try requireEigenvalues(
        try subject.eigenvalues(a.transposed()), of: polynomial, a.transposed())
    },
    Law(
      177, .spectra, "eigenvalues come in order, and complex ones in conjugate pairs",
      states: "by falling real part, then falling imaginary part; a pair agrees to the bit",
      .bitwise,
      needs: [.eigenvalues], for: .spectralSquare(0...4, .spectralEntries)
    ) { subject, a in
      let values = try subject.eigenvalues(a)
      let (re, im) = (try values.vector("re"), try values.vector("im"))
      try require(re.count == a.rowCount && im.count == a.rowCount, "there are not n eigenvalues")
      for index in re.indices.dropFirst() {
        let isOrdered =
          re[index - 1] > re[index] || re[index - 1] == re[index] && im[index - 1] >= im[index]
        try require(isOrdered, "not sorted: \(re), \(im)")
      }
      let upper = zip(re, im).filter { $0.1 > 0 }.map { [$0.0, $0.1] }
      let lower = zip(re, im).filter { $0.1 < 0 }.map { [$0.0, -$0.1] }
      let sorted = (
        upper.sorted { $0.lexicographicallyPrecedes($1) },
        lower.sorted { $0.lexicographicallyPrecedes($1) }
      )
      try require(sorted.0 == sorted.1, "complex eigenvalues are not in pairs: \(re), \(im)")
    },
    Law(
      177, .spectra, "triangular matrices have their diagonal for eigenvalues",
      states: "Π(x − λ̂ᵢ) has the coefficients of Π(x − aᵢᵢ), within those of A + E", .exact,
      .medium,
      holds: [.eigenvalues], for: tuple(.spectralSquare(1...4), .booleans)
    ) { subject, input in
      let (drawn, isLower) = input
      let a = Matrix<Double>(rowCount: drawn.rowCount, columnCount: drawn.rowCount) {
        isLower ? ($0 >= $1 ? drawn[$0, $1] : 0) : ($0 <= $1 ? drawn[$0, $1] : 0)
      }
      let diagonal = try (0..<a.rowCount).map { try Rational(a[$0, $0]) }
      try requireEigenvalues(
        try subject.eigenvalues(a), of: RationalPolynomial(roots: diagonal), a)
    },
  ]

  /// Jordan blocks, whose eigenvalues are the most sensitive ones.
  private static var jordanBlocks: Generator<Matrix<Double>> {
    tuple(.integers(in: 1...4), .integers(in: -3...3), .booleans).map { n, value, isLower in
      Matrix(rowCount: n, columnCount: n) { row, column in
        row == column ? Double(value) : (isLower ? row - column : column - row) == 1 ? 1 : 0
      }
    }
  }

  /// Requires that the polynomial of computed eigenvalues is within reach of that of the matrix.
  ///
  /// A backward stable method gives the eigenvalues of A + E with e = ‖E‖₂ ≤ 5n·ε·‖A‖_F. The
  /// coefficient of xⁿ⁻ᵏ is, but for the sign, the sum of C(n, k) principal minors of order k, each of
  /// which moves by at most k·e·(‖A‖ + e)ᵏ⁻¹ (Ipsen and Rehman 2008). Coefficients do not change where
  /// the matrix is balanced first, so the bound holds for methods that balance.
  private static func requireEigenvalues(
    _ values: Fields, of polynomial: RationalPolynomial, _ a: Matrix<Double>
  ) throws {
    let n = a.rowCount
    let re = try values.vector("re").rationals()
    let im = try values.vector("im").rationals()
    try require(re.count == n && im.count == n, "there are not n eigenvalues")
    // Conjugate pairs give x² − 2ax + a² + b².
    var computed = RationalPolynomial([.one])
    for (a, b) in zip(re, im) where b.signum >= 0 {
      computed =
        computed
        * RationalPolynomial(b.isZero ? [-a, 1] : [a * a + b * b, -2 * a, 1])
    }
    try require(computed.degree == n, "complex eigenvalues are not in pairs")
    let norm = try Spectral.frobenius(a.rationals()).upper
    let e = Bound.factors(rows: n, columns: n) * norm
    var binomial = Rational.one
    for k in 1..<max(1, n + 1) {
      binomial = try binomial * Rational(n - k + 1) / Rational(k)
      let limit = try binomial * Rational(k) * e * (norm + e).power(k - 1)
      let difference = computed.coefficients[n - k] - polynomial.coefficients[n - k]
      try require(
        difference.magnitude <= limit,
        "the coefficient of x^\(n - k) is \(computed.coefficients[n - k].roundedToDouble()), where "
          + "\(polynomial.coefficients[n - k].roundedToDouble()) is due")
    }
  }
}
