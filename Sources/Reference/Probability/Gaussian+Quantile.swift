import Exact

extension Gaussian {
  /// Numbers within 2^−80 of each other that have the quantile of p between them: Φ(z) = p.
  ///
  /// Bisection, decided by enclosures, until Newton's steps take over.
  ///
  /// - Throws: `DefinitionError.notAProbability` unless 0 < p < 1; `ArithmeticError.undecided`.
  public static func quantile(_ p: Rational) throws -> RationalInterval {
    guard p.signum > 0, p < .one else {
      throw DefinitionError.notAProbability(
        function: "quantile", argument: "p", value: p.summary)
    }
    let half = Rational(1).scaled(byTwoToThe: -1)
    guard p != half else { return RationalInterval(.zero) }
    // Φ(−z) = 1 − Φ(z): the lower tail keeps its digits.
    guard p < half else {
      let mirrored = try quantile(.one - p)
      return RationalInterval(lower: -mirrored.upper, upper: -mirrored.lower)
    }
    var (low, high) = (Rational(-1), Rational.zero)
    while try isAtMost(p, low) == false { low = low * 2 }
    for _ in 0..<20 {
      let middle = (low + high).scaled(byTwoToThe: -1)
      if try isAtMost(p, middle) { low = middle } else { high = middle }
    }
    // 2^−15 and less: three steps of Newton square it to below 2^−100.
    var z = (low + high).scaled(byTwoToThe: -1)
    for _ in 0..<3 {
      let step = try (cumulative(Real(z)) - Real(p)) / density(Real(z))
      z = (z - step.enclosure.midpoint.rational).shortened
    }
    let width = Rational(1).scaled(byTwoToThe: -81)
    let result = RationalInterval(lower: z - width, upper: z + width)
    guard try isAtMost(p, result.lower), try !isAtMost(p, result.upper) else {
      throw ArithmeticError.undecided
    }
    return result
  }

  /// Whether Φ(z) ≤ p.
  private static func isAtMost(_ p: Rational, _ z: Rational) throws -> Bool {
    try cumulative(Real(z)).order(Real(p)) != .greater
  }
}

extension Rational {
  /// The number with at most 120 bits behind the point.
  fileprivate var shortened: Rational {
    Rational(scaled(byTwoToThe: 120).floor, timesTwoToThe: -120)
  }
}
