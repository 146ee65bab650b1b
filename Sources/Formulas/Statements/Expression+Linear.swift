import Exact

// Formulas as linear functions of one of their names.
extension Expression {
  /// s and r with s·v + r for the formula, neither of which has v in it; nil where its form does not show them.
  func linear(in name: String) throws -> (slope: Expression, rest: Expression)? {
    guard names.contains(name) else { return (.zero, self) }
    switch kind {
    case .name: return (.one, .zero)
    case .negative(let inner):
      guard let (slope, rest) = try inner.linear(in: name) else { return nil }
      return (try -slope, try -rest)
    case .sum(let terms):
      var (slope, rest) = (Expression.zero, Expression.zero)
      for term in terms {
        guard let own = try term.expression.linear(in: name) else { return nil }
        slope = term.isSubtracted ? try slope - own.slope : try slope + own.slope
        rest = term.isSubtracted ? try rest - own.rest : try rest + own.rest
      }
      return (slope, rest)
    case .product(let factors):
      var inner: (slope: Expression, rest: Expression)?
      var others = Expression.one
      for factor in factors {
        if factor.expression.names.contains(name) {
          guard inner == nil, !factor.isDivisor else { return nil }
          inner = try factor.expression.linear(in: name)
          if inner == nil { return nil }
        } else {
          others =
            factor.isDivisor ? try others / factor.expression : try others * factor.expression
        }
      }
      guard let inner else { return nil }
      return (try inner.slope * others, try inner.rest * others)
    default: return nil
    }
  }

  /// The formula times the divisors of its terms in which a name occurs: it is 0 where the formula is, as far as
  /// that has a value.
  func withoutDivisors(with name: String) throws -> Expression {
    try withoutDivisors { $0.names.contains(name) }.formula
  }

  /// The formula times those divisors of its terms that fulfil a condition, and these.
  func withoutDivisors(
    where fulfils: (Expression) throws -> Bool
  ) throws -> (formula: Expression, divisors: [Expression]) {
    let terms = Statement.Condition.terms(of: self)
    func factors(_ term: Expression) -> [Factor] {
      switch term.kind {
      case .product(let factors): factors
      default: [Factor(isDivisor: false, term)]
      }
    }
    var divisors: [Expression] = []
    for term in terms {
      for factor in factors(term.expression)
      where try factor.isDivisor && !divisors.contains(factor.expression)
        && fulfils(factor.expression)
      {
        divisors.append(factor.expression)
      }
    }
    guard !divisors.isEmpty else { return (self, []) }
    var sum = Expression.zero
    for term in terms {
      var missing = divisors
      var product = Expression.one
      for factor in factors(term.expression) {
        if factor.isDivisor, let place = missing.firstIndex(of: factor.expression) {
          missing.remove(at: place)
        } else {
          product =
            factor.isDivisor ? try product / factor.expression : try product * factor.expression
        }
      }
      for divisor in missing { product = try product * divisor }
      sum = term.isSubtracted ? try sum - product : try sum + product
    }
    return (sum, divisors)
  }
}
