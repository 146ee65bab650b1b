import Exact

extension Rational {
  /// The k-th root of a number that is not negative, between two rationals that differ by less than
  /// 2⁻¹²⁸ of it.
  ///
  /// - Throws: `ArithmeticError.outsideDomain` for a negative number or k < 1.
  public func enclosedRoot(_ k: Int) throws(ArithmeticError) -> (lower: Rational, upper: Rational) {
    guard signum >= 0, k > 0 else {
      throw .outsideDomain(function: "root", argument: summary)
    }
    guard let exponent = floorLog2() else { return (.zero, .zero) }
    // The root is at least 2^⌊e/k⌋, and counted in units of 2^−shift it has 130 bits or more.
    let shift = 129 - (exponent >= 0 ? exponent / k : (exponent - k + 1) / k)
    let scaled = scaled(byTwoToThe: k * shift)
    guard let root = scaled.floor.root(UInt(k)) else { return (.zero, .zero) }
    let isExact = root.isExact && scaled.isInteger
    return (
      Rational(root.floor).scaled(byTwoToThe: -shift),
      Rational(isExact ? root.floor : root.floor + .one).scaled(byTwoToThe: -shift)
    )
  }
}

extension ExactVectors {
  /// The p-norm (Σ |xᵢ|^p)^(1/p) for p = a/b ≥ 1, between two rationals that differ by less than
  /// 2⁻¹²⁰ of it for a few elements.
  ///
  /// - Throws: `ArithmeticError.notFinite`; `.outsideDomain` for p < 1.
  public static func normP(
    _ x: [Double], exponent a: Int, over b: Int
  ) throws -> (lower: Rational, upper: Rational) {
    guard b > 0, a >= b else {
      throw ArithmeticError.outsideDomain(function: "normP", argument: "\(a)/\(b)")
    }
    var (lower, upper) = (Rational.zero, Rational.zero)
    for element in x {
      let term = try Rational(element).magnitude.power(a).enclosedRoot(b)
      lower += term.lower
      upper += term.upper
    }
    return try (lower.power(b).enclosedRoot(a).lower, upper.power(b).enclosedRoot(a).upper)
  }
}
