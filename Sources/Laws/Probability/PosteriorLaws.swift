import Exact
import PropertyTesting
import Reference

extension Law {
  /// Bayes' theorem.
  static let posteriorLaws: [Law] = [
    Law(
      155, .bayes, "the evidence adds up over the hypotheses",
      states: "P(B) = Σ P(Aᵢ)P(B | Aᵢ) within F1 of a dot product, and within 1 ulp", .exact,
      holds: [.totalProbability], for: .hypotheses()
    ) { subject, input in
      let computed = try subject.totalProbability(input.prior, input.likelihood)
      let exact = try ExactVectors.dot(input.prior, input.likelihood)
      try subject.hold(
        .totalProbability, computed, to: exact, within: .dot(input.prior, input.likelihood))
      try subject.hold(.totalProbability, computed, to: exact, within: .ulps(1, of: exact))
    },
    Law(
      155, .bayes, "the posterior is within the bound of a product, a sum and a quotient",
      states: "P(Aᵢ)P(B | Aᵢ)/P(B) is off by γₙ₊₂ of itself at most, as nothing cancels", .exact,
      holds: [.bayes], for: .moderateHypotheses
    ) { subject, input in
      let exact = try input.posterior()
      try subject.hold(
        .bayes, subject.bayes(input.prior, input.likelihood), to: exact,
        within: exact.map { Bound("F1", Bound.gamma(exact.count + 2) * $0) })
    },
    Law(
      155, .bayes, "the posterior is within 1 ulp",
      states:
        "P(Aᵢ)P(B | Aᵢ)/P(B) within 1 ulp, also where the products underflow; the posteriors sum "
        + "to 1 within 1 ulp each, and P(Aᵢ | B)P(B) = P(B | Aᵢ)P(Aᵢ)", .exact,
      needs: [.totalProbability], holds: [.bayes], for: .hypotheses()
    ) { subject, input in
      let exact = try input.posterior()
      let computed = try subject.bayes(input.prior, input.likelihood)
      let bounds = exact.map { Bound.ulps(1, of: $0) }
      try subject.hold(.bayes, computed, to: exact, within: bounds)
      let found = try computed.rationals()
      let sum = found.reduce(Rational.zero, +)
      let slack = bounds.reduce(Rational.zero) { $0 + $1.amount }
      try require((sum - .one).magnitude <= slack, "the sum is \(sum.roundedToDouble())")
      let evidence = try subject.totalProbability(input.prior, input.likelihood)
      for (place, posterior) in found.enumerated() {
        let joint = try Rational(input.prior[place]) * Rational(input.likelihood[place])
        let product = try posterior * Rational(evidence)
        let allowed =
          try posterior * evidence.slack() + bounds[place].amount * Rational(evidence)
          + bounds[place].amount * evidence.slack()
        try require(
          (product - joint).magnitude <= allowed,
          "P(A|B)P(B) is \(product.roundedToDouble()), P(B|A)P(A) \(joint.roundedToDouble())")
      }
    },
    Law(
      155, .bayes, "odds are multiplied by likelihood ratios",
      states:
        "prior odds · Π ratios, rounded once, where products on the way overflow or vanish too",
      .exact, holds: [.posteriorOdds],
      for: tuple(
        Generator<Double>.oddsOrRatios, Generator<Double>.oddsOrRatios.array(count: 0...5))
    ) { subject, input in
      let exact = try Posteriors.odds(
        Real(Rational(input.0)), input.1.map { Real(try Rational($0)) }
      ).exactly()
      try subject.hold(
        .posteriorOdds, subject.posteriorOdds(input.0, input.1), to: exact,
        within: .rounding(exact))
    },
    Law(
      155, .bayes, "posterior odds are the odds of the posterior",
      states: "with O = prior odds · LR the posterior is O/(1 + O) and 1/(1 + O), within 1 ulp",
      .exact,
      holds: [.bayes, .posteriorOdds],
      for: tuple(
        Generator<Int>.integers(in: 1...1023), Generator<Int>.integers(in: 0...1 << 10),
        Generator<Int>.integers(in: 0...9))
    ) { subject, input in
      // The prior is k/2¹⁰, the likelihoods l/2¹⁰ and 2⁻ʲ, so that the ratio is a double.
      let prior = [Double(input.0) / 1024, Double(1024 - input.0) / 1024]
      let likelihood = [Double(input.1) / 1024, 1 / Double(1 << input.2)]
      let odds = prior[0] / prior[1]
      let ratio = likelihood[0] / likelihood[1]
      let after = try Rational(odds) * Rational(ratio)
      try subject.hold(
        .posteriorOdds, subject.posteriorOdds(odds, [ratio]), to: after, within: .rounding(after))
      let exact = try Rational(input.0) / Rational(1024 - input.0) * Rational(ratio)
      let wanted = [try exact / (.one + exact), try .one / (.one + exact)]
      try subject.hold(
        .bayes, subject.bayes(prior, likelihood), to: wanted,
        within: wanted.map { .ulps(1, of: $0) })
    },
    Law(
      156, .bayes, "what was excluded stays excluded, and what was certain stays certain",
      states:
        "a prior of 0 gives a posterior of 0, a prior of 1 one of 1; evidence of 0 is refused",
      .exact, needs: [.bayes], for: .hypotheses(canVanish: true)
    ) { subject, input in
      let evidence = try ExactVectors.dot(input.prior, input.likelihood)
      guard !evidence.isZero else {
        return try subject.refuses("domain") {
          try subject.bayes(input.prior, input.likelihood)
        }
      }
      let posterior = try subject.bayes(input.prior, input.likelihood)
      for (place, prior) in input.prior.enumerated() {
        if prior == 0 || input.likelihood[place] == 0 {
          try require(posterior[place] == 0, "0 became \(posterior[place])")
        }
        let others = input.prior.enumerated().filter { $0.offset != place }
        if prior == 1 && others.allSatisfy({ $0.element == 0 }) {
          try require(posterior[place] == 1, "1 became \(posterior[place])")
        }
      }
    },
    Law(
      156, .bayes, "evidence that is equally likely under all hypotheses changes nothing",
      states:
        "equal likelihoods leave the prior to the bit where its sum is 1; a ratio of 1 leaves odds",
      .bitwise, needs: [.bayes, .posteriorOdds],
      for: tuple(
        Generator<[Double]>.exactDistributions(),
        Generator<Double>.chances.filter { $0 > 0 }, Generator<Double>.oddsOrRatios)
    ) { subject, input in
      let (prior, likelihood, odds) = input
      let same = prior.map { _ in likelihood }
      try require(try subject.bayes(prior, same) == prior, "the prior \(prior) moved")
      try requireSameBits(try subject.posteriorOdds(odds, [1, 1]), odds)
    },
  ]
}

