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
        .entropyDistributions, .units)
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
      for: tuple(
        Generator<[Double]>.distributions(count: 2...8), Generator<InformationUnit>.units,
        Generator<Int>.integers(in: 1...7))
    ) { subject, input in
      let (p, unit, place) = input
      let value = try subject.entropy(p, unit.rawValue)
      let turned = p.indices.map { p[($0 + place) % p.count] }
      try requireSameBits(subject.entropy(turned, unit.rawValue), value)
      try requireSameBits(subject.entropy(p.sorted(), unit.rawValue), value)
    },
  ]
}

extension Generator where Value == Double {
  /// Probabilities of single outcomes: shares, ones near 1, and tiny ones.
  static var likelihoods: Generator {
    let tiny = Generator<Double>.atScale(-1074 ... -1).map(\.magnitude)
    let steps = Generator<Int>.integers(in: 1...1000).map { 1 - Double($0) * 0x1p-53 }
    let nearOne = Generator<Double>.atScale(-50 ... -2).map { 1 - $0.magnitude }
    return .oneOf([.shares, tiny, steps, nearOne])
  }
}

extension Generator where Value == [Double] {
  /// Distributions of few and of many outcomes, often near one-hot.
  fileprivate static var entropyDistributions: Generator {
    .oneOf([.distributions(), .distributions(count: 20...40), .nearOneHot(count: 3)])
  }
}
