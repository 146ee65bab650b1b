// Powers whose exponents are whole numbers, though not known ones.
extension ClosedFormField {
  /// The power as a product of powers of simpler bases, where the exponent is whole and the base falls
  /// apart; nil otherwise.
  ///
  /// (a·b)ⁿ = aⁿ·bⁿ and (1/a)ⁿ = 1/aⁿ hold for whole n whatever the signs of a and b are, which they do
  /// not for other exponents.
  func wholePower(_ base: ClosedForm, _ exponent: ClosedForm) throws -> ClosedForm? {
    guard isWhole(exponent) else { return nil }
    if base.denominator != .one {
      return try quotient(
        power(ClosedForm(base.numerator), exponent), power(ClosedForm(base.denominator), exponent))
    }
    if let term = base.numerator.onlyTerm { return try wholePower(of: term, exponent) }
    // Of a base whose sign is known the magnitude is taken, or else the one whose first coefficient is
    // positive.
    let sign = try sign(of: base)
    if sign == 0 { return nil }
    if sign.map({ $0 < 0 }) ?? ((base.numerator.terms.first?.coefficient.signum ?? 1) < 0) {
      return try product(alternation(exponent), power(negative(base), exponent))
    }
    let (unit, rest) = try unitPart(of: base.numerator)
    if unit.coefficient != .one || !unit.monomial.isOne {
      return try product(
        power(ClosedForm(Kernel.Polynomial(unit.coefficient, unit.monomial)), exponent),
        power(ClosedForm(rest), exponent))
    }
    guard let factors = try splitFactors(of: base.numerator) else { return nil }
    return try factors.reduce(.one) {
      try product($0, power($1.base, scaled(exponent, by: Rational($1.exponent))))
    }
  }

  /// The power of a term by those of its factors; nil for a number, and for a kernel or its negative where
  /// that is positive: what would lead back to here.
  private func wholePower(
    of term: Kernel.Polynomial.Term, _ exponent: ClosedForm
  ) throws -> ClosedForm? {
    let factors = term.monomial.factors
    guard let first = factors.first else { return nil }
    if factors.count == 1, first.exponent == .one {
      if term.coefficient == .one {
        if let power = try power(ofPower: first.variable, exponent) { return power }
        guard try sign(of: first.variable) == -1 else { return nil }
      } else if term.coefficient == Rational(-1), try sign(of: first.variable) == -1 {
        return nil
      }
    }
    var result = try power(ClosedForm(term.coefficient.magnitude), exponent)
    if term.coefficient.signum < 0 { result = try product(result, alternation(exponent)) }
    for factor in factors {
      let count = try scaled(exponent, by: factor.exponent)
      if factor.exponent == .one, try sign(of: factor.variable) == -1 {
        let magnitude = try power(negative(form(factor.variable)), count)
        result = try product(result, product(alternation(count), magnitude))
      } else {
        result = try product(result, power(form(factor.variable), count))
      }
    }
    return result
  }

  /// (aᵐ)ⁿ = a^(mn) for whole m and n; nil for other kernels.
  private func power(ofPower kernel: Kernel, _ exponent: ClosedForm) throws -> ClosedForm? {
    guard case .opaque("^", let arguments) = definition(kernel), arguments.count == 2,
      isWhole(arguments[1])
    else { return nil }
    return try power(arguments[0], product(arguments[1], exponent))
  }

  /// Whether all values are whole, because it is a polynomial in whole variables with whole coefficients.
  package func isWhole(_ exponent: ClosedForm) -> Bool {
    guard let polynomial = exponent.polynomial else { return false }
    return polynomial.terms.allSatisfy { $0.coefficient.isInteger && isWhole($0.monomial) }
  }

  /// A polynomial as the product of a term and of a polynomial with coprime whole coefficients and
  /// without a common factor.
  package func unitPart(
    of a: Kernel.Polynomial
  ) throws -> (unit: Kernel.Polynomial.Term, rest: Kernel.Polynomial) {
    // A kernel with a power that is replaced has no inverse.
    let monomial = Kernel.Monomial(
      ascending: a.commonMonomial.factors.filter { $0.exponent.isInteger && isFree($0.variable) })
    let content = a.content
    let inverse = Kernel.Polynomial.Term(
      coefficient: try content.reciprocal(), monomial: monomial.power(-1))
    return (
      Kernel.Polynomial.Term(coefficient: content, monomial: monomial),
      try a.multiplied(by: inverse)
    )
  }
}
