extension Real {
  /// The power.
  ///
  /// - Throws: `ArithmeticError.divisionByZero` for a negative power of zero; `.outsideDomain` for a
  ///   power of a negative base whose exponent is not an integer; `.tooLarge` before a result is
  ///   computed that has more bits than `FuelCost.largestValue`.
  public func power(_ exponent: Real) throws -> Real {
    let exponent = try exponent.recognised()
    guard case .rational(let q) = exponent else { return try generalPower(exponent) }
    if q.isZero { return .one }
    if q == .one { return self }
    if q.isInteger {
      guard let n = q.numerator.asInt, n.magnitude <= UInt(Int32.max) else {
        if case .rational(let base) = self, let n = q.numerator.asInt, n != Int.min,
          base.signum > 0, base != .one
        {
          return try longPower(base, n, bits: .max)
        }
        return try hugePower(q)
      }
      return try power(n)
    }
    return try rationalPower(q)
  }

  /// The power with an integer exponent.
  private func power(_ n: Int) throws -> Real {
    switch self {
    case .rational(let base):
      if base.magnitude == .one || base.isZero { return .rational(try base.power(n)) }
      // |numerator|ⁿ has at most n times its bits: refused before it is computed.
      let bits = base.bitWidth.multipliedReportingOverflow(by: Int(n.magnitude))
      guard !bits.overflow, bits.partialValue <= FuelCost.largestValue else {
        return try longPower(base, n, bits: bits.overflow ? .max : bits.partialValue)
      }
      let words = FuelCost.words(bits.partialValue)
      try Fuel.spend(words * words / 4 + 8)
      return .rational(try base.power(n))
    case .constructed(let construction):
      switch construction.step {
      case .integerPower(let base, let m):
        let product = m.multipliedReportingOverflow(by: n)
        if !product.overflow, Int(Int32.max) > product.partialValue.magnitude {
          return try base.power(product.partialValue)
        }
      case .power(let base, .rational(let q)):
        // base > 0, so (base^q)ⁿ = base^(qn).
        return try base.power(.rational(q * Rational(n)))
      case .function(.exp, let argument):
        return try (argument * .rational(Rational(n))).apply(.exp)
      default: break
      }
      if n < 0, enclosure.signum == nil, try sign() == .equal {
        throw ArithmeticError.divisionByZero
      }
      return try Real.make(.integerPower(self, n))
    }
  }

  /// A power with more digits than a rational may have, as it is written: its value may be small, as that
  /// of (1 + 10^−6)^(10^6) is.
  private func longPower(_ base: Rational, _ n: Int, bits: Int) throws -> Real {
    // |log₂ baseⁿ| ≤ n·|base − 1|/ln 2 near 1; elsewhere it is of the size of the digits.
    let exponent = (base.magnitude - .one).magnitude * Rational(Int(n.magnitude)) * 4
    guard base.signum > 0, exponent < Rational(FuelCost.largestValue) else {
      throw ArithmeticError.tooLarge(bits: bits, allowed: FuelCost.largestValue)
    }
    return try Real.make(.integerPower(self, n))
  }

  /// A power whose integer exponent is beyond what could be computed; only 0, 1 and −1 have one.
  private func hugePower(_ q: Rational) throws -> Real {
    if case .rational(let base) = self {
      if base.isZero {
        if q.signum < 0 { throw ArithmeticError.divisionByZero }
        return .zero
      }
      if base == .one { return .one }
      if base == -1 { return .rational(q.numerator.isOdd ? -1 : 1) }
    }
    throw ArithmeticError.tooLarge(bits: .max, allowed: FuelCost.largestValue)
  }

  /// The power with a rational exponent p/k, k > 1.
  private func rationalPower(_ q: Rational) throws -> Real {
    switch try sign() {
    case .less: throw ArithmeticError.outsideDomain(function: "power", argument: summary)
    case .equal:
      if q.signum < 0 { throw ArithmeticError.divisionByZero }
      return .zero
    case .greater: break
    }
    switch self {
    case .rational(let base):
      if let k = q.denominator.asInt, let p = q.numerator.asInt, k <= FuelCost.largestValue {
        let words = FuelCost.words(base.bitWidth)
        try Fuel.spend(16 * words * words)
        if let root = base.exactRoot(UInt(k)) { return try Real.rational(root).power(p) }
      }
    case .constructed(let construction):
      switch construction.step {
      case .power(let base, .rational(let inner)): return try base.power(.rational(inner * q))
      case .integerPower(let base, let n) where base.enclosure.signum == 1:
        return try base.power(.rational(Rational(n) * q))
      case .function(.exp, let argument): return try (argument * .rational(q)).apply(.exp)
      default: break
      }
    }
    return try Real.make(.power(self, .rational(q)))
  }

