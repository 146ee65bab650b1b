import Exact

// Proofs by derivatives, and by induction.
extension Comparison {
  /// The most points at which two functions with equal derivatives are compared.
  private static let mostAnchors = 6

  /// Whether two formulas are proved to be equal because their derivatives are, and they at one point.
  ///
  /// The domains are intervals; inside of them both formulas and their derivatives have values everywhere.
  /// So their difference has the derivative 0 there and is constant, and what formulas are made of is
  /// continuous, so that they are equal at the ends as well, where they are defined.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreeByDerivatives(_ a: Expression, _ b: Expression) throws -> Bool {
    let used = Set(a.names + b.names)
    var inside = variables
    var names: [String] = []
    for variable in variables.all where used.contains(variable.name) {
      guard variable.dimensions.isEmpty, let domain = variable.domain.interior else { return false }
      inside = inside.replacing(domainOf: variable.name, by: domain)
      names.append(variable.name)
    }
    guard !names.isEmpty, try inside.definedRange(of: a) != nil,
      try inside.definedRange(of: b) != nil
    else { return false }
    let comparison = Comparison(inside)
    for name in names {
      let x = Expression(.name(name))
      guard let (a1, b1) = try? (a.derivative(by: x), b.derivative(by: x)),
        try inside.definedRange(of: a1) != nil, try inside.definedRange(of: b1) != nil,
        try comparison.areProvedEqual(a1, b1)
      else { return false }
    }
    var isAnchored = false
    var count = 0
    try SamplePoints(inside, in: [a, b]).search { point in
      guard let x = try Self.value(of: a, at: point), let y = try Self.value(of: b, at: point)
      else {
        return false
      }
      count += 1
      isAnchored = try Self.areProvedEqual(x, y)
      return isAnchored || count >= Self.mostAnchors
    }
    return isAnchored
  }

  /// Whether two reals are proved to be equal.
  private static func areProvedEqual(_ x: Real, _ y: Real) throws -> Bool {
    if (try? x.order(y)) == .equal { return true }
    return try ClosedFormField.withVariables { field in
      guard let a = try field.constant(x), let b = try field.constant(y) else { return false }
      return try field.areEqual(a, b)
    } ?? false
  }

  // MARK: Induction

  /// Whether two formulas are proved to be equal by induction over a whole variable that sums or products
  /// run up to.
  ///
  /// They are equal at the first value; and from n to n + 1 both change by the same amount, or by the same factor.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreeByInduction(_ a: Expression, _ b: Expression) throws -> Bool {
    try agreeByInduction(a, b, depth: Self.mostInductions)
  }

  /// How often the steps of an induction are compared by another one: those of a sum of sums are sums.
  private static let mostInductions = 3

  private func agreeByInduction(_ a: Expression, _ b: Expression, depth: Int) throws -> Bool {
    guard depth > 0 else { return false }
    for variable in variables.all where variable.dimensions.isEmpty && variable.domain.isWhole {
      let name = variable.name
      let bounds = a.bounds(in: name) + b.bounds(in: name)
      guard !bounds.isEmpty, case .integers(let from) = variable.domain.set,
        let start = try from ?? firstValue(of: name, bounds),
        let next = try? Expression(.name(name)) + .one
      else { continue }
      let first = [name: Expression(start)]
      guard let a0 = try self.evaluated(a.substituting(first)),
        let b0 = try self.evaluated(b.substituting(first)), try areProvedEqual(a0, b0),
        let a1 = a.stepped(name, next), let b1 = b.stepped(name, next)
      else { continue }
      let above = Comparison(
        variables.replacing(
          domainOf: name,
          by: Domain(integersFrom: start)))
      let (ofA, ofB) = try (a1 - a, b1 - b)
      if try above.areProvedEqual(ofA, ofB) || above.agreeByInduction(ofA, ofB, depth: depth - 1) {
        return true
      }
      // With a(n + 1) = r·a(n) the other one has to grow by r as well, be it 0 or not.
      for (product, other, grown) in [(a, b, b1), (b, a, a1)] {
        guard let factor = try product.growth(name, next) else { continue }
        if try above.areProvedEqual(grown, other * factor) { return true }
      }
      if try above.variables.definedRange(of: b)?.excludesZero == true,
        try above.areProvedEqual(a1 * b, b1 * a)
      {
        return true
      }
    }
    return false
  }

  /// Where sums with a bound n + c begin to be defined, as empty ones.
  private func firstValue(
    of name: String, _ bounds: [(lower: Expression, upper: Expression)]
  ) throws -> Rational? {
    try bounds.compactMap { bound -> Rational? in
      guard let lower = bound.lower.asRational,
        let shift = try evaluated(bound.upper.substituting([name: .zero]))?.asRational
      else { return nil }
      return lower - .one - shift
    }.max()
  }

  func evaluated(_ formula: Expression) throws -> Expression? {
    do {
      return try formula.evaluate(variables.values, in: variables).scalar
    } catch {
      if case .arithmetic(.outOfFuel(let limit)) = error.problem {
        throw ArithmeticError.outOfFuel(limit: limit)
      }
      return nil
    }
  }
}

