import Exact

extension Rational {
  /// Two rationals around the square root, at most 2^−bits of it apart, and equal where the root is
  /// a rational; both are 0 for numbers that are not positive.
  ///
  /// - Complexity: one integer square root of about 2·bits and the number's own bits.
  public func squareRootBounds(relativeBits bits: Int) -> (lower: Rational, upper: Rational) {
    guard signum > 0, let exponent = floorLog2() else { return (.zero, .zero) }
    // x·4^s has at least 2·bits + 2 bits before the point, so its root has bits + 1.
    let shift = bits + 1 - (exponent >= 0 ? exponent / 2 : (exponent - 1) / 2)
    let scaled = scaled(byTwoToThe: 2 * shift)
    guard let root = scaled.floor.root(2) else { return (.zero, .zero) }
    let lower = Rational(root.floor)
    let isExact = root.isExact && scaled.isInteger
    return (
      lower.scaled(byTwoToThe: -shift),
      (isExact ? lower : lower + 1).scaled(byTwoToThe: -shift)
    )
  }
}
