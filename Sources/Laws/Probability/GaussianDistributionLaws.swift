import Exact
import PropertyTesting
import Reference

extension Law {
  /// Distribution functions and quantiles of Gaussians, and their divergence.
  static let gaussianDistributionLaws: [Law] = [
    Law(
      144, .distributions, "the Gaussian distribution function is within its bound by erfc",
      states: "½ erfc(−z/√2) is off by (8z² + 32)u of itself at most (F12), to the left as well",
      .certified, .medium, holds: [.gaussianCdf], for: .scaledPoints
    ) { subject, input in
      let exact = try EnclosedGaussian(input.x, input.mean, input.variance)
      let share = try exact.cumulative()
      try subject.hold(
        .gaussianCdf, subject.gaussianCdf(input.x, input.mean, input.variance), to: share,
        within: .gaussianCumulative(exact, share))
    },
    Law(
      144, .distributions, "the Gaussian distribution function is within 1 ulp",
      states: "Φ((x − μ)/σ) within 1 ulp, in the left tail down to z = −38 into the subnormals",
      .certified, .medium, holds: [.gaussianCdf], for: .gaussianPoints
    ) { subject, input in
      let share = try EnclosedGaussian(input.x, input.mean, input.variance).cumulative()
      try subject.hold(
        .gaussianCdf, subject.gaussianCdf(input.x, input.mean, input.variance), to: share,
        within: .ulps(1, of: share))
    },
    Law(
      144, .distributions, "the tails of a Gaussian are alike",
      states: "F(μ − d) = 1 − F(μ + d): both within 1 ulp of what the other one's tail makes them, "
        + "and F(μ) = ½", .certified, .medium, holds: [.gaussianCdf], for: .gaussianPairs
    ) { subject, input in
      let (mean, variance) = (input.mean, input.variance)
      let (right, left) = (mean + input.distance, mean - input.distance)
      let tail = try EnclosedGaussian(left, mean, variance).cumulative()
      let rest = RationalInterval(lower: .one - tail.upper, upper: .one - tail.lower)
      let computed = (
        left: try subject.gaussianCdf(left, mean, variance),
        right: try subject.gaussianCdf(right, mean, variance)
      )
      try subject.hold(.gaussianCdf, computed.left, to: tail, within: .ulps(1, of: tail))
      try subject.hold(.gaussianCdf, computed.right, to: rest, within: .ulps(1, of: rest))
      try require(try subject.gaussianCdf(mean, mean, variance) == 0.5, "F(μ) is not ½")
    },
    Law(
      144, .distributions, "a quantile is where the distribution function reaches p",
      states: "F(x − 2 ulp) ≤ p ≤ F(x + 2 ulp) for the quantile x of a mean 0", .certified, .medium,
      holds: [.gaussianQuantile],
      for: tuple(
        Generator<Double>.openChances,
        Generator<Double>.oneOf([.just(1), .atScale(-8...8), .atScale(-1000...1000)]))
    ) { subject, input in
      let (p, variance) = (input.0, input.1.magnitude)
      let x = try subject.gaussianQuantile(p, 0, variance)
      let slack = Bound.ulps(2, of: try Rational(x)).amount
      try require(
        try EnclosedGaussian(x, 0, variance).surrounds(p, within: slack), "\(x) is not it")
    },
    Law(
      144, .distributions, "a quantile moves with the mean",
      states: "F(x − t) ≤ p ≤ F(x + t) for t = 2 ulp of the larger one of x and μ", .certified,
      .medium, holds: [.gaussianQuantile],
      for: tuple(
        Generator<Double>.openChances, Generator<Double>.oneOf([.whole(), .atScale(-60...60)]),
        Generator<Double>.oneOf([.elements([1, 4, 9]), .atScale(-60...60)]))
    ) { subject, input in
      let (p, mean, variance) = (input.0, input.1, input.2.magnitude)
      let x = try subject.gaussianQuantile(p, mean, variance)
      let size = try Rational(max(x.magnitude, mean.magnitude))
      try require(
        try EnclosedGaussian(x, mean, variance)
          .surrounds(p, within: Bound.ulps(2, of: size).amount), "\(x) is not it")
    },
    Law(
      144, .distributions, "the divergence of Gaussians is within the bound of its terms",
      states: "½(r − 1 − log r + (μ₁ − μ₂)²/σ₂²) with r = σ₁²/σ₂², within 6u of the sum of the "
        + "magnitudes of its terms", .certified, .medium, holds: [.klGaussian], for: .gaussianTwos
    ) { subject, input in
      let exact = try input.divergence()
      try assume(exact.roughly.greatest < .farInsideRange)
      let (v1, v2) = (try Rational(input.variances.0), try Rational(input.variances.1))
      let ratio = try v1 / v2
      let distance = try Rational(input.means.0) - Rational(input.means.1)
      let bound = Bound.gaussianDivergence(
        ratio: ratio, shift: try distance.power(2) / v2,
        logarithm: try Real(ratio).log().roughly.greatest)
      try subject.hold(.klGaussian, input.computed(by: subject), to: exact, within: bound)
    },
    Law(
      144, .distributions, "the divergence of Gaussians has its digits near 0",
      states: "½(r − 1 − log r + (μ₁ − μ₂)²/σ₂²) within 2 ulp; at least 0, and 0 just for equal "
        + "ones", .certified, .medium, holds: [.klGaussian], for: .gaussianTwos
    ) { subject, input in
      let computed = try input.computed(by: subject)
      let areEqual = input.means.0 == input.means.1 && input.variances.0 == input.variances.1
      try require(computed >= 0, "the divergence is \(computed)")
      if areEqual { try require(computed == 0, "the divergence of equal ones is \(computed)") }
      try subject.hold(.klGaussian, computed, to: input.divergence(), ulps: 2)
    },
  ]
}

