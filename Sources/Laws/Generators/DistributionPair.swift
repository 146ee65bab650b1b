import PropertyTesting

/// Two distributions, or two lists of weights, of the same outcomes.
public struct DistributionPair: Sendable, Hashable {
  /// The first, which weights logarithms.
  public let p: [Double]
  /// The second.
  public let q: [Double]

  /// Whether p allows an outcome that q excludes, so that divergences are infinite.
  public var isInfinite: Bool { zip(p, q).contains { $0 > 0 && $1 == 0 } }
}

extension DistributionPair: CustomStringConvertible {
  /// The distributions.
  public var description: String { "p = \(p), q = \(q)" }
}

extension Generator where Value == DistributionPair {
  /// Pairs that are far apart, equal, permuted, or close: those of `exactPairs`, and ones whose sums are
  /// not 1, among them neighbours by a few units in the last place.
  public static func distributionPairs(count: ClosedRange<Int> = 1...6) -> Generator {
    .oneOf([
      .exactPairs(count: count),
      Generator<Int>.integers(in: count).flatMap { count in
        tuple(.distributions(exactly: count), .distributions(exactly: count)).map {
          DistributionPair(p: $0, q: $1)
        }
      },
      .neighbours(count: count),
    ])
  }

  /// Pairs of distributions whose sums are 1 exactly: independent, equal, permuted, disjoint, and close
  /// to each other by 10⁻⁴, 10⁻⁸ and 2⁻⁵³.
  public static func exactPairs(count: ClosedRange<Int> = 1...6) -> Generator {
    Generator<Int>.integers(in: count).flatMap { count in
      let one = Generator<[Double]>.exactDistributions(exactly: count)
      return .oneOf([
        tuple(one, one).map { DistributionPair(p: $0, q: $1) },
        one.map { DistributionPair(p: $0, q: $0) },
        tuple(one, .integers(in: 0...Swift.max(0, count - 1))).map { p, shift in
          DistributionPair(p: p, q: Array(p[shift...] + p[..<shift]))
        },
        .moved(count: count), .moved(count: count), .moved(count: count),
        .disjoint(count: count),
      ])
    }
  }

  /// Pairs of which the second is the first with some of the probability of one outcome moved to
  /// another: about 10⁻⁴, 10⁻⁸ or 10⁻¹² of 1, or a few times 2⁻⁵³.
  ///
  /// All are multiples of 2⁻⁵³, so that sums stay 1 exactly.
  public static func moved(count: Int) -> Generator {
    tuple(
      .oneOf([
        .gridDistribution(count: count, bits: 53), .gridDistribution(count: count, bits: 10),
        .powersOfTwo(count: count),
      ]),
      Generator<Int>.oneOf([
        .integers(in: 1...3), .integers(in: 4_000...9_000), .integers(in: 50_000_000...90_000_000),
        .integers(in: 500_000_000_000...900_000_000_000),
      ]),
      .integers(in: 0...Swift.max(0, count - 1)), .integers(in: 0...Swift.max(0, count - 1))
    ).map { p, steps, from, to in
      var q = p
      let amount = Swift.min(Double(steps) * 0x1p-53, q[from])
      q[from] -= amount
      q[to] += amount
      return DistributionPair(p: p, q: q)
    }
  }

  /// Distributions with a few units in the last place between their entries.
  public static func neighbours(count: ClosedRange<Int>) -> Generator {
    Generator<Int>.integers(in: count).flatMap { count in
      tuple(
        .distributions(exactly: count), Generator<Int>.integers(in: -1...1).array(exactly: count)
      ).map { p, steps in
        // One step up from a power of two is twice one down, and n + 1 units of 2⁻⁵³ are allowed: so
        // the sum of a step of one entry in three is.
        let q = zip(p, steps).enumerated().map { place, entry in
          let (p, step) = entry
          return place % 3 == 0 && p > 0 && p < 0.5 ? p.stepped(step) : p
        }
        return DistributionPair(p: p, q: q)
      }
    }
  }

  /// Distributions that have no outcome in common: of at least two, some to p and the others to q.
  public static func disjoint(count: Int) -> Generator {
    guard count > 1 else {
      return Generator<[Double]>.just([1]).map { DistributionPair(p: $0, q: $0) }
    }
    return Generator<Int>.integers(in: 1...count - 1).flatMap { first in
      tuple(.exactDistributions(exactly: first), .exactDistributions(exactly: count - first)).map {
        DistributionPair(
          p: $0 + Array(repeating: 0, count: count - first),
          q: Array(repeating: 0, count: first) + $1)
      }
    }
  }

  /// Pairs of weights of any sums: independent ones, and ones that differ by 10⁻⁴, 10⁻⁸ or a unit.
  public static func weightPairs(count: ClosedRange<Int> = 1...6) -> Generator {
    Generator<Int>.integers(in: count).flatMap { count in
      let one = Generator<[Double]>.weights(exactly: count)
      return .oneOf([
        tuple(one, one).map { DistributionPair(p: $0, q: $1) },
        tuple(
          one,
          Generator<Double>.elements([0, 1e-4, -1e-4, 1e-8, -1e-8, 0x1p-52, -0x1p-52])
            .array(exactly: count)
        ).map { p, shares in
          DistributionPair(p: p, q: zip(p, shares).map { $0 * (1 + $1) })
        },
      ])
    }
  }
}
