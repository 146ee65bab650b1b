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

  /// What a part is as a function of the quantity: of its own parts, else of the quantity as it is.
  ///
  /// The recursion is as deep as the formula.
  private mutating func function(of formula: Expression) throws -> Expression? {
    let before = claims
    if let function = try functionOfParts(formula) { return function }
    claims = before
    return try matchShape(formula)
  }

  private mutating func functionOfParts(_ formula: Expression) throws -> Expression? {
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
    guard let own = try values(of: part) else { return nil }
    for shape in [Shape.identity, .square] {
      if let match = try match(part, own, shape) { return match }
    }
    return nil
  }

  /// c·s + d for a part, with s the logarithm, the exponential or the reciprocal of the quantity, or 1/(c/t + d); nil for
  /// others.
  private mutating func matchShape(_ part: Expression) throws -> Expression? {
    guard let own = try values(of: part) else { return nil }
    for shape in [Shape.exponential, .logarithm, .reciprocal] {
      if let match = try match(part, own, shape) { return match }
    }
    guard let one = MachineInterval(Rational.one) else { return nil }
    let inverse = own.compactMap { one.divided(by: $0) }
    return inverse.count == own.count
      ? try match(part, inverse, .reciprocal, isInverse: true) : nil
  }

  /// The values of a part at the points; nil where one is not known.
  private func values(of part: Expression) throws -> [MachineInterval]? {
    try Fuel.spend(Self.costOfPart)
    var own: [MachineInterval] = []
    for point in points {
      guard let value = IntervalEvaluator.machineEnclosure(of: part, at: point) else { return nil }
      own.append(value)
    }
    return own
  }

  /// What the quantity is put in before it is multiplied and added to.
  private enum Shape {
    case identity, square, exponential, logarithm, reciprocal

    func value(_ t: MachineInterval) -> MachineInterval? {
      switch self {
      case .identity: t
      case .square: t.power(2)
      case .exponential: t.exponential()
      case .logarithm: t.logarithm()
      case .reciprocal: MachineInterval(Rational.one).flatMap { $0.divided(by: t) }
      }
    }

    func formula(_ t: Expression) throws -> Expression {
      switch self {
      case .identity: t
      case .square: Expression(.power(t, Expression(2)))
      case .exponential: Expression(.call("exp", [t]))
      case .logarithm: Expression(.call("log", [t]))
      case .reciprocal: try .one / t
      }
    }
  }

  /// - Parameter isInverse: whether the values are those of 1 over the part.
  private mutating func match(
    _ part: Expression, _ own: [MachineInterval], _ shape: Shape, isInverse: Bool = false
  ) throws -> Expression? {
    let values = values.compactMap { shape.value($0) }
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
    func affine(_ t: Expression) throws -> Expression {
      let inner = try shape.formula(t)
      let multiple =
        switch slope {
        case .one: inner
        case -.one: try -inner
        default: try Expression(slope) * inner
        }
      let sum = shift.isZero ? multiple : try multiple + Expression(shift)
      return isInverse ? try .one / sum : sum
    }
    claims.append((part, try affine(quantity)))
    return try affine(symbol)
  }
}
