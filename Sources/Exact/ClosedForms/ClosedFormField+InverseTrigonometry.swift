extension ClosedFormField {
  /// The arcsine.
  func arcsine(_ x: ClosedForm) throws -> ClosedForm {
    if x.isZero { return x }
    // asin sin y = y for |y| ≤ π/2; asin cos y = π/2 − y for 0 ≤ y ≤ π.
    if !isConstant(x) { return try inverted(x, .sin) ?? oddKernel(.asin, x) }
    let precision = 96
    try Fuel.spend(2 * FuelCost.function(precision))
    let bounds = try settled { try enclosure(of: x, precision: precision) }
    // The arcsine is the only angle rπ with |r| ≤ 1/2 and sin rπ = x. At ±1 the enclosure of x may reach
    // beyond the domain; then the angle can only be ±π/2 itself.
    if let bounds {
      if let angle = try settled({ try bounds.apply(.asin, precision: precision) }) {
        if let r = try standardAngle(angle, { try difference($0.sine, x).isZero }) {
          return try multipleOfPi(r)
        }
      } else if try difference(x, .one).isZero {
        return try multipleOfPi(Rational(1, over: 2))
      } else if try sum(x, .one).isZero {
        return try multipleOfPi(Rational(-1, over: 2))
      }
    }
    if let inner = try inverted(x, .sin) { return inner }
    if let square = try product(x, x).rational, square < .one, let sign = try sign(of: x) {
      return try scaled(try arcsine(ofRootOf: square), by: Rational(sign))
    }
    return try oddKernel(.asin, x)
  }

  /// asin √s for a rational s with 0 < s < 1.
  private func arcsine(ofRootOf s: Rational) throws -> ClosedForm {
    // tan² = s/(1−s): where that is a square, the angle is an argument of a Gaussian integer.
    if let tangent = try (s / (1 - s)).exactRoot(2) { return try arctangent(ofRational: tangent) }
    let half = try Rational(1, over: 2)
    if s > half {
      // asin √s + asin √(1−s) = π/2.
      return try difference(try multipleOfPi(half), try arcsine(ofRootOf: 1 - s))
    }
    return try oddKernel(.asin, try power(ClosedForm(s), half))
  }

  /// The arctangent.
  func arctangent(_ x: ClosedForm) throws -> ClosedForm {
    if let value = x.rational { return try arctangent(ofRational: value) }
    if !isConstant(x) { return try openArctangent(x) }
    let precision = 96
    try Fuel.spend(2 * FuelCost.function(precision))
    // The arctangent is the only angle rπ with |r| < 1/2 and sin rπ = x·cos rπ.
    if let angle = try settled({
      try enclosure(of: x, precision: precision).apply(.atan, precision: precision)
    }),
      let r = try standardAngle(
        angle, { try difference($0.sine, try product(x, $0.cosine)).isZero }),
      r.magnitude < (try Rational(1, over: 2))
    {
      return try multipleOfPi(r)
    }
    if let inner = try inverted(x, .tan) { return inner }
    guard let sign = try sign(of: x), sign != 0 else { return try oddKernel(.atan, x) }
    if let square = try product(x, x).rational {
      // sin atan x = x/√(1+x²).
      return try scaled(
        try arcsine(ofRootOf: square / (1 + square)), by: Rational(sign))
    }
    // atan x = ±π/2 − atan(1/x), with the sign of x.
    let magnitude = sign < 0 ? try negative(x) : x
    if try self.sign(of: try difference(magnitude, .one)) == 1 {
      return try difference(
        try multipleOfPi(Rational(Integer(sign), over: 2)),
        try oddKernel(.atan, try quotient(.one, x)))
    }
    return try oddKernel(.atan, x)
  }

  /// The arctangent of a form with variables.
  private func openArctangent(_ x: ClosedForm) throws -> ClosedForm {
    if let inner = try inverted(x, .tan) { return inner }
    // atan x = ±π/2 − atan(1/x), with the sign of x, where the other one is known.
    if let sign = try sign(of: x), sign != 0 {
      let inverse = try quotient(.one, x)
      if known(.function(.atan, inverse)) != nil {
        return try difference(
          try multipleOfPi(Rational(Integer(sign), over: 2)), try oddKernel(.atan, inverse))
      }
    }
    return try oddKernel(.atan, x)
  }

  /// An odd function as a kernel of an argument with a positive leading coefficient.
  func oddKernel(_ function: ElementaryFunction, _ x: ClosedForm) throws -> ClosedForm {
    guard let lead = x.numerator.terms.first else { return .zero }
    if lead.coefficient.signum < 0 {
      return try negative(form(try kernel(.function(function, try negative(x)))))
    }
    return form(try kernel(.function(function, x)))
  }

  /// The angle y where x shows as the sine, or the tangent, of y, or the sine as a cosine, and y lies
  /// in the range of the inverse function.
  private func inverted(
    _ x: ClosedForm, _ function: ElementaryFunction
  ) throws -> ClosedForm? {
    let half = try multipleOfPi(Rational(1, over: 2))
    guard let term = x.polynomial?.onlyTerm, term.coefficient.magnitude == .one else { return nil }
    let factors = term.monomial.factors
    var angle: ClosedForm?
    switch function {
    case .sin where factors.count == 1 && factors[0].exponent == .one:
      switch definition(factors[0].variable) {
      case .function(.sin, let y): angle = y
      case .function(.cos, let y): angle = try difference(half, evenAngle(y))
      default: break
      }
    case .tan where factors.count == 2:
      for (a, b) in [(0, 1), (1, 0)] where factors[a].exponent == .one && factors[b].exponent == -1
      {
        if case .function(.sin, let y) = definition(factors[a].variable),
          case .function(.cos, let z) = definition(factors[b].variable), y == z
        {
          angle = y
        }
      }
    default: break
    }
    guard let angle else { return nil }
    var sign = term.coefficient.signum
    // sin y = (−1)^k·sin(y − kπ) and tan y = tan(y − kπ), with the multiple of π that is nearest to y.
    let isFixed = isConstant(angle)
    for k in isFixed ? [try nearestHalfTurn(to: angle)] : [0, 1, -1, 2, -2] {
      let moved = try difference(angle, multipleOfPi(Rational(k)))
      let (above, below) = (try difference(half, moved), try sum(half, moved))
      // |y| < π/2 is checked by enclosures, |y| ≤ π/2 by the domains, and both functions are odd.
      guard
        isFixed
          ? try self.sign(of: above) == 1 && self.sign(of: below) == 1
          : try isNonnegative(above) && isNonnegative(below)
      else { continue }
      if function == .sin, k.isOdd { sign = -sign }
      return sign < 0 ? try negative(moved) : moved
    }
    return nil
  }

  /// An angle with the same cosine that is not negative, where that is known.
  private func evenAngle(_ y: ClosedForm) throws -> ClosedForm {
    guard !isConstant(y), try sign(of: y) == nil else { return y }
    return try absolute(y)
  }

  /// The whole number k for which kπ is about nearest to a constant.
  private func nearestHalfTurn(to angle: ClosedForm) throws -> Integer {
    let precision = 96
    try Fuel.spend(2 * FuelCost.function(precision))
    let turns = try settled {
      try enclosure(of: angle, precision: precision)
        .divided(by: Interval.pi(precision: precision), precision: precision)
    }
    // ⌊t + 1/2⌋ is ⌊(⌊2t⌋ + 1)/2⌋.
    guard let doubled = turns?.midpoint.scaled(byTwoToThe: 1).whole() else { return .zero }
    return (doubled + .one) >> 1
  }
}
