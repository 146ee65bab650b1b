import Exact

// Systems of equations: what one of them says of a variable is put in for it.
extension Comparison {
  /// The most conjunctions that a statement is taken apart into.
  private static let mostConjunctions = 12
  /// The most equations that are used up one after another.
  private static let mostEliminations = 6
  /// The most equations and variables that are tried at first.
  private static let mostTrials = 3

  /// What is known of whether one statement follows from another one.
  private enum Consequence {
    case holds
    /// A point at which the other statement holds and the one does not.
    case fails(StatementWitness)
    /// It fails at points alone at which the one has no value.
    case lacksValue(StatementWitness)
  }

  /// Variables for which formulas in the others were put in, in this order.
  private typealias Substitutions = [(name: String, formula: Expression)]

  /// Decides by the variables that equations give in terms of the others.
  ///
  /// s·v + r = 0 is v = −r/s where s ≠ 0, and r = 0 where s = 0. Each statement follows from the other one if it
  /// does where these are put in.
  ///
  /// - Returns: nil where nothing comes of it.
  /// - Throws: `ArithmeticError.outOfFuel`.
  func decideByElimination(
    _ first: Statement.Condition, _ second: Statement.Condition
  ) throws -> StatementDecision? {
    // Where 0 is put in for c, √c/a is 0, also for a = 0: what is needed to have a value is said besides.
    guard let guardedFirst = try first.guarded(in: variables).map(withoutDivisors),
      let guardedSecond = try second.guarded(in: variables).map(withoutDivisors)
    else { return nil }
    let first = try guardedFirst.withoutLogarithms(in: variables)
    let second = try guardedSecond.withoutLogarithms(in: variables)
    let formulas = first.formulas + second.formulas
    if formulas != guardedFirst.formulas + guardedSecond.formulas,
      let decision = try decideDirectly(
        first, second, variables(occurringIn: formulas), mostMembers: 0)
    {
      return decision
    }
    var lacking: StatementWitness?
    var isOpen = false
    for (isForth, from, to) in [(true, first, second), (false, second, first)] {
      guard let conjunctions = from.conjunctions(atMost: Self.mostConjunctions) else {
        isOpen = true
        continue
      }
      for conjunction in conjunctions {
        let consequence = try Self.unlessUndecided {
          try follows(to, from: conjunction, depth: 0)
            ?? followsByParts(to, from: conjunction)
        }
        switch consequence {
        case .holds?: continue
        case .fails(let witness)?:
          guard try isConfirmed(witness, first, second) else { return nil }
          return .different(witness.with(firstHolds: isForth))
        case .lacksValue(let witness)?: lacking = witness.with(firstHolds: isForth)
        case nil: isOpen = true
        }
      }
    }
    if isOpen { return nil }
    return lacking.map { .undefined($0) } ?? .same(solutions: nil)
  }

  /// A guarded statement with 2ax − b = 0 for x − b/(2a) = 0, and with 2ax − b > 0 for x − b/(2a) > 0 where a is positive.
  private func withoutDivisors(
    _ condition: Statement.Condition
  ) throws -> Statement.Condition {
    switch condition {
    case .all(let parts): return .all(try parts.map(withoutDivisors))
    case .any(let parts): return .any(try parts.map(withoutDivisors))
    case .sign(let formula, let relation):
      let isEquation = relation == .equal || relation == .unequal
      var isNegative = false
      let (product, _) = try formula.withoutDivisors { divisor in
        if divisor.names.isEmpty { return false }
        guard let sign = try variables.definedRange(of: divisor)?.signum, sign != 0 else {
          // What is needed to have a value says already that it is not 0.
          return isEquation
        }
        if sign < 0 { isNegative.toggle() }
        return true
      }
      return .sign(isNegative ? try -product : product, relation)
    }
  }

  /// Whether one statement holds alone at the point of a witness, as far as that is told there.
  func isConfirmed(
    _ witness: StatementWitness, _ first: Statement.Condition, _ second: Statement.Condition
  ) throws -> Bool {
    let point = Dictionary(witness.point.map { ($0.name, $0.value) }) { first, _ in first }
    let truths = try Self.unlessUndecided {
      try [first, second].map { condition in
        try condition.truth { try SignAtPoint.sign(of: $0, at: point) }.holds
      }
    }
    return truths.map { $0[0] != $0[1] } ?? true
  }

