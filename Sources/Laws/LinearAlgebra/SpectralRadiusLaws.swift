import Exact
import PropertyTesting
import Reference

extension Law {
  /// The spectral radius.
  static let spectralRadiusLaws: [Law] = [
    Law(
      178, .spectra, "the spectral radius lies where the Schur–Cohn test encloses it",
      states: "|ρ̂ − ρ| ≤ (2‖A‖ + e)^(1 − 1/n)·e^(1/n), e = 5n·ε·‖A‖_F (Elsner 1985)", .certified,
      .medium, holds: [.spectralRadius],
      for: .frequency([
        (2, .spectralSquare(1...4)), (1, .spectralSquare(1...3, .spectralEntries)),
      ])
    ) { subject, a in
      let exact = try a.rationals()
      let radius = try exact.spectralRadius(relativeBits: Spectral.bits)
      let bound = try spectralVariation(exact)
      try subject.hold(
        .spectralRadius, try subject.spectralRadius(a), to: radius.middle,
        within: bound.widened(by: radius.radius))
    },
    Law(
      178, .spectra, "the spectral radius is below 1 where the Schur–Cohn test says so",
      states:
        "ρ(A) < 1 decided over the rationals, and then |Aᵏ|_F < 1 for some k: ρ̂ agrees up to Elsner's bound",
      .exact, .medium, holds: [.spectralRadius],
      for: tuple(.spectralSquare(1...3), .integers(in: 1...5)).map { a, bits in
        a.map { $0 * Double(sign: .plus, exponent: -bits, significand: 1) }
      }
    ) { subject, a in
      let exact = try a.rationals()
      let slack = try spectralVariation(exact).amount
      let computed = try Rational(try subject.spectralRadius(a))
      guard try exact.hasSpectralRadius(below: 1) else {
        return try require(computed >= 1 - slack, "ρ is not below 1")
      }
      try require(computed < 1 + slack, "ρ is below 1")
      // By Gelfand |Aᵏ|^(1/k) tends to ρ, so repeated squares fall below 1 in the end; whenever one
      // does, it bounds the computed radius: ρᵏ = ρ(Aᵏ) ≤ |Aᵏ|.
      var power = exact
      var k = 1
      while power.squaredFrobenius() >= 1, k < 64 {
        power = try power * power
        k *= 2
      }
      guard power.squaredFrobenius() < 1 else { throw Undecided() }
      let below = max(.zero, computed - slack)
      try require(try below.power(2 * k) <= power.squaredFrobenius(), "ρᵏ is above |Aᵏ|")
    },
    Law(
      178, .spectra, "nilpotent matrices have the spectral radius zero",
      states: "Aⁿ = 0 gives ρ(A) = 0, however large the norm is, up to Elsner's bound", .exact,
      holds: [.spectralRadius],
      for: tuple(.spectralSquare(1...4), .integers(in: 0...3))
    ) { subject, input in
      let (drawn, step) = input
      let n = drawn.rowCount
      // The strict upper triangle with rows and columns turned alike.
      let a = Matrix<Double>(rowCount: n, columnCount: n) { row, column in
        let (i, j) = ((row + step) % n, (column + step) % n)
        return i < j ? drawn[i, j] : 0
      }
      let exact = try a.rationals()
      try require(try exact.spectralRadius(relativeBits: 4).upper.isZero)
      try subject.hold(
        .spectralRadius, try subject.spectralRadius(a), to: Rational.zero,
        within: try spectralVariation(exact))
    },
    Law(
      178, .spectra, "a matrix may grow before it decays",
      states: "(1/2 t; 0 1/2) has ρ = 1/2 and a norm above t, up to Elsner's bound", .exact,
      needs: [.inducedNorm2], holds: [.spectralRadius],
      for: Generator<Int>.integers(in: 1...1_000_000)
    ) { subject, t in
      let a = Matrix<Double>(rowCount: 2, columnCount: 2) {
        [[0.5, Double(t)], [0, 0.5]][$0][$1]
      }
      let exact = try a.rationals()
      try subject.hold(
        .spectralRadius, try subject.spectralRadius(a),
        to: Rational(1).scaled(byTwoToThe: -1), within: try spectralVariation(exact))
      let norm = try Rational(try subject.inducedNorm2(a))
      let delta = try Bound.looseSingularValue(of: exact).amount
      try require(norm >= Rational(t) - delta)
    },
    Law(
      179, .spectra, "the spectral radius is below every induced norm",
      states: "ρ(A) ≤ ‖A‖₁, ‖A‖_∞, ‖A‖₂, up to Elsner's bound, and the norms to 2n roundings",
      .exact,
      needs: [.spectralRadius, .inducedNorm1, .inducedNormInf, .inducedNorm2],
      for: .spectralSquare(1...4, .spectralEntries)
    ) { subject, a in
      let exact = try a.rationals()
      let radius = try Rational(try subject.spectralRadius(a))
      let slack = try spectralVariation(exact).amount
      let norms = try [subject.inducedNorm1(a), subject.inducedNormInf(a), subject.inducedNorm2(a)]
      for norm in norms { try require(radius <= (try Rational(norm)) + 2 * slack) }
    },
    Law(
      179, .spectra, "every eigenvalue lies in a disc of Gershgorin",
      states: "|λ − aᵢᵢ| ≤ Σ_j≠i |aᵢⱼ| for some i, up to Elsner's bound", .exact,
      holds: [.eigenvalues], for: .spectralSquare(1...4, .spectralEntries)
    ) { subject, a in
      let exact = try a.rationals()
      let slack = try spectralVariation(exact).amount
      let values = try subject.eigenvalues(a)
      let (re, im) = (
        try values.vector("re").rationals(),
        try values.vector("im").rationals()
      )
      for (x, y) in zip(re, im) {
        let isInside = (0..<a.rowCount).contains { i in
          let others = (0..<a.rowCount).filter { $0 != i }
          let radius = others.reduce(slack) { $0 + exact[i, $1].magnitude }
          let across = x - exact[i, i]
          return across * across + y * y <= radius * radius
        }
        try require(isInside, "an eigenvalue is in no disc")
      }
    },
    Law(
      179, .spectra, "the spectral radius of a power is the power",
      states: "ρ(Aᵏ) = ρ(A)ᵏ: both within Elsner's bound of the enclosed powers of ρ(A)",
      .certified,
      .medium, holds: [.spectralRadius],
      for: tuple(.spectralSquare(1...3), .integers(in: 2...3))
    ) { subject, input in
      let (a, k) = input
      let exact = try a.rationals()
      let radius = try exact.spectralRadius(relativeBits: Spectral.bits)
      try subject.hold(
        .spectralRadius, try subject.spectralRadius(a), to: radius.middle,
        within: try spectralVariation(exact).widened(by: radius.radius))
      let power = (1..<k).reduce(a) { product, _ in product.spectralProduct(a) }
      let (lower, upper) = (try radius.lower.power(k), try radius.upper.power(k))
      let enclosed = RationalInterval(lower: lower, upper: upper)
      try subject.hold(
        .spectralRadius, try subject.spectralRadius(power), to: enclosed.middle,
        within: try spectralVariation(try power.rationals()).widened(by: enclosed.radius))
    },
    Law(
      179, .spectra, "power iteration brackets the spectral radius of positive matrices",
      states:
        "min (Ax)ᵢ/xᵢ ≤ ρ(A) ≤ max (Ax)ᵢ/xᵢ for A, x > 0 (Collatz and Wielandt), up to Elsner",
      .exact, holds: [.spectralRadius],
      for: Generator<Int>.integers(in: 1...4).flatMap { size in
        .spectral(
          rows: size, columns: size,
          Generator<Int>.integers(in: 1...9).map { Double($0) })
      }
    ) { subject, a in
      let exact = try a.rationals()
      let slack = try spectralVariation(exact).amount
      let radius = try Rational(try subject.spectralRadius(a))
      var x = [Rational](repeating: .one, count: a.rowCount)
      for _ in 0..<4 {
        let next = try exact * x
        let ratios = try zip(next, x).map { try $0 / $1 }
        for ratio in [ratios.min() ?? radius] { try require(ratio <= radius + slack) }
        for ratio in [ratios.max() ?? radius] { try require(radius <= ratio + slack) }
        x = next
      }
    },
  ]

  /// Elsner's bound of how far eigenvalues of A + E are from those of A.
  ///
  /// It is (‖A‖ + ‖A + E‖)^(1 − 1/n)·‖E‖^(1/n), with ‖E‖ ≤ e = 5n·ε·‖A‖_F, which a backward stable
  /// method does not exceed; rounded up to a power of two. Balancing does not add to ‖A‖_F, and keeps
  /// the eigenvalues, so the bound holds for methods that balance first.
  private static func spectralVariation(_ a: RationalMatrix) throws -> Bound {
    let n = max(1, a.rowCount)
    let norm = try Spectral.frobenius(a).upper
    let e = Bound.factors(rows: n, columns: n) * norm
    let power = try (2 * norm + e).power(n - 1) * e
    guard let exponent = power.floorLog2() else { return Bound("Elsner's bound", .zero) }
    // 2^⌈(exponent + 1)/n⌉ is not below the n-th root.
    let root = exponent >= 0 ? exponent / n + 1 : -(-(exponent + 1) / n)
    return Bound("Elsner's bound", Rational(1).scaled(byTwoToThe: root))
  }
}
