import Exact
import PropertyTesting
import Reference

extension Law {
  /// The cross-entropy of distributions.
  static let distributionCrossEntropyLaws: [Law] = [
    Law(
      167, .information, "cross-entropy of distributions is within 1 ulp",
      states: "−Σ pᵢ log qᵢ of the doubles as they are, +∞ where some qᵢ = 0 < pᵢ", .certified,
      holds: [.crossEntropy], for: tuple(.distributionPairs(), .units)
    ) { subject, input in
      let (pair, unit) = input
      guard !pair.isInfinite else {
        let value = try subject.crossEntropy(pair.p, pair.q, unit.rawValue)
        return try requireSameBits(value, .infinity)
      }
      _ = try subject.heldCrossEntropy(pair.p, pair.q, unit)
    },
    Law(
      167, .information, "cross-entropy is within the bound of a plain sum",
      states: "−Σ pᵢ log qᵢ, within (n + 4)u, 3u more in bits (F16)", .certified, .medium,
      holds: [.crossEntropy], for: tuple(.distributionPairs(), .units)
    ) { subject, input in
      let (pair, unit) = input
      try assume(!pair.isInfinite)
      let exact = try decided {
        try unit.of(Information.crossEntropy(weights: pair.p.realNumbers(), pair.q.realNumbers()))
      }.narrowed()
      try subject.hold(
        .crossEntropy, subject.crossEntropy(pair.p, pair.q, unit.rawValue), to: exact,
        within: .entropy(exact, count: pair.p.count, isInBits: unit == .bits))
    },
    Law(
      167, .information, "cross-entropy is least where the distributions are equal",
      states: "H(p, q) ≥ H(p), and = H(p) for q = p: not 0, unless p is one-hot", .certified,
      .medium, holds: [.crossEntropy, .entropy], for: .exactPairs(count: 1...5)
    ) { subject, pair in
      let least = try subject.heldEntropy(pair.p)
      let own = try subject.heldCrossEntropy(pair.p, pair.p)
      try require(own.lower <= least.upper && least.lower <= own.upper, "H(p, p) is not H(p)")
      try require((own.number.isZero) == pair.p.contains(1), "H(p, p) is \(own.number.summary)")
      guard !pair.isInfinite else { return }
      let other = try subject.heldCrossEntropy(pair.p, pair.q)
      try require(other.upper >= least.lower, "H(p, q) is below H(p)")
    },
    Law(
      167, .information, "cross-entropy is linear in its first distribution",
      states: "H(λp + (1 − λ)p', q) = λH(p, q) + (1 − λ)H(p', q), for λ = k/8", .certified, .medium,
      holds: [.crossEntropy],
      for: Generator<Int>.integers(in: 1...4).flatMap { count in
        tuple(
          .gridPairs(bits: 40, count: count...count),
          Generator<[Double]>.positiveGridDistribution(count: count, bits: 53),
          Generator<Int>.integers(in: 0...8))
      }
    ) { subject, input in
      let (pair, q, eighths) = input
      let share = Real(Rational(eighths).scaled(byTwoToThe: -3))
      let exact = try decided {
        let left = try Information.crossEntropy(weights: pair.p.realNumbers(), q.realNumbers())
        let right = try Information.crossEntropy(weights: pair.q.realNumbers(), q.realNumbers())
        return try share * left + (.one - share) * right
      }
      try subject.hold(
        .crossEntropy, subject.crossEntropy(pair.mixed(eighths), q, "nats"), to: exact)
    },
    Law(
      167, .information, "cross-entropy of a certain outcome is its information",
      states: "H(e_c, q) = −log q_c: it falls as q_c grows, and is 0 just for q_c = 1", .certified,
      needs: [.selfInformation], holds: [.crossEntropy],
      for: tuple(
        .oneOf([
          Generator<[Double]>.exactDistributions(count: 2...4), .nearOneHot(count: 3),
        ]), Generator<Int>.integers(in: 0...3), .units)
    ) { subject, input in
      let (q, drawn, unit) = input
      let place = drawn % q.count
      let target = q.indices.map { $0 == place ? 1.0 : 0 }
      let value = try subject.crossEntropy(target, q, unit.rawValue)
      try require((value == 0) == (q[place] == 1), "the loss is \(value)")
      guard q[place] > 0 else { return try requireSameBits(value, .infinity) }
      let exact = try decided { try unit.of(-Real(Rational(q[place])).log()) }
      try subject.hold(.crossEntropy, value, to: exact)
      // To move a part of the other outcome there lowers it, by more than the units of the result.
      let other = (place + 1) % q.count
      let part = q[other] / 2
      guard part >= 0x1p-40 else { return }
      var better = q
      better[other] -= part
      better[place] += part
      guard better[place] - q[place] == part, q[place] < 0.75 else { return }
      try require(
        try subject.crossEntropy(target, better, unit.rawValue) < value, "it does not fall")
    },
    Law(
      166, .information, "the gradient of a divergence from a softmax is the difference",
      states: "d KL(p‖softmax(z))/dz = softmax(z) − p, 0 just where they are equal", .certified,
      .medium, holds: [.ceGrad, .kl],
      for: Generator<Int>.integers(in: 1...4).flatMap { count in
        tuple(
          .positiveGridDistribution(count: count, bits: 12),
          Generator<Int>.integers(in: -64...64).map { Double($0) / 16 }.array(exactly: count))
      }
    ) { subject, input in
      let (p, z) = input
      let weights = try p.realNumbers()
      let derived = try decided {
        try Derivatives.gradient(at: z.realNumbers()) { (z: [Dual<Real>]) in
          let q = try Activations.softmax(z)
          return try Information.kl(weights: weights.map { Dual(constant: $0) }, q)
        }
      }
      let exact = try EnclosedSoftmax(z)
      let shares = try exact.probabilities()
      for (place, slope) in derived.enumerated() {
        let stated = try decided { try exact.keptProbabilities()[place] - weights[place] }
        try require(
          try decided { try (slope - stated).enclosure(workingPrecision: 192).containsZero },
          "the derivative of the divergence is another")
        let target = try Rational(p[place])
        let gradient = try subject.ceGrad(z, p)
        try require(gradient.count == p.count, "\(gradient.count) elements")
        let near = try stated.narrowed()
        try subject.hold(
          .ceGrad, gradient[place], to: near,
          within: .crossEntropyGradient(near, p: shares[place], own: target, total: .one))
      }
      // The divergence itself, from the probabilities that the subject finds.
      let q = try subject.softmax(z)
      let pair = DistributionPair(p: p, q: q)
      let value = try pair.kl(.nats).narrowed()
      try subject.hold(
        .kl, subject.kl(p, q, "nats"), to: value,
        within: .bregman(p.rationals(), q.rationals(), value))
    },
  ]
}
