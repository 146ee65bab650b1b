import Exact
import PropertyTesting
import Reference

extension Law {
  /// Moments of data that are read one by one, and of runs that are merged.
  static let streamingMomentLaws: [Law] = [
    Law(
      151, .moments, "moments read one by one are those of the data",
      states: "Welford's recurrence gives count, mean and variance, each within its bound of order "
        + "n·u·κ (F17)", .exact, holds: [.streamingMoments],
      for: .oneOf([.offsetData(), .moderateVectors(count: 1...8)])
    ) { subject, x in
      try subject.holdRunning(.streamingMoments, x, lengths: [x.count]) {
        try subject.streamingMoments(x)
      }
    },
    Law(
      151, .moments, "moments of merged runs are those of the data",
      states: "however the data is cut into runs, empty ones too, within the bound of order n·u·κ "
        + "(F17)", .exact, holds: [.mergedMoments],
      for: tuple(
        .oneOf([.offsetData(), .moderateVectors(count: 1...8)]),
        Generator<Int>.integers(in: 0...8).array(count: 0...4))
    ) { subject, input in
      let (x, lengths) = (input.0, input.0.runs(input.1))
      try subject.holdRunning(.mergedMoments, x, lengths: lengths) {
        try subject.mergedMoments(x, lengths)
      }
    },
    Law(
      151, .moments, "Welford, two passes and merging agree over the rationals",
      states: "the recurrence, the sum of squares and any merging give one mean and one variance",
      .exact, .medium, holds: [.streamingMoments, .mergedMoments, .variance],
      for: tuple(.wholeData(), Generator<Int>.integers(in: 0...8).array(count: 0...4))
    ) { subject, input in
      let (data, lengths) = (input.0, input.0.runs(input.1))
      let x = try data.realNumbers()
      let exact = try data.exactSquares() / Rational(x.count)
      let whole = try RunningMoments(x)
      var merged = RunningMoments<Real>()
      var rest = x[...]
      for length in lengths {
        try merged.merge(RunningMoments(Array(rest.prefix(length))))
        rest = rest.dropFirst(length)
      }
      for moments in [whole, merged] {
        try require(
          try moments.count == x.count && moments.variance().asRational == exact
            && moments.mean.asRational == Vectors.mean(x).asRational, "the definitions differ")
      }
      try subject.hold(
        .variance, subject.variance(data), to: exact, within: .ulps(1, of: exact))
      try subject.holdRunning(.streamingMoments, data, lengths: [x.count]) {
        try subject.streamingMoments(data)
      }
      try subject.holdRunning(.mergedMoments, data, lengths: lengths) {
        try subject.mergedMoments(data, lengths)
      }
    },
    Law(
      151, .moments, "data far from 0 has a variance above 0",
      states: "of 10⁹ + {4, 7, 13, 16} it is 22.5 and 30, where E[x²] − E[x]² gives −128", .exact,
      holds: [.variance, .sampleVariance, .streamingMoments, .mergedMoments],
      forAllOf: {
        [0, 1e9, -1e9, 0x1p40]
      }
    ) { subject, center in
      let x = [4, 7, 13, 16].map { center + $0 }
      let variance = Rational(45).scaled(byTwoToThe: -1)
      try subject.hold(.variance, subject.variance(x), to: variance, within: .exact)
      try subject.hold(.sampleVariance, subject.sampleVariance(x), to: 30, within: .exact)
      try subject.holdRunning(.streamingMoments, x, lengths: [4]) {
        try subject.streamingMoments(x)
      }
      try subject.holdRunning(.mergedMoments, x, lengths: [1, 0, 3]) {
        try subject.mergedMoments(x, [1, 0, 3])
      }
      guard center == 1e9 else { return }
      let square = x.reduce(0) { $0 + $1 * $1 } / 4
      let mean = x.reduce(0, +) / 4
      try require(square - mean * mean == -128, "the doubles are others")
    },
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

extension Subject {
  /// Holds the moments of runs of data to the exact ones within F17.
  fileprivate func holdRunning(
    _ function: Function, _ x: [Double], lengths: [Int], file: String = #fileID, line: Int = #line,
    _ call: () throws -> Fields
  ) throws {
    let fields = try call()
    let count = try fields.count("count")
    try require(count == x.count, "the count is \(count)", file: file, line: line)
    let bounds = try Bound.welford(x.rationals(), lengths: lengths)
    let mean = try ExactVectors.sum(x) / Rational(x.count)
    try hold(
      function, fields.number("mean"), to: mean, within: bounds.mean, file: file, line: line)
    let variance = try fields.number("variance")
    try hold(
      function, variance, to: x.exactSquares() / Rational(x.count), within: bounds.variance,
      file: file, line: line)
    try require(variance >= 0, "the variance is \(variance)", file: file, line: line)
  }
}

extension [Double] {
  /// The lengths of runs between cuts, which add up to the count.
  fileprivate func runs(_ cuts: [Int]) -> [Int] {
    let places = [0] + cuts.map { Swift.min($0, count) }.sorted() + [count]
    return zip(places.dropFirst(), places).map { $0 - $1 }
  }
}
