import Exact
import PropertyTesting
import Reference

extension Bound {
  /// k steps of decay, (1 − c)^k·w: (2k + 2)·u relative as γ₂ₖ₊₂, and half the least double.
  ///
  /// The factor 1 − c is right to u where c is formed without rounding, or its error put back, and
  /// each step rounds a product; that leaves k + 2 roundings as room.
  static func decay(_ exact: Rational, steps: Int) -> Bound {
    Bound(
      "2k + 2 roundings",
      gamma(2 * steps + 2) * exact.magnitude + Rational(1).scaled(byTwoToThe: -1075))
  }
}

extension Law {
  /// Decay of weights.
  static let decayLaws: [Law] = [
    Law(
      78, .norms, "weight decay multiplies by a power",
      states: "k steps of the penalty λ|w|² alone give (1 − 2ηλ)ᵏw, and decoupled ones (1 − ηλ)ᵏw",
      .exact, holds: [.weightDecay, .decoupledWeightDecay],
      for: tuple(
        .moderateVectors(count: 0...3), .decayRates, Generator<Int>.integers(in: 0...12))
    ) { subject, input in
      let (w, rate, steps) = (input.0, input.1, input.2)
      let product = try Rational(rate.rate) * Rational(rate.penalty)
      let weights = try w.rationals()
      for (function, factor, computed) in [
        (
          Function.weightDecay, try (.one - 2 * product).power(steps),
          try subject.weightDecay(w, rate.rate, rate.penalty, steps)
        ),
        (
          .decoupledWeightDecay, try (.one - product).power(steps),
          try subject.decoupledWeightDecay(w, rate.rate, rate.penalty, steps)
        ),
      ] {
        let exact = weights.map { factor * $0 }
        try subject.hold(
          function, computed, to: exact, within: exact.map { .decay($0, steps: steps) })
      }
    },
    Law(
      78, .norms, "the sign flips past ηλ = 1/2, and past 1 when decoupled",
      states: "one step keeps the sign of a weight, makes it 0 or flips it, as ηλ is below, at or "
        + "above the threshold, to the last bit", .bitwise,
      needs: [.weightDecay, .decoupledWeightDecay],
      for: tuple(Generator<Double>.atScale(-20...20), Generator<Int>.integers(in: -3...3))
    ) { subject, input in
      let (w, steps) = input
      let product = 1 + Double(steps) * .ulpOfOne
      let wanted = steps > 0 ? -w : steps < 0 ? w : 0
      let flipped = try subject.weightDecay([w], 0.25, 2 * product, 1)[0]
      let decoupled = try subject.decoupledWeightDecay([w], 0.25, 4 * product, 1)[0]
      for computed in [flipped, decoupled] {
        try require(
          wanted == 0 ? computed == 0 : computed != 0 && (computed > 0) == (wanted > 0),
          "\(w) becomes \(computed)")
      }
    },
  ]

