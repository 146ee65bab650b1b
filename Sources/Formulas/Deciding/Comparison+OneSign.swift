import Exact

// Functions with corners that are never looked at from the other side: max(eˣ, x + 1) is eˣ.
extension Comparison {
  /// How often the sign of a derivative is told by that of its own one.
  private static let mostDerivatives = 3

  /// The functions, beside the elementary ones, that have derivatives wherever they are defined inside a domain.
  private static let smooth: Set = ["sqrt", "sigmoid", "softplus"]

  /// Whether two formulas are proved to be equal once magnitudes, extrema and positive parts of what has one sign on the
  /// domains are what they come to there.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreeByOneSign(_ a: Expression, _ b: Expression) throws -> Bool {
    let (x, y) = (try withoutCorners(a), try withoutCorners(b))
    guard x != a || y != b else { return false }
    return try areProvedEqual(x, y)
  }

  /// The formula with its corners replaced where one side of them is not reached.
  ///
  /// The recursion is as deep as the formula.
  private func withoutCorners(_ formula: Expression) throws -> Expression {
    let whole = formula.replacingChildren(try formula.children.map(withoutCorners))
    switch whole.kind {
    case .call("abs", let arguments) where arguments.count == 1:
      return try magnitude(of: arguments[0]) ?? whole
    case .power(let base, let exponent) where exponent.asRational == .one.scaled(byTwoToThe: -1):
      guard case .power(let inner, let square) = base.kind, square.asRational == 2 else {
        return whole
      }
      return try magnitude(of: inner) ?? whole
    case .call("relu", let arguments) where arguments.count == 1:
      guard let sign = try weakSign(of: arguments[0]) else { return whole }
      return sign > 0 ? arguments[0] : .zero
    case .call(let function, let arguments) where function == "max" || function == "min":
      return try withoutSmaller(arguments, of: function) ?? whole
    default: return whole
    }
  }

  /// The most arguments of a maximum that are compared with each other.
  private static let mostArguments = 4

  /// A maximum, or minimum, without the arguments that another one is nowhere below, or above; nil where none is left out.
  private func withoutSmaller(
    _ arguments: [Expression], of function: String
  ) throws -> Expression? {
    // `max(a, b, c)` may be the maximum of a maximum.
    let all = arguments.flatMap { argument in
      if case .call(function, let inner) = argument.kind { inner } else { [argument] }
    }
    guard (2...Self.mostArguments).contains(all.count) else { return nil }
    var kept = all
    for argument in all where kept.count > 1 {
      guard let place = kept.firstIndex(of: argument) else { continue }
      let isReached = try kept.enumerated().contains { other in
        guard other.offset != place,
          let sign = try weakSign(of: other.element - argument)
        else { return false }
        return sign == (function == "max" ? 1 : -1)
      }
      if isReached { kept.remove(at: place) }
    }
    guard kept.count < all.count, let first = kept.first else { return nil }
    return kept.dropFirst().reduce(first) { Expression(.call(function, [$0, $1])) }
  }

  private func magnitude(of formula: Expression) throws -> Expression? {
    guard let sign = try weakSign(of: formula) else { return nil }
    return sign > 0 ? formula : try -formula
  }

  /// 1 where a formula is nowhere below 0 on the domains, −1 where it is nowhere above; nil where neither is shown.
  func weakSign(of formula: Expression) throws -> Int? {
    if let range = try variables.definedRange(of: formula) {
      if range.isNonnegative { return 1 }
      if range.isNonpositive { return -1 }
    }
    let names = formula.names
    guard names.count == 1, let variable = variables[names[0]], variable.dimensions.isEmpty else {
      return try signAtCorners(of: formula)
    }
    if let sign = try line(of: variable, for: formula)?.weakSign(
      of: formula, depth: Self.mostDerivatives)
    {
      return sign
    }
    for (relation, sign) in [(Expression.Relation.greaterOrEqual, 1), (.lessOrEqual, -1)] {
      let decision = try Self.affordable(4) {
        try decide(.comparison(relation, formula, .zero), .all([]))
      }
      if case .same? = decision { return sign }
    }
    return nil
  }

  /// The interval of the only variable of a smooth formula; nil for others: of what jumps or has corners itself the
  /// slope says too little.
  private func line(of variable: Variables.Variable, for formula: Expression) throws -> Line? {
    guard
      formula.functions.allSatisfy({
        ElementaryFunction(rawValue: $0) != nil || Self.smooth.contains($0)
      }), let interior = variable.domain.interior
    else { return nil }
    let ends: (lower: Real?, upper: Real?)
    switch variable.domain.set {
    case .real: ends = (nil, nil)
    case .interval(let lower, let upper, _, _): ends = (lower, upper)
    case .integers, .finite, .steps: return nil
    }
    return Line(
      name: variable.name, lower: ends.lower, upper: ends.upper,
      inside: variables.replacing(domainOf: variable.name, by: interior))
  }

  /// The most variables of a box whose corners are looked at.
  private static let mostEdges = 4

  /// The sign of a polynomial that is linear in each of its variables, which run through bounded intervals: its least and
  /// its greatest value are at corners of the box.
  private func signAtCorners(of formula: Expression) throws -> Int? {
    let names = formula.names
    guard (2...Self.mostEdges).contains(names.count), formula.functions.isEmpty else { return nil }
    var choices: [(name: String, numbers: [Expression])] = []
    for name in names {
      guard let variable = variables[name], variable.dimensions.isEmpty,
        case .interval(let lower?, let upper?, _, _) = variable.domain.set,
        let low = lower.asRational, let high = upper.asRational,
        let slope = try? formula.derivative(by: Expression(.name(name))),
        try areProvedEqual(slope.derivative(by: Expression(.name(name))), .zero),
        try variables.definedRange(of: formula) != nil
      else { return nil }
      choices.append((name, [Expression(low), Expression(high)]))
    }
    var signs: Set<Int> = []
    for corner in Variables.assignments(choices, atMost: 1 << Self.mostEdges) ?? [] {
      guard let value = try value(of: formula, corner)?.asRational else { return nil }
      signs.insert(value.signum)
    }
    if signs.isEmpty || signs.isSuperset(of: [1, -1]) { return nil }
    return signs.contains(-1) ? -1 : 1
  }
}

