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

  /// (z − top)/τ as a pair, but not below −800.
  ///
  /// The quotient has a range of its own, so that nothing overflows or underflows on the way.
  private static func shift(_ z: Double, _ top: Double, _ tau: Double) -> DoubleDouble {
    let least = DoubleDouble(known: ShiftedSum.least, 0)
    guard z.isFinite else { return least }
    let gap = ScaledPair(z) - ScaledPair(top)
    let quotient = gap / ScaledPair(tau)
    guard quotient.exponent < 10 else { return least }
    let shift = quotient.unscaled
    return shift.high >= least.high ? shift : least
  }
}