  /// The proximal step and the subgradient step of the 1-norm.
  static let sparsityLaws: [Law] = [
    Law(
      79, .norms, "the soft threshold shrinks the magnitude, rounding once",
      states: "S(w, t) = sign(w)·max(|w| − t, 0) to half an ulp, and 0 just where |w| ≤ t", .exact,
      holds: [.softThreshold], for: .thresholds
    ) { subject, input in
      let (w, t) = input
      let threshold = try Rational(t)
      let exact = try w.rationals().map { weight in
        let shrunk = max(weight.magnitude - threshold, .zero)
        return weight.signum < 0 ? -shrunk : shrunk
      }
      let computed = try subject.softThreshold(w, t)
      try subject.hold(
        .softThreshold, computed, to: exact, within: exact.map { .rounding($0) })
      try require(
        zip(w, computed).allSatisfy { ($1 == 0) == ($0.magnitude <= t) }, "zero iff |w| ≤ t")
    },
    Law(
      79, .norms, "the soft threshold is the proximal step of the 1-norm",
      states:
        "v = S(w, t) minimises (v − w)²/2 + t|v|: w − v = t·sign(v), or |w| ≤ t where v = 0; and "
        + "|S(a) − S(b)| ≤ |a − b|, for whole numbers", .exact, needs: [.softThreshold],
      for: tuple(.wholePairs(), Generator<Int>.integers(in: 0...9))
    ) { subject, input in
      let (pair, t) = (input.0, Double(input.1))
      let (first, second) = (
        try subject.softThreshold(pair.x, t), try subject.softThreshold(pair.y, t)
      )
      for (w, v) in zip(pair.x, first) {
        try require(
          v == 0 ? w.magnitude <= t : w - v == (v > 0 ? t : -t), "\(v) is no minimum for \(w)")
      }
      for place in first.indices {
        try require(
          (first[place] - second[place]).magnitude <= (pair.x[place] - pair.y[place]).magnitude,
          "S moves \(pair.x[place]) and \(pair.y[place]) apart")
      }
    },
    Law(
      80, .norms, "a subgradient step moves by ηλ towards zero",
      states:
        "w − ηλ·sign(w) within one rounding of the product and one of the difference; 0 stays",
      .exact, holds: [.l1SubgradientStep],
      for: tuple(
        .moderateVectors(), Generator<Double>.atScale(-10...10), Generator<Double>.atScale(-10...10)
      )
    ) { subject, input in
      let (w, rate, penalty) = input
      let step = try Rational(rate) * Rational(penalty)
      let exact = try w.rationals().map { $0 - Rational($0.signum) * step }
      let bounds = exact.map { value in
        let product = Bound.rounding(step).amount
        return Bound("two roundings", product + Bound.rounding(value.magnitude + product).amount)
      }
      let places = w.indices.filter { w[$0] == 0 }
      let computed = try subject.l1SubgradientStep(w, rate, penalty)
      try subject.hold(.l1SubgradientStep, computed, to: exact, within: bounds)
      try require(places.allSatisfy { computed[$0] == 0 }, "a weight of 0 moves")
    },
    Law(
      80, .norms, "subgradient steps go to and fro across zero and need never stick",
      states:
        "from |w| < ηλ the signs alternate, |w| stays at most ηλ, and w = 0 is not reached but "
        + "from ±ηλ", .exact, needs: [.l1SubgradientStep],
      for: tuple(Generator<Int>.integers(in: -63...63), Generator<Int>.integers(in: -20...20))
    ) { subject, input in
      let step = Double(sign: .plus, exponent: input.1, significand: 1)
      var weight = Double(input.0) / 64 * step
      for _ in 0..<8 {
        let next = try subject.l1SubgradientStep([weight], 2 * step, 0.5)[0]
        try require(next.magnitude <= step, "\(weight) becomes \(next)")
        try require(
          weight == 0 ? next == 0 : next != 0 && (next > 0) != (weight > 0),
          "\(weight) becomes \(next)")
        weight = next
      }
    },
  ]
}

/// A learning rate and the strength of a penalty.
private struct DecayRate: Sendable {
  let rate: Double
  let penalty: Double
}

extension Generator where Value == DecayRate {
  /// Rates as people take them, others, and those at which a factor nearly vanishes: ηλ near 1/2 or 1.
  fileprivate static var decayRates: Generator {
    .oneOf([
      tuple(Generator<Double>.dyadic, Generator<Double>.whole(magnitude: 3)).map {
        DecayRate(rate: $0, penalty: $1)
      },
      tuple(
        Generator<Double>.elements([0.1, 0.01, 0.3, 1e-4]),
        Generator<Double>.elements([0.1, 0.01, 5, 0.7])
      ).map { DecayRate(rate: $0, penalty: $1) },
      tuple(
        Generator<Double>.floats(in: 1...2), Generator<Int>.integers(in: -3...3),
        Generator<Double>.elements([0.5, 1])
      ).map { DecayRate(rate: $0, penalty: $2 / $0 * (1 + Double($1) * .ulpOfOne)) },
    ])
  }
}

extension Generator where Value == ([Double], Double) {
  /// Weights and a threshold, at, just below or just above some of their magnitudes.
  fileprivate static var thresholds: Generator {
    tuple(
      Generator<[Double]>.structuredVectors(count: 1...6), Generator<Int>.integers(in: -2...2),
      Generator<Int>.integers(in: 0...5)
    ).map { w, steps, place in
      let weight = w[place % w.count].magnitude
      let moved = weight + Double(steps) * weight.ulp
      return (w, moved.isFinite ? max(0, moved) : weight)
    }
  }
}
