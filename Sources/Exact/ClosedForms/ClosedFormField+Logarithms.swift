extension ClosedFormField {
  /// The exponential: a product over the terms of its argument.
  package func exponential(_ x: ClosedForm) throws -> ClosedForm {
    guard let polynomial = x.polynomial else {
      let (whole, parts) = try properParts(of: x)
      var result = try exponential(ClosedForm(whole))
      for (coefficient, part) in parts {
        // exp(c·m/D) = exp(m/D)^c.
        let power = try kernelPower(kernel(.function(.exp, part)), coefficient)
        result = try product(result, power)
      }
      return result
    }
    var result = ClosedForm.one
    for term in polynomial.terms {
      result = try product(result, try exponential(of: term))
    }
    return result
  }

  /// The most steps of a division of polynomials.
  private static let mostDivisions = 64

  /// A quotient N/D as a polynomial and a sum of multiples of m/D with single products m, which the
  /// first term of D does not divide.
  package func properParts(
    of x: ClosedForm
  ) throws -> (whole: Kernel.Polynomial, parts: [(coefficient: Rational, part: ClosedForm)]) {
    guard let lead = x.denominator.terms.first else { return (x.numerator, []) }
    var whole: [Kernel.Polynomial.Term] = []
    var rest = x.numerator
    while let top = rest.terms.first(where: { term in
      (term.monomial / lead.monomial).factors.allSatisfy { $0.exponent.signum > 0 }
    }), whole.count < Self.mostDivisions {
      let term = Kernel.Polynomial.Term(
        coefficient: try top.coefficient / lead.coefficient, monomial: top.monomial / lead.monomial)
      whole.append(term)
      let step = Kernel.Polynomial.Term(
        coefficient: -term.coefficient, monomial: term.monomial)
      rest = try reduced(rest.adding(x.denominator.multiplied(by: step)))
    }
    var parts: [(coefficient: Rational, part: ClosedForm)] = []
    for term in rest.terms {
      let part = try normalized(Kernel.Polynomial(1, term.monomial), over: x.denominator)
      guard !part.isZero else { continue }
      parts.append((term.coefficient, part))
    }
    return (try reduced(Kernel.Polynomial(collecting: whole)), parts)
  }

  private func exponential(of term: Kernel.Polynomial.Term) throws -> ClosedForm {
    if let factor = term.monomial.factors.first, term.monomial.factors.count == 1,
      factor.exponent == .one, case .function(.log, let x) = definition(factor.variable)
    {
      // exp(c·log x) = x^c, x > 0.
      return try power(x, term.coefficient)
    }
    // exp(c·m) = exp(m)^c.
    let monomial = ClosedForm(Kernel.Polynomial(1, term.monomial))
    return try kernelPower(try kernel(.function(.exp, monomial)), term.coefficient)
  }

  /// A form of the same sign as a sum with logarithms, log g₁ + c₂·log g₂ + h: g₁·g₂^c₂·exp(h) − 1; nil where no term
  /// is a multiple of a logarithm that varies, or one occurs in another term as well.
  package func withoutLogarithms(_ a: Kernel.Polynomial) throws -> ClosedForm? {
    func logarithm(_ term: Kernel.Polynomial.Term) -> (kernel: Kernel, of: ClosedForm)? {
      guard let factor = term.monomial.factors.first, term.monomial.factors.count == 1,
        factor.exponent == .one, case .function(.log, let x) = definition(factor.variable),
        isVariable(factor.variable)
      else { return nil }
      return (factor.variable, x)
    }
    guard a.terms.contains(where: { logarithm($0) != nil }) else { return nil }
    var arguments: [(of: ClosedForm, coefficient: Rational)] = []
    var rest: [Kernel.Polynomial.Term] = []
    var logarithms: Set<Kernel> = []
    for term in a.terms {
      guard let (kernel, argument) = logarithm(term) else {
        rest.append(term)
        continue
      }
      logarithms.insert(kernel)
      arguments.append((argument, term.coefficient))
    }
    for term in rest {
      for factor in term.monomial.factors where logarithms.contains(factor.variable) { return nil }
    }
    do {
      let product = try arguments.reduce(ClosedForm.one) {
        try self.product($0, power($1.of, $1.coefficient))
      }
      let exponent = ClosedForm(try Kernel.Polynomial(collecting: rest))
      return try difference(self.product(product, exponential(exponent)), .one)
    } catch is NoClosedForm {
      return nil
    }
  }

  /// The logarithm of a positive number.
  package func logarithm(_ a: ClosedForm) throws -> ClosedForm {
    if let polynomial = a.polynomial { return try logarithm(positive: polynomial) }
    metFactors = metFactors || isOpen
    if isOpen, splitsFactors {
      // log(N/D) = log|N| − log|D|.
      return try difference(
        try logarithm(absolute(ClosedForm(a.numerator))),
        try logarithm(absolute(ClosedForm(a.denominator))))
    }
    if isOpen, try sign(of: a.denominator) == nil {
      // Where N/D > 0 and the sign of N is known, D has the same sign.
      if let sign = try sign(of: a.numerator), sign != 0 {
        let (numerator, denominator) =
          sign > 0 ? (a.numerator, a.denominator) : (-a.numerator, -a.denominator)
        return try difference(
          try logarithm(positive: numerator), try logarithm(positive: denominator))
      }
      // log(N/D) = log(N·D) − 2·log|D|, where N·D > 0.
      return try difference(
        try logarithm(positive: try product(a.numerator, a.denominator)),
        try scaled(try logarithm(try absolute(ClosedForm(a.denominator))), by: 2))
    }
    // log(N/D) = log|N| − log|D|.
    let (numerator, denominator) = try positiveParts(of: a)
    return try difference(
      try logarithm(positive: numerator), try logarithm(positive: denominator))
  }

  /// The logarithm of a polynomial that is positive.
  private func logarithm(positive a: Kernel.Polynomial) throws -> ClosedForm {
    if a.isZero { throw NoClosedForm() }
    if let term = a.onlyTerm { return try logarithm(of: term) }
    try requirePositiveValues(of: a)
    // log(c·m·P) = log(c·m) + log P, where c·m > 0 and therefore P > 0.
    let (unit, primitive) = try primitivePart(of: a)
    return try sum(try logarithm(of: unit), try logarithm(primitive: primitive))
  }

  /// The logarithm of a term that is positive: log|c·∏kᵉ| = log|c| + Σ e·log|k|.
  private func logarithm(of term: Kernel.Polynomial.Term) throws -> ClosedForm {
    var result = try logarithm(ofRational: term.coefficient.magnitude)
    // The factors whose sign is open, and the sign of all others.
    var open = Kernel.Monomial.one
    var even: [Kernel.Monomial.Factor] = []
    var sign = term.coefficient.signum
    for factor in term.monomial.factors {
      if isOpen {
        let isOdd = factor.exponent.isInteger && factor.exponent.numerator.isOdd
        switch try self.sign(of: factor.variable) {
        case .some(let known): if isOdd, known < 0 { sign = -sign }
        default:
          // log(kᵉ·P) = (e−1)·log|k| + log(k·P) for an odd e.
          metFactors = true
          if isOdd, splitsFactors {
            even.append(factor)
            continue
          }
          if isOdd { open = open * Kernel.Monomial(factor.variable) }
          let exponent = isOdd ? factor.exponent - .one : factor.exponent
          even.append(Kernel.Monomial.Factor(variable: factor.variable, exponent: exponent))
          continue
        }
      }
      let logarithm = try logarithmOfMagnitude(of: factor.variable)
      result = try sum(result, try scaled(logarithm, by: factor.exponent))
    }
    let only = open.factors.count == 1 ? open.factors[0].variable : nil
    for factor in even where !factor.exponent.isZero {
      if factor.variable != only, let known = productLogarithms[factor.variable] {
        result = try sum(result, try scaled(known, by: factor.exponent))
        continue
      }
      // A factor that is open alone has the sign of all others: then |k| is k, or −k.
      let magnitude =
        factor.variable == only
        ? ClosedForm(Kernel.Polynomial(Rational(sign), Kernel.Monomial(factor.variable)))
        : try absolute(form(factor.variable))
      let logarithm =
        factor.variable == only
        ? form(try kernel(.function(.log, magnitude))) : try self.logarithm(magnitude)
      result = try sum(result, try scaled(logarithm, by: factor.exponent))
    }
    if open.isOne {
      // The logarithm of a negative number is nowhere defined, and equal to nothing.
      if isOpen, sign < 0, !splitsFactors { throw NoClosedForm() }
      return result
    }
    let rest = ClosedForm(Kernel.Polynomial(Rational(sign), open))
    return try sum(result, form(try kernel(.function(.log, rest))))
  }

  /// Refuses what is nowhere above 0 on the domains of the variables: a root or a logarithm of it is
  /// nowhere defined, so that any identity of it would hold for want of a point.
  func requirePositiveValues(of a: Kernel.Polynomial) throws {
    if isOpen, isVariable(a), try range(of: a).isNonpositive { throw NoClosedForm() }
  }

  /// log|k| for a kernel k that is not zero.
  private func logarithmOfMagnitude(of kernel: Kernel) throws -> ClosedForm {
    switch definition(kernel) {
    case .integer(let n): return form(try self.kernel(.function(.log, ClosedForm(Rational(n)))))
    case .root(let polynomial): return try logarithm(primitive: polynomial)
    case .function(.exp, let x): return x
    default:
      guard let sign = try sign(of: kernel), sign != 0 else { throw NoClosedForm() }
      let magnitude = Kernel.Polynomial(Rational(sign), Kernel.Monomial(kernel))
      return form(try self.kernel(.function(.log, ClosedForm(magnitude))))
    }
  }

  /// The logarithm of a positive rational: log ∏pᵉ = Σ e·log p.
  private func logarithm(ofRational c: Rational) throws -> ClosedForm {
    var terms: [Kernel.Polynomial.Term] = []
    for (sign, part) in [(1, c.numerator), (-1, c.denominator)] where part != .one {
      for (base, exponent) in try factorBase.factor(part) {
        let kernel = try kernel(.function(.log, ClosedForm(Rational(base))))
        terms.append(
          Kernel.Polynomial.Term(
            coefficient: Rational(sign * exponent), monomial: Kernel.Monomial(kernel)))
      }
    }
    return ClosedForm(try Kernel.Polynomial(collecting: terms))
  }

  /// The logarithm of a positive polynomial without content.
  private func logarithm(primitive a: Kernel.Polynomial) throws -> ClosedForm {
    if let factors = try splitFactors(of: a) {
      return try factors.reduce(.zero) {
        try sum($0, scaled(logarithm(absolute($1.base)), by: Rational($1.exponent)))
      }
    }
    // log R² = 2 log|R|.
    if let root = try magnitudeOfSquareRoot(of: a) {
      return try scaled(try logarithm(positive: root), by: 2)
    }
    if let root = try denested(a) ?? openDenested(a) {
      return try scaled(try logarithm(root), by: 2)
    }
    for index in definitions.indices {
      guard case .function(.log, let x) = definitions[index], let known = x.polynomial,
        known.terms.count > 1, known != a
      else { continue }
      let logarithm = form(Kernel(index: index))
      // Where P·Q is a term t: log P = log t − log Q. Both are positive, and so is t.
      if let term = try product(a, known).onlyTerm {
        return try difference(try self.logarithm(of: term), logarithm)
      }
      // Where P = Q·R: log P = log Q + log R. The exponents of P spread as far as those of Q and R
      // together, and those of Q do spread, so this ends.
      if known.terms.count <= a.terms.count, let quotient = try exactQuotient(a, known),
        quotient.terms.count <= a.terms.count
      {
        return try sum(logarithm, try self.logarithm(positive: quotient))
      }
    }
    return form(try kernel(.function(.log, ClosedForm(a))))
  }
}
