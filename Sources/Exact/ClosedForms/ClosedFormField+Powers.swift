extension ClosedFormField {
  /// The power; the base is positive unless the exponent is an integer.
  package func power(_ base: ClosedForm, _ exponent: ClosedForm) throws -> ClosedForm {
    if let q = exponent.rational { return try power(base, q) }
    if isOpen {
      if base.isZero, try range(of: exponent).isPositive { return .zero }
      if isWhole(exponent), base != ClosedForm(-1), !base.isZero,
        let product = try wholePower(base, exponent)
      {
        return product
      }
      let sign = try sign(of: base)
      if sign == 0 { throw NoClosedForm() }
      if sign == -1 {
        // a^b = (−1)^b·(−a)^b for a < 0, which has a value where b is whole.
        return try product(
          try openPower(ClosedForm(-1), exponent), try power(try negative(base), exponent))
      }
      if sign == nil { return try openPower(base, exponent) }
    }
    // a^b = exp(b·log a) for a > 0.
    return try exponential(try product(exponent, try logarithm(base)))
  }

  /// The power of a number that may be negative: where it is, the exponent is whole, and the power may
  /// be negative too, so that it is no exponential.
  ///
  /// a^(p·b + n) = (a^b)^p·aⁿ for whole p and n.
  package func openPower(_ base: ClosedForm, _ exponent: ClosedForm) throws -> ClosedForm {
    if base == ClosedForm(-1) { return try alternation(exponent) }
    let whole = try opaque("^", [base, exponent])
    guard let polynomial = exponent.polynomial else { return whole }
    var result = ClosedForm.one
    for term in polynomial.terms {
      if term.monomial.isOne {
        guard term.coefficient.isInteger else { return whole }
        result = try product(result, try power(base, term.coefficient))
      } else {
        guard let count = term.coefficient.numerator.asInt else { return whole }
        let unit = try Rational(1, over: term.coefficient.denominator)
        let kernel = try opaque(
          "^", [base, ClosedForm(Kernel.Polynomial(unit, term.monomial))])
        result = try product(result, try power(kernel, count))
      }
    }
    return result
  }

  /// (−1)^b: ±1 by the terms that may be odd.
  func alternation(_ exponent: ClosedForm) throws -> ClosedForm {
    let whole = try opaque("^", [ClosedForm(-1), exponent])
    guard let polynomial = exponent.polynomial else { return whole }
    var result = ClosedForm.one
    for term in polynomial.terms {
      guard term.coefficient.isInteger, isWhole(term.monomial) else { return whole }
      guard term.coefficient.numerator.isOdd else { continue }
      let sign = term.monomial.isOne ? ClosedForm(-1) : try parity(term.monomial)
      result = try product(result, sign)
    }
    return result
  }

  /// The power of a positive number with a rational exponent.
  package func power(_ a: ClosedForm, _ q: Rational) throws -> ClosedForm {
    if a.isZero, q.signum > 0 { return .zero }
    if q.isInteger {
      guard let n = q.numerator.asInt else { throw NoClosedForm() }
      return try power(a, n)
    }
    if let polynomial = a.polynomial { return try power(positive: polynomial, q) }
    metFactors = metFactors || isOpen
    if isOpen, splitsFactors {
      // (N/D)^q = |N|^q / |D|^q where N/D ≥ 0.
      return try quotient(
        try power(absolute(ClosedForm(a.numerator)), q),
        try power(absolute(ClosedForm(a.denominator)), q))
    }
    if isOpen, try sign(of: a.denominator) == nil {
      // (N/D)^q = (N·D)^q / |D|^(2q), where N·D ≥ 0.
      let magnitude = try absolute(ClosedForm(a.denominator))
      return try quotient(
        try power(positive: try product(a.numerator, a.denominator), q),
        try power(magnitude, q + q))
    }
    // N/D > 0: |N|^q / |D|^q.
    let (numerator, denominator) = try positiveParts(of: a)
    return try quotient(try power(positive: numerator, q), try power(positive: denominator, q))
  }

  /// Numerator and denominator of a positive number, both made positive.
  func positiveParts(
    of a: ClosedForm
  ) throws -> (numerator: Kernel.Polynomial, denominator: Kernel.Polynomial) {
    switch try sign(of: a.denominator) {
    case .some(1): return (a.numerator, a.denominator)
    case .some(-1): return (-a.numerator, -a.denominator)
    default: throw NoClosedForm()
    }
  }

  /// The rational power of a polynomial that is positive.
  func power(positive a: Kernel.Polynomial, _ q: Rational) throws -> ClosedForm {
    if a.isZero { throw NoClosedForm() }
    if q.isInteger { return try power(ClosedForm(a), q) }
    if let term = a.onlyTerm { return try power(of: term, q) }
    try requirePositiveValues(of: a)
    // (c·m·P)^q = (c·m)^q · P^q, where c·m > 0 and therefore P > 0.
    let (unit, primitive) = try primitivePart(of: a)
    return try product(try power(of: unit, q), try power(primitive: primitive, q))
  }

  /// A polynomial as the product of a positive term and a polynomial with coprime integer coefficients
  /// and no common factor that is known to be positive.
  func primitivePart(
    of a: Kernel.Polynomial
  ) throws -> (unit: Kernel.Polynomial.Term, primitive: Kernel.Polynomial) {
    var positive: [Kernel.Monomial.Factor] = []
    for factor in a.commonMonomial.factors {
      if try sign(of: factor.variable) == 1 {
        positive.append(factor)
      } else if isOpen, factor.exponent.isInteger {
        // An even power has no sign.
        let exponent = factor.exponent.numerator.isOdd ? factor.exponent - .one : factor.exponent
        positive.append(Kernel.Monomial.Factor(variable: factor.variable, exponent: exponent))
      }
    }
    let monomial = Kernel.Monomial(ascending: positive)
    let content = a.content
    let inverse = Kernel.Polynomial.Term(
      coefficient: try content.reciprocal(), monomial: monomial.power(-1))
    let unit = Kernel.Polynomial.Term(coefficient: content, monomial: monomial)
    return (unit, try a.multiplied(by: inverse))
  }

  /// The rational power of a term that is positive: each factor by itself, by its magnitude.
  ///
  /// |c·∏kᵉ|^q = |c|^q·∏|k|^(eq); a kernel has a fractional exponent only where it is positive.
  func power(of term: Kernel.Polynomial.Term, _ q: Rational) throws -> ClosedForm {
    var result = try power(ofRational: term.coefficient.magnitude, q)
    // The factors whose sign is open, and the sign of all others.
    var open = Kernel.Monomial.one
    var sign = term.coefficient.signum
    for factor in term.monomial.factors {
      let exponent = factor.exponent * q
      let power: ClosedForm
      if isOpen, try self.sign(of: factor.variable) == nil {
        // k^e = |k|^(e−1)·k for an odd e, and |k|^e for an even one.
        guard factor.exponent.isInteger else { throw NoClosedForm() }
        metFactors = true
        let isOdd = !splitsFactors && factor.exponent.numerator.isOdd
        if isOdd { open = open * Kernel.Monomial(factor.variable) }
        let even = isOdd ? factor.exponent - .one : factor.exponent
        let magnitude = try absolute(form(factor.variable))
        result = try product(result, try self.power(magnitude, even * q))
        continue
      }
      if try self.sign(of: factor.variable) == -1, factor.exponent.isInteger,
        factor.exponent.numerator.isOdd
      {
        sign = -sign
      }
      switch try self.sign(of: factor.variable) {
      case .some(1):
        power = try kernelPower(factor.variable, exponent)
      case .some(-1):
        if exponent.isInteger {
          let value = try kernelPower(factor.variable, exponent)
          power = exponent.numerator.isOdd ? try negative(value) : value
        } else {
          // |k|^(eq) = (−k)^(eq).
          power = try self.power(
            primitive: Kernel.Polynomial(-1, Kernel.Monomial(factor.variable)), exponent)
        }
      default:
        // |k|^(eq) = k^(eq) only for an even exponent where the sign is not known.
        guard exponent.isInteger, !exponent.numerator.isOdd else { throw NoClosedForm() }
        power = try kernelPower(factor.variable, exponent)
      }
      result = try product(result, power)
    }
    if open.isOne {
      // The root of a negative number is nowhere defined, and equal to nothing.
      if isOpen, sign < 0, !splitsFactors { throw NoClosedForm() }
      return result
    }
    return try product(
      result, try self.power(primitive: Kernel.Polynomial(Rational(sign), open), q))
  }

  /// The magnitude.
  package func absolute(_ a: ClosedForm) throws -> ClosedForm {
    switch try sign(of: a) {
    case .some(0): return .zero
    case .some(let sign): return sign < 0 ? try negative(a) : a
    default: break
    }
    // |x| = ±x only once the sign is known.
    guard isOpen else { throw NoClosedForm() }
    if a.denominator != .one {
      return try quotient(
        try absolute(ClosedForm(a.numerator)), try absolute(ClosedForm(a.denominator)))
    }
    if let term = a.numerator.onlyTerm { return try magnitude(of: term) }
    if let factors = try splitFactors(of: a.numerator) {
      return try factors.reduce(.one) { try product($0, power(absolute($1.base), $1.exponent)) }
    }
    let (unit, primitive) = try primitivePart(of: a.numerator)
    let isNegative = primitive.terms[0].coefficient.signum < 0
    let magnitude = form(try kernel(.absolute(isNegative ? -primitive : primitive)))
    return try product(ClosedForm(Kernel.Polynomial(unit.coefficient, unit.monomial)), magnitude)
  }

  /// |c·∏kᵉ| = |c|·∏|k|ᵉ.
  private func magnitude(of term: Kernel.Polynomial.Term) throws -> ClosedForm {
    var result = ClosedForm(term.coefficient.magnitude)
    for factor in term.monomial.factors {
      let base: ClosedForm
      switch try sign(of: factor.variable) {
      case .some(let sign) where sign > 0: base = form(factor.variable)
      case .some: base = try negative(form(factor.variable))
      default:
        base = form(
          try kernel(.absolute(Kernel.Polynomial(1, Kernel.Monomial(factor.variable)))))
      }
      result = try product(result, try power(base, factor.exponent))
    }
    return result
  }

  /// The power of a kernel, which is positive or has an integer exponent, and is not zero where the
  /// exponent is negative.
  func kernelPower(_ kernel: Kernel, _ exponent: Rational) throws -> ClosedForm {
    if exponent.signum >= 0 || isFree(kernel) {
      return ClosedForm(
        try reduced(Kernel.Polynomial(1, Kernel.Monomial(kernel, exponent: exponent))))
    }
    let inverse = try reduced(
      Kernel.Polynomial(1, Kernel.Monomial(kernel, exponent: -exponent)))
    return try normalized(.one, over: inverse)
  }

  /// The power of a positive rational: by its factors, (∏pᵉ)^q = ∏p^(eq) as all p are positive.
  func power(ofRational c: Rational, _ q: Rational) throws -> ClosedForm {
    if c == .one { return .one }
    var monomial = Kernel.Monomial.one
    for (sign, part) in [(1, c.numerator), (-1, c.denominator)] where part != .one {
      for (base, exponent) in try factorBase.factor(part) {
        let kernel = try kernel(.integer(base))
        monomial =
          monomial * Kernel.Monomial(kernel, exponent: q * Rational(sign * exponent))
      }
    }
    return ClosedForm(try reduced(Kernel.Polynomial(1, monomial)))
  }

  /// The power of a positive polynomial without content.
  private func power(primitive a: Kernel.Polynomial, _ q: Rational) throws -> ClosedForm {
    if q.isInteger { return try power(ClosedForm(a), q) }
    if let factors = try splitFactors(of: a) {
      return try factors.reduce(.one) {
        try product($0, power(absolute($1.base), q * Rational($1.exponent)))
      }
    }
    // (R²)^q = |R|^(2q).
    if let root = try magnitudeOfSquareRoot(of: a) {
      return try power(positive: root, q + q)
    }
    let whole = Rational(q.floor)
    let fraction = q - whole
    let half = try Rational(1, over: 2)
    if fraction == half, let root = try denested(a) ?? openDenested(a) {
      return try product(root, try power(ClosedForm(a), whole))
    }
    // A negated kernel is a term itself, and its product with another one would lead back to here.
    for index in definitions.indices where a.terms.count > 1 {
      guard case .root(let known) = definitions[index], known != a else { continue }
      // Where P·Q is a term t: P^f = t^f / Q^f. Both are positive, and so is t.
      if let term = try product(a, known).onlyTerm {
        let power = try quotient(
          try power(of: term, fraction), try kernelPower(Kernel(index: index), fraction))
        return try product(power, try self.power(ClosedForm(a), whole))
      }
    }
    let root = try kernelPower(try kernel(.root(a)), fraction)
    return try product(root, try power(ClosedForm(a), whole))
  }
}
