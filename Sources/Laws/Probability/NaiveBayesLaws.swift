import Exact
import PropertyTesting
import Reference

extension Law {
  /// Features that are independent given the class, and the golden values of the notes.
  static let naiveBayesLaws: [Law] = [
    Law(
      159, .bayes, "naive Bayes is within the bound of products, a sum and a quotient",
      states:
        "P(c)·Π P(xᵢ | c) over the sum is off by γₙ₊ₖ₊₂ of itself at most, for k features and n "
        + "classes", .exact, .medium, holds: [.naiveBayes], for: .features(areTiny: false)
    ) { subject, input in
      let exact = try input.posterior()
      let roundings = input.prior.count + input.observed.count + 2
      try subject.hold(
        .naiveBayes, input.computed(by: subject), to: exact,
        within: exact.map { Bound("F1", Bound.gamma(roundings) * $0) })
    },
    Law(
      159, .bayes, "naive Bayes is the posterior where features are independent given the class",
      states: "P(c | x) of the joint table P(c)·Π P(xᵢ | c), within 1 ulp, also where the products "
        + "underflow; where x has probability 0 it is refused", .exact, .medium,
      holds: [.naiveBayes], for: .features(areTiny: true)
    ) { subject, input in
      guard let exact = try? input.posterior() else {
        return try subject.refuses("domain") { try input.computed(by: subject) }
      }
      // The joint distribution of the class and what is observed, summed over the classes.
      let joint = try input.prior.indices.map { c in
        try input.observed.indices.reduce(Rational(input.prior[c])) {
          try $0 * Rational(input.likelihood(c, $1))
        }
      }
      let evidence = joint.reduce(.zero, +)
      try require(try exact == joint.map { try $0 / evidence }, "the joint posterior is another")
      try subject.hold(
        .naiveBayes, input.computed(by: subject), to: exact,
        within: exact.map { .ulps(1, of: $0) })
    },
    Law(
      155, .bayes, "a word of spam",
      states:
        "prior 0.3, likelihoods 0.8 and 0.1: evidence 31/100, posterior 24/31 = 0.7742, ratio 8, "
        + "odds 3/7 = 0.4286 and then 24/7 = 3.4286", .exact,
      holds: [.totalProbability, .bayes, .posteriorOdds], forAllOf: { [0] }
    ) { subject, _ in
      let (prior, likelihood) = ([0.3, 0.7], [0.8, 0.1])
      func hold(
        _ function: Function, _ computed: Double, _ golden: (Int, Int), digits: String
      ) throws {
        let exact = try Rational(Integer(golden.0), over: Integer(golden.1))
        // Four numbers are rounded to doubles before, which moves a quotient of products by 5u.
        try subject.hold(
          function, computed, to: exact, within: Bound("8 roundings", Bound.gamma(8) * exact))
        try require(
          try Rational(computed).decimal(places: 4) == digits, "\(computed) is not \(digits)")
      }
      try hold(
        .totalProbability, subject.totalProbability(prior, likelihood), (31, 100), digits: "0.3100")
      let posterior = try subject.bayes(prior, likelihood)
      try hold(.bayes, posterior[0], (24, 31), digits: "0.7742")
      try hold(.bayes, posterior[1], (7, 31), digits: "0.2258")
      let ratio = likelihood[0] / likelihood[1]
      try hold(.posteriorOdds, subject.posteriorOdds(1, [ratio]), (8, 1), digits: "8.0000")
      try hold(
        .posteriorOdds, subject.posteriorOdds(0.3 / 0.7, []), (3, 7), digits: "0.4286")
      try hold(
        .posteriorOdds, subject.posteriorOdds(0.3 / 0.7, [ratio]), (24, 7), digits: "3.4286")
    },
  ]
}

/// Classes with features that are independent given the class.
struct Features: Sendable {
  let prior: [Double]
  /// P(value | class), a distribution for each class and feature.
  let distributions: [[[Double]]]
  let observed: [Int]

  /// P(xᵢ | c) for what is observed of a feature.
  func likelihood(_ c: Int, _ feature: Int) -> Double {
    distributions[c][feature][observed[feature]]
  }

  /// The posterior, exactly.
  func posterior() throws -> [Rational] {
    try Posteriors.naive(
      prior.rationals().map { Real($0) },
      distributions.map { try $0.map { try $0.rationals().map { Real($0) } } }, observed: observed
    ).map { try $0.exactly() }
  }

  /// The posterior by a subject.
  func computed(by subject: Subject) throws -> [Double] {
    let shape = [prior.count, observed.count, distributions[0][0].count]
    return try subject.naiveBayes(
      prior,
      Tensor(shape: shape, elements: distributions.flatMap { $0.flatMap { $0 } }), observed)
  }
}

extension Generator where Value == Features {
  /// One to three classes, and features of up to three values.
  ///
  /// - Parameter areTiny: whether probabilities may be so small that products underflow, or 0 for all
  ///   classes.
  fileprivate static func features(areTiny: Bool) -> Generator {
    tuple(
      Generator<Int>.integers(in: 1...3), Generator<Int>.integers(in: 1...4),
      Generator<Int>.integers(in: 1...3)
    ).flatMap { classes, features, values in
      let prior: Generator<[Double]> =
        areTiny ? .distributions(exactly: classes) : .roundedShares(count: classes)
      let likelihoods: [Generator<[Double]>] =
        areTiny
        ? [.distributions(exactly: values), .nearlyCertain(count: values)]
        : [.roundedShares(count: values)]
      let observed = Generator<Int>.integers(in: 0...values - 1).array(exactly: features)
      return tuple(
        prior, Generator<[Double]>.oneOf(likelihoods).array(exactly: classes * features), observed
      ).map { prior, distributions, observed in
        Features(
          prior: prior,
          distributions: (0..<classes).map { c in
            (0..<features).map { distributions[c * features + $0] }
          }, observed: observed)
      }
    }.filter { input in
      areTiny
        || input.prior.indices.contains { c in
          input.prior[c] > 0
            && input.observed.indices.allSatisfy { input.likelihood(c, $0) > 0 }
        }
    }
  }
}
