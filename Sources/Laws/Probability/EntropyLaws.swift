import Exact
import PropertyTesting
import Reference

extension Law {
  /// Self-information and entropy against their exact values.
  static let entropyLaws: [Law] = [
    Law(
      168, .information, "the information of an outcome is within 1 ulp",
      states: "−log p in nats and in bits, near 1 and down to 2^−1074; +∞ for 0, +0 for 1",
      .certified, holds: [.selfInformation], for: tuple(.likelihoods, .units)
    ) { subject, input in
      let (p, unit) = input
      let value = try subject.selfInformation(p, unit.rawValue)
      guard p > 0 else { return try requireSameBits(value, .infinity) }
      guard p < 1 else { return try requireSameBits(value + 0, 0) }
      let exact = try decided { try unit.of(Information.selfInformation(Real(Rational(p)))) }
      try subject.hold(.selfInformation, value, to: exact)
    },
    Law(
      168, .information, "entropy is within the bound of a plain sum",
      states: "−Σ pᵢ log pᵢ of the doubles as they are, within (n + 4)u, 3u more in bits (F16)",
      .certified, holds: [.entropy], for: tuple(.distributions(), .units)
    ) { subject, input in
      let (p, unit) = input
      let exact = try decided {
        try unit.of(Information.entropy(weights: p.realNumbers()))
      }.narrowed()
      try subject.hold(
        .entropy, subject.entropy(p, unit.rawValue), to: exact,
        within: .entropy(exact, count: p.count, isInBits: unit == .bits))
    },
    Law(
      168, .information, "entropy is within 1 ulp",
      states: "−Σ pᵢ log pᵢ of the doubles as they are, near one-hot too", .certified,
      holds: [.entropy],
      for: tuple(
        .oneOf([
          .distributions(), .distributions(count: 20...40),
          Generator<[Double]>.nearOneHot(count: 3),
        ]), .units)
    ) { subject, input in
      _ = try subject.heldEntropy(input.0, input.1)
    },
    Law(
      168, .information, "entropy lies between that of one-hot and that of uniform",
      states: "0 ≤ H(p) ≤ log n; 0 just for one-hot p, and log n just for uniform p", .certified,
      .medium, needs: [.kl], holds: [.entropy], for: .exactDistributions(count: 1...8)
    ) { subject, p in
      let value = try subject.entropy(p, "nats")
      let isOneHot = p.contains(1)
      try require(value >= 0 && (value == 0) == isOneHot, "H is \(value)")
      let held = try subject.heldEntropy(p)
      let greatest = try Real(Rational(p.count)).log().roughly
      try require(held.lower <= greatest.upper, "H = \(value) is above log \(p.count)")
      guard [1, 2, 4, 8].contains(p.count) else { return }
      // The distance from log n is the divergence from uniform, which tells 0 from any other.
      let uniform = p.map { _ in 1 / Double(p.count) }
      try require(
        (try subject.kl(p, uniform, "nats") == 0) == (p == uniform), "log n − H is told wrongly")
    },
    Law(
      168, .information, "an outcome without probability changes no bit of the entropy",
      states: "H(p, 0) = H(0, p) = H(p), to the bit", .bitwise, needs: [.entropy],
      for: tuple(.distributions(), .units)
    ) { subject, input in
      let (p, unit) = input
      let value = try subject.entropy(p, unit.rawValue)
      try requireSameBits(subject.entropy(p + [0], unit.rawValue), value)
      try requireSameBits(subject.entropy([-0.0] + p, unit.rawValue), value)
    },
    Law(
      168, .information, "the order of outcomes changes no bit of the entropy",
      states: "H(p_π) = H(p) for every order π, to the bit", .bitwise, needs: [.entropy],
      for: tuple(.distributions(count: 2...8), .units, Generator<Int>.integers(in: 1...7))
    ) { subject, input in
      let (p, unit, place) = input
      let shift = place % p.count
      let value = try subject.entropy(p, unit.rawValue)
      for other in [Array(p[shift...] + p[..<shift]), p.reversed(), p.sorted()] {
        try requireSameBits(subject.entropy(other, unit.rawValue), value)
      }
    },
    Law(
      168, .information, "entropy is concave",
      states: "H(λp + (1 − λ)q) ≥ λH(p) + (1 − λ)H(q), for λ = k/8", .certified, .medium,
      holds: [.entropy],
      for: tuple(.gridPairs(bits: 40), Generator<Int>.integers(in: 0...8))
    ) { subject, input in
      let (pair, eighths) = input
      let share = Rational(eighths).scaled(byTwoToThe: -3)
      let (first, second) = (
        try subject.heldEntropy(pair.p), try subject.heldEntropy(pair.q)
      )
      let mixed = try subject.heldEntropy(pair.mixed(eighths))
      try require(
        mixed.upper >= share * first.lower + (.one - share) * second.lower, "a mixture has less")
    },
    Law(
      168, .information, "entropy of groups is that of the parts and that within them",
      states: "H(p) = H(w) + Σ wᵢH(p | group i), and H(p ⊗ q) = H(p) + H(q)", .certified,
      .medium, holds: [.entropy],
      for: tuple(
        .conditionedTables, Generator<[Double]>.gridDistribution(count: 2, bits: 20),
        Generator<[Double]>.gridDistribution(count: 3, bits: 20))
    ) { subject, input in
      let (table, p, q) = input
      var grouped = try decided { try Information.entropy(weights: table.prior.realNumbers()) }
      for (weight, row) in zip(table.prior, table.rows.rows) {
        _ = try subject.heldEntropy(row)
        grouped = try decided {
          try grouped + Real(Rational(weight)) * Information.entropy(weights: row.realNumbers())
        }
      }
      _ = try subject.heldEntropy(table.prior)
      let whole = try subject.entropy(table.joint.elements, "nats")
      try subject.hold(.entropy, whole, to: grouped)
      let products = p.flatMap { p in q.map { p * $0 } }
      let sum = try decided {
        try Information.entropy(weights: p.realNumbers())
          + Information.entropy(weights: q.realNumbers())
      }
      try subject.hold(.entropy, subject.entropy(products, "nats"), to: sum)
    },
  ]
}

extension Generator where Value == Double {
  /// Probabilities of single outcomes: shares, ones near 1, and tiny ones.
  static var likelihoods: Generator {
    .oneOf([
      .shares, .atScale(-1074 ... -1).map(\.magnitude),
      Generator<Int>.integers(in: 1...1000).map { 1 - Double($0) * 0x1p-53 },
      Generator<Double>.atScale(-50 ... -2).map { 1 - $0.magnitude },
    ])
  }
}

extension DistributionPair {
  /// The mixture λp + (1 − λ)q for λ = k/8; exact for multiples of 2⁻⁵⁰.
  func mixed(_ eighths: Int) -> [Double] {
    let share = Double(eighths) / 8
    return zip(p, q).map { share * $0 + (1 - share) * $1 }
  }
}

extension Generator where Value == DistributionPair {
  /// Independent pairs of multiples of 2^−bits.
  static func gridPairs(bits: Int, count: ClosedRange<Int> = 1...4) -> Generator {
    Generator<Int>.integers(in: count).flatMap { count in
      let one = Generator<[Double]>.gridDistribution(count: count, bits: bits)
      return tuple(one, one).map { DistributionPair(p: $0, q: $1) }
    }
  }
}
