import Exact
import PropertyTesting
import Reference

extension Law {
  /// How often draws fall where they should (F24): tails of binomial distributions, exactly, for fixed
  /// seeds.
  static let sampledCountLaws: [Law] = [
    Law(
      147, .distributions, "events happen as often as they should",
      states: "of 2,000 draws as many are 1 as a binomial distribution has with a probability of "
        + "1 − 2·10⁻⁹ (F24)", .exact, needs: [.bernoulliSample],
      forAllOf: {
        [0, 0x1p-10, 0.1, 0.25, 0.5, 0.75, 0.999, 1].flatMap { p in [1.0, 2, 3].map { [p, $0] } }
      }
    ) { subject, input in
      let drawn = try subject.bernoulliSample(input[0], 2_000, Int(input[1]))
      try require(drawn.allSatisfy { $0 == 0 || $0 == 1 }, "a draw is neither 0 nor 1")
      try requireCount(
        drawn.count { $0 == 1 }, of: 2_000, probability: Rational(input[0]), "p = \(input[0])")
    },
    Law(
      147, .distributions, "each class is drawn as often as it should",
      states: "of 2,000 draws each class has its share with a probability of 1 − 2·10⁻⁹ (F24), a "
        + "class of probability 0 none", .exact, needs: [.categoricalSample],
      forAllOf: {
        [[1], [0.5, 0.5], [0, 0.25, 0.75], [0.3, 0, 0.7, 0], [0.1, 0.2, 0.3, 0.4], [0, 0, 1]]
          .flatMap { p in [1, 2].map { SeededChances(p: p, seed: $0) } }
      }
    ) { subject, input in
      let drawn = try subject.categoricalSample(input.p, 2_000, input.seed)
      try require(drawn.allSatisfy { input.p.indices ~= $0 }, "a draw is no class")
      for (k, p) in input.p.enumerated() {
        try requireCount(
          drawn.count { $0 == k }, of: 2_000, probability: Rational(p), "class \(k) of \(input.p)")
      }
    },
    Law(
      147, .distributions, "uniform draws fill an interval evenly",
      states: "of 2,000 draws an eighth lies in each eighth of the interval, with a probability of "
        + "1 − 2·10⁻⁹ each (F24)", .exact, needs: [.uniformSample],
      forAllOf: { [[0.0, 1, 1], [0, 1, 2], [-3, 5, 3], [0x1p1000, 0x1p1002, 4]] }
    ) { subject, input in
      let (low, high) = (try Rational(input[0]), try Rational(input[1]))
      let drawn = try subject.uniformSample(input[0], input[1], 2_000, Int(input[2])).rationals()
      for bin in 0..<8 {
        let ends = [bin, bin + 1].map {
          low + (high - low) * Rational($0).scaled(byTwoToThe: -3)
        }
        try requireCount(
          drawn.count { ends[0] <= $0 && $0 < ends[1] }, of: 2_000,
          probability: Rational(1).scaled(byTwoToThe: -3), "eighth \(bin)")
      }
    },
    Law(
      147, .distributions,
      "Gaussian draws fall on both sides and among the quantiles as they should",
      states: "of 2,000 draws half is below μ, and Φ(b) − Φ(a) between deviations a and b, with a "
        + "probability of 1 − 2·10⁻⁹ each (F24)", .certified, needs: [.gaussianSample],
      forAllOf: { [[0.0, 1, 1], [0, 1, 2], [3, 2, 3], [-1000, 0.125, 4]] }
    ) { subject, input in
      let (mean, deviation) = (input[0], input[1])
      let drawn = try subject.gaussianSample(mean, deviation * deviation, 2_000, Int(input[2]))
      try requireCount(
        drawn.count { $0 < mean }, of: 2_000, probability: Rational(1).scaled(byTwoToThe: -1),
        "below the mean")
      let edges: [Double] = [-2, -1, -0.5, 0, 0.5, 1, 2]
      for (a, b) in zip(edges, edges.dropFirst()) {
        let between = drawn.count { mean + a * deviation <= $0 && $0 < mean + b * deviation }
        let shares = (
          try EnclosedGaussian(a, 0, 1).cumulative(), try EnclosedGaussian(b, 0, 1).cumulative()
        )
        try requireCount(
          between, of: 2_000,
          probability: RationalInterval(
            lower: shares.1.lower - shares.0.upper, upper: shares.1.upper - shares.0.lower),
          "between \(a) and \(b) deviations")
      }
    },
    Law(
      147, .distributions, "components of drawn vectors deviate together as they should",
      states:
        "of 2,000 draws both components are above their means in ¼ + arcsin(ρ)/(2π) (Sheppard), "
        + "1/3 for ρ = ½ and 1/6 for −½; each is within σ as erf(1/√2) tells (F24)", .certified,
      needs: [.mvnSample],
      forAllOf: {
        [[3, 4, 9, 1], [-6, 9, 16, 2], [0.5, 1, 4, 3], [-2, 1, 64, 4]].map {
          SeededPair(covariance: $0[0], variances: [$0[1], $0[2]], seed: Int($0[3]))
        }
      }
    ) { subject, input in
      let (covariance, variances) = (input.covariance, input.variances)
      let mean = [3.0, -200]
      let drawn = try subject.mvnSample(
        mean, Matrix(rows: [[variances[0], covariance], [covariance, variances[1]]]), 2_000,
        input.seed)
      let isAbove = drawn.rows.map { row in zip(row, mean).map { $0 > $1 } }
      let rho = SignedRoot(
        signedSquare: try Rational(covariance) * Rational(covariance.magnitude)
          / (Rational(variances[0]) * Rational(variances[1])))
      let share = try decided {
        try Real.rational(Rational(1).scaled(byTwoToThe: -2))
          + rho.real().apply(.asin) / (Real(2) * Real.pi)
      }.narrowed()
      try requireCount(
        isAbove.count { $0[0] && $0[1] }, of: 2_000, probability: share, "both above")
      try requireCount(
        isAbove.count { !$0[0] && !$0[1] }, of: 2_000, probability: share, "both below")
      let inside = try (Real.one / Real(2).sqrt()).apply(.erf).narrowed()
      for column in 0..<2 {
        try requireCount(
          drawn.columns[column].count {
            ($0 - mean[column]).magnitude < variances[column].squareRoot()
          }, of: 2_000, probability: inside, "component \(column) within its deviation")
      }
    },
  ]
}

/// Probabilities of classes, with a seed.
private struct SeededChances: Sendable {
  let p: [Double]
  let seed: Int
}

/// Two variances and the covariance, with a seed.
private struct SeededPair: Sendable {
  let covariance: Double
  let variances: [Double]
  let seed: Int
}
