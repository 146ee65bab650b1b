import Exact
import PropertyTesting
import Reference

extension Law {
  /// Integrals of Gaussian densities.
  static let simpsonLaws: [Law] = [
    Law(
      145, .distributions, "the Gaussian density integrates to the error function",
      states:
        "∫ p over [μ − kσ, μ + kσ], enclosed by Simpson's rule, meets erf(k/√2) = F(μ + kσ) − "
        + "F(μ − kσ); what is outside is at most 2φ(k)/k", .certified,
      needs: [.gaussianPdf, .gaussianCdf],
      forAllOf: {
        (1...6).flatMap { k in
          [(0.0, 0), (3, 1), (-0.5, -4), (0x1p300, 340)].map { [Double(k), $0.0, Double($0.1)] }
        }
      }
    ) { subject, input in
      let (k, mean) = (input[0], input[1])
      let deviation = Double(sign: .plus, exponent: Int(input[2]), significand: 1)
      let variance = deviation * deviation
      // 2⁷ intervals of k·2⁻⁶ deviations: every node is a double.
      let half = 64
      let width = k / Double(half)
      var (sum, errors) = (Rational.zero, Rational.zero)
      for place in -half...half {
        let x = mean + Double(place) * width * deviation
        let density = try subject.gaussianPdf(x, mean, variance)
        let weight: Rational = place.magnitude == half ? 1 : place.isMultiple(of: 2) ? 2 : 4
        sum += weight * (try Rational(density))
        errors += weight * (try density.slack())
      }
      // With z = (x − μ)/σ the length of an interval is w = k/64 and the densities are σ times these:
      // the integral is (w/3)Σ, off by 2k·w⁴/180·max|φ⁗|, and |φ⁗(z)| = |z⁴ − 6z² + 3|φ(z) ≤ 6/5.
      let step = try Rational(width)
      let factor = try step * Rational(deviation) / Rational(3)
      let remainder =
        try Rational(2) * Rational(k) * step.power(4) * Rational(Integer(6), over: 900)
      let (integral, radius) = (factor * sum, factor * errors + remainder)
      let exact = try (Real(Rational(k)) / Real(2).sqrt()).apply(.erf).narrowed()
      try require(
        (integral - exact.middle).magnitude <= radius + exact.radius,
        "the integral is \(integral.roundedToDouble()) ± \(radius.roundedToDouble())")
      let ends = (
        try subject.gaussianCdf(mean + k * deviation, mean, variance),
        try subject.gaussianCdf(mean - k * deviation, mean, variance)
      )
      let between = try Rational(ends.0) - Rational(ends.1)
      try require(
        try (between - exact.middle).magnitude <= ends.0.slack() + ends.1.slack() + exact.radius,
        "F rises by \(between.roundedToDouble())")
      let tail = try Gaussian.density(Real(Rational(k))).narrowed()
      try require(
        try Rational.one - integral <= radius + Rational(2) * tail.upper / Rational(k),
        "the tails are too large")
    }
  ]
}
