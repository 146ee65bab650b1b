import Exact
import PropertyTesting
import Reference

extension Law {
  /// Divergences against their exact values.
  static let divergenceLaws: [Law] = [
    Law(
      160, .information, "divergence is within the bound of a plain sum",
      states: "Σ pᵢ log(pᵢ/qᵢ) of the doubles as they are, within u·Σ pᵢ((n + 2)|log pᵢ/qᵢ| + 2) "
        + "(F16)", .certified, .medium, holds: [.kl], for: tuple(.distributionPairs(), .units)
    ) { subject, input in
      let (pair, unit) = input
      let value = try subject.kl(pair.p, pair.q, unit.rawValue)
      guard !pair.isInfinite else { return try requireSameBits(value, .infinity) }
      let exact = try pair.kl(unit).narrowed()
      let bound = try Bound.plainDivergence(
        pair.p.rationals(), pair.q.rationals(), isInBits: unit == .bits)
      try subject.hold(.kl, value, to: exact, within: bound)
    },
    Law(
      160, .information, "divergence of close distributions keeps its digits",
      states: "within (n + 6)u of Σ pᵢφ((qᵢ − pᵢ)/pᵢ), φ(r) = r − log(1 + r) (F16, Bregman's form)",
      .certified, .medium, holds: [.kl], for: tuple(.distributionPairs(), .units)
    ) { subject, input in
      let (pair, unit) = input
      try assume(!pair.isInfinite)
      let exact = try pair.kl(unit).narrowed()
      let bound = try Bound.bregman(
        pair.p.rationals(), pair.q.rationals(), exact, isInBits: unit == .bits)
      try subject.hold(.kl, subject.kl(pair.p, pair.q, unit.rawValue), to: exact, within: bound)
    },
    Law(
      160, .information, "divergence of distributions is within 1 ulp",
      states: "Σ pᵢ log(pᵢ/qᵢ) where both sums are 1, however close they are", .certified,
      holds: [.kl], for: tuple(.exactPairs(), .units)
    ) { subject, input in
      let (pair, unit) = input
      try assume(!pair.isInfinite)
      _ = try subject.heldKL(pair.p, pair.q, unit)
    },
    Law(
      160, .information, "divergence of sums that are not 1 is within 1 ulp and 2⁻⁸⁷ of its terms",
      states: "Σ pᵢ log(pᵢ/qᵢ) of the doubles as they are, renormalised by nobody", .certified,
      holds: [.kl], for: tuple(.distributionPairs(), .units)
    ) { subject, input in
      let (pair, unit) = input
      try assume(!pair.isInfinite)
      let exact = try pair.kl(unit).narrowed()
      try subject.hold(
        .kl, subject.kl(pair.p, pair.q, unit.rawValue), to: exact,
        within: .bregmanPairs(pair.p.rationals(), pair.q.rationals(), exact))
    },
    Law(
      160, .information, "divergence is never below 0, and 0 for equal distributions alone",
      states: "KL(p‖q) ≥ 0, = 0 just where p = q, and +∞ just where some qᵢ = 0 < pᵢ", .exact,
      needs: [.kl], for: tuple(.exactPairs(), .units)
    ) { subject, input in
      let (pair, unit) = input
      let value = try subject.kl(pair.p, pair.q, unit.rawValue)
      try require(
        value >= 0 && (value == 0) == (pair.p == pair.q)
          && (value == .infinity) == pair.isInfinite, "the divergence is \(value)")
    },
    Law(
      160, .information, "divergence is not symmetric, and 0·log 0 is 0",
      states: "KL((1, 0)‖(½, ½)) = log 2, the other way +∞; KL((¾, ¼)‖(½, ½)) is another than back",
      .certified, holds: [.kl], forAllOf: { InformationUnit.allCases }
    ) { subject, unit in
      let name = unit.rawValue
      let log2 = try unit.of(Real(2).log())
      try subject.hold(.kl, subject.kl([1, 0], [0.5, 0.5], name), to: log2)
      try requireSameBits(subject.kl([0.5, 0.5], [1, 0], name), .infinity)
      try requireSameBits(subject.kl([0, 1], [0, 1], name) + 0, 0)
      let there = try subject.heldKL([0.75, 0.25], [0.5, 0.5], unit)
      let back = try subject.heldKL([0.5, 0.5], [0.75, 0.25], unit)
      try require(there.upper < back.lower, "they do not differ")
      // A cross-entropy excludes what q does.
      try requireSameBits(subject.crossEntropy([0.5, 0.5], [1, 0], name), .infinity)
      try requireSameBits(subject.crossEntropy([1, 0], [1, 0], name) + 0, 0)
    },
    Law(
      160, .information, "an outcome without probability changes no bit of a divergence",
      states: "KL, cross-entropy and JS of (p, 0) and (q, 0) are those of p and q", .bitwise,
      needs: [.kl, .crossEntropy, .js], for: tuple(.distributionPairs(count: 1...4), .units)
    ) { subject, input in
      let (pair, unit) = (input.0, input.1.rawValue)
      let (p, q) = ([0] + pair.p + [0], [0] + pair.q + [0])
      try requireSameBits(subject.kl(p, q, unit), subject.kl(pair.p, pair.q, unit))
      try requireSameBits(subject.js(p, q, unit), subject.js(pair.p, pair.q, unit))
      try requireSameBits(
        subject.crossEntropy(p, q, unit), subject.crossEntropy(pair.p, pair.q, unit))
    },
    Law(
      161, .information, "the order of outcomes changes no bit of a divergence",
      states: "KL, cross-entropy and JS do not depend on the order", .bitwise,
      needs: [.kl, .crossEntropy, .js], for: tuple(.distributionPairs(count: 2...6), .units)
    ) { subject, input in
      let (pair, unit) = (input.0, input.1.rawValue)
      let (p, q) = (Array(pair.p.reversed()), Array(pair.q.reversed()))
      try requireSameBits(subject.kl(p, q, unit), subject.kl(pair.p, pair.q, unit))
      try requireSameBits(subject.js(p, q, unit), subject.js(pair.p, pair.q, unit))
      try requireSameBits(
        subject.crossEntropy(p, q, unit), subject.crossEntropy(pair.p, pair.q, unit))
    },
  ]
}

extension DistributionPair {
  /// The exact sum Σ pᵢ log(pᵢ/qᵢ) of the doubles, which is finite.
  func kl(_ unit: InformationUnit) throws -> Real {
    try decided { try unit.of(Information.kl(weights: p.realNumbers(), q.realNumbers())) }
  }
}
