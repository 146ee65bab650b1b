extension Interval {
  /// The square root.
  ///
  /// - Throws: `ArithmeticError.outsideDomain` if all numbers of the interval are negative,
  ///   `ArithmeticError.straddlesEdge` if some are.
  public func squareRoot(precision: Int) throws(ArithmeticError) -> Interval {
    let p = Interval.usable(precision)
    guard upper.signum >= 0 else {
      throw .outsideDomain(function: "sqrt", argument: readableText)
    }
    guard lower.signum >= 0 else { throw .straddlesEdge(function: "sqrt") }
    return Interval(
      ordered: Interval.squareRoot(of: lower, precision: p, roundingUp: false),
      Interval.squareRoot(of: upper, precision: p, roundingUp: true))
  }

  /// √x of a point that is not negative, rounded down or up to `precision` bits.
  private static func squareRoot(of x: Dyadic, precision p: Int, roundingUp: Bool) -> Dyadic {
    if x.isZero { return x }
    // x = m·4^h with an integer m of at least 2p + 3 bits, whose root has more than p. If m was
    // rounded, or its root is not whole, the root lies strictly between neighbouring integers (for
    // an m rounded down, √(m + θ) < ⌊√m⌋ + 1), and p bits of either are p bits of the true root.
    let excess = x.bitWidth - (2 * p + 3)
    let exponent = 2 * ((x.exponent + excess) >> 1)
    let m = x.significand.scaled(byTwoToThe: x.exponent - exponent)
    let root = m.squareRootRoundedDown
    let isExact = x.exponent >= exponent && root * root == m
    return Dyadic(
      significand: roundingUp && !isExact ? root + .one : root, exponent: exponent / 2
    ).rounded(to: p, roundingUp ? .up : .down)
  }

  /// The integer power, with x⁰ = 1.
  ///
  /// Even powers of an interval around 0 begin at 0.
  ///
  /// - Throws: for negative exponents `ArithmeticError.divisionByZero` if the interval is the point 0,
  ///   `ArithmeticError.straddlesEdge` if it contains 0 and other numbers;
  ///   `ArithmeticError.tooLarge` if the power has more than 2^42 bits before or behind the point.
  public func power(_ exponent: Int, precision: Int) throws(ArithmeticError) -> Interval {
    let p = Interval.usable(precision)
    if exponent == 0 { return .one }
    if exponent < 0 {
      guard let sign = signum else { throw .straddlesEdge(function: "power") }
      guard sign != 0 else { throw .divisionByZero }
      return try Interval.one.divided(
        by: positivePower(exponent.magnitude, precision: p + 3), precision: p)
    }
    return try positivePower(exponent.magnitude, precision: p)
  }

  /// The power with an exponent of at least 1.
  private func positivePower(
    _ exponent: UInt, precision p: Int
  ) throws(ArithmeticError) -> Interval {
    if exponent % 2 == 0 {
      let base = magnitude
      return Interval(
        ordered: try Interval.power(of: base.lower, exponent, precision: p, .down),
        try Interval.power(of: base.upper, exponent, precision: p, .up))
    }
    return Interval(
      ordered: try Interval.oddPower(of: lower, exponent, precision: p, .down),
      try Interval.oddPower(of: upper, exponent, precision: p, .up))
  }

  private static func oddPower(
    of x: Dyadic, _ exponent: UInt, precision p: Int, _ direction: Integer.Rounding
  ) throws(ArithmeticError) -> Dyadic {
    guard x.signum < 0 else { return try power(of: x, exponent, precision: p, direction) }
    return try -power(of: -x, exponent, precision: p, direction == .down ? .up : .down)
  }

  /// x^exponent for x ≥ 0, bounded from one side and rounded to `precision` bits.
  ///
  /// Every product is rounded in the direction asked for to `work` bits, so that the result is a bound.
  /// A rounding changes a factor by at most 2^(1−work), and the result contains the roundings at most
  /// 2·exponent times (each squaring doubles what came before): the relative error is below
  /// exponent·2^(3−work) ≤ 2^−(p+3). Where the exact power fits, so do its factors: no rounding.
  private static func power(
    of x: Dyadic, _ exponent: UInt, precision p: Int, _ direction: Integer.Rounding
  ) throws(ArithmeticError) -> Dyadic {
    if x.isZero || x == .one || exponent == 1 { return x.rounded(to: p, direction) }
    let size = logarithmicSize(of: x, exponent)
    guard size <= 1 << 42 else {
      throw .tooLarge(bits: Int(clamping: size), allowed: 1 << 42)
    }
    let work = p + (UInt.bitWidth - exponent.leadingZeroBitCount) + 6
    var result = x.rounded(to: work, direction)
    let base = result
    for bit in stride(
      from: UInt.bitWidth - exponent.leadingZeroBitCount - 2, through: 0, by: -1)
    {
      result = (result * result).rounded(to: work, direction)
      if exponent >> UInt(bit) & 1 == 1 { result = (result * base).rounded(to: work, direction) }
    }
    return result.rounded(to: p, direction)
  }

  /// A bound of exponent·|log₂ x| for x > 0, x ≠ 1; what does not fit is the largest number.
  private static func logarithmicSize(of x: Dyadic, _ exponent: UInt) -> UInt {
    let top = x.leadingExponent
    guard top == 0 || top == -1 else {
      // 2^top ≤ x < 2^(top+1).
      let (size, overflow) = max(abs(top), abs(top + 1)).magnitude
        .multipliedReportingOverflow(by: exponent)
      return overflow ? .max : size
    }
    // |log₂ x| ≤ 2·|x − 1| < 2^(distance + 2), for 1/2 ≤ x < 2.
    let distance = (x - .one).leadingExponent
    if distance >= -1 { return exponent > .max / 2 ? .max : 2 * exponent }
    return (exponent >> UInt(min(63, -(distance + 2)))) + 1
  }
}

