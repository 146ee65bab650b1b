import Exact

// Conditions without factors of known sign, and without increasing functions around both sides.
extension Statement.Condition {
  /// The same condition in smaller formulas; nil where there is nothing to be left out.
  static func simpler(
    _ formula: Expression, _ relation: Expression.Relation, _ variables: Variables
  ) throws -> Statement.Condition? {
    switch formula.kind {
    case .negative(let inner): return .sign(inner, relation.mirrored)
    case .product(let factors): return try withoutFactors(factors, relation, variables)
    case .power(let base, let exponent):
      guard let q = exponent.asRational, q.isInteger, q.signum > 0, q != .one else { return nil }
      if q.numerator.isOdd { return .sign(base, relation) }
      switch relation {
      case .equal, .lessOrEqual: return .sign(base, .equal)
      case .unequal, .greater: return .sign(base, .unequal)
      case .less: return .any([])
      // Wherever the base has a value.
      case .greaterOrEqual: return .any([.sign(base, .equal), .sign(base, .unequal)])
      }
    case .sum(let terms) where terms.count == 2:
      return try withoutFunctions(terms[0], terms[1], relation)
    default: return nil
    }
  }

  /// The condition without the factors that have one sign everywhere.
  private static func withoutFactors(
    _ factors: [Expression.Factor], _ relation: Expression.Relation, _ variables: Variables
  ) throws -> Statement.Condition? {
    var sign = 1
    var rest: [Expression.Factor] = []
    for factor in factors {
      if let range = try variables.definedRange(of: factor.expression), let own = range.signum,
        own != 0
      {
        sign *= own
      } else if relation == .equal || relation == .unequal,
        factor.expression.isNeverZero(on: variables)
      {
        continue
      } else {
        rest.append(factor)
      }
    }
    guard rest.count < factors.count else { return nil }
    let turned = sign > 0 ? relation : relation.mirrored
    guard let first = rest.first else { return .sign(.one, turned) }
    if rest.count == 1, !first.isDivisor { return .sign(first.expression, turned) }
    if rest.allSatisfy(\.isDivisor) { rest.insert(.init(isDivisor: false, .one), at: 0) }
    return .sign(Expression(.product(rest)), turned)
  }

  /// f(u) − f(v) compares with 0 as u − v does, where f rises and both have values.
  private static func withoutFunctions(
    _ first: Expression.Term, _ second: Expression.Term, _ relation: Expression.Relation
  ) throws -> Statement.Condition? {
    guard let a = increasing(first), let b = increasing(second), a.name == b.name,
      a.exponent == b.exponent
    else { return nil }
    let sum = try a.isNegative ? -a.argument : a.argument
    let whole = try b.isNegative ? sum - b.argument : sum + b.argument
    // A function that is not odd has to be subtracted from itself.
    guard a.exponent != nil || a.isNegative != b.isNegative else { return nil }
    let difference = Statement.Condition.sign(whole, relation)
    switch a.name {
    case "log":
      return .all([.sign(a.argument, .greater), .sign(b.argument, .greater), difference])
    case "sqrt":
      return .all([
        .sign(a.argument, .greaterOrEqual), .sign(b.argument, .greaterOrEqual), difference,
      ])
    default: return difference
    }
  }

  /// An increasing function of an argument, or an odd power of it.
  private static func increasing(
    _ term: Expression.Term
  ) -> (name: String, exponent: Integer?, argument: Expression, isNegative: Bool)? {
    var isNegative = term.isSubtracted
    var formula = term.expression
    while case .negative(let inner) = formula.kind {
      isNegative.toggle()
      formula = inner
    }
    switch formula.kind {
    case .power(let base, let exponent):
      if case .name(Constant.e) = base.kind { return ("exp", nil, exponent, isNegative) }
      guard let q = exponent.asRational else { return nil }
      if q == Rational.one.scaled(byTwoToThe: -1) { return ("sqrt", nil, base, isNegative) }
      guard q.isInteger, q.signum > 0, q.numerator.isOdd else { return nil }
      return ("^", q.numerator, base, isNegative)
    case .call(let name, let arguments)
    where arguments.count == 1
      && ["exp", "log", "sqrt", "atan", "sinh", "tanh", "erf", "sigmoid", "softplus"].contains(name):
      return (name, nil, arguments[0], isNegative)
    default: return nil
    }
  }
}

extension Expression {
  /// Whether the formula has a value that is not 0 for all values of its one variable, which is whole: a·n + b where −b/a is
  /// none of them, and cⁿ for a number c other than 0.
  fileprivate func isNeverZero(on variables: Variables) -> Bool {
    guard let name = names.first, names.allSatisfy({ $0 == name }),
      let variable = variables[name], variable.dimensions.isEmpty, variable.domain.isWhole
    else { return false }
    if case .power(let base, let exponent) = kind, let number = base.asRational, !number.isZero,
      case .name = exponent.kind
    {
      return true
    }
    guard let form = try? LinearForm(self), let slope = form.coefficients[name],
      let zero = try? -form.constant / slope
    else { return false }
    return (try? variable.domain.contains(.rational(zero))) == false
  }
}
