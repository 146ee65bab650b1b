extension WideAccumulator {
  /// Adds both doubles of a pair times its power of two, exactly.
  ///
  /// The high double, of magnitude 1 to 2, is a multiple of 2^-52, and the low one of 2^-106 or, where it
  /// is as small as that, of little use. The power is handed in as two factors; numbers below 2^-1900
  /// or from 2^1900 on are left out, and callers have none that count.
  mutating func add(_ pair: ScaledPair) {
    guard pair.exponent.magnitude < 1900, !pair.isZero else { return }
    let half = pair.exponent / 2
    let factor = PowerOfTwo.power(pair.exponent - half)
    add(pair.value.high * PowerOfTwo.power(half), times: factor)
    add(pair.value.low * PowerOfTwo.power(half), times: factor)
  }
}
