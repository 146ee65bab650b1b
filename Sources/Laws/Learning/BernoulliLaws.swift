import Exact
import PropertyTesting
import Reference

extension Law {
  /// Likelihoods and estimates of counts.
  static let bernoulliLaws: [Law] = [
    Law(
      129, .regression, "the likelihood of successes",
      states:
        "−k·log p − (n − k)·log(1 − p), within u and 2⁻⁹⁶ of itself; 0·log 0 = 0, and +∞ where "
        + "what happened has probability 0", .certified, .medium, holds: [.nllBernoulli],
      for: .bernoulliCases
    ) { subject, input in
      let (successes, trials, p) = input
      let value = try subject.nllBernoulli(successes, trials, p)
      if (successes > 0 && p == 0) || (successes < trials && p == 1) {
        return try require(value == .infinity, "\(value), where ∞ is due")
      }
      let exact = try Likelihoods.nllBernoulli(
        successes: successes, trials: trials, p: Real(try Rational(p)))
      let near = try exact.narrowed()
      let size = near.middle.magnitude
      let pairs = size.scaled(byTwoToThe: -96)
      let bound = Bound("terms in pairs", Bound.rounding(size + pairs).amount + pairs)
      try subject.hold(
        .nllBernoulli, value, to: near.middle, within: bound.widened(by: near.radius))
    },
    Law(
      129, .regression, "the share of successes is the likeliest probability",
      states: "(k/n)ᵏ(1 − k/n)ⁿ⁻ᵏ ≥ tᵏ(1 − t)ⁿ⁻ᵏ for rational t; k/n is rounded once", .exact,
      holds: [.mleBernoulli],
      for: tuple(
        .oneOf([.integers(in: 1...30), .integers(in: 1...Int.max)]), Generator<Int>.integers,
        Generator<Int>.integers(in: 0...64))
    ) { subject, input in
      let (trials, drawn, share) = input
      let successes = Int(drawn.magnitude % (UInt(trials) + 1))
      let exact = try Estimates.bernoulli(successes: successes, trials: trials)
      try subject.hold(
        .mleBernoulli, subject.mleBernoulli(successes, trials), to: exact,
        within: .rounding(exact))
      guard trials <= 30 else { return }
      let likelihood = { (t: Rational) in
        try t.power(successes) * (.one - t).power(trials - successes)
      }
      let other = try Rational(share) / Rational(64)
      try require(try likelihood(exact) >= likelihood(other), "\(other) is likelier than \(exact)")
    },
    Law(
      129, .regression, "shares of categories are their likeliest probabilities",
      states: "Π (cᵢ/N)^cᵢ ≥ Π tᵢ^cᵢ for rational t; a count 0 has probability 0; rounded once",
      .exact, .medium, holds: [.mleCategorical],
      for: tuple(
        .oneOf([
          Generator<Int>.integers(in: 0...9).array(count: 1...5),
          Generator<Int>.integers(in: 0...1 << 58).array(count: 1...5),
        ]), Generator<Int>.integers(in: 1...9).array(exactly: 5))
    ) { subject, input in
      let (counts, weights) = input
      guard counts.contains(where: { $0 > 0 }) else {
        return try subject.refuses("empty") { try subject.mleCategorical(counts) }
      }
      let exact = try Estimates.categorical(counts)
      try subject.hold(
        .mleCategorical, subject.mleCategorical(counts), to: exact,
        within: exact.map { .rounding($0) })
      guard counts.allSatisfy({ $0 < 10 }) else { return }
      let total = weights.prefix(counts.count).reduce(0, +)
      let (best, other) = (
        try zip(exact, counts).reduce(Rational.one) { try $0 * $1.0.power($1.1) },
        try zip(weights, counts).reduce(Rational.one) {
          try $0 * (Rational($1.0) / Rational(total)).power($1.1)
        }
      )
      try require(best >= other, "other shares are likelier")
    },
    Law(
      129, .regression, "no probability beats the share of successes",
      states: "NLL(t) ≥ NLL(k/n) for t of 0 … 1 in 16ths, for n ≤ 8", .certified,
      needs: [.nllBernoulli, .mleBernoulli],
      forAllOf: { (1...8).flatMap { n in (0...n).map { [$0, n] } } }
    ) { subject, input in
      let (successes, trials) = (input[0], input[1])
      let share = try subject.mleBernoulli(successes, trials)
      let least = try subject.nllBernoulli(successes, trials, share)
      for sixteenths in 0...16 {
        let value = try subject.nllBernoulli(successes, trials, Double(sixteenths) / 16)
        // Both are within 2u, and the rounding of k/n changes less than n·u².
        try require(
          value >= least * (1 - 4 * .ulpOfOne), "t = \(sixteenths)/16 gives \(value) < \(least)")
      }
    },
  ]
}

extension Generator where Value == (Int, Int, Double) {
  /// Successes, trials and a probability, often near or at 0 and 1.
  fileprivate static var bernoulliCases: Generator {
    tuple(
      .oneOf([.integers(in: 0...20), .integers(in: 0...1 << 40)]),
      Generator<Int>.integers(in: 0...1 << 40),
      .oneOf([
        .elements([0, 1, 0.5, 0.25, 0x1p-1074, 1.0.nextDown]), .floats(in: 0...1),
        Generator<Double>.atScale(-1000 ... -1).map(\.magnitude),
        Generator<Double>.atScale(-52 ... -1).map { 1 - $0.magnitude / 2 },
      ])
    ).map { ($1 % ($0 + 1), $0, $2) }
  }
}