  /// Whether a statement follows from each of the cases that the premise has without roots, magnitudes and squares.
  private func followsByParts(
    _ condition: Statement.Condition, from literals: [Statement.Condition.Literal]
  ) throws -> Consequence? {
    let whole = Statement.Condition.all(literals.map { .sign($0.formula, $0.relation) })
    let parts = try whole.expanded(in: variables).conjunctions(atMost: Self.mostConjunctions)
    guard let parts else { return nil }
    var lacking: Consequence?
    for part in parts {
      switch try follows(condition, from: part, depth: 0) {
      case .holds?: continue
      case .lacksValue(let witness)?: lacking = .lacksValue(witness)
      case .fails(let witness)?: return .fails(witness)
      case nil: return nil
      }
    }
    return lacking ?? .holds
  }

  private func follows(
    _ condition: Statement.Condition, from literals: [Statement.Condition.Literal],
    _ replaced: Substitutions = [], depth: Int
  ) throws -> Consequence? {
    try Fuel.spend(256)
    // Numbers are true or false by themselves.
    let open = literals.filter { $0.isTrue == nil }
    if literals.contains(where: { $0.isTrue == false }) { return .holds }
    let premise = Statement.Condition.all(open.map { .sign($0.formula, $0.relation) })
    let conclusion = Statement.Condition.all([premise, condition])
    let occurring = variables(occurringIn: conclusion.formulas)
    guard occurring.allSatisfy({ $0.dimensions.isEmpty }) else { return nil }
    if occurring.count <= 1,
      let line = try decideOnAnyLine(premise, conclusion, in: occurring.first)
    {
      return try consequence(line, replaced)
    }
    let steps = depth < Self.mostEliminations ? try eliminations(among: open) : []
    for step in steps.prefix(depth == 0 ? Self.mostTrials : 1) {
      let found = try Self.unlessUndecided {
        try follows(condition, from: open, by: step, replaced, depth: depth)
      }
      if let found { return found }
    }
    guard depth > 0, steps.isEmpty else { return nil }
    return try decideDirectly(premise, conclusion, occurring, mostMembers: 0)
      .flatMap { try consequence($0, replaced) }
  }

  /// What a decision about a premise, and the premise with the conclusion, says.
  private func consequence(
    _ decision: StatementDecision, _ replaced: Substitutions
  ) throws -> Consequence? {
    switch decision {
    case .same: .holds
    case .different(let witness): try lifted(witness, replaced).map { .fails($0) }
    case .undefined(let witness): try lifted(witness, replaced).map { .lacksValue($0) }
    case .undecided: nil
    }
  }

  /// The witness with values for all variables.
  private func lifted(
    _ witness: StatementWitness, _ replaced: Substitutions
  ) throws -> StatementWitness? {
    var point = Dictionary(witness.point.map { ($0.name, $0.value) }) { first, _ in first }
    let needed = replaced.flatMap { [$0.name] + $0.formula.names }
    for name in needed where point[name] == nil {
      if replaced.contains(where: { $0.name == name }) { continue }
      guard let simple = variables[name]?.domain.points(1).first else { continue }
      point[name] = .scalar(.rational(simple))
    }
    for (name, formula) in replaced.reversed() {
      guard let value = try formula.evaluate(point).scalar else { return nil }
      point[name] = .scalar(value)
    }
    var full = witness
    full.point = variables.names.compactMap { name in
      point[name].map { value in
        (name, value, witness.point.first { $0.name == name }?.text)
      }
    }
    return full
  }

  // MARK: One step

  /// An equation s·v + r = 0.
  private struct Elimination {
    /// Its place among the literals.
    let place: Int
    let name: String
    let slope: Expression
    let rest: Expression
    /// What must hold for the equation to have values.
    let needed: [Statement.Condition.Literal]
    /// Whether s is nowhere 0.
    let isSure: Bool
  }