// MARK: - Powers with any exponent

extension Interval {
  /// The power with an exponent that need not be whole: exp(y log x), and 0^y = 0 for y > 0.
  ///
  /// A whole exponent that is a point is an integer power, for which the base may have any sign.
  /// Exact where the base is a perfect square and the exponent a half, and so on.
  ///
  /// - Throws: `ArithmeticError.outsideDomain` (of `power`) for a negative base and an exponent that is
  ///   not whole, `ArithmeticError.straddlesEdge` if the signs or the exponent leave it open,
  ///   `ArithmeticError.divisionByZero` for the base 0 and a negative exponent,
  ///   `ArithmeticError.tooLarge` as for `exponential`.
  public func power(_ exponent: Interval, precision: Int) throws(ArithmeticError) -> Interval {
    let p = Interval.usable(precision)
    if exponent.isPoint, exponent.lower.isInteger, exponent.lower.leadingExponent < 62,
      let whole = exponent.lower.fixedPoint(bits: 0).asInt
    {
      return try power(whole, precision: p)
    }
    if upper.signum < 0 {
      // Between the ends there may be a whole number; then the power may exist.
      if !exponent.isPoint,
        exponent.lower.fixedPoint(bits: 0, roundingUp: true) <= exponent.upper.fixedPoint(bits: 0)
      {
        throw .straddlesEdge(function: "power")
      }
      throw .outsideDomain(function: "power", argument: readableText)
    }
    guard lower.signum >= 0 else { throw .straddlesEdge(function: "power") }
    if lower.isZero {
      guard let sign = exponent.signum else { throw .straddlesEdge(function: "power") }
      if sign < 0 {
        if upper.isZero { throw .divisionByZero }
        throw .straddlesEdge(function: "power")
      }
      if upper.isZero { return .zero }
      // Powers with a positive exponent grow with the base, from 0.
      let greatest = try Interval(upper).power(exponent, precision: p)
      return Interval(ordered: .zero, greatest.upper)
    }
    if isPoint, lower == .one { return .one }
    if let exact = try exactRootPower(exponent, precision: p) { return exact }
    // x^(m/2) = √(x^m), a fraction of the work of logarithm and exponential; the root halves relative widths.
    if exponent.isPoint, exponent.lower.exponent == -1, let odd = exponent.lower.significand.asInt,
      odd.magnitude <= Self.mostRootedPower
    {
      return try power(odd, precision: p + 2).squareRoot(precision: p)
    }

    // The relative width of exp t is the width of t = y log x: as many bits more as t has before the
    // point. A first look at t, whose size decides whether there is a result at all.
    let rough = try exponent.multiplied(by: logarithm(precision: 8), precision: 8)
    let largest = max(rough.lower.magnitude, rough.upper.magnitude)
    let growth = largest.isZero ? 0 : max(0, largest.leadingExponent + 1)
    guard growth <= 41 else {
      throw .tooLarge(bits: growth < 62 ? 1 << growth : .max, allowed: Interval.exponentialBits)
    }
    let work = p + growth + 6
    return try exponent.multiplied(by: logarithm(precision: work), precision: work)
      .exponential(precision: p)
  }

  /// The largest m for which x^(m/2) is taken as the root of x^m.
  private static let mostRootedPower: UInt = 16

  /// x^(m/2^k) for points where x has a dyadic 2^k-th root; nil elsewhere.
  private func exactRootPower(
    _ exponent: Interval, precision: Int
  ) throws(ArithmeticError) -> Interval? {
    guard isPoint, exponent.isPoint else { return nil }
    var base = lower
    var power = exponent.lower
    // Each root halves the bits of the base and its exponent: few steps, as the base is not 1.
    while !power.isInteger {
      guard base.exponent % 2 == 0, let root = base.significand.exactSquareRoot else { return nil }
      base = Dyadic(significand: root, exponent: base.exponent / 2)
      power = power.scaled(byTwoToThe: 1)
    }
    guard let whole = power.leadingExponent < 62 ? power.fixedPoint(bits: 0).asInt : nil else {
      return nil
    }
    return try Interval(base).power(whole, precision: precision)
  }
}
