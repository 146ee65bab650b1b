/// How far pairs of data scatter about their means, exactly.
enum ExactScatter {
  /// N·Σ (xᵢ − x̄)(yᵢ − ȳ) = N·Σxᵢyᵢ − Σxᵢ·Σyᵢ of finite data of one length.
  ///
  /// The right side is Σxᵢyᵢ − N·x̄·ȳ times N, with no quotient in it, so that it is a sum and a
  /// difference of exact numbers, and a large mean costs no digit.
  static func value(_ x: Span<Double>, _ y: Span<Double>) -> Dyadic {
    let products = WideAccumulator.dot(x, y)
    return Dyadic(x.count) * products - WideAccumulator.sum(x) * WideAccumulator.sum(y)
  }

  /// The same where y is x; it is not negative.
  static func value(_ x: Span<Double>) -> Dyadic {
    let sum = WideAccumulator.sum(x)
    return Dyadic(x.count) * WideAccumulator.dot(x, x) - sum * sum
  }

  /// The product of two counts.
  static func product(_ n: Int, _ m: Int) -> Natural {
    Natural(UInt64(n.magnitude)) * Natural(UInt64(m.magnitude))
  }
}
