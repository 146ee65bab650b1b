import Exact

// Formulas that are functions of one quantity.
extension Comparison {
  /// The largest formulas whose parts are looked at.
  private static let mostNodes = 1_000
  /// How many points quantities are looked at.
  private static let quantityPoints = 6
  /// The most quantities that are tried.
  private static let mostQuantities = 8
  /// The most quantities that a variable is put in the place of.
  private static let mostReplacedQuantities = 2
  /// The name of a quantity.
  private static let quantityName = "\u{2022}"
  /// The most parts that are proved to be what they look like.
  private static let mostClaims = 6
  /// The share of the fuel that may be spent on a part.
  private static let fuelDivisor = 6

  /// Whether two formulas are functions of one quantity that both rise, or both fall, wherever the quantity has values.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func isIncreasingByQuantity(_ f: Expression, _ g: Expression) throws -> Bool {
    var name = Self.quantityName
    while variables[name] != nil { name += Self.quantityName }
    return try searchReadings(f, g, named: name) { quantity, first, second in
      var claims: [(part: Expression, equal: Expression)] = []
      for claim in first.claims + second.claims
      where !claims.contains(where: { $0.part == claim.part }) {
        claims.append(claim)
      }
      let (first, second) = (
        first.function.withoutRisingShell, second.function.withoutRisingShell
      )
      guard claims.count <= Self.mostClaims,
        try rise(first, second, name, quantity) || riseWithMagnitude(first, second, name)
      else { return false }
      return try claims.allSatisfy { claim in
        let decision = try Self.affordable(Self.fuelDivisor) {
          try decide(claim.part, claim.equal)
        }
        if case .equal? = decision { return true }
        return false
      }
    }
  }

  /// Whether two formulas are proved to be equal for all values of a part, such as x − 2, that all variables stand in, and in
  /// nothing else: what holds for all numbers holds for the values of the part.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreeByCommonQuantity(_ a: Expression, _ b: Expression) throws -> Bool {
    let name = Self.quantityName
    // One quantity is enough: what is a function of a part of it is one of it as well.
    guard variables[name] == nil, ![a, b].contains(where: { $0.contains(where: \.isSeries) })
    else { return false }
    let variable = Expression(.name(name))
    var count = 0
    for quantity in quantities(of: a) {
      if quantity == a || quantity == b { continue }
      let (x, y) = (a.replacing(quantity, by: variable), b.replacing(quantity, by: variable))
      guard (x.names + y.names).allSatisfy({ $0 == name || Constant.isConstant($0) }) else {
        continue
      }
      count += 1
      guard count <= Self.mostReplacedQuantities else { return false }
      switch try Comparison(ranging(name, as: quantity)).decide(x, y) {
      case .equal, .undefined: return true
      case .different, .undecided: continue
      }
    }
    return false
  }

  /// Parts of two formulas of which these are functions as far as is seen, with the functions, by a name.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func commonQuantities(
    _ f: Expression, _ g: Expression, named name: String
  ) throws -> [(quantity: Expression, f: Expression, g: Expression)] {
    var found: [(quantity: Expression, f: Expression, g: Expression)] = []
    _ = try searchReadings(f, g, named: name) { quantity, first, second in
      found.append((quantity, first.function, second.function))
      return false
    }
    return found
  }

  /// Whether something holds of a quantity and of what two formulas are as functions of it.
  private func searchReadings(
    _ f: Expression, _ g: Expression, named name: String,
    _ holds: (Expression, InnerFunction.Reading, InnerFunction.Reading) throws -> Bool
  ) throws -> Bool {
    guard f.size + g.size <= Self.mostNodes else { return false }
    let points = (0..<Self.quantityPoints).compactMap { EnclosedPoint(variables, number: $0) }
    guard points.count == Self.quantityPoints else { return false }
    for quantity in quantities(of: g) + quantities(of: f) {
      guard let common = InnerFunction(quantity, named: name, at: points),
        let first = try common.reading(of: f), let second = try common.reading(of: g)
      else { continue }
      if try holds(quantity, first, second) { return true }
    }
    return false
  }

  /// A formula and its parts that all of its variables stand in, the largest first.
  func quantities(of formula: Expression) -> [Expression] {
    let names = Set(formula.names)
    var found: [Expression] = []
    var stack = [formula]
    while let part = stack.popLast(), found.count < Self.mostQuantities {
      if part.children.isEmpty || part.isSeries || Set(part.names) != names { continue }
      if !found.contains(part) { found.append(part) }
      stack += part.children
    }
    return found
  }

  private func rise(
    _ f: Expression, _ g: Expression, _ name: String, _ quantity: Expression
  ) throws -> Bool {
    try Comparison(ranging(name, as: quantity)).areBothMonotone(f, g)
  }

  /// A variable that runs through the numbers between which the values of a quantity are known to lie.
  private func ranging(_ name: String, as quantity: Expression) throws -> Variables {
    var inner = Variables()
    try inner.declare(name, "real")
    guard let range = try variables.definedRange(of: quantity) else { return inner }
    return inner.replacing(domainOf: name, by: Domain(holding: range))
  }

  /// Whether both functions are even and rise with the magnitude of the quantity, or fall: then they are the same functions of
  /// the magnitude.
  private func riseWithMagnitude(
    _ f: Expression, _ g: Expression, _ name: String
  ) throws -> Bool {
    var inner = Variables()
    try inner.declare(name, "real")
    let opposite = [name: try -Expression(.name(name))]
    let comparison = Comparison(inner)
    for function in [f, g] {
      guard try inner.definedRange(of: function) != nil,
        try comparison.areProvedEqual(function, function.substituting(opposite))
      else { return false }
    }
    let magnitudes = Domain(
      from: .rational(.zero), to: nil, includesLower: true, includesUpper: false)
    return try Comparison(inner.replacing(domainOf: name, by: magnitudes)).areBothMonotone(f, g)
  }
}