/// An interval that one variable runs through.
private struct Line {
  let name: String
  let lower: Real?
  let upper: Real?
  /// The variables, this one without the ends of its domain.
  let inside: Variables

  /// The sign that a formula has everywhere, 0 allowed: by its range, by the sign of its slope and its value at an end,
  /// or, of one that is convex, by its value where the slope is 0, which is the least one.
  func weakSign(of formula: Expression, depth: Int) throws -> Int? {
    // Without a value somewhere nothing is continuous.
    guard let range = try inside.definedRange(of: formula) else { return nil }
    if range.isNonnegative { return 1 }
    if range.isNonpositive { return -1 }
    guard depth > 0, let slope = try? formula.derivative(by: Expression(.name(name))),
      try inside.definedRange(of: slope) != nil
    else { return nil }
    if let rise = try weakSign(of: slope, depth: depth - 1) {
      // Rising from a value that is not below 0, or up to one that is not above.
      if let first = try sign(of: formula, at: rise > 0 ? lower : upper), first >= 0 { return 1 }
      if let last = try sign(of: formula, at: rise > 0 ? upper : lower), last <= 0 { return -1 }
      return nil
    }
    guard let second = try? slope.derivative(by: Expression(.name(name))),
      try inside.definedRange(of: second) != nil,
      let bend = try weakSign(of: second, depth: depth - 1)
    else { return nil }
    for place in Self.places where try inside[name]?.domain.contains(place) == true {
      guard try sign(of: slope, at: place) == 0 else { continue }
      guard let extreme = try sign(of: formula, at: place) else { return nil }
      return extreme * bend >= 0 ? bend : nil
    }
    return nil
  }

  /// Where slopes of simple formulas are 0.
  private static let places: [Real] = [0, 1, -1, 2, -2].map { .rational($0) }

  /// The sign of a formula at a place; nil where it has no value, or the sign is not told.
  private func sign(of formula: Expression, at place: Real?) throws -> Int? {
    guard let place, let value = try Comparison.value(of: formula, at: [name: .scalar(place)]),
      let order = try? value.order(.zero)
    else { return nil }
    switch order {
    case .less: return -1
    case .equal: return 0
    case .greater: return 1
    }
  }
}
