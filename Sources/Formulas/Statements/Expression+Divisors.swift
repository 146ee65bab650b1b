import Exact

extension Expression {
  /// The formula times the divisors of its terms in which a name occurs: it is 0 where the formula is, as far as
  /// that has a value.
  func withoutDivisors(with name: String) throws -> Expression {
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
      where factor.isDivisor && factor.expression.names.contains(name)
        && !divisors.contains(factor.expression)
      {
        divisors.append(factor.expression)
      }
    }
    guard !divisors.isEmpty else { return self }
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
    return sum
  }
}
