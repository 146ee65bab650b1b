import Exact
import PropertyTesting
import Reference

extension Law {
  /// Entropy of mixtures, groups and products.
  static let entropyIdentityLaws: [Law] = [
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
      for: .groupings
    ) { subject, input in
      let (table, p, q) = input
      var grouped: Real = try decided {
        try Information.entropy(weights: table.prior.realNumbers())
      }
      for (weight, row) in zip(table.prior, table.rows.rows) {
        _ = try subject.heldEntropy(row)
        grouped = try decided {
          try grouped + Real(Rational(weight)) * Information.entropy(weights: row.realNumbers())
        }
      }
      _ = try subject.heldEntropy(table.prior)
      let whole = try subject.entropy(table.joint.elements, "nats")
      try subject.hold(.entropy, whole, to: grouped)
      let products: [Double] = p.flatMap { p in q.map { p * $0 } }
      let sum: Real = try decided {
        try Information.entropy(weights: p.realNumbers())
          + Information.entropy(weights: q.realNumbers())
      }
      let product = try subject.entropy(products, "nats")
      try subject.hold(.entropy, product, to: sum)
    },
  ]
}

extension Generator where Value == (ConditionedTable, [Double], [Double]) {
  /// A table, and two distributions of which products are exact.
  fileprivate static var groupings: Generator {
    tuple(
      Generator<ConditionedTable>.conditionedTables,
      Generator<[Double]>.gridDistribution(count: 2, bits: 20),
      Generator<[Double]>.gridDistribution(count: 3, bits: 20))
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
