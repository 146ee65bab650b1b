extension AccuracyRow {
  /// The rows of divergences, entropies and moments.
  static let probability: [AccuracyRow] = divergences + entropies + moments

  private static let divergences: [AccuracyRow] = [
    AccuracyRow("KL, random, n = 10", "kl") { [$0.distribution(10), $0.distribution(10)] },
    AccuracyRow("KL, close, 1e-4", "kl") { $0.neighbours(10, within: 1e-4) },
    AccuracyRow("KL, close, 1e-8", "kl") { $0.neighbours(10, within: 1e-8) },
    AccuracyRow("KL, zero in p", "kl") { numbers in
      let p = numbers.distribution(10, zeros: 3)
      return [p, numbers.distribution(10)]
    },
  ]

  private static let entropies: [AccuracyRow] = [
    AccuracyRow("entropy, random, n = 10", "entropy") { [$0.distribution(10)] },
    AccuracyRow("entropy, near one-hot", "entropy") { numbers in
      let scale = Double(sign: .plus, exponent: -numbers.whole(8...50), significand: 1)
      let others = numbers.uniform(9, from: 0, to: scale)
      return [others + [1 - others.reduce(0, +)]]
    },
  ]

  private static let moments: [AccuracyRow] = [
    AccuracyRow("mean, normal, n = 100", "mean") { [$0.vector(100)] },
    AccuracyRow("variance, mean 0, n = 100", "variance") { [$0.vector(100)] },
    AccuracyRow("variance, mean 1e8", "variance") { [$0.vector(100).map { $0 + 1e8 }] },
    AccuracyRow("variance, mean 1e12", "variance") { [$0.vector(100).map { $0 + 1e12 }] },
  ]
}

extension NormalNumbers {
  /// Probabilities: uniform numbers over their sum, the first few of them 0.
  mutating func distribution(_ count: Int, zeros: Int = 0) -> [Double] {
    Self.normalized([Double](repeating: 0, count: zeros) + uniform(count - zeros, from: 0, to: 1))
  }

  /// Two distributions whose probabilities differ by a share of at most about `distance`.
  mutating func neighbours(_ count: Int, within distance: Double) -> [[Double]] {
    let p = distribution(count)
    let shares = uniform(count, from: 1 - distance, to: 1 + distance)
    return [p, Self.normalized(zip(p, shares).map { $0 * $1 })]
  }

  private static func normalized(_ weights: [Double]) -> [Double] {
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }
}
