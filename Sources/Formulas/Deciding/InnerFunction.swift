import Exact

/// A quantity on which formulas depend alone, as far as is seen: a part that they hold, each in its own words.
struct InnerFunction {
  /// What a formula is as a function of the quantity, and what has to be proved for it.
  struct Reading {
    let function: Expression
    let claims: [(part: Expression, equal: Expression)]
  }

  /// The largest numerator and denominator of the numbers that a part may differ by.
  private static let largest = 24
  /// The most parts that are compared with the quantity.
  private static let mostParts = 400
  /// What it costs to look at a part.
  private static let costOfPart = 64

  let quantity: Expression
  private let name: String
  private let points: [EnclosedPoint]
  private let values: [MachineInterval]
  private var claims: [(part: Expression, equal: Expression)] = []
  private var count = 0

  /// The fewest points at which the quantity has a value.
  private static let fewestPoints = 3

  /// Nil where the quantity is known at too few points, or the same at all of them.
  init?(_ quantity: Expression, named name: String, at places: [EnclosedPoint]) {
    var (points, values): ([EnclosedPoint], [MachineInterval]) = ([], [])
    for place in places {
      guard let value = IntervalEvaluator.machineEnclosure(of: quantity, at: place) else {
        continue
      }
      points.append(place)
      values.append(value)
    }
    guard points.count >= Self.fewestPoints,
      let other = values.firstIndex(where: { $0.isDisjoint(from: values[0]) })
    else { return nil }
    points.swapAt(1, other)
    values.swapAt(1, other)
    self.quantity = quantity
    self.name = name
    self.points = points
    self.values = values
  }

  /// What a formula is as a function of the quantity; nil where a name is left.
  ///
  /// - Throws: `ArithmeticError`.
  func reading(of formula: Expression) throws -> Reading? {
    var reader = self
    guard let function = try reader.function(of: formula) else { return nil }
    return Reading(function: function, claims: reader.claims)
  }

  private var symbol: Expression { Expression(.name(name)) }

  /// The recursion is as deep as the formula.
  private mutating func function(of formula: Expression) throws -> Expression? {
    if formula.names.isEmpty { return formula }
    count += 1
    guard count <= Self.mostParts else { return nil }
    // The maximum of u and 0 is u as well, where u is seldom below 0.
    if case .call("max", let arguments) = formula.kind, arguments.count == 2,
      let first = try function(of: arguments[0]), let second = try function(of: arguments[1])
    {
      return Expression(.call("max", [first, second]))
    }
    if let match = try match(formula) { return match }
    switch formula.kind {
    case .name, .entry, .series, .list, .comparison: return nil
    case .sum(let terms): return try sum(terms)
    case .product(let factors): return try product(factors)
    default:
      var parts: [Expression] = []
      for child in formula.children {
        guard let part = try function(of: child) else { return nil }
        parts.append(part)
      }
      return formula.replacingChildren(parts)
    }
  }

  private mutating func sum(_ terms: [Expression.Term]) throws -> Expression? {
    var total = Expression.zero
    var rest = terms
    if let (match, places) = try largestGroup(
      of: terms.count, { places in Expression(.sum(places.map { terms[$0] })) })
    {
      total = match
      rest = terms.indices.filter { !places.contains($0) }.map { terms[$0] }
    }
    for term in rest {
      guard let part = try function(of: term.expression) else { return nil }
      total = try term.isSubtracted ? total - part : total + part
    }
    return total
  }

  private mutating func product(_ factors: [Expression.Factor]) throws -> Expression? {
    var total = Expression.one
    var rest = factors
    if let (match, places) = try largestGroup(
      of: factors.count,
      { places in
        // A product begins with a factor.
        factors[places[0]].isDivisor ? nil : Expression(.product(places.map { factors[$0] }))
      })
    {
      total = match
      rest = factors.indices.filter { !places.contains($0) }.map { factors[$0] }
    }
    for factor in rest {
      guard let part = try function(of: factor.expression) else { return nil }
      total = try factor.isDivisor ? total / part : total * part
    }
    return total
  }

  /// The most terms or factors of which every group is looked at.
  private static let mostOperands = 5

  /// What the most operands, but not all, are in terms of the quantity, and which ones these are.
  private mutating func largestGroup(
    of count: Int, _ formula: ([Int]) -> Expression?
  ) throws -> (match: Expression, places: [Int])? {
    guard (3...Self.mostOperands).contains(count) else { return nil }
    let groups = (1..<(1 << count) - 1).map { group in
      (0..<count).filter { group >> $0 & 1 == 1 }
    }
    for size in stride(from: count - 1, to: 1, by: -1) {
      for places in groups where places.count == size {
        if let formula = formula(places), let match = try match(formula) { return (match, places) }
      }
    }
    return nil
  }

