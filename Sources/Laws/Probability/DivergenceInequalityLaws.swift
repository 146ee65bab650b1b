import Exact
import PropertyTesting
import Reference

extension Law {
  /// Bounds of divergences, and divergences of weights.
  static let divergenceInequalityLaws: [Law] = [
    Law(
      163, .information, "divergence lies between Pinsker's bound and that of χ²",
      states: "‖p − q‖₁²/2 ≤ KL(p‖q) ≤ log(1 + χ²) ≤ χ² = Σ (pᵢ − qᵢ)²/qᵢ", .certified, .medium,
      holds: [.kl], for: .exactPairs(count: 1...5)
    ) { subject, pair in
      try assume(!pair.isInfinite)
      let (p, q) = (try pair.p.rationals(), try pair.q.rationals())
      let held = try subject.heldKL(pair.p, pair.q)
      var (distance, square) = (Rational.zero, Rational.zero)
      for (p, q) in zip(p, q) where p != q {
        distance += (p - q).magnitude
        square += try (p - q) * (p - q) / q
      }
      let pinsker = (distance * distance).scaled(byTwoToThe: -1)
      try require(held.upper >= pinsker, "the divergence is below Pinsker's bound")
      let logarithm = try Real(.one + square).log().narrowed()
      try require(held.lower <= logarithm.upper, "the divergence is above log(1 + χ²)")
      try require(logarithm.lower <= square, "log(1 + χ²) is above χ²")
    },
    Law(
      164, .information, "a divergence of sums that are not 1 obeys the log-sum inequality",
      states: "Σ pᵢ log(pᵢ/qᵢ) ≥ P log(P/Q) for the sums P and Q of the doubles", .certified,
      .medium, holds: [.kl],
      for: .oneOf([.neighbours(count: 1...6), .distributionPairs(count: 1...6)])
    ) { subject, pair in
      try assume(!pair.isInfinite)
      let value = try subject.kl(pair.p, pair.q, "nats")
      let exact = try pair.kl(.nats).narrowed()
      let (p, q) = (try pair.p.rationals(), try pair.q.rationals())
      let bound = Bound.bregman(p, q, exact)
      try subject.hold(.kl, value, to: exact, within: bound)
      let (left, right) = (p.reduce(.zero, +), q.reduce(.zero, +))
      let least = try (Real(left) * Real(left / right).log()).narrowed()
      try require(try Rational(value) + bound.amount >= least.lower, "the divergence is too small")
    },
    Law(
      164, .information, "the generalized divergence is within 1 ulp",
      states: "Σ (pᵢ log(pᵢ/qᵢ) − pᵢ + qᵢ) of any weights, however close; a term with pᵢ = 0 is qᵢ",
      .certified, holds: [.klGeneralized], for: .weightPairs()
    ) { subject, pair in
      let value = try subject.klGeneralized(pair.p, pair.q)
      guard !pair.isInfinite else { return try requireSameBits(value, .infinity) }
      try subject.hold(.klGeneralized, value, to: pair.generalized())
    },
    Law(
      164, .information, "the generalized divergence is within (n + 6)u",
      states: "within (n + 6)u of Σ pᵢφ((qᵢ − pᵢ)/pᵢ), φ(r) = r − log(1 + r) ≥ 0 (F16)",
      .certified, .medium, holds: [.klGeneralized], for: .weightPairs()
    ) { subject, pair in
      try assume(!pair.isInfinite)
      let exact = try pair.generalized().narrowed()
      let share = Rational(pair.p.count + 6) * Bound.unitRoundoff * exact.greatest
      let underflow = Rational(pair.p.count).scaled(byTwoToThe: -1074)
      try subject.hold(
        .klGeneralized, subject.klGeneralized(pair.p, pair.q), to: exact,
        within: Bound("F16, Bregman's form", share + underflow))
    },
    Law(
      164, .information, "the generalized divergence is never below 0",
      states: "Σ (pᵢ log(pᵢ/qᵢ) − pᵢ + qᵢ) ≥ 0, and = 0 just where p = q", .bitwise,
      needs: [.klGeneralized],
      for: .oneOf([
        .weightPairs(count: 1...6), .neighbours(count: 1...6),
        Generator<Int>.integers(in: 1...6).flatMap { .moved(count: $0) },
      ])
    ) { subject, pair in
      let value = try subject.klGeneralized(pair.p, pair.q)
      try require(value >= 0, "the divergence is \(value)")
      // A positive one may be too small for doubles, if weights are.
      guard pair.p == pair.q || (pair.p + pair.q).allSatisfy({ $0 == 0 || $0 > 0x1p-400 }) else {
        return
      }
      try require((value == 0) == (pair.p == pair.q), "the divergence is \(value)")
    },
    Law(
      164, .information, "the generalized divergence of distributions is the divergence",
      states: "they agree where both sums are 1, within 1 ulp", .certified, .medium,
      holds: [.klGeneralized], for: .exactPairs()
    ) { subject, pair in
      try assume(!pair.isInfinite)
      try subject.hold(
        .klGeneralized, subject.klGeneralized(pair.p, pair.q), to: pair.kl(.nats))
    },
  ]
}

extension DistributionPair {
  /// The exact generalized divergence, which is finite.
  fileprivate func generalized() throws -> Real {
    try decided { try Information.klGeneralized(p.realNumbers(), q.realNumbers()) }
  }
}
