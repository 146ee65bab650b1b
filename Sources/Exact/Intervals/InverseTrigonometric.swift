extension Interval {
  /// The inverse tangent, in (−π/2, π/2).
  ///
  /// - Throws: nothing; the signature is that of its siblings.
  public func arctangent(precision: Int) throws(ArithmeticError) -> Interval {
    let p = Interval.usable(precision)
    return try mapIncreasing { x throws(ArithmeticError) in
      Interval.arctangent(of: x, precision: p)
    }
  }

  /// The inverse sine, in [−π/2, π/2].
  ///
  /// - Throws: `ArithmeticError.outsideDomain` if the interval has no number of [−1, 1],
  ///   `ArithmeticError.straddlesEdge` if it has others too.
  public func arcsine(precision: Int) throws(ArithmeticError) -> Interval {
    let p = Interval.usable(precision)
    try checkWithinOne(function: "asin")
    return try mapIncreasing { x throws(ArithmeticError) in
      Interval.arcsine(of: x, precision: p)
    }
  }

  /// The inverse cosine, in [0, π].
  ///
  /// - Throws: `ArithmeticError.outsideDomain` if the interval has no number of [−1, 1],
  ///   `ArithmeticError.straddlesEdge` if it has others too.
  public func arccosine(precision: Int) throws(ArithmeticError) -> Interval {
    let p = Interval.usable(precision)
    try checkWithinOne(function: "acos")
    let least = Interval.arccosine(of: upper, precision: p)
    if isPoint { return least }
    return Interval(ordered: least.lower, Interval.arccosine(of: lower, precision: p).upper)
  }

  private func checkWithinOne(function: String) throws(ArithmeticError) {
    let one = Dyadic.one
    if lower >= -one, upper <= one { return }
    guard lower <= one, upper >= -one else {
      throw .outsideDomain(function: function, argument: readableText)
    }
    throw .straddlesEdge(function: function)
  }

  // MARK: Points

  /// atan x for a point.
  private static func arctangent(of x: Dyadic, precision p: Int) -> Interval {
    if x.isZero { return .zero }
    if x.signum < 0 { return arctangent(of: -x, precision: p).negated }
    let top = x.leadingExponent
    // atan x = x(1 − θ) with 0 < θ < x²/3 for x < 1, and x² < 2^(2·top + 2).
    if 2 * top < -(p + 4) { return nearlyLinear(x, precision: p) }
    if top < 0 {
      // x ≥ 2^top, and atan x ≥ 0.78x.
      let form = FixedPoint.Halving(precision: p, lost: -top)
      return FixedPoint.arctangent(
        of: x.fixedPoint(bits: form.bits), inputError: 1, form
      ).interval(precision: p)
    }
    // atan x = π/2 − atan(1/x) ≥ π/4. The reciprocal, rounded down, is within 1 ulp.
    let form = FixedPoint.Halving(precision: p, lost: 1)
    let shift = form.bits - x.exponent
    let reciprocal =
      shift < 0
      ? Integer.zero
      : Integer.powerOfTwo(shift).dividedRoundingDown(by: x.significand).quotient
    var angle = FixedPoint.arctangent(of: reciprocal, inputError: 1, form)
    // π/2 within 2 ulp: π in units of 2^−(bits−1).
    angle.significand = Constants.pi(bits: form.bits - 1) - angle.significand
    angle.error += 2
    return angle.interval(precision: p)
  }

  /// asin x = 2 atan(x/(1 + √(1 − x²))) for a point in [−1, 1].
  private static func arcsine(of x: Dyadic, precision p: Int) -> Interval {
    if x.isZero { return .zero }
    if x.signum < 0 { return arcsine(of: -x, precision: p).negated }
    if x == .one { return pi(precision: p).scaled(byTwoToThe: -1) }
    let top = x.leadingExponent
    // asin x = x(1 + θ) with 0 < θ < x² for x ≤ 1/2.
    if 2 * top < -(p + 4) { return nearlyLinear(x, precision: p) }
    // The quotient is at least x/2.
    let form = FixedPoint.Halving(precision: p, lost: 1 - top)
    let bits = form.bits
    // x rounded down is within 1 ulp. 1 − x², with x² rounded up to 2^−2bits, is within one such unit,
    // and its root within 1 ulp before and 2 after rounding down. Numerator and root enter the quotient
    // with derivatives of at most 1, and its rounding adds 1: less than 4 ulp.
    let square = (x * x).fixedPoint(bits: 2 * bits, roundingUp: true)
    let root = (Integer.powerOfTwo(2 * bits) - square).squareRootRoundedDown
    let numerator = x.fixedPoint(bits: 2 * bits)
    let quotient = numerator.dividedRoundingDown(by: Integer.powerOfTwo(bits) + root).quotient
    return FixedPoint.arctangent(of: quotient, inputError: 4, form)
      .interval(precision: p, timesTwoToThe: 1)
  }

  /// acos x = 2 atan(√((1 − x)/(1 + x))) for a point in [0, 1], and π − acos(−x) below.
  private static func arccosine(of x: Dyadic, precision p: Int) -> Interval {
    if x == .one { return .zero }
    if x == -Dyadic.one { return pi(precision: p) }
    if x.isZero { return pi(precision: p).scaled(byTwoToThe: -1) }
    if x.signum < 0 {
      // acos(−x) ≤ π/2 is not larger than the difference: no more than a bit is lost.
      let complement = arccosine(of: -x, precision: p + 4)
      return pi(precision: p + 4).subtracting(complement, precision: p)
    }
    // 1 − x ≥ 2^−gap: the root is at least 2^−(gap+1)/2.
    let gap = x.leadingExponent < -1 ? 1 : -(Dyadic.one - x).leadingExponent
    let form = FixedPoint.Halving(precision: p, lost: (gap + 1) / 2 + 1)
    let bits = form.bits
    // In units of 2^−2bits, 1 − x is within 1, 1 + x too (a relative error of at most 1 unit), and the
    // quotient, at most 1, is rounded down: within 3. Its root is within √3 ulp, and 3 when rounded.
    let one = Integer.powerOfTwo(2 * bits)
    let numerator = one - x.fixedPoint(bits: 2 * bits, roundingUp: true)
    let denominator = one + x.fixedPoint(bits: 2 * bits)
    let root = (numerator << (2 * bits)).dividedRoundingDown(by: denominator).quotient
      .squareRootRoundedDown
    return FixedPoint.arctangent(of: root, inputError: 3, form)
      .interval(precision: p, timesTwoToThe: 1)
  }
}

