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
      154, .moments, "Hoeffding's interval is √(log(2/(1 − level))/2N) of the range on either side",
      states: "x̄ rounded once, and x̄ ∓ (high − low)·√(log(2/(1 − level))/(2N))", .certified,
      .medium, holds: [.hoeffdingInterval],
      for: tuple(
        .oneOf([.offsetData(count: 1...8), .moderateVectors(count: 1...8)]), .levels,
        Generator<Int>.integers(in: 0...3).array(exactly: 2))
    ) { subject, input in
      let (x, level, room) = input
      let low = (x.min() ?? 0) - Double(room[0])
      let high = (x.max() ?? 0) + Double(room[1])
      try subject.holdHoeffding(x, low, high, level)
    },
    Law(
      154, .moments, "Hoeffding's interval covers at least as often as it says",
      states: "P(low ≤ p ≤ high) ≥ level for N draws of Bernoulli(p), by exact binomial tails, for "
        + "N ≤ 16 and p of 0/16 … 16/16 (F24)", .exact, holds: [.hoeffdingInterval],
      forAllOf: {
        (1...16).flatMap { n in [0.25, 0.5, 0.9, 0.95, 0.99, 0.999].map { (n, $0) } }
      }
    ) { subject, input in
      let (n, level) = input
      let intervals = try (0...n).map { successes in
        try subject.holdHoeffding(Self.draws(n, successes: successes), 0, 1, level)
      }
      let wanted = try Rational(level)
      for sixteenths in 0...16 {
        let p = Rational(sixteenths).scaled(byTwoToThe: -4)
        let shares = try BinomialTails(trials: n, p: p).probabilities()
        let covered = zip(shares, intervals).filter { $0.1.low <= p && p <= $0.1.high }
          .reduce(Rational.zero) { $0 + $1.0 }
        try require(covered >= wanted, "p = \(p) is covered with \(covered.summary)")
      }
    },
    Law(
      154, .moments, "binomial tails are below Chernoff's bound, and that below Hoeffding's",
      states: "P(K ≥ an) ≤ exp(−n·KL(a‖p)) ≤ exp(−2n(a − p)²) for a ≥ p, by exact tails",
      .certified, holds: [.kl],
      forAllOf: {
        [1, 2, 4, 8, 16].flatMap { n in (1...15).map { (n, $0) } }
      }
    ) { subject, input in
      let (n, sixteenths) = input
      let p = Double(sixteenths) / 16
      for k in 0...n where Double(k) / Double(n) >= p {
        let a = Double(k) / Double(n)
        let tail = try BinomialTails(trials: n, p: Rational(p)).atLeast(k)
        let divergence = try subject.heldKL([a, 1 - a], [p, 1 - p])
        let count = Rational(n)
        let least = try decided { try Real(-count * divergence.lower).exp() }.roughly
        try require(tail <= least.upper, "the tail of \(k) is above Chernoff's bound")
        let chernoff = try decided { try Real(-count * divergence.upper).exp() }.roughly
        let excess = try Real(Rational(a) - Rational(p))
        let hoeffding = try decided {
          try Concentration.hoeffdingTail(excess: excess, count: n)
        }.roughly
        try require(chernoff.lower <= hoeffding.upper, "Chernoff's bound is above Hoeffding's")
      }
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
  private static func draws(_ count: Int, successes: Int) -> [Double] {
    (0..<count).map { $0 < successes ? 1 : 0 }
  }
}

extension BinomialTails {
  /// The probabilities of 0 … n events.
  fileprivate func probabilities() throws -> [Rational] {
    let sums = try (0...trials).map { try atMost($0) }
    return zip(sums, [.zero] + sums).map { $0 - $1 }
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

extension Subject {
  /// Holds Hoeffding's interval to the exact one, and gives its ends.
  @discardableResult
  fileprivate func holdHoeffding(
    _ x: [Double], _ low: Double, _ high: Double, _ level: Double, file: String = #fileID,
    line: Int = #line
  ) throws -> (low: Rational, high: Rational) {
    let fields = try hoeffdingInterval(x, low, high, level)
    let mean = try ExactVectors.sum(x) / Rational(x.count)
    try hold(
      .hoeffdingInterval, fields.number("mean"), to: mean, within: .rounding(mean), file: file,
      line: line)
    let range = try Rational(high) - Rational(low)
    let half = try decided {
      try Concentration.hoeffdingHalfWidth(
        range: Real(range), count: x.count, level: Real(Rational(level)))
    }.narrowed()
    // 1 − level, the quotient and the logarithm, the root and the product: 10 roundings at most, of
    // which the first counts 1/log 2 times in a logarithm of 2 and more.
    let halfError = 10 * Bound.unitRoundoff * half.upper
    let ends = [
      ("low", RationalInterval(lower: mean - half.upper, upper: mean - half.lower)),
      ("high", RationalInterval(lower: mean + half.lower, upper: mean + half.upper)),
    ]
    for (name, end) in ends {
      let bound = Bound.intervalEnd(end.greatest, mean: mean, halfError: halfError)
      try hold(
        .hoeffdingInterval, fields.number(name), to: end,
        within: Bound(bound.name, bound.amount + end.radius), file: file, line: line)
    }
    return (try Rational(fields.number("low")), try Rational(fields.number("high")))
  }
}

extension Generator where Value == Double {
  /// Levels of confidence.
  fileprivate static var levels: Generator {
    .oneOf([
      .elements([0.5, 0.6826894921370859, 0.9, 0.95, 0.99, 0.999, 0.999999]),
      .floats(in: 0.0625...0.9375),
      Generator<Int>.integers(in: 1...40).map {
        1 - Double(sign: .plus, exponent: -$0, significand: 1)
      },
    ])
  }
}
