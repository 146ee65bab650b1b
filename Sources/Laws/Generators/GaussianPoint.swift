import PropertyTesting

/// A point, and the mean and the variance of a Gaussian.
struct GaussianPoint: Sendable {
  let x: Double
  let mean: Double
  let variance: Double
}

extension Generator where Value == GaussianPoint {
  /// Points within a few deviations of the mean, or far in the tails, of every scale.
  static var gaussianPoints: Generator {
    .oneOf([
      .standardPoints, .scaledPoints, .wholePoints, .unitDensities,
      tuple(Generator<Double>.floats(), Generator<Double>.floats(), .atScale(-1000...1000)).map {
        GaussianPoint(x: $0, mean: $1, variance: $2.magnitude)
      },
    ])
  }

  /// Points of the standard normal distribution, down to where it is subnormal and 0.
  static var standardPoints: Generator {
    Generator<Double>.oneOf([
      .floats(in: -3...3), .floats(in: -39...39), .atScale(-60...1),
      .elements([0, -37, 37, -38.4]),
    ]).map { GaussianPoint(x: $0, mean: 0, variance: 1) }
  }

  /// Points of which the distance from the mean is a moderate number of deviations.
  static var scaledPoints: Generator {
    tuple(
      Generator<Double>.oneOf([.just(0), .atScale(-300...300), .whole()]),
      Generator<Double>.atScale(-1000...1000), .oneOf([.floats(in: -3...3), .floats(in: -38...38)])
    ).map { mean, spread, z in
      let variance = spread.magnitude
      return GaussianPoint(
        x: mean + z * variance.squareRoot(), mean: mean, variance: variance)
    }
  }

  /// Whole numbers.
  static var wholePoints: Generator {
    tuple(Generator<Double>.whole(), Generator<Double>.whole(), .integers(in: 1...9)).map {
      GaussianPoint(x: $0, mean: $1, variance: Double($2))
    }
  }

  /// Points where the density is near 1, so that its logarithm is near 0: with σ² = s/(2π) and
  /// z² = −log s.
  static var unitDensities: Generator {
    tuple(
      Generator<Double>.oneOf([.floats(in: 0...0.5), .atScale(-50 ... -2).map(\.magnitude)]),
      Generator<Int>.integers(in: -3...3), .booleans
    ).map { gap, steps, isBelow in
      // −log(1 − g) = g + g²/2 + …, near enough for a small g.
      let square = gap + gap * gap / 2 + gap * gap * gap / 3
      let variance = ((1 - gap) / (2 * .pi)).stepped(steps)
      let x = (square * variance).squareRoot()
      return GaussianPoint(x: isBelow ? -x : x, mean: 0, variance: variance)
    }
  }
}

/// Points on both sides of the mean, at the same distance, as doubles without a rounding.
struct GaussianPair: Sendable {
  let mean: Double
  let distance: Double
  let variance: Double
}

extension Generator where Value == GaussianPair {
  /// Dyadic means and distances.
  static var gaussianPairs: Generator {
    tuple(
      Generator<Double>.oneOf([.just(0), .dyadic, .whole()]), .oneOf([.dyadic, .whole()]),
      Generator<Double>.oneOf([.elements([1, 4, 0.25]), .atScale(-8...8), .atScale(10...50)])
    ).map { GaussianPair(mean: $0, distance: $1.magnitude, variance: $2.magnitude) }
  }
}