  /// The largest whole number that is not above the number.
  ///
  /// - Throws: `ArithmeticError.undecided` where the number is not told from a whole one.
  public func floor() throws -> Integer {
    if let rational = try recognised().asRational { return rational.floor }
    for precision in [96, 288, 864] {
      guard let bounds = try enclosureIfTold(workingPrecision: precision) else { continue }
      guard let low = bounds.lower.whole(), let high = bounds.upper.whole() else { break }
      if low == high { return low }
    }
    throw ArithmeticError.undecided
  }

  /// Whether a whole number lies between the bounds of the number.
  public var mayBeWhole: Bool {
    get throws {
      if let rational = asRational { return rational.isInteger }
      guard let bounds = try enclosureIfTold(workingPrecision: 288) else { return true }
      guard let first = bounds.lower.whole(roundingUp: true), let last = bounds.upper.whole() else {
        return true
      }
      return first <= last
    }
  }

  /// The power with an exponent that is not known to be rational.
  private func generalPower(_ exponent: Real) throws -> Real {
    switch try sign() {
    case .less:
      // A whole exponent may be written so that it is not recognised.
      if try exponent.mayBeWhole { throw ArithmeticError.undecided }
      throw ArithmeticError.outsideDomain(function: "power", argument: summary)
    case .equal:
      guard try exponent.sign() == .greater else { throw ArithmeticError.divisionByZero }
      return .zero
    case .greater: break
    }
    if case .rational(.one) = self { return .one }
    return try Real.make(.power(self, exponent))
  }

  /// An elementary function.
  ///
  /// - Throws: `ArithmeticError.outsideDomain` outside of the function's domain.
  public func apply(_ function: ElementaryFunction) throws -> Real {
    if case .rational(let x) = self {
      if let value = try Real.exactValue(of: function, at: x) { return value }
    } else if case .constructed(let construction) = self {
      switch (function, construction.step) {
      case (.exp, .function(.log, let inner)): return inner
      case (.log, .function(.exp, let inner)): return inner
      default: break
      }
      // Where the enclosure straddles an edge of the domain, the argument may be exactly there.
      if try touchesEdge(of: function) {
        let value = try recognised()
        if case .rational = value { return try value.apply(function) }
        if function == .tan, try apply(.cos).sign() == .equal {
          throw ArithmeticError.outsideDomain(function: "tan", argument: summary)
        }
      }
    }
    return try Real.make(.function(function, self))
  }

  /// The exact value of a function at a rational where it is rational, or a multiple of π; nil where it
  /// is neither.
  private static func exactValue(
    of function: ElementaryFunction, at x: Rational
  ) throws -> Real? {
    switch function {
    case .exp, .cosh, .cos, .erfc: return x.isZero ? .one : nil
    case .sin, .tan, .atan, .sinh, .tanh, .erf: return x.isZero ? .zero : nil
    case .log:
      if x.signum <= 0 {
        throw ArithmeticError.outsideDomain(function: "log", argument: x.description)
      }
      return x == .one ? .zero : nil
    case .asin, .acos:
      if x.magnitude > .one {
        throw ArithmeticError.outsideDomain(function: function.rawValue, argument: x.description)
      }
      let half = try Rational(1, over: 2)
      if function == .asin {
        if x.isZero { return .zero }
        return x.magnitude == .one ? try .rational(x * half) * .pi : nil
      }
      if x.isZero { return try .rational(half) * .pi }
      if x == .one { return .zero }
      return x == -1 ? .pi : nil
    }
  }

  private func touchesEdge(of function: ElementaryFunction) throws -> Bool {
    switch function {
    case .log: return enclosure.signum == nil
    case .asin, .acos:
      let one = Dyadic(.one)
      return enclosure.upper >= one || enclosure.lower <= -one
    case .tan:
      return try enclosure.cosine(precision: Real.basePrecision).signum == nil
    default: return false
    }
  }
}

extension Rational {
  /// The k-th root of a positive rational, if it is rational.
  func exactRoot(_ k: UInt) -> Rational? {
    guard let top = numerator.root(k), top.isExact, let bottom = denominator.root(k),
      bottom.isExact
    else { return nil }
    return try? Rational(top.floor, over: bottom.floor)
  }
}
