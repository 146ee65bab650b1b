import Exact

// Statements about several variables that are statements about one quantity made of them.
extension Comparison {
  /// The most quantities that are tried.
  private static let mostQuantities = 8
  /// The most simple values of the other variables that are tried.
  private static let mostSections = 3

  /// A line of points on which a quantity u is c·v + d for one variable v.
  private struct Section {
    /// The variable.
    let name: String
    /// The values of the other variables.
    let others: [String: Value<Expression>]
    /// c and d.
    let slope: Rational
    let start: Rational

    /// The variable where the quantity has a value.
    func variable(at quantity: Expression) throws -> Expression {
      try (quantity - Expression(start)) * Expression(slope.reciprocal())
    }
  }

  /// Decides statements whose formulas are all functions of one quantity u, such as x − y or x·y, on the line
  /// of its values; nil where no such quantity is found, or nothing follows for the variables.
  ///
  /// On a line of points where u is c·v + d, with simple values for the other variables, each formula is a
  /// function F of u; that it is F(u) everywhere is proved.
  func decideByQuantity(
    _ first: Statement.Condition, _ second: Statement.Condition
  ) throws -> StatementDecision? {
    guard let a = try first.guarded(in: variables), let b = try second.guarded(in: variables) else {
      return nil
    }
    let formulas = a.formulas + b.formulas
    for quantity in Self.quantities(in: formulas) {
      guard let section = try section(of: quantity, in: formulas),
        let decision = try decide(a, b, by: quantity, section)
      else { continue }
      return decision
    }
    return nil
  }

  private func decide(
    _ first: Statement.Condition, _ second: Statement.Condition, by quantity: Expression,
    _ section: Section
  ) throws -> StatementDecision? {
    var line = Variables()
    try line.declare(section.name, "real")
    if let range = try variables.definedRange(of: quantity) {
      line = line.replacing(
        domainOf: section.name,
        by: Domain(
          from: range.lower.value.map { .rational($0) },
          to: range.upper.value.map { .rational($0) },
          includesLower: range.lower.isIncluded, includesUpper: range.upper.isIncluded))
    }
    // The variable's name stands for the quantity from here on.
    let own = Expression(.name(section.name))
    var values = section.others
    values[section.name] = .scalar(try section.variable(at: own))
    func replaced(_ formula: Expression) throws -> Expression {
      guard let result = try formula.evaluate(values, in: line).scalar else {
        throw ArithmeticError.undecided
      }
      return result
    }
    /// F for a formula, which is proved to be F(u) where both have values.
    func onLine(_ formula: Expression) throws -> Expression {
      let result = try replaced(formula)
      let whole = try result.evaluate([section.name: .scalar(quantity)], in: variables).scalar
      // F needs no more than the formula does, or it would have no value where that has one.
      guard let whole, try areProvedEqual(formula, whole),
        let needed = try Statement.Condition.needs(of: formula, variables),
        let neededOnLine = try Statement.Condition.needs(of: result, line),
        try needed.flatMap(\.formulas).map(replaced) == neededOnLine.flatMap(\.formulas)
      else { throw NoCuts() }
      return result
    }
    let (a, b) = (try first.map(onLine), try second.map(onLine))
    let decision = try Comparison(line).decideOnLine(a, b, in: line[section.name])
    switch decision {
    case .same?: return .same(solutions: nil)
    case .different(let witness)?:
      guard let value = witness.point.first?.value.scalar, let place = value.asRational else {
        return nil
      }
      // The quantity has the value on the line, if the variable has the one that it takes there.
      let rational = try (place - section.start) / section.slope
      guard try variables[section.name]?.domain.contains(.rational(rational)) == true else {
        return nil
      }
      var point: [(name: String, value: Value<Real>, text: String?)] = []
      for name in variables.names {
        if name == section.name {
          point.append((name, .scalar(.rational(rational)), nil))
        } else if let other = section.others[name]?.scalar?.asRational {
          point.append((name, .scalar(.rational(other)), nil))
        }
      }
      return .different(
        StatementWitness(
          point: point, firstHolds: witness.firstHolds, isDefined: witness.isDefined))
    default: return nil
    }
  }

  /// A line through simple points on which a quantity is linear in a variable.
  private func section(
    of quantity: Expression, in formulas: [Expression]
  ) throws -> Section? {
    let used = Set(formulas.flatMap(\.names))
    for name in quantity.names {
      guard let variable = variables[name], variable.dimensions.isEmpty else { continue }
      for place in 0..<Self.mostSections {
        var others: [String: Value<Expression>] = [:]
        for other in variables.all where used.contains(other.name) && other.name != name {
          let points = other.domain.points(Self.mostSections)
          guard other.dimensions.isEmpty, !points.isEmpty else { return nil }
          others[other.name] = .scalar(Expression(points[place % points.count]))
        }
        guard
          let values = try Self.unlessUndecided({
            try quantity.evaluate(variables.values.merging(others) { $1 }, in: variables).scalar
          }), let line = try WholeQuotient(values, in: name), line.denominator.degree == 0,
          line.numerator.degree == 1
        else { continue }
        let below = Rational(line.denominator.leading)
        return Section(
          name: name, others: others, slope: try Rational(line.numerator.leading) / below,
          start: try Rational(line.numerator.coefficients[0]) / below)
      }
    }
    return nil
  }

  /// What formulas are made of that has several variables, without added and multiplied numbers.
  private static func quantities(in formulas: [Expression]) -> [Expression] {
    var found: [Expression] = []
    var stack = Array(formulas.reversed())
    var steps = 0
    while let top = stack.popLast(), found.count < mostQuantities, steps < 400 {
      steps += 1
      guard top.names.count > 1 else { continue }
      stack += top.children.reversed()
      let plain = plain(top)
      if plain.names.count > 1, !found.contains(where: { $0.orderedForm == plain.orderedForm }) {
        found.append(plain)
      }
    }
    return found.enumerated().sorted {
      $0.element.size == $1.element.size
        ? $0.offset < $1.offset : $0.element.size < $1.element.size
    }.map(\.element)
  }

  /// The formula without added numbers, and with a plus in front.
  private static func plain(_ formula: Expression) -> Expression {
    switch formula.kind {
    case .negative(let inner): return plain(inner)
    case .sum(let terms):
      let rest = terms.filter { !$0.expression.names.isEmpty }
      guard let first = rest.first else { return formula }
      if rest.count == 1 { return plain(first.expression) }
      return Expression(
        .sum(
          rest.map { .init(isSubtracted: $0.isSubtracted != first.isSubtracted, $0.expression) }))
    default: return formula
    }
  }
}
