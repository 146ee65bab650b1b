extension Interval {
  /// The negative, exactly.
  public var negated: Interval { Interval(ordered: -upper, -lower) }

  /// The magnitudes of the numbers in the interval, exactly.
  public var magnitude: Interval {
    if lower.signum >= 0 { return self }
    if upper.signum <= 0 { return negated }
    return Interval(ordered: .zero, max(-lower, upper))
  }

  /// The sum.
  public func adding(_ other: Interval, precision: Int) -> Interval {
    let p = Interval.usable(precision)
    return Interval(
      ordered: Dyadic.sum(lower, other.lower, precision: p, .down),
      Dyadic.sum(upper, other.upper, precision: p, .up))
  }

  /// The difference.
  public func subtracting(_ other: Interval, precision: Int) -> Interval {
    adding(other.negated, precision: precision)
  }

  /// The product.
  ///
  /// - Throws: `ArithmeticError.tooLarge` if the exponent of the product would leave ±2^59.
  public func multiplied(by other: Interval, precision: Int) throws(ArithmeticError) -> Interval {
    let p = Interval.usable(precision)
    try Interval.checkExponents(self, other)
    if lower.signum >= 0, other.lower.signum >= 0 {
      return Interval(
        ordered: (lower * other.lower).rounded(to: p, .down),
        (upper * other.upper).rounded(to: p, .up))
    }
    if lower.signum >= 0, other.upper.signum <= 0 {
      return Interval(
        ordered: (upper * other.lower).rounded(to: p, .down),
        (lower * other.upper).rounded(to: p, .up))
    }
    if upper.signum <= 0, other.lower.signum >= 0 {
      return Interval(
        ordered: (lower * other.upper).rounded(to: p, .down),
        (upper * other.lower).rounded(to: p, .up))
    }
    // The product is bilinear: its extrema over a box are at corners.
    let corners = [
      lower * other.lower, lower * other.upper, upper * other.lower, upper * other.upper,
    ]
    var (least, greatest) = (corners[0], corners[0])
    for corner in corners.dropFirst() {
      least = min(least, corner)
      greatest = max(greatest, corner)
    }
    return Interval(ordered: least.rounded(to: p, .down), greatest.rounded(to: p, .up))
  }

  /// The quotient.
  ///
  /// - Throws: `ArithmeticError.divisionByZero` if the divisor is the point 0,
  ///   `ArithmeticError.straddlesEdge` (of `division`) if it contains 0 and other numbers,
  ///   `ArithmeticError.tooLarge` if the exponent of the quotient would leave ±2^59.
  public func divided(by divisor: Interval, precision: Int) throws(ArithmeticError) -> Interval {
    let p = Interval.usable(precision)
    guard let sign = divisor.signum else { throw .straddlesEdge(function: "division") }
    guard sign != 0 else { throw .divisionByZero }
    if sign < 0 { return try negated.divided(by: divisor.negated, precision: p) }
    try Interval.checkExponents(self, divisor)
    // For a positive divisor the quotient grows with the dividend, and falls with the divisor
    // exactly where the dividend is positive.
    let least = try lower.quotient(
      by: lower.signum >= 0 ? divisor.upper : divisor.lower, precision: p, .down)
    let greatest = try upper.quotient(
      by: upper.signum >= 0 ? divisor.lower : divisor.upper, precision: p, .up)
    return Interval(ordered: least, greatest)
  }

  /// The interval times 2 to the power of `exponent`, exactly.
  ///
  /// For shifts that are small compared with `Dyadic.exponentLimit`.
  func scaled(byTwoToThe exponent: Int) -> Interval {
    Interval(ordered: lower.scaled(byTwoToThe: exponent), upper.scaled(byTwoToThe: exponent))
  }

  /// The numbers of the interval that are at least `bound`, or `bound` itself if there are none.
  func clamped(below bound: Dyadic) -> Interval {
    Interval(ordered: max(lower, bound), max(upper, bound))
  }

  /// The numbers of the interval that are at most `bound`, or `bound` itself if there are none.
  func clamped(above bound: Dyadic) -> Interval {
    Interval(ordered: min(lower, bound), min(upper, bound))
  }

  /// The largest exponent of a leading bit that a product or quotient may have.
  static let leadingExponentLimit = 1 << 59

  private static func checkExponents(_ a: Interval, _ b: Interval) throws(ArithmeticError) {
    let extent = extent(of: a) + extent(of: b)
    guard extent <= leadingExponentLimit else {
      throw .tooLarge(bits: extent, allowed: leadingExponentLimit)
    }
  }

  /// How far the leading bits of the ends are from the point, at most.
  private static func extent(of a: Interval) -> Int {
    max(
      a.lower.isZero ? 0 : abs(a.lower.leadingExponent),
      a.upper.isZero ? 0 : abs(a.upper.leadingExponent))
  }
}