/// A prior and the likelihoods of what is observed.
struct Hypotheses: Sendable {
  let prior: [Double]
  let likelihood: [Double]

  /// The posterior, exactly.
  func posterior() throws -> [Rational] {
    try Posteriors.posterior(
      prior.rationals().map { Real($0) }, likelihood.rationals().map { Real($0) }
    ).map { try $0.exactly() }
  }
}

extension Generator where Value == Hypotheses {
  /// Hypotheses with likelihoods of any scale.
  ///
  /// - Parameter canVanish: whether the evidence may be 0.
  fileprivate static func hypotheses(canVanish: Bool = false) -> Generator {
    Generator<Int>.integers(in: 1...5).flatMap { count in
      tuple(.distributions(exactly: count), .likelihoods(exactly: count)).map {
        Hypotheses(prior: $0, likelihood: $1)
      }
    }.filter { input in
      canVanish || zip(input.prior, input.likelihood).contains { $0 > 0 && $1 > 0 }
    }
  }

  /// Hypotheses whose products do not underflow.
  fileprivate static var moderateHypotheses: Generator {
    Generator<Int>.integers(in: 1...6).flatMap { count in
      tuple(
        .roundedShares(count: count),
        Generator<Double>.oneOf([.elements([0, 1, 0.5]), .floats(in: 0x1p-100...1)])
          .array(exactly: count)
      ).map { Hypotheses(prior: $0, likelihood: $1) }
    }.filter { input in zip(input.prior, input.likelihood).contains { $0 > 0 && $1 > 0 } }
  }
}

extension Generator where Value == Double {
  /// Odds and likelihood ratios: not negative, 0 and 1 among them, of any scale.
  fileprivate static var oddsOrRatios: Generator {
    .oneOf([
      .elements([0, 1, 2, 8, 0.5, 1e300, 1e-300]), .atScale(-8...8), .atScale(-1020...1020),
    ]).map(\.magnitude)
  }
}
