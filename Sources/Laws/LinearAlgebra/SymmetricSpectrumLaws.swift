import Exact
import PropertyTesting
import Reference

extension Law {
  /// Eigenvalues and eigenvectors of symmetric matrices.
  static let symmetricSpectrumLaws: [Law] = [
    Law(
      177, .spectra, "the eigenvalues of a symmetric matrix are real, as many as inertia counts",
      states: "λ̂ within n·ε·‖A‖₂ of λ, by the roots of det(xI − A), all of which are real (Sturm)",
      .certified, .medium, holds: [.eigenSymmetric, .eigenvalues], for: .spectralSymmetric()
    ) { subject, a in
      let exact = try a.rationals()
      let n = a.rowCount
      let roots = try RealRoots(of: exact.characteristicPolynomial())
      try require(roots.count == roots.squareFree.degree)
      let values = try roots.intervals(relativeBits: Spectral.bits).flatMap {
        [RootInterval](repeating: $0, count: $0.multiplicity)
      }
      let largest = values.map { max($0.lower.magnitude, $0.upper.magnitude) }.max() ?? .zero
      let bounds = values.map {
        Bound.singularValue(rows: n, columns: n, largest: largest).widened(by: $0.upper - $0.lower)
      }
      let computed = try subject.eigenSymmetric(a).vector("values")
      try subject.hold(.eigenSymmetric, computed, to: values.map(\.upper), within: bounds)
      try require(zip(computed, computed.dropFirst()).allSatisfy { $0 <= $1 }, "not sorted")
      let general = try subject.eigenvalues(a)
      // A method that does not see the symmetry is backward stable only, within 5n·ε·‖A‖, and may
      // split equal eigenvalues into a pair: E is not symmetric, so it moves real parts and makes
      // imaginary parts of at most ‖E‖ (Bauer and Fike, for a normal matrix).
      let wide = Bound("F11 (Bauer–Fike)", 5 * (bounds.map(\.amount).max() ?? .zero))
      let reals = try general.vector("re")
      try subject.hold(
        .eigenvalues, Array(reals.reversed()), to: values.map(\.upper),
        within: values.map { _ in wide })
      for imaginary in try general.vector("im") {
        try require(try Rational(imaginary).magnitude <= wide.amount, "an eigenvalue is not real")
      }
    },
    Law(
      177, .spectra,
      "the eigenvectors of a symmetric matrix are orthonormal and belong to the values",
      states: "‖AV − V·diag(λ)‖₂ ≤ 5n·ε·‖A‖₂ and ‖I − VᵀV‖₂ ≤ 5n·ε", .exact, .medium,
      holds: [.eigenSymmetric], for: .spectralSymmetric()
    ) { subject, a in
      let found = try subject.eigenSymmetric(a)
      let vectors = try found.matrix("vectors")
      let n = a.rowCount
      try Spectral.requireShape(vectors, n, n, "V")
      try Spectral.requireOrthonormal(vectors, "V", rows: n, columns: n)
      let (exact, v) = (try a.rationals(), try vectors.rationals())
      let values = try found.vector("values").rationals()
      try require(values.count == n, "there are not n eigenvalues")
      try Spectral.requireSmall(
        try (try exact * v) - (try v * .diagonal(values)), beside: exact, "V·diag(λ)·Vᵀ")
    },
    Law(
      179, .spectra, "Rayleigh quotients lie between the extreme eigenvalues",
      states: "λ_min − δ ≤ xᵀAx/xᵀx ≤ λ_max + δ for symmetric A, with δ = n·ε·‖A‖_F", .exact,
      holds: [.eigenSymmetric],
      for: tuple(.spectralSymmetric(), Generator<Double>.spectralWhole.array(exactly: 4))
    ) { subject, input in
      let (a, drawn) = input
      let x = try Array(drawn.prefix(a.rowCount)).rationals()
      let square = x.reduce(Rational.zero) { $0 + $1 * $1 }
      try assume(!square.isZero)
      let exact = try a.rationals()
      let quotient = try zip(x, try exact * x).reduce(Rational.zero) { $0 + $1.0 * $1.1 } / square
      let delta = try Bound.looseSingularValue(of: exact).amount
      let values = try subject.eigenSymmetric(a).vector("values").rationals()
      guard let least = values.first, let greatest = values.last else {
        return try require(false, "there are no eigenvalues")
      }
      try require(least - delta <= quotient, "a Rayleigh quotient is below the least eigenvalue")
      try require(quotient <= greatest + delta, "a Rayleigh quotient is above the greatest")
    },
    Law(
      179, .spectra, "the spectral radius of a symmetric matrix is its norm",
      states: "ρ(A) = max |λ| = ‖A‖₂ within 5n·ε·‖A‖₂ for symmetric A", .certified, .medium,
      holds: [.spectralRadius], for: .spectralSymmetric()
    ) { subject, a in
      let largest = try SingularValues.enclosures(
        of: try a.rationals(), relativeBits: Spectral.bits
      ).first
      guard let largest else { throw Discard() }
      let n = a.rowCount
      let amount =
        Bound.factors(rows: n, columns: n) * largest.upper + Bound.underflow(n, n)
      try subject.hold(
        .spectralRadius, try subject.spectralRadius(a), to: largest.middle,
        within: Bound("F11 (Bauer–Fike)", amount + largest.radius))
    },
  ]
}
