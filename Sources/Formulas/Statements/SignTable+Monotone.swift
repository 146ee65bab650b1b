import Exact

// Signs of differences that an increasing function takes from other ones.
extension SignTable {
  /// The sign of a sum with logarithms, log g₁ + c₂·log g₂ + h; nil for others.
  func signOfLogarithms(_ polynomial: Kernel.Polynomial) throws -> SignProduct? {
    try field.withoutLogarithms(polynomial).map { try sign(of: $0) }
  }

  /// The sign of c·(f(a) − f(b)) for an increasing function f, which is that of c·(a − b); nil for others.
  func signOfMonotone(_ polynomial: Kernel.Polynomial) throws -> SignProduct? {
    guard polynomial.terms.count == 2 else { return nil }
    let (first, second) = (polynomial.terms[0], polynomial.terms[1])
    guard first.coefficient.signum != second.coefficient.signum else { return nil }
    let sign = first.coefficient.signum
    if let a = try exponent(of: first.monomial), let b = try exponent(of: second.monomial) {
      // c·exp(a) > d·exp(b) is a + log(c/d) > b.
      let ratio = try (first.coefficient / second.coefficient).magnitude
      let shift = try field.apply(.log, ClosedForm(ratio))
      return try self.sign(
        of: field.sum(field.difference(a, b), shift), times: sign)
    }
    guard first.coefficient == -second.coefficient,
      let a = try argument(of: first.monomial), let b = try argument(of: second.monomial),
      a.function == b.function, a.exponent == b.exponent
    else { return nil }
    return try self.sign(of: field.difference(a.argument, b.argument), times: sign)
  }

  private func sign(of form: ClosedForm, times constant: Int) throws -> SignProduct {
    var product = try sign(of: form)
    product.constant *= constant
    return product
  }

  /// a for a product of exponentials exp(a); nil for other monomials.
  private func exponent(of monomial: Kernel.Monomial) throws -> ClosedForm? {
    var total = ClosedForm.zero
    for factor in monomial.factors {
      guard case .function(.exp, let x) = field.definition(factor.variable) else { return nil }
      total = try field.sum(total, field.scaled(x, by: factor.exponent))
    }
    return total
  }

  /// The argument of a power or a function that rises; nil for other monomials.
  private func argument(
    of monomial: Kernel.Monomial
  ) throws -> (argument: ClosedForm, function: ElementaryFunction?, exponent: Rational)? {
    guard monomial.factors.count == 1, let factor = monomial.factors.first,
      factor.exponent.signum > 0
    else { return nil }
    switch field.definition(factor.variable) {
    case .function(let function, let x)
    where [.log, .atan, .asin, .erf].contains(function) && factor.exponent == .one:
      return (x, function, .one)
    case .root(let base): return (ClosedForm(base), nil, factor.exponent)
    case .variable where factor.exponent != .one:
      // An even power rises for numbers that are not negative alone.
      let isOdd = factor.exponent.isInteger && factor.exponent.numerator.isOdd
      guard try isOdd || field.range(of: field.form(factor.variable)).isNonnegative else {
        return nil
      }
      return (field.form(factor.variable), nil, factor.exponent)
    default: return nil
    }
  }
}