  /// The equations and the variables that may be used, those with a slope that is nowhere 0 first.
  private func eliminations(
    among literals: [Statement.Condition.Literal]
  ) throws -> [Elimination] {
    var (sure, unsure): ([Elimination], [Elimination]) = ([], [])
    for (place, literal) in literals.enumerated() where literal.relation == .equal {
      guard let needed = try Statement.Condition.needs(of: literal.formula, variables) else {
        continue
      }
      let guards = needed.compactMap { condition -> Statement.Condition.Literal? in
        guard case .sign(let formula, let relation) = condition else { return nil }
        return Statement.Condition.Literal(formula: formula, relation: relation)
      }
      guard guards.count == needed.count else { continue }
      for name in literal.formula.names {
        guard let variable = variables[name], variable.dimensions.isEmpty,
          variable.domain.isRationalInterval,
          let (slope, rest) = try literal.formula.withoutDivisors(with: name).linear(in: name)
        else { continue }
        // What cancels to 0 gives no value.
        guard slope != .zero else { continue }
        let isSure = try variables.definedRange(of: slope)?.excludesZero == true
        let step = Elimination(
          place: place, name: name, slope: slope, rest: rest, needed: guards, isSure: isSure)
        if isSure { sure.append(step) } else { unsure.append(step) }
      }
    }
    return sure + unsure
  }

  private func follows(
    _ condition: Statement.Condition, from literals: [Statement.Condition.Literal],
    by step: Elimination, _ replaced: Substitutions, depth: Int
  ) throws -> Consequence? {
    var others = literals
    others.remove(at: step.place)
    others += step.needed
    let value = try (-step.rest) / step.slope
    var solved = others
    if !step.isSure {
      solved.append(Statement.Condition.Literal(formula: step.slope, relation: .unequal))
    }
    let place = [step.name: Value<Expression>.scalar(value)]
    func put(_ formula: Expression) throws -> Expression {
      guard
        let number = try formula.evaluate(
          variables.values.merging(place) { $1 }, in: variables
        ).scalar
      else { throw ArithmeticError.undecided }
      return number
    }
    var premise = try solved.map {
      Statement.Condition.Literal(formula: try put($0.formula), relation: $0.relation)
    }
    premise += try variables[step.name]?.domain.literals(for: value) ?? []
    guard
      let ofSolved = try follows(
        try condition.replacing(put), from: premise, replaced + [(step.name, value)],
        depth: depth + 1)
    else { return nil }
    if case .fails = ofSolved { return ofSolved }
    if step.isSure { return ofSolved }
    // Where the slope is 0 the rest is.
    let flat =
      others
      + [step.slope, step.rest].map {
        Statement.Condition.Literal(formula: $0, relation: .equal)
      }
    switch try follows(condition, from: flat, replaced, depth: depth + 1) {
    case .holds?: return ofSolved
    case let other: return other
    }
  }
}

extension Comparison.StatementWitness {
  fileprivate func with(firstHolds: Bool) -> Comparison.StatementWitness {
    Comparison.StatementWitness(point: point, firstHolds: firstHolds, isDefined: isDefined)
  }
}

extension Domain {
  /// Whether it is the whole line, or an interval whose ends are rational.
  var isRationalInterval: Bool {
    switch set {
    case .real: true
    case .interval(let lower, let upper, _, _):
      [lower, upper].allSatisfy { $0 == nil || $0?.asRational != nil }
    case .integers, .finite, .steps: false
    }
  }

  /// That a formula has a value of the domain, which is an interval.
  func literals(for formula: Expression) throws -> [Statement.Condition.Literal] {
    guard case .interval(let lower, let upper, let hasLower, let hasUpper) = set else { return [] }
    var found: [Statement.Condition.Literal] = []
    if let end = lower?.asRational {
      found.append(
        .init(
          formula: try formula - Expression(end), relation: hasLower ? .greaterOrEqual : .greater))
    }
    if let end = upper?.asRational {
      found.append(
        .init(formula: try formula - Expression(end), relation: hasUpper ? .lessOrEqual : .less))
    }
    return found
  }
}