extension Expression {
  /// The bounds of the series that run up to a variable plus a number.
  fileprivate func bounds(in name: String) -> [(lower: Expression, upper: Expression)] {
    var found = children.flatMap { $0.bounds(in: name) }
    if case .series(let series) = kind, !series.lower.names.contains(name),
      series.upper.isShifted(name)
    {
      found.append((series.lower, series.upper))
    }
    return found
  }

  /// Whether the formula is a name, or a name and a number.
  private func isShifted(_ name: String) -> Bool {
    switch kind {
    case .name(let own): return own == name
    case .sum(let terms):
      return terms.filter { $0.expression.asRational == nil }.count == 1
        && terms.allSatisfy { term in
          if term.expression.asRational != nil { return true }
          guard case .name(name) = term.expression.kind else { return false }
          return !term.isSubtracted
        }
    default: return false
    }
  }

  /// What products up to n are multiplied by for n + 1; nil for anything else.
  fileprivate func growth(_ name: String, _ next: Expression) throws -> Expression? {
    guard names.contains(name) else { return .one }
    switch kind {
    case .series(let series)
    where series.isProduct && series.upper.isShifted(name)
      && !(series.body.names + series.lower.names).contains(name):
      return series.body.substituting([series.index: series.upper.substituting([name: next])])
    case .product(let factors) where factors.allSatisfy { !$0.isDivisor }:
      var growth = Expression.one
      for factor in factors {
        guard let own = try factor.expression.growth(name, next) else { return nil }
        growth = try growth * own
      }
      return growth
    default: return nil
    }
  }

  /// The formula with n + 1 for n, where a sum or product up to n + 1 is one up to n and its last part; nil
  /// where a bound depends on n in another way.
  fileprivate func stepped(_ name: String, _ next: Expression) -> Expression? {
    guard names.contains(name) else { return self }
    guard case .series(let series) = kind else {
      if case .name = kind { return next }
      var stepped: [Expression] = []
      for child in children {
        guard let part = child.stepped(name, next) else { return nil }
        stepped.append(part)
      }
      return replacingChildren(stepped)
    }
    guard !series.lower.names.contains(name), let body = series.body.stepped(name, next) else {
      return nil
    }
    let before = Expression(
      .series(
        Series(
          isProduct: series.isProduct, index: series.index, from: series.lower, to: series.upper,
          of: body)))
    guard series.upper.names.contains(name) else { return before }
    guard series.upper.isShifted(name) else { return nil }
    let last = body.substituting([series.index: series.upper.substituting([name: next])])
    return series.isProduct ? try? before * last : try? before + last
  }
}
