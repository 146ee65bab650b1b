import Exact

// Conditions without magnitudes, roots and maxima, by cases.
extension Statement.Condition {
  /// How often a function is taken apart.
  private static let mostCases = 6

  /// The same condition without |u|, √u, max, min and relu in it, as far as these stand in sums alone, and
  /// without increasing functions and factors of known sign around all of it.
  ///
  /// - Throws: `ArithmeticError`.
  func expanded(in variables: Variables, steps: Int = mostCases) throws -> Statement.Condition {
    switch self {
    case .all(let parts):
      return .all(try parts.map { try $0.expanded(in: variables, steps: steps) })
    case .any(let parts):
      return .any(try parts.map { try $0.expanded(in: variables, steps: steps) })
    case .sign(let formula, let relation):
      try Fuel.spend(64)
      guard steps > 0 else { return self }
      let simpler =
        try Self.simpler(formula, relation, variables) ?? Self.cases(formula, relation)
        ?? Self.squares(formula, relation, variables)
      return try simpler?.expanded(in: variables, steps: steps - 1) ?? self
    }
  }

  static func terms(of formula: Expression) -> [Expression.Term] {
    switch formula.kind {
    case .sum(let terms): terms
    case .negative(let inner):
      terms(of: inner).map { .init(isSubtracted: !$0.isSubtracted, $0.expression) }
    default: [.init(isSubtracted: false, formula)]
    }
  }

  /// The coefficient and the function of a term that is a number times one of the functions.
  private static func function(
    of term: Expression.Term
  ) -> (coefficient: Rational, name: String, arguments: [Expression])? {
    var coefficient: Rational = term.isSubtracted ? -1 : 1
    var factor = term.expression
    while true {
      switch factor.kind {
      case .negative(let inner):
        coefficient = -coefficient
        factor = inner
        continue
      case .product(let factors):
        var rest: [Expression] = []
        for part in factors {
          guard let value = part.expression.asRational else {
            if part.isDivisor { return nil }
            rest.append(part.expression)
            continue
          }
          guard let scaled = part.isDivisor ? try? coefficient / value : coefficient * value else {
            return nil
          }
          coefficient = scaled
        }
        guard rest.count == 1 else { return nil }
        factor = rest[0]
        continue
      case .power(let base, let exponent)
      where exponent.asRational == Rational.one.scaled(byTwoToThe: -1):
        return (coefficient, "sqrt", [base])
      case .call(let name, let arguments)
      where ["abs", "sqrt", "max", "min", "relu", "floor", "sign"].contains(name):
        return coefficient.isZero ? nil : (coefficient, name, arguments)
      default: return nil
      }
    }
  }

  /// A sum as its terms, and a number times a sum as the sum of the multiples, (√u − b)/2 as √u/2 − b/2; other terms as
  /// they are.
  static func spread(_ term: Expression.Term) throws -> [Expression.Term] {
    switch term.expression.kind {
    case .sum, .negative:
      return try terms(of: term.expression).flatMap {
        try spread(.init(isSubtracted: $0.isSubtracted != term.isSubtracted, $0.expression))
      }
    default: break
    }
    guard case .product(let factors) = term.expression.kind else { return [term] }
    let others = factors.filter { $0.expression.asRational == nil }
    guard others.count == 1, !others[0].isDivisor else { return [term] }
    let inner = terms(of: others[0].expression)
    guard inner.count > 1 else { return [term] }
    var coefficient = Expression.one
    for factor in factors where factor.expression.asRational != nil {
      coefficient =
        factor.isDivisor
        ? try coefficient / factor.expression : try coefficient * factor.expression
    }
    return try inner.map {
      .init(isSubtracted: $0.isSubtracted != term.isSubtracted, try coefficient * $0.expression)
    }
  }

  /// With f = c·k(u) + h the condition on k(u) beside t = −h/c, and that by the cases of k; nil without such
  /// a term.
  private static func cases(
    _ formula: Expression, _ relation: Expression.Relation
  ) throws -> Statement.Condition? {
    let terms = try terms(of: formula).flatMap(spread)
    for (place, term) in terms.enumerated() {
      guard let (coefficient, name, arguments) = function(of: term) else { continue }
      var rest = Expression.zero
      for (other, part) in terms.enumerated() where other != place {
        rest = try part.isSubtracted ? rest - part.expression : rest + part.expression
      }
      let t = try rest * Expression((-coefficient).reciprocal())
      return try cases(
        of: name, arguments, coefficient.signum > 0 ? relation : relation.mirrored, t)
    }
    return nil
  }

