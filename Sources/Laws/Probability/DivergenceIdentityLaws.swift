import Exact
import PropertyTesting
import Reference

extension Law {
  /// What divergences come to by other ways.
  static let divergenceIdentityLaws: [Law] = [
    Law(
      161, .information, "divergence is cross-entropy less entropy",
      states: "KL(p‖q) = H(p, q) − H(p) of the exact values, each held within 1 ulp", .certified,
      .medium, holds: [.kl, .crossEntropy, .entropy],
      for: tuple(.exactPairs(count: 1...5), .units)
    ) { subject, input in
      let (pair, unit) = input
      try assume(!pair.isInfinite)
      _ = try subject.heldCrossEntropy(pair.p, pair.q, unit)
      _ = try subject.heldEntropy(pair.p, unit)
      let (p, q) = (try pair.p.realNumbers(), try pair.q.realNumbers())
      let difference = try decided {
        try unit.of(Information.crossEntropy(weights: p, q) - Information.entropy(weights: p))
      }
      let value = try subject.kl(pair.p, pair.q, unit.rawValue)
      guard pair.p != pair.q else { return try requireSameBits(value + 0, 0) }
      try subject.hold(.kl, value, to: difference)
    },
    Law(
      161, .information, "divergence from uniform is log n less entropy",
      states: "KL(p‖(1/n, …)) = log n − H(p), for n a power of two", .certified, .medium,
      holds: [.kl],
      for: .oneOf([1, 2, 4, 8].map { Generator<[Double]>.exactDistributions(exactly: $0) })
    ) { subject, p in
      let uniform = p.map { _ in 1 / Double(p.count) }
      let value = try subject.kl(p, uniform, "nats")
      guard p != uniform else { return try requireSameBits(value + 0, 0) }
      let exact = try decided {
        try Real(Rational(p.count)).log() - Information.entropy(weights: p.realNumbers())
      }
      try subject.hold(.kl, value, to: exact)
    },
    Law(
      161, .information, "bits are nats over log 2",
      states: "every measure in bits is that in nats divided by log 2, within 1 ulp of each",
      .certified, .medium,
      needs: [.selfInformation, .entropy, .crossEntropy, .kl, .js], for: .exactPairs(count: 1...4)
    ) { subject, pair in
      let (p, q) = (pair.p, pair.q)
      let divisor = try Real(2).log().narrowed()
      let measures: [(String) throws -> Double] = [
        { try subject.selfInformation(p[0], $0) }, { try subject.entropy(p, $0) },
        { try subject.crossEntropy(p, q, $0) }, { try subject.kl(p, q, $0) },
        { try subject.js(p, q, $0) },
      ]
      for (place, measure) in measures.enumerated() {
        let (nats, bits) = (try measure("nats"), try measure("bits"))
        guard nats.isFinite, bits.isFinite else {
          try requireSameBits(nats, bits)
          continue
        }
        let difference = try Rational(bits) * divisor.middle - Rational(nats)
        let slack =
          try nats.slack() + bits.slack() + divisor.radius * Rational(bits).magnitude
        try require(
          difference.magnitude <= slack, "measure \(place): \(bits) bits and \(nats) nats")
      }
    },
    Law(
      162, .information, "divergences of independent parts add up",
      states: "KL(p ⊗ p'‖q ⊗ q') = KL(p‖q) + KL(p'‖q')", .certified, .medium, holds: [.kl],
      for: tuple(.gridPairs(bits: 20, count: 1...3), .gridPairs(bits: 20, count: 1...3))
    ) { subject, input in
      let (first, second) = input
      let p = first.p.flatMap { p in second.p.map { p * $0 } }
      let q = first.q.flatMap { q in second.q.map { q * $0 } }
      try assume(!first.isInfinite && !second.isInfinite)
      let exact = try decided { try first.kl(.nats) + second.kl(.nats) }
      _ = try subject.heldKL(first.p, first.q)
      try subject.hold(.kl, subject.kl(p, q, "nats"), to: exact)
    },
    Law(
      162, .information, "divergence of joint tables follows the chain rule",
      states: "KL(joint) = KL(rows) + Σ pᵢ KL(column given row i)", .certified, .medium,
      holds: [.kl],
      for: tuple(Generator<Int>.integers(in: 1...3), Generator<Int>.integers(in: 1...3)).flatMap {
        m, n in
        tuple(
          .powersOfTwo(count: m), .stochasticMatrices(rows: m, columns: n), .powersOfTwo(count: m),
          .stochasticMatrices(rows: m, columns: n)
        ).map {
          (ConditionedTable(prior: $0, rows: $1), ConditionedTable(prior: $2, rows: $3))
        }
      }
    ) { subject, input in
      let (p, q) = input
      let whole = DistributionPair(p: p.joint.elements, q: q.joint.elements)
      try assume(!whole.isInfinite)
      var exact = try DistributionPair(p: p.prior, q: q.prior).kl(.nats)
      for (row, weight) in p.prior.enumerated() {
        let own = DistributionPair(p: p.rows.row(row), q: q.rows.row(row))
        _ = try subject.heldKL(own.p, own.q)
        exact = try decided { try exact + Real(Rational(weight)) * own.kl(.nats) }
      }
      let value = try subject.kl(whole.p, whole.q, "nats")
      guard whole.p != whole.q else { return try requireSameBits(value + 0, 0) }
      try subject.hold(.kl, value, to: exact)
    },
    Law(
      162, .information, "divergence is convex in both distributions at once",
      states: "KL(λp + (1 − λ)p'‖λq + (1 − λ)q') ≤ λKL(p‖q) + (1 − λ)KL(p'‖q'), for λ = k/8",
      .certified, .medium, holds: [.kl],
      for: tuple(
        Generator<Int>.integers(in: 1...3).flatMap { n in
          tuple(.gridPairs(bits: 40, count: n...n), .gridPairs(bits: 40, count: n...n))
        }, Generator<Int>.integers(in: 0...8))
    ) { subject, input in
      let ((first, second), eighths) = input
      try assume(!first.isInfinite && !second.isInfinite)
      let p = DistributionPair(p: first.p, q: second.p).mixed(eighths)
      let q = DistributionPair(p: first.q, q: second.q).mixed(eighths)
      let mixed = try subject.heldKL(p, q)
      let (left, right) = (
        try subject.heldKL(first.p, first.q), try subject.heldKL(second.p, second.q)
      )
      let share = Rational(eighths).scaled(byTwoToThe: -3)
      try require(
        mixed.lower <= share * left.upper + (.one - share) * right.upper, "mixtures diverge more")
    },
    Law(
      162, .information, "no channel increases a divergence",
      states: "KL(Mp‖Mq) ≤ KL(p‖q) for a stochastic matrix M", .certified, .medium, holds: [.kl],
      for: tuple(Generator<Int>.integers(in: 1...3), Generator<Int>.integers(in: 1...3)).flatMap {
        m, n in
        tuple(
          .gridPairs(bits: 20, count: m...m), .stochasticMatrices(rows: m, columns: n, bits: 20))
      }
    ) { subject, input in
      let (pair, channel) = input
      try assume(!pair.isInfinite)
      // Sums of products of multiples of 2⁻²⁰ are exact.
      let sent = { (p: [Double]) in
        (0..<channel.columnCount).map { column in
          p.indices.reduce(0) { $0 + p[$1] * channel[$1, column] }
        }
      }
      let before = try subject.heldKL(pair.p, pair.q)
      let after = try subject.heldKL(sent(pair.p), sent(pair.q))
      try require(after.lower <= before.upper, "the channel tells them apart")
    },
  ]
}
