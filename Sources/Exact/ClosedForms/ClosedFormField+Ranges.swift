extension ClosedFormField {
  /// An interval that holds all values of a form, wherever it is defined.
  package func range(of a: ClosedForm) throws -> ExtendedInterval {
    let numerator = try range(of: a.numerator)
    if a.denominator == .one { return numerator }
    return numerator.multiplied(by: try range(of: a.denominator).reciprocal)
  }

  /// An interval that holds all values of a polynomial.
  func range(of a: Kernel.Polynomial) throws -> ExtendedInterval {
    if let value = a.rational { return ExtendedInterval(value) }
    let plain = try termwiseRange(of: a)
    if plain.signum != nil { return plain }
    // A factor that all terms share may show a sign that the terms one by one do not: t − t² = t(1 − t).
    let common = a.commonMonomial
    guard a.terms.count > 1, !common.isOne else { return plain }
    let rest = try a.multiplied(
      by: Kernel.Polynomial.Term(coefficient: .one, monomial: common.power(-1)))
    return try range(of: common).multiplied(by: try termwiseRange(of: rest))
  }

  private func termwiseRange(of a: Kernel.Polynomial) throws -> ExtendedInterval {
    var sum = ExtendedInterval(Rational.zero)
    for term in a.terms {
      let values = try range(of: term.monomial)
      sum = sum.adding(values.multiplied(by: ExtendedInterval(term.coefficient)))
    }
    return sum
  }

  private func range(of a: Kernel.Monomial) throws -> ExtendedInterval {
    var product = ExtendedInterval(Rational.one)
    for factor in a.factors {
      try Fuel.spend(64)
      product = product.multiplied(by: try range(of: factor.variable).power(factor.exponent))
    }
    return product
  }

  /// An interval that holds all values of a kernel; the recursion is as deep as kernels are nested.
  func range(of kernel: Kernel) throws -> ExtendedInterval {
    if let known = ranges[kernel] { return known }
    let range = try computedRange(of: kernel)
    ranges[kernel] = range
    return range
  }

  private func computedRange(of kernel: Kernel) throws -> ExtendedInterval {
    switch definition(kernel) {
    case .pi: return ExtendedInterval(Interval.pi(precision: 64))
    case .integer(let n): return ExtendedInterval(Rational(n))
    case .root(let polynomial): return try range(of: polynomial).magnitude
    case .function(let function, let x): return try range(of: x).apply(function)
    case .absolute(let polynomial): return try range(of: polynomial).magnitude
    case .opaque: return .real
    case .variable(let number): return variableRanges[number]
    case .entry(let family, _): return familyRanges[family]
    case .index, .place: return .real
    case .sum(_, _, let summand):
      // A sum may be empty, so that it is 0.
      let values = try range(of: summand)
      if values.isNonnegative { return .nonnegative }
      return values.isNonpositive ? ExtendedInterval.nonnegative.negated : .real
    }
  }
}

extension ExtendedInterval {
  /// 1 if no number is negative, −1 if none is positive, 0 if there is only 0; nil otherwise.
  var weakSign: Int? {
    if isNonnegative { return isNonpositive ? 0 : 1 }
    return isNonpositive ? -1 : nil
  }
}

extension ClosedFormField {
  /// Whether a form is shown to be defined, and therefore continuous, on the whole domains of its
  /// variables.
  package func isContinuous(_ a: ClosedForm) throws -> Bool {
    guard try isContinuous(a.numerator), try isContinuous(a.denominator) else { return false }
    return try a.denominator == .one || range(of: a.denominator).excludesZero
  }

  private func isContinuous(_ a: Kernel.Polynomial) throws -> Bool {
    for kernel in a.variables {
      guard try isContinuous(kernel) else { return false }
    }
    for factor in a.terms.flatMap(\.monomial.factors) where factor.exponent.signum < 0 {
      guard try range(of: factor.variable).excludesZero else { return false }
    }
    return true
  }

  private func isContinuous(_ kernel: Kernel) throws -> Bool {
    switch definition(kernel) {
    case .pi, .integer, .variable, .entry, .index, .place: return true
    case .root(let polynomial):
      return try isContinuous(polynomial) && range(of: polynomial).isNonnegative
    case .absolute(let polynomial): return try isContinuous(polynomial)
    case .function(.log, let x): return try isContinuous(x) && range(of: x).isPositive
    case .function(let function, let x):
      guard function == .exp || isConstant(x) else { return false }
      return try isContinuous(x)
    case .opaque: return false
    case .sum(_, _, let summand): return try isContinuous(summand)
    }
  }

  /// Whether the only kernel of a form occurs in another kernel.
  package func occurs(_ form: ClosedForm, in kernel: Kernel) -> Bool {
    guard let wanted = form.kernels.first else { return false }
    if kernel == wanted { return true }
    return parts(of: definition(kernel)).contains { occurs(form, in: $0) }
  }
}
