import Exact
import PropertyTesting
import Reference

extension Law {
  /// Likelihoods of Gaussian and Laplace numbers, and products of probabilities.
  static let likelihoodLaws: [Law] = [
    Law(
      127, .regression, "the Gaussian likelihood is a logarithm and a sum of squares",
      states: "(n/2)·log(2πσ²) + Σ (x − μ)²/(2σ²), within u and 2⁻⁹⁶ + 3nu² of both terms",
      .certified, .medium, holds: [.nllGaussian], for: .likelihoodData
    ) { subject, input in
      let (x, mean, variance) = input
      _ = try subject.heldGaussian(x, mean, variance)
    },
    Law(
      127, .regression, "the Laplace likelihood is a logarithm and a sum of distances",
      states: "n·log(2b) + Σ |x − μ|/b, within u and 2⁻⁹⁶ + 3nu² of both terms", .certified,
      .medium,
      holds: [.nllLaplace], for: .likelihoodData
    ) { subject, input in
      let (x, location, scale) = input
      let exact = try Likelihoods.nllLaplace(
        x.realNumbers(), location: Real(try Rational(location)), scale: Real(try Rational(scale)))
      let sum = try x.rationals().reduce(Rational.zero) {
        try $0 + ($1 - Rational(location)).magnitude
      }
      let distances = try sum / Rational(scale)
      let near = try exact.narrowed()
      try subject.hold(
        .nllLaplace, subject.nllLaplace(x, location, scale), to: near.middle,
        within: Bound.likelihood(
          near.middle, terms: distances + (near.middle - distances).magnitude, count: x.count
        ).widened(by: near.radius))
    },
    Law(
      126, .regression, "of two means the one with the smaller squared error is the likelier",
      states:
        "NLL(a) − NLL(b) = (SSE(a) − SSE(b))/(2σ²) for one σ²: the least squares are the most "
        + "likely", .certified, .medium, holds: [.nllGaussian],
      for: tuple(.likelihoodData, Generator<Double>.dyadic)
    ) { subject, input in
      let ((x, mean, variance), other) = input
      let first = try subject.heldGaussian(x, mean, variance)
      let second = try subject.heldGaussian(x, other, variance)
      let gap = (first.squares - second.squares)
      let apart = try gap / (Rational(2) * Rational(variance))
      // Where the errors can not hide it, the computed numbers are in the order of the sums.
      guard apart.magnitude > first.bound + second.bound, first.value.isFinite else { return }
      try require(
        (first.value > second.value) == (gap.signum > 0),
        "the sums of squares differ by \(gap.roundedToDouble()), the likelihoods tell otherwise")
    },
    Law(
      127, .regression, "the mean squared error is the likeliest variance",
      states: "NLL(s²) ≥ NLL(SSE/n) for every s² > 0, as t − 1 − log t ≥ 0", .certified, .medium,
      holds: [.nllGaussian],
      for: tuple(
        Generator<[Double]>.moderateVectors(count: 2...5), Generator<Double>.dyadic,
        Generator<Double>.atScale(-3...3))
    ) { subject, input in
      let (x, mean, factor) = input
      let center = try Rational(mean)
      let squares = try x.rationals().reduce(Rational.zero) {
        $0 + ($1 - center) * ($1 - center)
      }
      let best = try (squares / Rational(x.count)).roundedToDouble()
      let other = best * factor.magnitude
      try assume(best > 0x1p-900 && other.isFinite)
      let (least, value) = (
        try subject.heldGaussian(x, mean, best), try subject.heldGaussian(x, mean, other)
      )
      // The rounding of SSE/n changes its likelihood by less than n·u², far below the bounds.
      try require(
        try Rational(value.value) + value.bound + least.bound >= Rational(least.value),
        "the variance \(other) is likelier than \(best)")
    },
    Law(
      131, .regression, "a sum of logarithms is the logarithm of the product",
      states: "Σ log pᵢ = log Π pᵢ, within u, 2⁻⁹⁶ and 5nu², also where the product underflows",
      .certified, .medium, holds: [.logLikelihood],
      for: .oneOf([
        Generator<Double>.floats(in: 0...1).filter { $0 > 0 }.array(count: 0...8),
        Generator<Double>.atScale(-1000...10).map(\.magnitude).array(count: 0...6),
        // Near 1, where the sum is small.
        Generator<Int>.integers(in: -40...40).map { 1 + Double($0) * .ulpOfOne }
          .array(count: 0...4),
      ])
    ) { subject, p in
      let product = try p.rationals().reduce(Rational.one, *)
      try subject.holdsLogarithm(p, of: product)
    },
    Law(
      131, .regression, "two hundred small probabilities",
      states: "Σ log 0.01 over 200 of them is −921.034, while their product is 0 as a double; a "
        + "probability 0 gives −∞, none give 0", .certified, holds: [.logLikelihood],
      forAllOf: { [1, 2, 200, 1000] }
    ) { subject, count in
      let p = Array(repeating: 0.01, count: count)
      try subject.holdsLogarithm(p, of: try Rational(0.01).power(count))
      if count == 200 {
        let value = try subject.logLikelihood(p)
        try require(p.reduce(1, *) == 0 && (value * 1000).rounded() == -921_034, "\(value)")
      }
      try require(try subject.logLikelihood(p + [0]) == -.infinity, "a probability 0")
      try require(try subject.logLikelihood([]) == 0, "no probabilities")
    },
  ]
}

