extension Interval {
  /// The hyperbolic sine.
  ///
  /// - Throws: `ArithmeticError.tooLarge` for arguments of magnitude 2^40 and above.
  public func hyperbolicSine(precision: Int) throws(ArithmeticError) -> Interval {
    let p = Interval.usable(precision)
    return try mapIncreasing { x throws(ArithmeticError) in
      try Interval.hyperbolicSine(of: x, precision: p)
    }
  }

  /// The hyperbolic cosine.
  ///
  /// - Throws: `ArithmeticError.tooLarge` for arguments of magnitude 2^40 and above.
  public func hyperbolicCosine(precision: Int) throws(ArithmeticError) -> Interval {
    let p = Interval.usable(precision)
    // Even, and increasing in the magnitude.
    return try magnitude.mapIncreasing { x throws(ArithmeticError) in
      if x.isZero { return .one }
      let growing = try Interval.exponential(of: x, precision: p + 4)
      let falling = try Interval.one.divided(by: growing, precision: p + 4)
      return growing.adding(falling, precision: p).scaled(byTwoToThe: -1).clamped(below: .one)
    }
  }

  /// The hyperbolic tangent.
  ///
  /// - Throws: nothing; the signature is that of its siblings.
  public func hyperbolicTangent(precision: Int) throws(ArithmeticError) -> Interval {
    let p = Interval.usable(precision)
    return try mapIncreasing { x throws(ArithmeticError) in
      try Interval.hyperbolicTangent(of: x, precision: p)
    }
  }

  // MARK: Points

  /// sinh x = (exp x − exp(−x))/2 for a point.
  private static func hyperbolicSine(
    of x: Dyadic, precision p: Int
  ) throws(ArithmeticError) -> Interval {
    if x.isZero { return .zero }
    if x.signum < 0 { return try hyperbolicSine(of: -x, precision: p).negated }
    let top = x.leadingExponent
    // sinh x = x(1 + θ) with 0 < θ < x²/5 for x < 1, and x² < 2^(2·top + 2).
    if 2 * top < -(p + 4) { return nearlyLinear(x, precision: p) }
    // The difference is at least 2x ≥ 2^(top+1), while each term is known to 2^(3−work), apart from
    // the factor exp x that cancels for x ≥ 1: as many bits more as are lost below 1, and six.
    let work = p + max(0, -top) + 6
    let growing = try exponential(of: x, precision: work)
    let falling = try Interval.one.divided(by: growing, precision: work)
    return growing.subtracting(falling, precision: p).scaled(byTwoToThe: -1)
  }

  /// tanh x = 1 − 2/(exp 2x + 1) for a point.
  private static func hyperbolicTangent(
    of x: Dyadic, precision p: Int
  ) throws(ArithmeticError) -> Interval {
    if x.isZero { return .zero }
    if x.signum < 0 { return try hyperbolicTangent(of: -x, precision: p).negated }
    let top = x.leadingExponent
    // tanh x = x(1 − θ) with 0 < θ < x²/3 for x < 1.
    if 2 * top < -(p + 4) { return nearlyLinear(x, precision: p) }
    if x >= Dyadic(Integer(p)) {
      // 1 − tanh x < 2 exp(−2x) < 2^(1 − 2.8p) ≤ 2^−p, for p ≥ 2.
      let low = Dyadic.one - Dyadic.powerOfTwo(-p)
      return Interval(ordered: low, .one)
    }
    // tanh x ≥ 2^(top−1) below 1, and 2/(exp 2x + 1) ≤ 1 is known to a relative 2^(4−work).
    let work = p + max(0, -top) + 8
    let squared = try exponential(of: x.scaled(byTwoToThe: 1), precision: work)
    let complement = try Interval(Dyadic(2)).divided(
      by: squared.adding(.one, precision: work), precision: work)
    return Interval.one.subtracting(complement, precision: p).clamped(above: .one)
  }
}
