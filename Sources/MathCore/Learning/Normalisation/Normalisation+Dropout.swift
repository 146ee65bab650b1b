extension Normalisation {
  /// Dropout: xᵢ/(1 − rate) where the mask has 1, and 0 where it has 0.
  ///
  /// The quotient by the exact 1 − rate is correctly rounded. So the mean of the results over a
  /// mask whose entries are 1 with probability 1 − rate is x, but for that rounding.
  ///
  /// - Throws: `shapes`, `notFinite`; `domain` unless 0 ≤ rate < 1 and mask entries are 0 or 1.
  /// - Complexity: O(n).
  public static func dropout(
    _ x: [Double], _ mask: [Int], _ rate: Double
  ) throws(MathError) -> [Double] {
    let function = "dropout"
    guard x.count == mask.count else { throw .shapes(function: function, [x.count], [mask.count]) }
    try Requirements.finite(x, "x", in: function)
    try Self.rate(rate, in: function)
    for entry in mask { try Requirements.count(entry, "mask", in: 0...1, of: function) }
    let (keep, error) = ErrorFree.sum(1, -rate)
    return zip(x, mask).map { entry, isKept in
      guard isKept == 1 else { return 0 }
      return error == 0 ? entry / keep : quotient(entry, keep, error)
    }
  }

  /// The correctly rounded x/(high + low), for a sum between 1/2 and 1.
  ///
  /// The pair is off by less than 2^-100 of itself. Where both ends of that interval round to the
  /// same double, so does the quotient; else, and where it may be subnormal, the division is exact.
  private static func quotient(_ x: Double, _ high: Double, _ low: Double) -> Double {
    guard x != 0 else { return x }
    let quotient = ScaledPair(x) / ScaledPair(DoubleDouble(known: high, low))
    let value = quotient.value
    let up = value.high + (value.low + 0x1p-98)
    let down = value.high + (value.low - 0x1p-98)
    if up == down, quotient.exponent > -1000 { return PowerOfTwo.scale(up, by: quotient.exponent) }
    let divisor = Dyadic(high) + Dyadic(low)
    var dividend = Dyadic(x)
    dividend.exponent -= divisor.exponent
    return dividend.rounded(over: divisor.magnitude)
  }

  /// A mask of ones, which are kept, each with probability 1 − rate, and zeros, by a seed.
  ///
  /// Each entry is 1 where the next number of `RandomStream.unit()` is at least the rate.
  ///
  /// - Throws: `notFinite`; `domain` unless 0 ≤ count ≤ 2^24 and 0 ≤ rate < 1.
  /// - Complexity: O(count).
  public static func dropoutMask(
    _ count: Int, _ rate: Double, _ seed: Int
  ) throws(MathError) -> [Int] {
    let function = "dropoutMask"
    try Requirements.count(count, "count", in: 0...(1 << 24), of: function)
    try Self.rate(rate, in: function)
    var stream = RandomStream(seed: seed)
    return (0..<count).map { _ in stream.unit() >= rate ? 1 : 0 }
  }

  private static func rate(_ rate: Double, in function: String) throws(MathError) {
    try Requirements.number(rate, "rate", "at least 0 and below 1", in: function) {
      0 <= $0 && $0 < 1
    }
  }
}