  private static func cases(
    of name: String, _ arguments: [Expression], _ relation: Expression.Relation, _ t: Expression
  ) throws -> Statement.Condition? {
    func compare(_ u: Expression, _ relation: Expression.Relation) throws -> Statement.Condition {
      .sign(try u - t, relation)
    }
    let u = arguments[0]
    switch (name, relation) {
    case ("abs", .greater), ("abs", .greaterOrEqual):
      return .any([try compare(u, relation), try compare(-u, relation)])
    case ("abs", .less), ("abs", .lessOrEqual):
      return .all([try compare(u, relation), try compare(-u, relation)])
    case ("abs", .equal):
      return .all([
        .sign(t, .greaterOrEqual), .any([try compare(u, .equal), try compare(-u, .equal)]),
      ])
    case ("abs", .unequal):
      return .any([
        .all([hasValue(u), .sign(t, .less)]),
        .all([try compare(u, .unequal), try compare(-u, .unequal)]),
      ])
    case ("sqrt", _):
      let square = Statement.Condition.sign(try u - t * t, relation)
      let isDefined = Statement.Condition.sign(u, .greaterOrEqual)
      switch relation {
      case .greater, .greaterOrEqual, .unequal:
        return .all([isDefined, .any([.sign(t, .less), square])])
      case .less: return .all([isDefined, .sign(t, .greater), square])
      case .lessOrEqual: return .all([isDefined, .sign(t, .greaterOrEqual), square])
      // A square is not negative.
      case .equal: return .all([.sign(t, .greaterOrEqual), square])
      }
    case ("relu", _): return try cases(of: "max", [u, .zero], relation, t)
    case ("floor", _): return try t.asRational.flatMap { try wholePart(of: u, relation, $0) }
    case ("sign", _): return t.asRational.map { sign(of: u, relation, $0) }
    case ("max", _), ("min", _):
      // The largest has no value where one of all has none.
      return .all(
        try arguments.map(hasValue)
          + [extremum(arguments, isLargest: name == "max", relation, compare)])
    default: return nil
    }
  }

  /// The condition ⌊u⌋ < t and its like, for a number t: ⌊u⌋ ≥ m for a whole m where u ≥ m.
  private static func wholePart(
    of u: Expression, _ relation: Expression.Relation, _ t: Rational
  ) throws -> Statement.Condition {
    func isAtLeast(_ m: Integer) throws -> Statement.Condition {
      .sign(try u - Expression(Rational(m)), .greaterOrEqual)
    }
    func isBelow(_ m: Integer) throws -> Statement.Condition {
      .sign(try u - Expression(Rational(m)), .less)
    }
    let (floor, next) = (t.floor, t.floor + 1)
    switch relation {
    case .less: return try isBelow(t.isInteger ? floor : next)
    case .lessOrEqual: return try isBelow(next)
    case .greater: return try isAtLeast(next)
    case .greaterOrEqual: return try isAtLeast(t.isInteger ? floor : next)
    case .equal: return t.isInteger ? .all([try isAtLeast(floor), try isBelow(next)]) : .any([])
    case .unequal:
      return t.isInteger ? .any([try isBelow(floor), try isAtLeast(next)]) : hasValue(u)
    }
  }

  /// The condition sign(u) < t and its like, for a number t, by the three values that a sign has.
  private static func sign(
    of u: Expression, _ relation: Expression.Relation, _ t: Rational
  ) -> Statement.Condition {
    let values: [(Rational, Expression.Relation)] = [(-1, .less), (0, .equal), (1, .greater)]
    return .any(
      values.compactMap { value, own in
        let order: Order = value < t ? .less : value > t ? .greater : .equal
        return relation.holds(order) ? .sign(u, own) : nil
      })
  }

  /// The condition on the largest or the smallest of some numbers.
  private static func extremum(
    _ numbers: [Expression], isLargest: Bool, _ relation: Expression.Relation,
    _ compare: (Expression, Expression.Relation) throws -> Statement.Condition
  ) throws -> Statement.Condition {
    switch isLargest ? relation : relation.mirrored {
    case .greater, .greaterOrEqual: return .any(try numbers.map { try compare($0, relation) })
    case .less, .lessOrEqual: return .all(try numbers.map { try compare($0, relation) })
    case .equal:
      // One is reached, and none lies beyond it.
      return .all([
        .all(try numbers.map { try compare($0, isLargest ? .lessOrEqual : .greaterOrEqual) }),
        .any(try numbers.map { try compare($0, .equal) }),
      ])
    case .unequal:
      return .any([
        .any(try numbers.map { try compare($0, isLargest ? .greater : .less) }),
        .all(try numbers.map { try compare($0, .unequal) }),
      ])
    }
  }

  /// That a formula has a value.
  private static func hasValue(_ formula: Expression) -> Statement.Condition {
    formula.hasValueEverywhere
      ? .all([]) : .any([.sign(formula, .equal), .sign(formula, .unequal)])
  }

  /// A sum of several terms, none of which is negative anywhere: it is 0 where all of them are; nil for others.
  private static func squares(
    _ formula: Expression, _ relation: Expression.Relation, _ variables: Variables
  ) throws -> Statement.Condition? {
    let terms = terms(of: formula)
    guard terms.count > 1 else { return nil }
    var sign: Int?
    var parts: [Expression] = []
    for term in terms {
      guard let range = try variables.definedRange(of: term.expression) else { return nil }
      let own = term.isSubtracted ? range.negated : range
      let ofTerm = own.isNonnegative ? 1 : own.isNonpositive ? -1 : 0
      guard ofTerm != 0, sign == nil || sign == ofTerm else { return nil }
      sign = ofTerm
      parts.append(term.expression)
    }
    let areZero = Statement.Condition.all(parts.map { .sign($0, .equal) })
    let isOneNot = Statement.Condition.any(parts.map { .sign($0, .unequal) })
    switch sign == 1 ? relation : relation.mirrored {
    case .equal, .lessOrEqual: return areZero
    case .greater, .unequal: return isOneNot
    case .greaterOrEqual: return .all([])
    case .less: return .any([])
    }
  }
}

extension Expression.Relation {
  /// The relation of the negatives.
  public var mirrored: Expression.Relation {
    switch self {
    case .equal, .unequal: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}
