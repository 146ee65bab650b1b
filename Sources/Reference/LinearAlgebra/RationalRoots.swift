import Exact

extension Rational {
  /// The k-th root of a number that is not negative, between two rationals that differ by less than
  /// 2^−bits of it, and are equal where the root is rational and has so few bits.
  ///
  /// - Throws: `ArithmeticError.outsideDomain` for a negative number or k < 1.
  /// - Complexity: one integer root of about k·bits and the number's own bits.
  public func rootBounds(
    _ k: Int, relativeBits bits: Int = 128
  ) throws(ArithmeticError) -> RationalInterval {
    guard signum >= 0, k > 0 else {
      throw .outsideDomain(function: "root", argument: summary)
    }
    guard let exponent = floorLog2() else { return RationalInterval(.zero) }
    // The root is at least 2^⌊e/k⌋, and the unit 2^−shift is 2^−(bits + 1) of that.
    let shift = bits + 1 - (exponent >= 0 ? exponent / k : (exponent - k + 1) / k)
    let scaled = scaled(byTwoToThe: k * shift)
    guard let root = scaled.floor.root(UInt(k)) else { return RationalInterval(.zero) }
    let isExact = root.isExact && scaled.isInteger
    return RationalInterval(
      lower: Rational(root.floor).scaled(byTwoToThe: -shift),
      upper: Rational(isExact ? root.floor : root.floor + .one).scaled(byTwoToThe: -shift))
  }
}

extension ExactVectors {
  /// The p-norm (Σ |xᵢ|^p)^(1/p) for p = a/b ≥ 1, between two rationals that differ by less than
  /// 2⁻¹²⁰ of it for a few elements.
  ///
  /// - Throws: `ArithmeticError.notFinite`; `.outsideDomain` for p < 1.
  public static func normP(
    _ x: [Double], exponent a: Int, over b: Int
  ) throws -> RationalInterval {
    guard b > 0, a >= b else {
      throw ArithmeticError.outsideDomain(function: "normP", argument: "\(a)/\(b)")
    }
    var (lower, upper) = (Rational.zero, Rational.zero)
    for element in x {
      let term = try Rational(element).magnitude.power(a).rootBounds(b)
      lower += term.lower
      upper += term.upper
    }
    return RationalInterval(
      lower: try lower.power(b).rootBounds(a).lower,
      upper: try upper.power(b).rootBounds(a).upper)
  }
}
