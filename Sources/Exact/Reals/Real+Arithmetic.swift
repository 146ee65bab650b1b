extension Real: Scalar {
  /// The real with a rational value.
  public init(_ value: Rational) { self = .rational(value) }

  /// The circle constant π.
  public static let pi: Real = {
    let interval = Interval.pi(precision: basePrecision)
    // A leaf has depth 1, which is always allowed; zero would be the answer to an impossible failure.
    guard let leaf = try? Construction(.pi, enclosure: interval) else { return .zero }
    return .constructed(leaf)
  }()

  /// The sum.
  ///
  /// - Throws: `ArithmeticError` when the fuel is out.
  public static func + (a: Real, b: Real) throws -> Real {
    switch (a, b) {
    case (.rational(let x), .rational(let y)):
      try Fuel.spend(FuelCost.sum(x, y))
      return .rational(x + y)
    case (.rational(let x), let other) where x.isZero, (let other, .rational(let x)) where x.isZero:
      return other
    default:
      return try make(.sum(a, b))
    }
  }

  /// The difference.
  public static func - (a: Real, b: Real) throws -> Real { try a + (-b) }

  /// The negative.
  public static prefix func - (a: Real) throws -> Real {
    if case .rational(let x) = a { return .rational(-x) }
    return try .rational(-1) * a
  }

  /// The product.
  public static func * (a: Real, b: Real) throws -> Real {
    switch (a, b) {
    case (.rational(let x), .rational(let y)):
      try Fuel.spend(FuelCost.product(x, y))
      return .rational(x * y)
    case (.rational(let x), let other), (let other, .rational(let x)):
      if x.isZero { return .zero }
      if x == .one { return other }
      if case .constructed(let construction) = other,
        case .product(.rational(let y), let rest) = construction.step
      {
        return try .rational(x * y) * rest
      }
      return try make(.product(.rational(x), other))
    default:
      return try make(.product(a, b))
    }
  }

  /// The quotient.
  ///
  /// - Throws: `ArithmeticError.divisionByZero`; `.undecided` if the divisor cannot be told from 0.
  public static func / (a: Real, b: Real) throws -> Real {
    switch (a, b) {
    case (.rational(let x), .rational(let y)):
      try Fuel.spend(FuelCost.product(x, y))
      return .rational(try x / y)
    case (_, .rational(let y)):
      return try .rational(try y.reciprocal()) * a
    case (.rational(let x), _) where x.isZero:
      if try b.sign() == .equal { throw ArithmeticError.divisionByZero }
      return .zero
    default:
      if b.enclosure.signum == nil, try b.sign() == .equal { throw ArithmeticError.divisionByZero }
      return try make(.quotient(a, b))
    }
  }

  /// The magnitude.
  public func absolute() throws -> Real {
    if case .rational(let value) = self { return .rational(value.magnitude) }
    switch enclosure.signum {
    case 1: return self
    case -1: return try -self
    default: return try Real.make(.absolute(self))
    }
  }

  /// The larger one.
  public static func maximum(_ a: Real, _ b: Real) throws -> Real {
    if case .rational(let x) = a, case .rational(let y) = b { return .rational(max(x, y)) }
    if a.enclosure.isDisjoint(from: b.enclosure) {
      return a.enclosure.lower > b.enclosure.upper ? a : b
    }
    return try make(.maximum(a, b))
  }

  /// The real that a step makes, with its enclosure at the base precision.
  ///
  /// Where the base precision cannot tell whether the step is defined, higher ones are tried.
  static func make(_ step: Construction.Step) throws -> Real {
    let operands = Construction.operands(of: step)
    var precision = basePrecision
    while true {
      do {
        let enclosures = try operands.map { try $0.enclosure(workingPrecision: precision) }
        let enclosure = try step.enclose(enclosures, precision: precision)
        // A number of more digits than any rational may have helps nobody; a tiny one is harmless.
        let size = max(enclosure.lower.magnitudeExponent, enclosure.upper.magnitudeExponent)
        guard size <= FuelCost.largestValue else {
          throw ArithmeticError.tooLarge(bits: size, allowed: FuelCost.largestValue)
        }
        return .constructed(try Construction(step, enclosure: enclosure))
      } catch ArithmeticError.straddlesEdge(let function) {
        precision *= 2
        if operands.contains(where: \.isUncertain) || precision > FuelCost.highestPrecision {
          throw ArithmeticError.straddlesEdge(function: function)
        }
      }
    }
  }
}
