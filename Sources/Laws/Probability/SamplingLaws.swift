import Exact
import PropertyTesting
import Reference

extension Law {
  /// What means and variances of all samples of a population come to.
  static let samplingLaws: [Law] = [
    Law(
      150, .moments, "the variance of samples is unbiased with N − 1",
      states:
        "over all samples with replacement the mean of sampleVariance is σ², that of variance "
        + "(N − 1)/N·σ²", .exact, holds: [.sampleVariance, .variance],
      forAllOf: { samplingCases(sizes: [2, 3]) }
    ) { subject, input in
      let exact = try input.population.exactSquares() / Rational(input.population.count)
      var (unbiased, biased) = (Rational.zero, Rational.zero)
      for sample in input.samples {
        let squares = try sample.exactSquares()
        let (wide, narrow) = (
          try squares / Rational(sample.count - 1), try squares / Rational(sample.count)
        )
        try subject.hold(
          .sampleVariance, subject.sampleVariance(sample), to: wide, within: .ulps(1, of: wide))
        try subject.hold(
          .variance, subject.variance(sample), to: narrow, within: .ulps(1, of: narrow))
        (unbiased, biased) = (unbiased + wide, biased + narrow)
      }
      let count = Rational(input.samples.count)
      try require(try unbiased / count == exact, "the sample variance is biased")
      let share = try Rational(input.size - 1) / Rational(input.size)
      try require(try biased / count == share * exact, "the bias is another")
    },
    Law(
      150, .moments, "the covariance of samples is unbiased with N − 1",
      states: "over all samples of pairs with replacement the mean of sampleCovariance is the "
        + "covariance", .exact, holds: [.sampleCovariance, .covariance],
      forAllOf: { samplingCases(sizes: [2, 3]).filter { $0.population.count == 3 } }
    ) { subject, input in
      // Each member's other value, a square, so that signs vary.
      let partner = { (x: [Double]) in
        let center = input.population[0]
        return VectorPair(x: x, y: x.map { ($0 - center) * ($0 - center) - 1 })
      }
      let exact = try partner(input.population).exactProducts() / 3
      var sum = Rational.zero
      for sample in input.samples {
        let pair = partner(sample)
        let products = try pair.exactProducts()
        let (wide, narrow) = (
          try products / Rational(sample.count - 1), try products / Rational(sample.count)
        )
        try subject.hold(
          .sampleCovariance, subject.sampleCovariance(pair.x, pair.y), to: wide,
          within: .ulps(1, of: wide))
        try subject.hold(
          .covariance, subject.covariance(pair.x, pair.y), to: narrow, within: .ulps(1, of: narrow))
        sum += wide
      }
      try require(try sum / Rational(input.samples.count) == exact, "it is biased")
    },
    Law(
      150, .moments, "the mean of N draws has the variance σ²/N",
      states: "over all samples with replacement the means have the mean μ and the variance σ²/N",
      .exact, holds: [.mean], forAllOf: { samplingCases(sizes: [1, 2, 3, 4]) }
    ) { subject, input in
      let count = Rational(input.population.count)
      let exact = try input.population.exactSquares() / count
      let mean = try ExactVectors.sum(input.population) / count
      var (sum, squares) = (Rational.zero, Rational.zero)
      for sample in input.samples {
        let own = try ExactVectors.sum(sample) / Rational(sample.count)
        try subject.hold(.mean, subject.mean(sample), to: own, within: .rounding(own))
        sum += own - mean
        squares += (own - mean) * (own - mean)
      }
      try require(sum.isZero, "the mean is biased")
      let variance = try squares / Rational(input.samples.count)
      try require(try variance == exact / Rational(input.size), "the variance is another")
    },
  ]

  /// All populations of up to three values of {−2, 0, 1}, about 0 and about 10⁸, and the sizes of
  /// samples.
  private static func samplingCases(sizes: [Int]) -> [SamplingCase] {
    var populations: [[Double]] = [[]]
    var all: [[Double]] = []
    for _ in 1...3 {
      populations = populations.flatMap { population in [-2, 0, 1].map { population + [$0] } }
      all += populations
    }
    return [0, 1e8].flatMap { center in
      all.filter { $0 == $0.sorted() }.flatMap { population in
        sizes.map { SamplingCase(population: population.map { center + $0 }, size: $0) }
      }
    }
  }
}

/// A population from which samples of a size are drawn with replacement.
struct SamplingCase: Sendable, CustomStringConvertible {
  let population: [Double]
  let size: Int

  /// All samples, each as likely as another.
  var samples: [[Double]] {
    var samples: [[Double]] = [[]]
    for _ in 0..<size { samples = samples.flatMap { sample in population.map { sample + [$0] } } }
    return samples
  }

  /// The population and the size.
  var description: String { "\(size) of \(population)" }
}