extension EnclosedGaussian {
  /// Whether the distribution function reaches p within so much of the point.
  fileprivate func surrounds(_ p: Double, within slack: Rational) throws -> Bool {
    let p = try Rational(p)
    return try moved(by: -slack).cumulativeOrder(p) != .greater
      && moved(by: slack).cumulativeOrder(p) != .less
  }
}

extension Generator where Value == Double {
  /// Probabilities other than 0 and 1.
  fileprivate static var openChances: Generator {
    .oneOf([
      .chances, .elements([0.5, 0.5.nextUp, 0.5.nextDown, 0.975, 0.025, 1e-300, 0x1p-1074]),
      Generator<Double>.atScale(-52 ... -3).map { 0.5 + $0 / 4 },
    ]).filter { $0 > 0 && $0 < 1 }
  }
}

/// Two Gaussians.
private struct GaussianTwo: Sendable {
  let means: (Double, Double)
  let variances: (Double, Double)

  func divergence() throws -> Real {
    try Gaussian.divergence(
      mean: Real(Rational(means.0)), variance: Real(Rational(variances.0)),
      from: (Real(Rational(means.1)), Real(Rational(variances.1))))
  }

  func computed(by subject: Subject) throws -> Double {
    try subject.klGaussian(means.0, variances.0, means.1, variances.1)
  }
}

extension Generator where Value == GaussianTwo {
  /// Gaussians of moderate parameters, or such as differ in a few last places or not at all.
  fileprivate static var gaussianTwos: Generator {
    let steps = Generator<Int>.frequency([(1, .just(0)), (2, .integers(in: -9...9))])
    return tuple(
      Generator<Double>.oneOf([.whole(), .atScale(-30...30)]),
      Generator<Double>.oneOf([.elements([1, 2, 4]), .atScale(-60...60)]),
      Generator<Double?>.oneOf([
        .just(nil), Generator<Double>.whole().map { $0 },
        Generator<Double>.atScale(-30...30).map { $0 },
      ]),
      Generator<Double?>.oneOf([.just(nil), Generator<Double>.atScale(-60...60).map { $0 }]),
      steps, steps
    ).map { mean, variance, otherMean, otherVariance, meanSteps, varianceSteps in
      let variance = variance.magnitude
      return GaussianTwo(
        means: (mean, otherMean ?? mean.stepped(meanSteps)),
        variances: (variance, otherVariance?.magnitude ?? variance.stepped(varianceSteps)))
    }
  }
}
