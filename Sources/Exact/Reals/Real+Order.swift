extension Real {
  /// How the number compares with zero.
  ///
  /// - Throws: `ArithmeticError.undecided` if neither proof nor enclosure can tell.
  public func sign() throws -> Order { try order(.zero) }

  /// How the number compares with another one.
  ///
  /// Enclosures at the base precision settle most cases. Where they overlap, the closed form of the
  /// difference is tried once: it proves equality, or another rational difference. Then the
  /// precision is doubled until the enclosures are disjoint or the fuel is out.
  ///
  /// - Throws: `ArithmeticError.undecided`.
  public func order(_ other: Real) throws -> Order {
    if case .rational(let x) = self, case .rational(let y) = other {
      try Fuel.spend(FuelCost.product(x, y))
      return x < y ? .less : x == y ? .equal : .greater
    }
    if let order = enclosure.order(other.enclosure) { return order }
    if isUncertain || other.isUncertain { throw ArithmeticError.undecided }
    let difference = try self - other
    if let value = try ClosedForm.rationalValue(of: difference) {
      return value.isZero ? .equal : value.signum < 0 ? .less : .greater
    }
    var precision = 2 * Real.basePrecision
    while precision <= FuelCost.highestPrecision {
      if let a = try enclosureIfTold(workingPrecision: precision),
        let b = try other.enclosureIfTold(workingPrecision: precision), let order = a.order(b)
      {
        return order
      }
      precision *= 2
    }
    throw ArithmeticError.undecided
  }

  /// The same number as a rational, if its closed form shows that it is one; else itself.
  public func recognised() throws -> Real {
    guard case .constructed = self, let value = try ClosedForm.rationalValue(of: self) else {
      return self
    }
    return .rational(value)
  }

  /// The number as a person would write it in an error: exactly if it is rational, else to six digits.
  public var summary: String {
    if case .rational(let value) = self { return value.summary }
    if let text = try? decimal(significantDigits: 6) { return text }
    let enclosure = enclosure
    guard enclosure.exponentReach > Interval.farBits else {
      return "a number near \(enclosure.midpoint.rational.decimal(significantDigits: 6))"
    }
    for digits in [6, 3, 1] {
      if let text = try? enclosure.farDecimal(significantDigits: digits) {
        return "a number near \(text)"
      }
    }
    return "a number far from 1"
  }

  /// The number correctly rounded to a count of significant digits.
  ///
  /// - Throws: `ArithmeticError.undecided` if the number lies too close to a tie to be rounded, or to
  ///   zero to be told from it.
  public func decimal(significantDigits digits: Int) throws -> String {
    let value = try recognised()
    if case .rational(let exact) = value { return exact.decimal(significantDigits: digits) }
    // log2(10) < 3322/1000: the bits that the digits need, and a few more.
    var precision = max(Real.basePrecision, digits * 3322 / 1000 + 32)
    let highest = max(FuelCost.highestPrecision, 4 * precision)
    while precision <= highest {
      if let interval = try value.enclosureIfTold(workingPrecision: precision),
        interval.signum != nil
      {
        if interval.exponentReach > Interval.farBits {
          try Fuel.spend(FuelCost.function(precision))
          if let text = try interval.farDecimal(significantDigits: digits) { return text }
          precision *= 2
          continue
        }
        try Fuel.spend(FuelCost.decimal(of: interval))
        let lower = interval.lower.rational.decimal(significantDigits: digits)
        if lower == interval.upper.rational.decimal(significantDigits: digits) { return lower }
      }
      if value.isUncertain { break }
      precision *= 2
    }
    throw ArithmeticError.undecided
  }
}

extension Interval {
  /// How the numbers of the interval compare with those of another one, if all compare alike.
  func order(_ other: Interval) -> Order? {
    if upper < other.lower { return .less }
    if lower > other.upper { return .greater }
    return isPoint && other.isPoint && lower == other.lower ? .equal : nil
  }
}

extension Rational {
  /// The fraction, or six digits where the fraction is long.
  public var summary: String {
    let text = description
    return text.utf8.count <= 24 ? text : decimal(significantDigits: 6)
  }
}
