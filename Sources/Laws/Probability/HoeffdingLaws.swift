import Exact
import PropertyTesting
import Reference

extension Law {
  /// Hoeffding's interval, and the tails that it bounds.
  static let hoeffdingLaws: [Law] = [
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
  ]
}

extension BinomialTails {
  /// The probabilities of 0 … n events.
  func probabilities() throws -> [Rational] {
    let sums = try (0...trials).map { try atMost($0) }
    return zip(sums, [.zero] + sums).map { $0 - $1 }
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
