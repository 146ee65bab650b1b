extension Softmax {
  /// The probabilities at a temperature τ > 0, those of z/τ, within 1 ulp.
  ///
  /// A shift (zᵢ − m)/τ is worked out as a pair, off by 2^-100 of itself.
  ///
  /// - Throws: as `softmax` does; `domain` unless τ > 0, `notFinite` for τ.
  /// - Complexity: O(n).
  public static func softmaxTemperature(
    _ z: [Double], _ tau: Double
  ) throws(MathError) -> [Double] {
    try Requirements.finite(tau, "tau", in: "softmaxTemperature")
    guard tau > 0 else {
      throw .outsideDomain(
        function: "softmaxTemperature", argument: "tau", value: tau.description,
        condition: "positive")
    }
    let top = try largest(z, in: "softmaxTemperature")
    return ExponentialWeights(z.map { shift($0, top, tau) }).rounded()
  }

  /// (z − top)/τ as a pair, −∞ where it is below −800.
  ///
  /// Both numbers are scaled to be of ordinary size: a difference beyond 2^1000·τ is far below −800,
  /// and of one below 2^-200·τ the exponential rounds to 1.
  private static func shift(_ z: Double, _ top: Double, _ tau: Double) -> DoubleDouble {
    let (gap, error) = ErrorFree.sum(z, -top)
    guard gap != 0 else { return DoubleDouble(0, 0) }
    guard gap.isFinite else {
      // Beyond the doubles, or deleted. At the largest τ a gap of 2^1024 is one of 1 or 2.
      guard z.isFinite else { return DoubleDouble(known: -.infinity, 0) }
      return shift(z / 4, top / 4, tau / 4)
    }
    let quotient = (ScaledPair(gap) + ScaledPair(error)) / ScaledPair(tau)
    return quotient.exponent < 10 ? quotient.unscaled : DoubleDouble(known: -.infinity, 0)
  }
}