extension Subject {
  /// The Gaussian likelihood, held to the exact one, with its bound and the sum of squares.
  fileprivate func heldGaussian(
    _ x: [Double], _ mean: Double, _ variance: Double
  ) throws -> (value: Double, bound: Rational, squares: Rational) {
    let (center, spread) = (try Rational(mean), try Rational(variance))
    let exact = try Likelihoods.nllGaussian(
      x.realNumbers(), mean: Real(center), variance: Real(spread))
    let squares = try x.rationals().reduce(Rational.zero) { $0 + ($1 - center) * ($1 - center) }
    let second = try squares / (Rational(2) * spread)
    let near = try exact.narrowed()
    let bound = Bound.likelihood(
      near.middle, terms: second + (near.middle - second).magnitude, count: x.count
    ).widened(by: near.radius)
    let value = try nllGaussian(x, mean, variance)
    try hold(.nllGaussian, value, to: near.middle, within: bound)
    return (value, bound.amount, squares)
  }

  /// Holds the sum of logarithms to that of the product.
  fileprivate func holdsLogarithm(_ p: [Double], of product: Rational) throws {
    let near = try Real(product).log().narrowed()
    let u = Bound.unitRoundoff
    let size = near.middle.magnitude
    let pairs = Rational(5 * p.count) * u * u + size.scaled(byTwoToThe: -96)
    let bound = Bound("a product of pairs", Bound.rounding(size + pairs).amount + pairs)
    try hold(
      .logLikelihood, logLikelihood(p), to: near.middle, within: bound.widened(by: near.radius))
  }
}

extension Generator where Value == ([Double], Double, Double) {
  /// Data, a location and a positive spread, of every scale.
  fileprivate static var likelihoodData: Generator {
    tuple(
      .oneOf([
        .moderateVectors(count: 1...6), .wholeVectors(count: 1...6),
        Generator<Double>.atScale(-200...200).array(count: 1...4),
      ]), .oneOf([.whole(), .dyadic, .atScale(-200...200)]),
      .oneOf([
        .elements([1, 0.5, 2, 1 / 6.283185307179586]), .atScale(-8...8), .atScale(-900...900),
        // Where log(2πσ²) or log(2b) is near 0.
        Generator<Int>.integers(in: -9...9).map {
          0.15915494309189535 * (1 + Double($0) * .ulpOfOne)
        },
        Generator<Int>.integers(in: -9...9).map { 0.5 + Double($0) * .ulpOfOne },
      ])
    ).flatMap { x, location, spread in
      // Data that leave the logarithm alone.
      Generator<Bool>.elements([false, false, true]).map { isAtLocation in
        (isAtLocation ? x.map { _ in location } : x, location, spread.magnitude)
      }
    }
  }
}
