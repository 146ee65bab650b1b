// Powers and elementary functions of the numbers of an interval.
extension ExtendedInterval {
  /// The precision, in bits, to which ends are enclosed.
  private static let precision = 64
  /// The most bits of an end that is looked at; beyond it an end is taken to be infinite.
  private static let mostBits = 1 << 12

  /// The powers with a whole exponent, of all numbers that have one.
  public func power(_ n: Int) throws(ArithmeticError) -> ExtendedInterval {
    if n == 0 { return ExtendedInterval(Rational.one) }
    // No end is rounded.
    if n == 1 { return self }
    if n < 0 {
      guard n != Int.min else { return .real }
      return try power(-n).reciprocal
    }
    if n.isMultiple(of: 2) { return try magnitude.monotonePower(n) }
    if isNonnegative { return try monotonePower(n) }
    if isNonpositive { return try negated.monotonePower(n).negated }
    return ExtendedInterval(
      lower: try negated.monotonePower(n).upper.mirroredEnd, upper: try monotonePower(n).upper)
  }

  /// The powers with an exponent above 0 of the ends, from 0 on.
  private func monotonePower(_ n: Int) throws(ArithmeticError) -> ExtendedInterval {
    try increasing(onNonnegative: true) { (interval) throws(ArithmeticError) in
      try interval.power(n, precision: Self.precision)
    }
  }

  /// The powers with a rational exponent of the numbers that are not negative.
  public func power(_ q: Rational) throws(ArithmeticError) -> ExtendedInterval {
    if q.isInteger {
      guard let n = q.numerator.asInt else { return .real }
      return try power(n)
    }
    if q.signum < 0 { return try power(-q).reciprocal }
    return try increasing(onNonnegative: true) { (interval) throws(ArithmeticError) in
      try interval.power(Interval(q, precision: Self.precision), precision: Self.precision)
    }
  }

  /// The values of an elementary function, where it is defined.
  public func apply(_ function: ElementaryFunction) throws(ArithmeticError) -> ExtendedInterval {
    func rising() throws(ArithmeticError) -> ExtendedInterval {
      try increasing { (interval) throws(ArithmeticError) in
        try interval.apply(function, precision: Self.precision)
      }
    }
    switch function {
    case .exp:
      let values = try rising()
      return values.lower.value == nil
        ? ExtendedInterval(lower: End(.zero, isIncluded: false), upper: values.upper) : values
    case .log:
      guard isPositive, let low = lower.value, !low.isZero else {
        // From 0 on the logarithm has no lower end.
        return ExtendedInterval(lower: .infinite, upper: try upperLogarithm())
      }
      return try rising()
    case .sinh: return try rising()
    case .cosh:
      let values = try magnitude.increasing { (interval) throws(ArithmeticError) in
        try interval.apply(.cosh, precision: Self.precision)
      }
      return values.lower.value == nil
        ? ExtendedInterval(lower: End(.one, isIncluded: true), upper: .infinite) : values
    case .erf, .tanh:
      let sides = signum.map { $0 > 0 ? ExtendedInterval.positive : ExtendedInterval.real }
      let lower = sides == .positive ? Rational.zero : -1
      let upper: Rational = signum == -1 ? .zero : .one
      return ExtendedInterval(
        lower: End(lower, isIncluded: false), upper: End(upper, isIncluded: false))
    case .erfc:
      return ExtendedInterval(
        lower: End(isNegative ? .one : .zero, isIncluded: false),
        upper: End(isPositive ? .one : 2, isIncluded: false))
    case .sin, .cos: return .unit
    case .tan: return .real
    case .atan:
      // |atan x| < 2, with the sign of x.
      return ExtendedInterval(
        lower: isPositive ? End(.zero, isIncluded: false) : End(-2, isIncluded: false),
        upper: isNegative ? End(.zero, isIncluded: false) : End(2, isIncluded: false))
    case .asin:
      return ExtendedInterval(
        lower: isPositive ? End(.zero, isIncluded: false) : End(-2, isIncluded: false),
        upper: isNegative ? End(.zero, isIncluded: false) : End(2, isIncluded: false))
    case .acos:
      // 0 ≤ acos x < 4.
      return ExtendedInterval(
        lower: End(.zero, isIncluded: true), upper: End(4, isIncluded: false))
    }
  }

  private func upperLogarithm() throws(ArithmeticError) -> End {
    guard let high = upper.value, high.signum > 0, high.bitWidth <= Self.mostBits else {
      return .infinite
    }
    try Fuel.spend(FuelCost.function(Self.precision))
    let value = try Interval(high, precision: Self.precision).logarithm(precision: Self.precision)
    return End(value.upper.rational, isIncluded: upper.isIncluded || !value.isPoint)
  }

  /// The values of an increasing function: the outer ends of what encloses it at the ends.
  ///
  /// An end whose value is no dyadic number is rounded outward, past every value.
  private func increasing(
    onNonnegative: Bool = false,
    _ function: (Interval) throws(ArithmeticError) -> Interval
  ) throws(ArithmeticError) -> ExtendedInterval {
    let low = onNonnegative && !isNonnegative ? End(.zero, isIncluded: true) : lower
    return ExtendedInterval(
      lower: try Self.image(of: low, isLower: true, function),
      upper: try Self.image(of: upper, isLower: false, function))
  }

  private static func image(
    of end: End, isLower: Bool, _ function: (Interval) throws(ArithmeticError) -> Interval
  ) throws(ArithmeticError) -> End {
    guard let value = end.value, value.bitWidth <= mostBits else { return .infinite }
    try Fuel.spend(FuelCost.function(precision))
    let result: Interval
    do {
      result = try function(Interval(value, precision: precision))
    } catch {
      if case .outOfFuel = error { throw error }
      return .infinite
    }
    let outer = isLower ? result.lower : result.upper
    guard outer.magnitudeExponent.magnitude <= UInt(mostBits) else {
      return .infinite
    }
    return End(outer.rational, isIncluded: end.isIncluded || !result.isPoint)
  }
}

extension ExtendedInterval.End {
  fileprivate var mirroredEnd: ExtendedInterval.End {
    value.map { ExtendedInterval.End(-$0, isIncluded: isIncluded) } ?? self
  }
}