extension FixedPoint {
  /// The working form of an inverse tangent.
  struct Halving {
    /// The bits behind the point.
    let bits: Int
    /// How often the angle is halved before the series.
    let halvings: Int

    /// For a result of `precision` bits from an argument y in [2^−lost, 1].
    ///
    /// The error of the kernel, 2^halvings·(2N + 2) + inputError with N ≤ (bits − lost)/4 + 2 and
    /// inputError ≤ 4, and 2 for π, is then below 2^−(precision + 3) of atan y ≥ 0.78·2^−lost.
    init(precision: Int, lost: Int) {
      let work = max(32, precision)
      halvings = max(2, min(24, integerSquareRoot(work / 12) + 2) - max(0, lost - 1))
      bits = work + lost + halvings + binaryDigits(work) + 6
    }
  }

  /// atan of a number in [0, 1] that is within `inputError` ulp of `y`.
  ///
  /// The error is at most 2^k(2N + 2) + `inputError` ulp, for k ≥ 2 halvings and N terms of the series.
  ///
  /// *Halvings.* tan(θ/2) = y/(1 + √(1 + y²)). The root, rounded down, lowers the divisor D ≥ 2 by less
  /// than 1 ulp and raises the quotient by less than y/4; rounding that down lowers it by less than 1. As the
  /// derivative of the map is at most 1/2, the errors of the steps stay below 2, and the input's is halved
  /// each time: `inputError`/2^k + 2.
  ///
  /// *Series.* y − y³/3 + …, with y ≤ tan(π/16) < 0.2 and q = ⌊y²⌋: the error of a power is
  /// d' ≤ d·q + power + 1 < 2, that of the term after it below 2/3 + 1 < 2. Where the computed power N is 0
  /// the true one is below 2 ulp, and the alternating tail is below that. So the sum is in error by at most
  /// 2N for y as computed, and the derivative of atan is at most 1: with the halvings, and all times 2^k,
  /// 2^k(2N + 2) + inputError.
  static func arctangent(of y: Integer, inputError: Int, _ form: Halving) -> FixedPoint {
    let bits = form.bits
    let one = Integer.powerOfTwo(bits)
    let oneSquared = Integer.powerOfTwo(2 * bits)
    var y = y
    for _ in 0..<form.halvings {
      let root = (oneSquared + y * y).squareRootRoundedDown
      y = (y << bits).dividedRoundingDown(by: one + root).quotient
    }
    let square = Integer.product(y, y, scaledDownBy: bits)
    var power = Integer.product(y, square, scaledDownBy: bits)
    var sum = y + .zero
    var terms = 1
    while !power.isZero {
      let term = power.quotientRoundingDown(by: UInt(2 * terms + 1))
      if terms % 2 == 1 { sum -= term } else { sum += term }
      terms += 1
      power.multiply(by: square, scaledDownBy: bits)
    }
    return FixedPoint(
      significand: sum << form.halvings,
      error: (2 * terms + 2) << form.halvings + inputError, bits: bits)
  }
}