  /// c·t + d, or c·t² + d, for a part that is that of the quantity t at all points, with simple numbers; nil for others.
  private mutating func match(_ part: Expression) throws -> Expression? {
    if part == quantity { return symbol }
    try Fuel.spend(Self.costOfPart)
    var own: [MachineInterval] = []
    for point in points {
      guard let value = IntervalEvaluator.machineEnclosure(of: part, at: point) else { return nil }
      own.append(value)
    }
    for power in 1...Self.mostPowers {
      if let match = try match(part, own, power) { return match }
    }
    return nil
  }

  /// The largest power of the quantity that a part is compared with.
  private static let mostPowers = 2

  private mutating func match(
    _ part: Expression, _ own: [MachineInterval], _ power: Int
  ) throws -> Expression? {
    let values = values.compactMap { $0.power(power) }
    guard values.count == own.count, let rise = own[1].subtracting(own[0]),
      let run = values[1].subtracting(values[0]),
      let slope = rise.divided(by: run)?.simplest(upTo: Self.largest), !slope.isZero,
      let factor = MachineInterval(slope),
      let start = factor.multiplied(by: values[0]),
      let shift = own[0].subtracting(start)?.simplest(upTo: Self.largest),
      let constant = MachineInterval(shift)
    else { return nil }
    for (value, place) in zip(own, values) {
      guard let expected = factor.multiplied(by: place)?.adding(constant),
        !expected.isDisjoint(from: value)
      else { return nil }
    }
    func affine(_ inner: Expression) throws -> Expression {
      let multiple =
        switch slope {
        case .one: inner
        case -.one: try -inner
        default: try Expression(slope) * inner
        }
      return shift.isZero ? multiple : try multiple + Expression(shift)
    }
    func raised(_ base: Expression) -> Expression {
      power == 1 ? base : Expression(.power(base, Expression(Rational(power))))
    }
    claims.append((part, try affine(raised(quantity))))
    return try affine(raised(symbol))
  }
}

extension Comparison {
  /// The largest formulas whose parts are looked at.
  private static let mostNodes = 1_000
  /// How many points quantities are looked at.
  private static let quantityPoints = 6
  /// The most quantities that are tried.
  private static let mostQuantities = 8
  /// The most parts that are proved to be what they look like.
  private static let mostClaims = 6
  /// The share of the fuel that may be spent on a part.
  private static let fuelDivisor = 6

  /// Whether two formulas are functions of one quantity that both rise, or both fall, wherever the quantity has values.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func isIncreasingByQuantity(_ f: Expression, _ g: Expression) throws -> Bool {
    var name = "\u{2022}"
    while variables[name] != nil { name += "\u{2022}" }
    return try searchReadings(f, g, named: name) { quantity, first, second in
      var claims: [(part: Expression, equal: Expression)] = []
      for claim in first.claims + second.claims
      where !claims.contains(where: { $0.part == claim.part }) {
        claims.append(claim)
      }
      guard claims.count <= Self.mostClaims,
        try rise(
          first.function.withoutRisingShell, second.function.withoutRisingShell, name, quantity)
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
  private func quantities(of formula: Expression) -> [Expression] {
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
    var inner = Variables()
    try inner.declare(name, "real")
    if let range = try variables.definedRange(of: quantity) {
      let domain = Domain(
        from: range.lower.value.map { .rational($0) },
        to: range.upper.value.map { .rational($0) },
        includesLower: range.lower.value != nil && range.lower.isIncluded,
        includesUpper: range.upper.value != nil && range.upper.isIncluded)
      inner = inner.replacing(domainOf: name, by: domain)
    }
    return try Comparison(inner).areBothMonotone(f, g)
  }
}

extension Expression {
  /// What an odd root or asinh is taken of, which rise on all numbers: max(u, 0)^(1/3) − max(−u, 0)^(1/3) rises where u
  /// does.
  fileprivate var withoutRisingShell: Expression {
    if let inner = argumentOfInverseSine { return inner.withoutRisingShell }
    guard case .sum(let terms) = kind, terms.count == 2, !terms[0].isSubtracted,
      terms[1].isSubtracted, let (u, p) = terms[0].expression.rootOfPositivePart,
      let (v, q) = terms[1].expression.rootOfPositivePart, p == q, let opposite = try? -u,
      opposite == v
    else { return self }
    return u.withoutRisingShell
  }

  /// The u of asinh u = log(u + √(u² + 1)), which rises on all numbers.
  private var argumentOfInverseSine: Expression? {
    guard case .call("log", let arguments) = kind, arguments.count == 1,
      case .sum(let terms) = arguments[0].kind, let root = terms.last, !root.isSubtracted,
      let radicand = root.expression.radicand, case .sum(let inner) = radicand.kind,
      inner.count == 2,
      inner.allSatisfy({ !$0.isSubtracted }), inner[1].expression.asRational == .one,
      case .power(let base, let exponent) = inner[0].expression.kind, exponent.asRational == 2
    else { return nil }
    let rest = terms.dropLast()
    let sum =
      rest.count == 1 && !rest[0].isSubtracted
      ? rest[0].expression : Expression(.sum(Array(rest)))
    return sum == base ? base : nil
  }

  private var radicand: Expression? {
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
