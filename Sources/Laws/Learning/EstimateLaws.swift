import Exact
import PropertyTesting
import Reference

extension Law {
  /// Estimates of Gaussian and Laplace distributions.
  static let estimateLaws: [Law] = [
    Law(
      128, .regression, "the likeliest variance is the mean squared distance from the mean",
      states: "the mean is rounded once, Σ (x − mean)²/n about the exact mean is within u and 20u²",
      .exact, holds: [.mleGaussian],
      for: .oneOf([
        .structuredVectors(count: 1...8), .moderateVectors(count: 1...8),
        // Data far from 0, close together.
        tuple(Generator<Double>.atScale(20...40), Generator<Double>.whole().array(count: 1...6))
          .map { center, steps in steps.map { center + $0 } },
      ])
    ) { subject, x in
      let fields = try subject.mleGaussian(x)
      let (mean, variance) = try Estimates.gaussian(x.rationals())
      try subject.hold(
        .mleGaussian, fields.number("mean"), to: mean, within: .rounding(mean))
      let pairs = Rational(20) * Bound.unitRoundoff * Bound.unitRoundoff * variance
      try subject.hold(
        .mleGaussian, fields.number("variance"), to: variance,
        within: Bound("u and 20u²", Bound.rounding(variance + pairs).amount + pairs))
    },
    Law(
      128, .regression, "the likeliest variance of samples is too small by (N − 1)/N",
      states: "over all samples of size N with replacement the mean of the estimates is "
        + "(N − 1)/N·σ², and that of their means is μ", .exact, .medium, holds: [.mleGaussian],
      for: tuple(
        Generator<Int>.integers(in: -9...9).array(count: 1...3), Generator<Int>.integers(in: 1...3))
    ) { subject, input in
      let (population, size) = input
      let whole = population.map { Rational($0) }
      let (mean, variance) = try Estimates.gaussian(whole)
      var samples: [[Int]] = [[]]
      for _ in 0..<size { samples = samples.flatMap { sample in population.map { sample + [$0] } } }
      var sums = (mean: Rational.zero, variance: Rational.zero)
      for sample in samples {
        let fields = try subject.mleGaussian(sample.map { Double($0) })
        let own = try Estimates.gaussian(sample.map { Rational($0) })
        let pairs = Rational(20) * Bound.unitRoundoff * Bound.unitRoundoff * own.variance
        try subject.hold(
          .mleGaussian, fields.number("variance"), to: own.variance,
          within: Bound("u and 20u²", Bound.rounding(own.variance + pairs).amount + pairs))
        sums = (sums.mean + own.mean, sums.variance + own.variance)
      }
      let count = Rational(samples.count)
      try require(try sums.mean / count == mean, "the mean is biased")
      let wanted = try variance * Rational(size - 1) / Rational(size)
      try require(try sums.variance / count == wanted, "the bias is another")
    },
    Law(
      130, .regression, "the mean is least in squares",
      states: "Σ (x − c)² ≥ Σ (x − mean)² for every c, and the computed mean loses less than "
        + "n·ulp²/4", .exact, holds: [.mleGaussian],
      for: tuple(.moderateVectors(count: 1...7), Generator<Double>.dyadic)
    ) { subject, input in
      let (data, c) = input
      let x = try data.rationals()
      let cost = { (center: Rational) in
        x.reduce(Rational.zero) { $0 + ($1 - center) * ($1 - center) }
      }
      let mean = try Estimates.gaussian(x).mean
      let computed = try subject.mleGaussian(data).number("mean")
      let rounding = Bound.rounding(mean)
      try subject.hold(.mleGaussian, computed, to: mean, within: rounding)
      let least = cost(mean)
      try require(try cost(Rational(c)) >= least, "\(c) is nearer")
      try require(
        try cost(Rational(computed)) <= least
          + Rational(x.count) * rounding.amount * rounding.amount, "the mean is not least")
    },
    Law(
      130, .regression, "the median is least in distances",
      states:
        "Σ |x − c| ≥ Σ |x − median| for every c; the median of an even number is the mean of the "
        + "two in the middle, rounded once, and so is the mean distance", .exact,
      holds: [.mleLaplace],
      for: tuple(
        .oneOf([
          .structuredVectors(count: 1...8), .moderateVectors(count: 1...9),
          .wholeVectors(count: 1...9, magnitude: 3),
        ]), Generator<Double>.dyadic)
    ) { subject, input in
      let (data, c) = input
      let x = try data.rationals()
      let median = try Estimates.median(x)
      let fields = try subject.mleLaplace(data)
      let location = try fields.number("location")
      try subject.hold(.mleLaplace, location, to: median, within: .rounding(median))
      let scale = try Estimates.laplaceScale(x, about: median)
      try subject.hold(.mleLaplace, fields.number("scale"), to: scale, within: .rounding(scale))
      let cost = { (center: Rational) in
        x.reduce(Rational.zero) { $0 + ($1 - center).magnitude }
      }
      try require(try cost(Rational(c)) >= cost(median), "\(c) is nearer")
      try require(try cost(Rational(location)) == cost(median), "\(location) is not a median")
    },
  ]
}
