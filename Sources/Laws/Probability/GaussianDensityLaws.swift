import Exact
import PropertyTesting
import Reference

extension Law {
  /// Densities of Gaussians.
  static let gaussianDensityLaws: [Law] = [
    Law(
      144, .distributions, "the Gaussian density is within its bound by exp and sqrt",
      states: "exp(−z²/2)/√(2πσ²) is off by (5z² + 12)u of itself at most (F12)", .certified,
      .medium, holds: [.gaussianPdf], for: .scaledPoints
    ) { subject, input in
      let exact = try EnclosedGaussian(input.x, input.mean, input.variance)
      let density = try exact.density()
      try subject.hold(
        .gaussianPdf, subject.gaussianPdf(input.x, input.mean, input.variance), to: density,
        within: .gaussianDensity(exact, density))
    },
    Law(
      144, .distributions, "the Gaussian density is within 1 ulp",
      states: "exp(−z²/2)/√(2πσ²) within 1 ulp at every scale, into the subnormals", .certified,
      .medium, holds: [.gaussianPdf], for: .gaussianPoints
    ) { subject, input in
      let density = try EnclosedGaussian(input.x, input.mean, input.variance).density()
      try subject.hold(
        .gaussianPdf, subject.gaussianPdf(input.x, input.mean, input.variance), to: density,
        within: .ulps(1, of: density))
    },
    Law(
      144, .distributions, "the logarithm of the Gaussian density is within the bound of its terms",
      states: "−z²/2 − ½ log(2πσ²) is off by 6u of the first term and 4u of the second at most",
      .certified, .medium, holds: [.gaussianLogPdf], for: .scaledPoints
    ) { subject, input in
      let exact = try EnclosedGaussian(input.x, input.mean, input.variance)
      try subject.hold(
        .gaussianLogPdf, subject.gaussianLogPdf(input.x, input.mean, input.variance),
        to: exact.logDensity(), within: .gaussianLogDensity(exact))
    },
    Law(
      144, .distributions, "the logarithm of the Gaussian density is within 1 ulp",
      states: "−z²/2 − ½ log(2πσ²) within 1 ulp, also where the density is nearly 1", .certified,
      .medium, holds: [.gaussianLogPdf], for: .gaussianPoints
    ) { subject, input in
      let exact = try EnclosedGaussian(input.x, input.mean, input.variance)
      try subject.hold(
        .gaussianLogPdf, subject.gaussianLogPdf(input.x, input.mean, input.variance),
        to: exact.logDensity())
    },
    Law(
      144, .distributions, "the Gaussian density is symmetric, and greatest at the mean",
      states: "p(μ − d) = p(μ + d) to the bit and ≤ p(μ) = 1/√(2πσ²); its logarithm likewise",
      .certified, .medium, needs: [.gaussianLogPdf], holds: [.gaussianPdf], for: .gaussianPairs
    ) { subject, input in
      let (mean, variance) = (input.mean, input.variance)
      let (right, left) = (mean + input.distance, mean - input.distance)
      for density in [subject.gaussianPdf, subject.gaussianLogPdf] {
        let value = try density(right, mean, variance)
        try requireSameBits(value, density(left, mean, variance))
        try require(try value <= density(mean, mean, variance), "\(value) is above the mean's")
      }
      let top = try Real.rational(2 * Rational(variance)) * Real.pi
      try subject.hold(
        .gaussianPdf, subject.gaussianPdf(mean, mean, variance), to: try .one / top.sqrt())
    },
    Law(
      144, .distributions, "a Gaussian is the standard one, moved and stretched",
      states: "with z = (x − μ)/s for a power of two s: p(x) = φ(z)/s and F(x) = Φ(z), each within "
        + "1 ulp", .certified, .medium, holds: [.gaussianPdf, .gaussianCdf],
      for: tuple(
        Generator<Double>.dyadic, Generator<Int>.integers(in: -9...9),
        Generator<Int>.integers(in: -400...400))
    ) { subject, input in
      let (z, mean, exponent) = (input.0 / 0x1p15, Double(input.1), input.2)
      let deviation = Double(sign: .plus, exponent: exponent, significand: 1)
      let (x, center) = (z * deviation, mean * deviation)
      try assume(try Rational(center + x) == Rational(center) + Rational(x))
      let standard = try EnclosedGaussian(z, 0, 1)
      let (density, share) = (try standard.density(), try standard.cumulative())
      let scaled = RationalInterval(
        lower: density.lower.scaled(byTwoToThe: -exponent),
        upper: density.upper.scaled(byTwoToThe: -exponent))
      let variance = deviation * deviation
      try subject.hold(
        .gaussianPdf, subject.gaussianPdf(center + x, center, variance), to: scaled,
        within: .ulps(1, of: scaled))
      try subject.hold(
        .gaussianCdf, subject.gaussianCdf(center + x, center, variance), to: share,
        within: .ulps(1, of: share))
    },
    Law(
      143, .distributions, "moments of a Gaussian",
      states: "the mean and the variance to the bit, the fourth central moment 3σ⁴ within 1 ulp",
      .exact, holds: [.gaussianMoments], for: .gaussianPoints
    ) { subject, input in
      let fields = try subject.gaussianMoments(input.mean, input.variance)
      let variance = try Rational(input.variance)
      try subject.hold(
        .gaussianMoments, fields.number("mean"), to: Rational(input.mean), within: .exact)
      try subject.hold(
        .gaussianMoments, fields.number("variance"), to: variance, within: .exact)
      let fourth = Rational(3) * variance * variance
      try subject.hold(
        .gaussianMoments, fields.number("fourth"), to: fourth, within: .ulps(1, of: fourth))
    },
  ]
}
