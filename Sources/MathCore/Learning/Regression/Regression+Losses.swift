extension Regression {
  /// The mean squared error Σ (ŷ − y)²/n.
  ///
  /// The sum of squares is the pair of `EuclideanLength`, within (n²/2 + 20n)u², and the mean is
  /// rounded once: within u + (n²/2 + 20n + 10)u², which is 1 ulp for n ≤ 2^26; and 2^-1074 where
  /// it is subnormal. No square over- or underflows on the way.
  ///
  /// - Throws: `shapes`, `notFinite`, `empty`.
  /// - Complexity: O(n).
  public static func mse(_ prediction: [Double], _ target: [Double]) throws(MathError) -> Double {
    try pairs(prediction, target, in: "mse")
    guard
      let (square, exponent) = EuclideanLength.scaledSquare(ofDifference: prediction, target)
    else { return 0 }
    let mean = ScaledPair(square, exponent: 2 * exponent) / ScaledPair(prediction.count)
    return mean.rounded
  }

  /// The mean absolute error Σ |ŷ − y|/n.
  ///
  /// Differences are exact, and the mean is rounded once: within u + (3n + 10)u², and 2^-1074 where
  /// it is subnormal.
  ///
  /// - Throws: `shapes`, `notFinite`, `empty`.
  /// - Complexity: O(n).
  public static func mae(_ prediction: [Double], _ target: [Double]) throws(MathError) -> Double {
    try pairs(prediction, target, in: "mae")
    return mean(prediction.count) { index in
      (ScaledPair(prediction[index]) - ScaledPair(target[index])).magnitude
    }
  }

  /// The mean Huber loss: r²/2 for |r| ≤ δ, and δ(|r| − δ/2) beyond, r = ŷ − y.
  ///
  /// With the error of ``mae(_:_:)``: differences are exact, and a product adds 5u². |r| − δ/2 is
  /// at least half of |r|, so that it does not cancel.
  ///
  /// - Throws: `shapes`, `notFinite`, `empty`; `domain` unless δ > 0.
  /// - Complexity: O(n).
  public static func huber(
    _ prediction: [Double], _ target: [Double], _ delta: Double
  ) throws(MathError) -> Double {
    try pairs(prediction, target, in: "huber")
    try Requirements.number(delta, "delta", "above 0", in: "huber") { $0 > 0 }
    let threshold = ScaledPair(delta)
    let half = ScaledPair(0.5)
    return mean(prediction.count) { index in
      let distance = (ScaledPair(prediction[index]) - ScaledPair(target[index])).magnitude
      return threshold < distance
        ? threshold * (distance - half * threshold) : half * distance * distance
    }
  }

  /// The gradient of the mean absolute error by the predictions: sign(ŷ − y)/n, with sign(0) = 0.
  ///
  /// Each element is rounded once.
  ///
  /// - Throws: `shapes`, `notFinite`, `empty`.
  /// - Complexity: O(n).
  public static func maeGrad(
    _ prediction: [Double], _ target: [Double]
  ) throws(MathError) -> [Double] {
    try pairs(prediction, target, in: "maeGrad")
    let step = 1 / Double(prediction.count)
    return prediction.indices.map {
      prediction[$0] == target[$0] ? 0 : prediction[$0] > target[$0] ? step : -step
    }
  }

  /// The gradient of the mean Huber loss by the predictions: r/n for |r| ≤ δ, and ±δ/n beyond.
  ///
  /// Each element is rounded once, from a pair within 10u².
  ///
  /// - Throws: `shapes`, `notFinite`, `empty`; `domain` unless δ > 0.
  /// - Complexity: O(n).
  public static func huberGrad(
    _ prediction: [Double], _ target: [Double], _ delta: Double
  ) throws(MathError) -> [Double] {
    try pairs(prediction, target, in: "huberGrad")
    try Requirements.number(delta, "delta", "above 0", in: "huberGrad") { $0 > 0 }
    let threshold = ScaledPair(delta)
    let count = ScaledPair(prediction.count)
    return prediction.indices.map { index in
      let difference = ScaledPair(prediction[index]) - ScaledPair(target[index])
      guard threshold < difference.magnitude else { return (difference / count).rounded }
      return ((difference.isNegative ? -threshold : threshold) / count).rounded
    }
  }
}
