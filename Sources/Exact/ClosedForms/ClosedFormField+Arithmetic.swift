extension ClosedFormField {
  /// The negative.
  package func negative(_ a: ClosedForm) throws -> ClosedForm {
    ClosedForm(numerator: -a.numerator, denominator: a.denominator)
  }

  /// The product with a rational.
  package func scaled(_ a: ClosedForm, by factor: Rational) throws -> ClosedForm {
    let numerator = try a.numerator.scaled(by: factor)
    return numerator.isZero
      ? .zero : ClosedForm(numerator: numerator, denominator: a.denominator)
  }

  /// The sum.
  package func sum(_ a: ClosedForm, _ b: ClosedForm) throws -> ClosedForm {
    if a.denominator == b.denominator {
      return try normalized(try a.numerator.adding(b.numerator), over: a.denominator)
    }
    // Where one denominator divides the other one, the smaller common denominator.
    if let q = try exactQuotient(b.denominator, a.denominator) {
      return try normalized(
        try product(a.numerator, q).adding(b.numerator), over: b.denominator)
    }
    if let q = try exactQuotient(a.denominator, b.denominator) {
      return try normalized(
        try product(b.numerator, q).adding(a.numerator), over: a.denominator)
    }
    let left = try product(a.numerator, b.denominator)
    let right = try product(b.numerator, a.denominator)
    return try normalized(
      try left.adding(right), over: try product(a.denominator, b.denominator))
  }

  /// The difference.
  package func difference(_ a: ClosedForm, _ b: ClosedForm) throws -> ClosedForm {
    try sum(a, try negative(b))
  }

  /// The product.
  package func product(_ a: ClosedForm, _ b: ClosedForm) throws -> ClosedForm {
    let numerator = try product(a.numerator, b.numerator)
    if a.denominator.isOne, b.denominator.isOne { return ClosedForm(numerator) }
    return try normalized(numerator, over: try product(a.denominator, b.denominator))
  }

  /// The quotient; the divisor is not zero.
  package func quotient(_ a: ClosedForm, _ b: ClosedForm) throws -> ClosedForm {
    try normalized(
      try product(a.numerator, b.denominator), over: try product(a.denominator, b.numerator))
  }

  /// The power with an integer exponent, by repeated squaring; the base of a negative one is not zero.
  package func power(_ a: ClosedForm, _ n: Int) throws -> ClosedForm {
    if let term = a.polynomial?.onlyTerm {
      // A monomial to an integer power: every exponent is multiplied.
      return try integerPower(of: term, Integer(n))
    }
    if isOpen, n.magnitude >= UInt(Self.largestExponent),
      n.magnitude * UInt(max(a.numerator.terms.count, a.denominator.terms.count) - 1)
        > UInt(Kernel.Polynomial.mostTerms)
    {
      return try quotient(largePower(a.numerator, n), largePower(a.denominator, n))
    }
    var result = ClosedForm.one
    var square = n < 0 ? try quotient(.one, a) : a
    var rest = n.magnitude
    while rest > 0 {
      if rest & 1 == 1 { result = try product(result, square) }
      rest >>= 1
      if rest > 0 { square = try product(square, square) }
    }
    return result
  }

  /// The largest exponent of a sum that is multiplied out whatever its size.
  private static let largestExponent = 20

  /// A whole power that is too long to be multiplied out: of each factor, known by a name.
  private func largePower(_ a: Kernel.Polynomial, _ n: Int) throws -> ClosedForm {
    if let term = a.onlyTerm { return try integerPower(of: term, Integer(n)) }
    let splits = splitsFactors
    splitsFactors = true
    defer { splitsFactors = splits }
    if let factors = try splitFactors(of: a) {
      return try factors.reduce(.one) { result, factor in
        let (power, overflow) = n.multipliedReportingOverflow(by: factor.exponent)
        guard !overflow, let base = factor.base.polynomial else { throw NoClosedForm() }
        return try product(result, largePower(base, power))
      }
    }
    let lead = a.terms[0].coefficient
    let content = lead.signum < 0 ? -a.content : a.content
    let base = try opaque("base", [ClosedForm(a.scaled(by: content.reciprocal()))])
    let number = try boundedPower(content, Integer(n))
    return try scaled(integerPower(of: base.numerator.terms[0], Integer(n)), by: number)
  }

  /// A term to an integer power; it is not zero if the power is negative.
  func integerPower(of term: Kernel.Polynomial.Term, _ n: Integer) throws -> ClosedForm {
    let coefficient = try boundedPower(term.coefficient, n)
    let power = term.monomial.power(Rational(n)).split { isFree($0) }
    let free = try reduced(
      Kernel.Polynomial(collecting: [
        Kernel.Polynomial.Term(coefficient: coefficient, monomial: power.kept)
      ]))
    if n.signum >= 0 {
      let bound = try reduced(Kernel.Polynomial(1, power.other))
      return ClosedForm(try product(free, bound))
    }
    let bound = try reduced(Kernel.Polynomial(1, power.other.power(-1)))
    return try normalized(free, over: bound)
  }

  /// Whether negative exponents of a kernel can stand: they cannot where kernel^m is a polynomial.
  func isFree(_ kernel: Kernel) -> Bool {
    if case .polynomial = reduction(kernel) { false } else { true }
  }

  /// The quotient of two polynomials in normal form; the denominator is not zero in value.
  ///
  /// - Throws: `NoClosedForm` where the denominator is shown to be zero, which no real has.
  func normalized(
    _ numerator: Kernel.Polynomial, over denominator: Kernel.Polynomial
  ) throws -> ClosedForm {
    if denominator.isOne { return ClosedForm(numerator) }
    if denominator.isZero { throw NoClosedForm() }
    if numerator.isZero { return .zero }
    if let ratio = numerator.ratio(to: denominator) { return ClosedForm(ratio) }
    var (numerator, denominator) = (numerator, denominator)
    // A kernel that is a factor of the denominator is not zero. Multiplying both by kernel^(m−e)
    // makes kernel^m of it, which is known as a polynomial.
    for factor in denominator.commonMonomial.factors {
      guard case .polynomial(let modulus, _) = reduction(factor.variable) else { continue }
      let missing = Kernel.Polynomial(
        1, Kernel.Monomial(factor.variable, exponent: modulus - factor.exponent))
      numerator = try product(numerator, missing)
      denominator = try product(denominator, missing)
    }
    if denominator.isZero { throw NoClosedForm() }
    // Content and common factors go to the numerator; the leading coefficient becomes positive. The
    // factors are not zero: where an exponent is positive, the denominator would be; where it is
    // negative, the kernel was divided by before.
    let lead = denominator.terms[0]
    let content = lead.coefficient.signum < 0 ? -denominator.content : denominator.content
    let common = denominator.commonMonomial.split { isFree($0) }.kept
    let unit = Kernel.Polynomial.Term(
      coefficient: try content.reciprocal(), monomial: common.power(-1))
    numerator = try reduced(try numerator.multiplied(by: unit))
    denominator = try reduced(try denominator.multiplied(by: unit))
    if denominator.isOne { return ClosedForm(numerator) }
    if denominator.isZero { throw NoClosedForm() }
    if let value = denominator.rational {
      return ClosedForm(try numerator.scaled(by: try value.reciprocal()))
    }
    if let ratio = numerator.ratio(to: denominator) { return ClosedForm(ratio) }
    if let quotient = try exactQuotient(numerator, denominator) { return ClosedForm(quotient) }
    if numerator.terms.count > 1, numerator.terms.count < denominator.terms.count,
      let quotient = try exactQuotient(denominator, numerator)
    {
      // N/(N·Q) = 1/Q: N is not zero, as the denominator is not. One step down in size, so this ends.
      return try normalized(.one, over: quotient)
    }
    return ClosedForm(numerator: numerator, denominator: denominator)
  }
}

extension Monomial {
  /// The product of the factors whose variable has a property, and the product of the others.
  func split(by belongs: (Kernel) -> Bool) -> (kept: Monomial, other: Monomial) {
    (
      Monomial(ascending: factors.filter { belongs($0.variable) }),
      Monomial(ascending: factors.filter { !belongs($0.variable) })
    )
  }
}
