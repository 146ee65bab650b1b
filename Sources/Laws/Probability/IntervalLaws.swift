import Exact
import PropertyTesting
import Reference

extension Law {
  /// Confidence intervals of means.
  static let intervalLaws: [Law] = [
    Law(
      153, .moments, "the Gaussian interval of a mean is z standard errors wide on either side",
      states: "x̄ rounded once, s/√N within 1 ulp, x̄ ∓ z·s/√N for the quantile z of (1 + level)/2",
      .certified, .medium, holds: [.meanInterval],
      for: tuple(
        .oneOf([.offsetData(count: 2...8), .moderateVectors(count: 2...8)]), .levels)
    ) { subject, input in
      let (x, level) = input
      let fields = try subject.meanInterval(x, level)
      let exact = try ExactInterval(x, level: level)
      try subject.hold(
        .meanInterval, fields.number("mean"), to: exact.mean, within: .rounding(exact.mean))
      let error = exact.error.truncated()
      try subject.hold(
        .meanInterval, fields.number("error"), to: exact.error, within: .ulps(1, of: error))
      for (name, end) in [("low", exact.low), ("high", exact.high)] {
        let bound = Bound.intervalEnd(end.greatest, mean: exact.mean, halfError: exact.halfError)
        try subject.hold(
          .meanInterval, fields.number(name), to: end,
          within: Bound(bound.name, bound.amount + end.radius))
      }
    },
    Law(
      153, .moments, "four times the data halves the error bar",
      states: "s/√N of x and of four copies of it, with errors in the ratio √((N − 1)/(4N − 1))",
      .exact, .medium, holds: [.meanInterval],
      for: .oneOf([.offsetData(count: 2...5), .moderateVectors(count: 2...5)])
    ) { subject, x in
      let four = x + x + x + x
      let (one, all) = (
        try ExactInterval.error(x), try ExactInterval.error(four)
      )
      for (data, exact) in [(x, one), (four, all)] {
        try subject.hold(
          .meanInterval, subject.meanInterval(data, 0.5).number("error"), to: exact,
          within: .ulps(1, of: exact.truncated()))
      }
      let count = x.count
      try require(
        Rational(4 * count - 1) * all.signedSquare == Rational(count - 1) * one.signedSquare,
        "the ratio is another")
    },
    Law(
      153, .moments, "means of four times the draws vary a quarter as much",
      states: "Var(mean of 4N) = Var(mean of N)/4, over all samples with replacement", .exact,
      holds: [.mean],
      forAllOf: {
        [[-2, 1], [0, 3], [-1, 0, 5], [1e8, 1e8 + 2]].flatMap { population in
          (population.count == 2 ? [1, 2] : [1]).map {
            SamplingCase(population: population, size: $0)
          }
        }
      }
    ) { subject, input in
      let spread = { (size: Int) in
        let samples = SamplingCase(population: input.population, size: size).samples
        let center = try ExactVectors.sum(input.population) / Rational(input.population.count)
        var squares = Rational.zero
        for sample in samples {
          let own = try ExactVectors.sum(sample) / Rational(size)
          try subject.hold(.mean, subject.mean(sample), to: own, within: .rounding(own))
          squares += (own - center) * (own - center)
        }
        return try squares / Rational(samples.count)
      }
      try require(try spread(input.size) == 4 * spread(4 * input.size), "it is not a quarter")
    },
    Law(
      154, .moments, "the Gaussian interval of rare events covers less often than it says",
      states: "for N = 8 draws of Bernoulli(1/16) the 95 % interval misses p whenever all are 0",
      .exact, holds: [.meanInterval], forAllOf: { [0.5, 0.9, 0.95, 0.99] }
    ) { subject, level in
      let n = 8
      let p = Rational(1).scaled(byTwoToThe: -4)
      let shares = try BinomialTails(trials: n, p: p).probabilities()
      var covered = Rational.zero
      for (successes, share) in shares.enumerated() {
        let x = Self.draws(n, successes: successes)
        let fields = try subject.meanInterval(x, level)
        let exact = try ExactInterval.error(x)
        try subject.hold(
          .meanInterval, fields.number("error"), to: exact, within: .ulps(1, of: exact.truncated()))
        let ends = (try Rational(fields.number("low")), try Rational(fields.number("high")))
        if ends.0 <= p && p <= ends.1 { covered += share }
      }
      // Where all draws are 0 the interval is the point 0.
      try require(covered <= .one - shares[0], "the coverage is \(covered.summary)")
    },
  ]

  /// So many ones, and zeros.
  static func draws(_ count: Int, successes: Int) -> [Double] {
    (0..<count).map { $0 < successes ? 1 : 0 }
  }
}

/// The Gaussian confidence interval of a mean, enclosed.
private struct ExactInterval {
  let mean: Rational
  let error: SignedRoot
  let low: RationalInterval
  let high: RationalInterval
  /// What the half may be off by: 6u of it for the quantile, the error and their product; and what a
  /// rounding of (1 + level)/2, at most u/2, does to the quantile, u/(2φ(z)) of the error.
  let halfError: Rational

  init(_ x: [Double], level: Double) throws {
    mean = try ExactVectors.sum(x) / Rational(x.count)
    error = try Self.error(x)
    let p = (.one + (try Rational(level))).scaled(byTwoToThe: -1)
    let z = try decided { try Gaussian.quantile(p) }
    let near = error.truncated()
    // The truncated root is within 2⁻⁸⁰ of the root.
    let width = z.upper * near.scaled(byTwoToThe: -70)
    let half = RationalInterval(lower: z.lower * near - width, upper: z.upper * near + width)
    low = RationalInterval(lower: mean - half.upper, upper: mean - half.lower)
    high = RationalInterval(lower: mean + half.lower, upper: mean + half.upper)
    let density = try decided { try Gaussian.density(Real(z.upper)) }.roughly.lower
    halfError =
      Bound.unitRoundoff * (8 * half.upper + (try near.scaled(byTwoToThe: -1) / density))
  }

  /// The standard error √(Σ (x − x̄)²/(N(N − 1))).
  static func error(_ x: [Double]) throws -> SignedRoot {
    SignedRoot(signedSquare: try x.exactSquares() / Rational(x.count * (x.count - 1)))
  }
}

extension Generator where Value == Double {
  /// Levels of confidence.
  static var levels: Generator {
    .oneOf([
      .elements([0.5, 0.6826894921370859, 0.9, 0.95, 0.99, 0.999, 0.999999]),
      .floats(in: 0.0625...0.9375),
      Generator<Int>.integers(in: 1...40).map {
        1 - Double(sign: .plus, exponent: -$0, significand: 1)
      },
    ])
  }
}
