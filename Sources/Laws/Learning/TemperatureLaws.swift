import Exact
import PropertyTesting
import Reference

extension Law {
  /// Softmax at a temperature.
  static let temperatureLaws: [Law] = [
    Law(
      139, .softmax, "probabilities at a temperature are within 1 ulp",
      states: "softmaxTemperature(z, τ)ᵢ is within 1 ulp of e^(zᵢ/τ)/Σ e^(zⱼ/τ)", .certified,
      holds: [.softmaxTemperature],
      for: tuple(.oneOf([.logits(), .deletedLogits()]), .temperatures)
    ) { subject, input in
      let (z, tau) = input
      try subject.hold(
        .softmaxTemperature, subject.softmaxTemperature(z, tau),
        to: EnclosedSoftmax(z, over: tau).probabilities())
    },
    Law(
      139, .softmax, "probabilities at the temperature 1 are those of the logits",
      states: "softmaxTemperature(z, 1) = softmax(z), within 1 ulp of each", .exact,
      needs: [.softmaxTemperature, .softmax], for: .oneOf([.logits(), .deletedLogits()])
    ) { subject, z in
      let (p, q) = (try subject.softmaxTemperature(z, 1), try subject.softmax(z))
      try require(p.count == q.count, "\(p.count) and \(q.count) probabilities")
      for (first, second) in zip(p, q) {
        try require(
          (Rational(first) - Rational(second)).magnitude <= first.slack() + second.slack(),
          "the probabilities are \(p) and \(q)")
      }
    },
    Law(
      139, .softmax, "powers of two of logits and temperature cancel",
      states: "softmaxTemperature(2ᵏz, 2ᵏτ) = softmaxTemperature(z, τ) to the bit", .bitwise,
      needs: [.softmaxTemperature],
      for: tuple(.sixteenths(), .temperatures, Generator<Int>.integers(in: -900...900))
    ) { subject, input in
      let (z, tau, k) = input
      try requireSameBits(
        subject.softmaxTemperature(z.map { $0.timesPowerOfTwo(k) }, tau.timesPowerOfTwo(k)),
        subject.softmaxTemperature(z, tau))
    },
    Law(
      139, .softmax, "the entropy grows with the temperature",
      states: "0 ≤ H(p at τ) − H(p at σ) ≤ (D²/8)(1/σ² − 1/τ²) for σ ≤ τ, p within 1 ulp",
      .certified, .medium, needs: [.softmaxTemperature],
      for: tuple(
        .sixteenths(count: 1...4), Generator<Int>.integers(in: 1...32),
        Generator<Int>.integers(in: 1...32))
    ) { subject, input in
      // dH/dτ = Var_p(z)/τ³, and a variance is at most a quarter of the squared range.
      let (z, first, second) = input
      let (low, high) = (Double(min(first, second)) / 8, Double(max(first, second)) / 8)
      let cold = try entropy(subject.softmaxTemperature(z, low))
      let warm = try entropy(subject.softmaxTemperature(z, high))
      let range = try Rational(z.max() ?? 0) - Rational(z.min() ?? 0)
      let (low2, high2) = try (
        (Rational(low) * Rational(low)).reciprocal(), (Rational(high) * Rational(high)).reciprocal()
      )
      let most = (range * range * (low2 - high2)).scaled(byTwoToThe: -3)
      try require(warm.upper >= cold.lower, "the entropy falls with the temperature")
      try require(warm.lower - cold.upper <= most, "the entropy grows too fast")
    },
    Law(
      139, .softmax, "a temperature bounds probabilities by the range of the logits",
      states: "e^(−D/τ)/n ≤ pᵢ ≤ e^(D/τ)/n and 1 − p_max ≤ (n − 1)e^(−gap/τ), within 1 ulp",
      .certified, .medium, needs: [.softmaxTemperature],
      for: tuple(.sixteenths(count: 2...5), Generator<Int>.integers(in: 1...64))
    ) { subject, input in
      let (z, eighths) = input
      let tau = Double(eighths) / 8
      let p = try subject.softmaxTemperature(z, tau)
      try require(p.count == z.count, "\(p.count) probabilities")
      let sorted = z.sorted()
      let top = sorted[z.count - 1]
      let count = Rational(z.count)
      let spread = try Real.rational(Rational(top - sorted[0]) / Rational(tau)).exp().narrowed()
      for share in p {
        let (value, slack) = (try Rational(share), try share.slack())
        try require(count * (value - slack) <= spread.upper, "\(share) is too large")
        try require(count * (value + slack) * spread.upper >= .one, "\(share) is too small")
      }
      let gap = try Rational(top - sorted[z.count - 2]) / Rational(tau)
      let rest = try Real.rational(-gap).exp().narrowed().upper * (count - .one)
      let others = z.indices.filter { $0 != z.firstIndex(of: top) }
      var (sum, slack) = (Rational.zero, Rational.zero)
      for place in others {
        sum += try Rational(p[place])
        slack += try p[place].slack()
      }
      try require(sum <= rest + slack, "the others have more than (n − 1)e^(−gap/τ)")
    },
  ]

  /// The entropy of probabilities that are computed, widened by what 1 ulp of each changes it by.
  ///
  /// The slope −(log x + 1) of −x log x is below 746 in magnitude for x ≥ 2^−1075.
  private static func entropy(_ p: [Double]) throws -> RationalInterval {
    let terms = try p.filter { $0 > 0 }.map { share in
      let share = try Real.rational(Rational(share))
      return try -(share * share.log())
    }
    let value = try decided { try Real.sum(terms) }.roughly
    let slack = try p.reduce(Rational.zero) { $0 + (try $1.slack()) * 746 }
    return RationalInterval(lower: value.lower - slack, upper: value.upper + slack)
  }
}

extension Generator where Value == Double {
  /// Temperatures: 1, fractions and multiples of it, powers of two, and any from 1/20 to 20.
  static var temperatures: Generator {
    .oneOf([
      .elements([1, 2, 0.5, 0.1, 3, 10, 0.7]), .floats(in: 0.05...20),
      Generator<Int>.integers(in: -4...10).map {
        Double(sign: .plus, exponent: $0, significand: 1)
      },
    ])
  }
}