extension Expression {
  /// What an odd root or asinh is taken of, which rise on all numbers: max(u, 0)^(1/3) − max(−u, 0)^(1/3) rises where u
  /// does.
  var withoutRisingShell: Expression {
    (argumentOfInverseSine ?? oddRadicand)?.withoutRisingShell ?? self
  }

  /// What an odd root is taken of whose sign is open, the u of max(u, 0)^q − max(−u, 0)^q; nil for other formulas.
  public var oddRadicand: Expression? {
    guard case .sum(let terms) = kind, terms.count == 2, !terms[0].isSubtracted,
      terms[1].isSubtracted, let (u, p) = terms[0].expression.rootOfPositivePart,
      let (v, q) = terms[1].expression.rootOfPositivePart, p == q, let opposite = try? -u,
      opposite == v
    else { return nil }
    return u
  }

  /// The u of asinh u = log(u + √(u² + 1)), which rises on all numbers.
  private var argumentOfInverseSine: Expression? {
    guard case .call("log", let arguments) = kind, arguments.count == 1,
      case .sum(let terms) = arguments[0].kind, let root = terms.last, !root.isSubtracted,
      let radicand = root.expression.radicand, case .sum(let inner) = radicand.kind,
      inner.count == 2,
      inner.allSatisfy({ !$0.isSubtracted }), inner[1].expression.asRational == .one,
      let base = inner[0].expression.baseOfSquare
    else { return nil }
    let rest = terms.dropLast()
    let sum =
      rest.count == 1 && !rest[0].isSubtracted
      ? rest[0].expression : Expression(.sum(Array(rest)))
    return sum == base ? base : nil
  }

  /// The u of u² and u·u.
  private var baseOfSquare: Expression? {
    switch kind {
    case .power(let base, let exponent): return exponent.asRational == 2 ? base : nil
    case .product(let factors):
      guard factors.count == 2, factors[0] == factors[1], !factors[0].isDivisor else { return nil }
      return factors[0].expression
    default: return nil
    }
  }

  /// What the formula is the square root of; nil for other formulas.
  var radicand: Expression? {
    switch kind {
    case .call("sqrt", let arguments): arguments.first
    case .power(let base, let exponent):
      exponent.asRational == Rational.one.scaled(byTwoToThe: -1) ? base : nil
    default: nil
    }
  }

  private var rootOfPositivePart: (base: Expression, exponent: Rational)? {
    guard case .power(let base, let exponent) = kind, let q = exponent.asRational, q.signum > 0,
      case .call("max", let arguments) = base.kind, arguments.count == 2,
      arguments[1].asRational?.isZero ?? false
    else { return nil }
    return (arguments[0], q)
  }
}

extension Domain {
  /// An interval of all numbers between ends.
  init(holding range: ExtendedInterval) {
    self.init(
      from: range.lower.value.map { .rational($0) }, to: range.upper.value.map { .rational($0) },
      includesLower: range.lower.value != nil && range.lower.isIncluded,
      includesUpper: range.upper.value != nil && range.upper.isIncluded)
  }
}
