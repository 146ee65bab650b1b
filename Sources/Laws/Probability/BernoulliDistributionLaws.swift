import Exact
import PropertyTesting
import Reference

extension Law {
  /// The Bernoulli distribution.
  static let bernoulliDistributionLaws: [Law] = [
    Law(
      142, .distributions, "an event has two probabilities",
      states: "P(1) = p to the bit and P(0) = 1 − p, rounded once: in [0, 1], with the sum 1",
      .exact, holds: [.bernoulliPmf], for: .chances
    ) { subject, p in
      let exact = try Rational(p)
      try subject.hold(.bernoulliPmf, subject.bernoulliPmf(1, p), to: exact, within: .exact)
      let other = Rational.one - exact
      let computed = try subject.bernoulliPmf(0, p)
      try subject.hold(.bernoulliPmf, computed, to: other, within: .rounding(other))
      try require(computed >= 0 && computed <= 1, "P(0) is \(computed)")
    },
    Law(
      142, .distributions, "the distribution function of an event steps at 0 and at 1",
      states: "P(X ≤ x) is 0 below 0, 1 − p from 0 on, and 1 from 1 on", .exact,
      holds: [.bernoulliCdf],
      for: tuple(
        Generator<Double>.chances,
        .oneOf([
          .elements([0, -0.0, 1, 0x1p-1074, -0x1p-1074, 1.0.nextDown, 1.0.nextUp, 1e300, -1e300]),
          .floats(in: -1...2), .floats(),
        ]))
    ) { subject, input in
      let (p, x) = input
      let exact = try Distributions.bernoulliCumulative(
        Real(Rational(x)), Real(Rational(p))
      ).exactly()
      try subject.hold(
        .bernoulliCdf, subject.bernoulliCdf(x, p), to: exact, within: .rounding(exact))
    },
    Law(
      142, .distributions, "logarithms of the probabilities of an event",
      states: "log p and log(1 − p) within 1 ulp, −∞ where that is 0", .certified, .medium,
      holds: [.bernoulliLogPmf], for: .chances
    ) { subject, p in
      for k in [0, 1] {
        let computed = try subject.bernoulliLogPmf(k, p)
        let exact = try Distributions.bernoulli(k, Real(Rational(p))).exactly()
        if exact.isZero {
          try require(computed == -.infinity, "log 0 is \(computed)")
        } else {
          try subject.hold(.bernoulliLogPmf, computed, to: Real(exact).log())
        }
      }
    },
    Law(
      143, .distributions, "moments of an event",
      states: "the mean p to the bit, the variance p(1 − p) ≤ ¼ within 1 ulp", .exact,
      holds: [.bernoulliMoments], for: .chances
    ) { subject, p in
      let moments = try Distributions.bernoulliMoments(Real(Rational(p)))
      let fields = try subject.bernoulliMoments(p)
      try subject.hold(
        .bernoulliMoments, fields.number("mean"), to: moments.mean, within: .exact)
      let (variance, exact) = (try fields.number("variance"), try moments.variance.exactly())
      try subject.hold(.bernoulliMoments, variance, to: exact, within: .ulps(1, of: exact))
      try require(variance <= 0.25, "the variance is \(variance)")
    },
  ]
}

extension Real {
  /// The number, which is rational.
  func exactly() throws -> Rational {
    guard let value = asRational else { throw Undecided() }
    return value
  }
}
