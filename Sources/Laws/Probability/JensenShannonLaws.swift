import Exact
import PropertyTesting
import Reference

extension Law {
  /// The Jensen–Shannon divergence.
  static let jensenShannonLaws: [Law] = [
    Law(
      165, .information, "the Jensen–Shannon divergence is within 1 ulp",
      states: "½KL(p‖m) + ½KL(q‖m) with m = (p + q)/2, however close p and q are", .certified,
      holds: [.js], for: tuple(.distributionPairs(), .units)
    ) { subject, input in
      _ = try subject.heldJS(input.0.p, input.0.q, input.1)
    },
    Law(
      165, .information, "the Jensen–Shannon divergence is within the bound of plain sums",
      states: "within F16 of both divergences from the midpoint", .certified, .medium, holds: [.js],
      for: tuple(.distributionPairs(), .units)
    ) { subject, input in
      let (pair, unit) = input
      let (p, q) = (try pair.p.rationals(), try pair.q.rationals())
      let middle = zip(p, q).map { ($0 + $1).scaled(byTwoToThe: -1) }
      let exact = try decided {
        try unit.of(Information.js(weights: pair.p.realNumbers(), pair.q.realNumbers()))
      }.narrowed()
      let isInBits = unit == .bits
      let sum =
        try Bound.plainDivergence(p, middle, roundings: 1, isInBits: isInBits).amount
        + Bound.plainDivergence(q, middle, roundings: 1, isInBits: isInBits).amount
      let rounded = Rational(2) * Bound.unitRoundoff * exact.greatest
      try subject.hold(
        .js, subject.js(pair.p, pair.q, unit.rawValue), to: exact,
        within: Bound("F16", sum.scaled(byTwoToThe: -1) + rounded))
    },
    Law(
      165, .information, "the Jensen–Shannon divergence is symmetric, to the bit",
      states: "JS(p, q) = JS(q, p)", .bitwise, needs: [.js],
      for: tuple(.distributionPairs(), .units)
    ) { subject, input in
      let (pair, unit) = (input.0, input.1.rawValue)
      try requireSameBits(subject.js(pair.p, pair.q, unit), subject.js(pair.q, pair.p, unit))
    },
    Law(
      165, .information, "the Jensen–Shannon divergence lies between 0 and log 2",
      states: "0 ≤ JS ≤ log 2, 0 just where p = q, and log 2 or 1 bit just where they are disjoint",
      .certified, needs: [.js], for: tuple(.exactPairs(), .units)
    ) { subject, input in
      let (pair, unit) = input
      let value = try subject.js(pair.p, pair.q, unit.rawValue)
      try require((value == 0) == (pair.p == pair.q) && value >= 0, "JS is \(value)")
      // The double below log 2 that is nearest to it.
      let greatest = unit == .bits ? 1 : 0x1.62e42fefa39efp-1
      try require(value <= greatest, "JS is \(value), above \(greatest)")
      let isDisjoint = zip(pair.p, pair.q).allSatisfy { $0 == 0 || $1 == 0 }
      if isDisjoint { try requireSameBits(value, greatest) }
      // An overlap of 2⁻⁴⁵ and more is told from none.
      let overlap = zip(pair.p, pair.q).map { min($0, $1) }.reduce(0, +)
      try require(overlap < 0x1p-45 || value < greatest, "JS is \(value)")
    },
    Law(
      165, .information, "the root of the Jensen–Shannon divergence is a distance",
      states: "√JS(p, r) ≤ √JS(p, q) + √JS(q, r)", .certified, .medium, holds: [.js],
      for: Generator<Int>.integers(in: 1...4).flatMap { count in
        tuple(.exactPairs(count: count...count), .exactPairs(count: count...count))
      }
    ) { subject, input in
      let (p, q, r) = (input.0.p, input.0.q, input.1.q)
      let (near, far) = (try subject.heldJS(p, q), try subject.heldJS(q, r))
      let direct = try subject.heldJS(p, r)
      guard direct.lower.signum > 0 else { return }
      let sum = try decided { try Real(near.upper).sqrt() + Real(far.upper).sqrt() }.roughly
      let root = try Real(direct.lower).sqrt().roughly
      try require(root.lower <= sum.upper, "the way round is shorter")
    },
    Law(
      165, .information, "the Jensen–Shannon divergence is the information of a fair mixture",
      states: "JS(p, q) = H((p + q)/2) − (H(p) + H(q))/2", .certified, .medium,
      holds: [.js, .entropy], for: .gridPairs(bits: 50)
    ) { subject, pair in
      let middle = zip(pair.p, pair.q).map { ($0 + $1) / 2 }
      for p in [pair.p, pair.q, middle] { _ = try subject.heldEntropy(p) }
      let value = try subject.js(pair.p, pair.q, "nats")
      guard pair.p != pair.q else { return try requireSameBits(value + 0, 0) }
      let exact = try decided {
        let ends =
          try Information.entropy(weights: pair.p.realNumbers())
          + Information.entropy(weights: pair.q.realNumbers())
        return try Information.entropy(weights: middle.realNumbers()) - ends / Real(2)
      }
      try subject.hold(.js, value, to: exact)
    },
  ]
}
