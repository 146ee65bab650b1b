import Exact
import PropertyTesting
import Reference

extension Law {
  /// Draws, each as the stream of the seed makes it.
  static let samplerLaws: [Law] = [
    Law(
      147, .distributions, "an event happens where a uniform number is below its probability",
      states: "1 where u < p, u in [0, 1) from SplitMix64: p = 0 never, p = 1 always", .bitwise,
      holds: [.bernoulliSample],
      for: tuple(Generator<Double>.chances, Generator<Int>.integers(in: 0...12), .seeds)
    ) { subject, input in
      let (p, count, seed) = input
      let exact = try Rational(p)
      var stream = SeededStream(seed: seed)
      let wanted = (0..<count).map { _ in stream.fraction() < exact ? 1 : 0 }
      let drawn = try subject.bernoulliSample(p, count, seed)
      try require(drawn == wanted, "drew \(drawn), and the stream tells \(wanted)")
    },
    Law(
      147, .distributions, "a class is where a uniform number falls among the running sums",
      states:
        "the first k with u < p₀ + … + pₖ, compared exactly; beyond the last sum the last class "
        + "of positive probability", .bitwise, holds: [.categoricalSample],
      for: tuple(
        .oneOf([.distributions(count: 1...6), .elements(shortDistributions)]),
        Generator<Int>.integers(in: 0...12), .seeds)
    ) { subject, input in
      let (p, count, seed) = input
      var sums: [Rational] = []
      for k in p.indices { sums.append(try ExactVectors.sum(Array(p[...k]))) }
      let last = p.lastIndex { $0 > 0 } ?? 0
      var stream = SeededStream(seed: seed)
      let wanted = (0..<count).map { _ in
        let u = stream.fraction()
        return sums.firstIndex { u < $0 } ?? last
      }
      let drawn = try subject.categoricalSample(p, count, seed)
      try require(drawn == wanted, "drew \(drawn), and the stream tells \(wanted)")
    },
    Law(
      147, .distributions, "uniform draws lie in the interval, without its upper end",
      states:
        "a + (b − a)u within 1 ulp of the larger end and two roundings of the length, and a ≤ x < "
        + "b for neighbours a and b too", .exact, holds: [.uniformSample],
      for: tuple(.uniformPoints, Generator<Int>.integers(in: 0...8), .seeds)
    ) { subject, input in
      let (low, high) = (input.0.low, input.0.high)
      let (count, seed) = (input.1, input.2)
      let drawn = try subject.uniformSample(low, high, count, seed)
      try require(drawn.count == count, "\(drawn.count) draws")
      let length = try Rational(high) - Rational(low)
      let end = try Rational(max(low.magnitude, high.magnitude))
      let bound = Bound(
        "three roundings", Bound.gamma(2) * length + Bound.ulps(1, of: end).amount)
      var stream = SeededStream(seed: seed)
      for x in drawn {
        try require(low <= x && x < high, "\(x) is not in [\(low), \(high))")
        try subject.hold(
          .uniformSample, x, to: Rational(low) + length * stream.fraction(), within: bound)
      }
    },
    Law(
      147, .distributions, "Gaussian draws are standard ones, moved and stretched",
      states: "μ + σz for z by Karney's algorithm from SplitMix64, within four roundings of the "
        + "magnitudes", .certified, .medium, holds: [.gaussianSample],
      for: tuple(
        Generator<Double>.oneOf([.whole(), .atScale(-60...60)]),
        Generator<Double>.oneOf([.elements([1, 4, 9, 2]), .atScale(-100...100)]),
        Generator<Int>.integers(in: 0...6), .seeds)
    ) { subject, input in
      let (mean, variance, count, seed) = (input.0, input.1.magnitude, input.2, input.3)
      let drawn = try subject.gaussianSample(mean, variance, count, seed)
      try require(drawn.count == count, "\(drawn.count) draws")
      var stream = SeededStream(seed: seed)
      for x in drawn {
        let z = stream.normal()
        let stretched = SignedRoot(signedSquare: z * z.magnitude * (try Rational(variance)))
        let size = try Rational(mean).magnitude + stretched.magnitude.truncated()
        let exact = try Real(Rational(mean)) + stretched.real()
        try subject.hold(
          .gaussianSample, x, to: exact,
          within: Bound("four roundings", Bound.gamma(4) * size.roundedUp))
      }
    },
    Law(
      147, .distributions, "draws of vectors are standard ones times Cholesky's factor",
      states:
        "μ + Lz with LL' = Σ, a row after the other, within n + 4 roundings of the magnitudes "
        + "where the factor is exact", .exact, .medium, holds: [.mvnSample],
      for: tuple(
        .gaussianVectors(scales: -9...9), Generator<Int>.integers(in: 0...3), .seeds)
    ) { subject, input in
      let (vector, count, seed) = input
      let drawn = try subject.mvnSample(vector.mean, vector.covariance, count, seed)
      let n = vector.mean.count
      try require(drawn.shape == [count, n], "the shape is \(drawn.shape)")
      let (mean, factor) = (try vector.mean.rationals(), try vector.factor.rationals())
      var stream = SeededStream(seed: seed)
      for row in 0..<count {
        let z = (0..<n).map { _ in stream.normal() }
        let shift = try factor * z
        let sizes = try factor.magnitudes * z.map(\.magnitude)
        for column in 0..<n {
          try subject.hold(
            .mvnSample, drawn[row, column], to: mean[column] + shift[column],
            within: Bound(
              "roundings", Bound.gamma(n + 4) * (mean[column].magnitude + sizes[column])))
        }
      }
    },
    Law(
      147, .distributions, "the same seed draws the same, and another one does not",
      states: "draws of one seed have the same bits, draws of two seeds differ", .bitwise,
      .medium,
      needs: [.bernoulliSample, .categoricalSample, .uniformSample, .gaussianSample, .mvnSample],
      for: tuple(.seeds, .seeds)
    ) { subject, input in
      let covariance = try Matrix<Double>(rows: [[2, 1], [1, 2]])
      let samplers: [(Int) throws -> Datum] = [
        { .counts(try subject.bernoulliSample(0.5, 128, $0)) },
        { .counts(try subject.categoricalSample([0.25, 0.5, 0.25], 128, $0)) },
        { .vector(try subject.uniformSample(-1, 1, 3, $0)) },
        { .vector(try subject.gaussianSample(0, 1, 3, $0)) },
        { .matrix(try subject.mvnSample([0, 0], covariance, 2, $0)) },
      ]
      for sampler in samplers {
        let first = try sampler(input.0)
        try require(try sampler(input.0) == first, "the same seed gave other draws")
        if input.0 != input.1 {
          try require(try sampler(input.1) != first, "two seeds gave \(first)")
        }
      }
    },
  ]
}

/// Distributions whose sum is below 1 by as much as one draw can show, and whose last class is never drawn.
private let shortDistributions: [[Double]] = [
  [1 - 0x1p-53, 0], [0.25, 0.75 - 0x1p-53, 0, 0],
]
