extension ClosedFormField {
  /// An interval that holds all values of a form, wherever it is defined.
  package func range(of a: ClosedForm) throws -> ExtendedInterval {
    let numerator = try range(of: a.numerator)
    if a.denominator.isOne { return numerator }
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
    case .function(.cos, let x) where isOpen: return try range(ofCosine: x)
    case .function(.sin, let x) where isOpen:
      return try range(ofSine: x) ?? range(of: x).apply(.sin)
    case .function(let function, let x): return try range(of: x).apply(function)
    case .absolute(let polynomial): return try range(of: polynomial).magnitude
    // n! ≥ 1 where it has a value; of what may be below 0 it stands for a factor of a binomial coefficient.
    case .opaque(Self.factorialName, let arguments):
      return try arguments.allSatisfy { try range(of: $0).isNonnegative } ? .positive : .real
    case .opaque(Self.floorName, let arguments): return try range(of: arguments[0]).floor
    case .opaque: return .real
    case .variable(let number): return variableRanges[number]
    case .entry(let family, _): return familyRanges[family]
    case .index(let depth): return indexRanges[depth] ?? .real
    case .place: return .real
    case .sum(_, _, let summand):
      // A sum may be empty, so that it is 0.
      let values = try range(of: summand)
      if values.isNonnegative { return .nonnegative }
      return values.isNonpositive ? ExtendedInterval.nonnegative.negated : .real
    }
  }
}

// Cosines and sines of angles that stay in one half of the circle.
extension ClosedFormField {
  /// The half turns by which an angle is shifted.
  private static let halfTurns = [0, 1, -1, 2, -2]

  /// cos x = (−1)^k·sin(x − kπ + π/2).
  private func range(ofCosine x: ClosedForm) throws -> ExtendedInterval {
    let quarter = try multipleOfPi(Rational(1, over: 2))
    return try range(ofSine: sum(x, quarter)) ?? range(of: x).apply(.cos)
  }

  /// (−1)^k·sin x = sin(x − kπ) ≥ 0 for kπ ≤ x ≤ (k + 1)π, with equality at the ends alone; nil where x is
  /// not shown to stay there.
  private func range(ofSine x: ClosedForm) throws -> ExtendedInterval? {
    for k in Self.halfTurns {
      let angle = try difference(x, multipleOfPi(Rational(k)))
      guard try isNonnegative(angle) else { continue }
      let rest = try difference(multipleOfPi(.one), angle)
      guard try isNonnegative(rest) else { continue }
      let values = try halfUnit(isOpen: range(of: angle).isPositive && range(of: rest).isPositive)
      return k.isMultiple(of: 2) ? values : values.negated
    }
    return nil
  }

  private func halfUnit(isOpen: Bool) throws -> ExtendedInterval {
    ExtendedInterval(
      lower: ExtendedInterval.End(.zero, isIncluded: !isOpen),
      upper: ExtendedInterval.End(.one, isIncluded: true))
  }

  /// Whether a form is nowhere negative, by its range or by the ends of its variable.
  func isNonnegative(_ a: ClosedForm) throws -> Bool {
    if try range(of: a).isNonnegative { return true }
    for known in nonnegativeForms {
      guard let variable = known.numerator.variables.first(where: { isVariable($0) }),
        let here = a.polynomial?.terms.first(where: { $0.monomial == Kernel.Monomial(variable) }),
        let there = known.polynomial?.terms.first(where: {
          $0.monomial == Kernel.Monomial(variable)
        }), here.coefficient.signum == there.coefficient.signum
      else { continue }
      // a = λ·known + rest with λ > 0.
      let factor = try here.coefficient / there.coefficient
      let rest = try difference(a, try scaled(known, by: factor))
      if try isConstant(rest) && (sign(of: rest) ?? -1) >= 0 { return true }
    }
    return false
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
  /// Whether a form is shown to be zero nowhere, by its values or by those of a factor.
  package func isNonzero(_ a: ClosedForm) throws -> Bool {
    if a.isZero { return false }
    if let value = a.rational { return !value.isZero }
    if !isVariable(a.numerator) { return try (sign(of: a.numerator) ?? 0) != 0 }
    if try range(of: a.numerator).excludesZero { return true }
    for square in [a.numerator, -a.numerator] {
      if try definiteness(of: square) == .positive { return true }
      if let root = try squareRoot(of: square) { return try isNonzero(ClosedForm(root)) }
    }
    let splits = splitsFactors
    splitsFactors = true
    defer { splitsFactors = splits }
    if let factors = try splitFactors(of: a.numerator) {
      return try factors.allSatisfy { try isNonzero($0.base) }
    }
    return try norm(of: a.numerator).map { try isNonzero($0) } ?? false
  }

  /// A² − B² for a polynomial A + B of which B has a square root k^(1/2) in every term, and A in none: it
  /// is (A + B)(A − B), and zero where the polynomial is.
  private func norm(of a: Kernel.Polynomial) throws -> ClosedForm? {
    let half = try Rational(1, over: 2)
    for kernel in a.variables {
      guard case .root = definition(kernel) else { continue }
      let rooted = a.terms.filter { $0.monomial.exponent(of: kernel) == half }
      let plain = a.terms.filter { $0.monomial.exponent(of: kernel).isZero }
      guard !rooted.isEmpty, rooted.count + plain.count == a.terms.count else { continue }
      let first = try Kernel.Polynomial(collecting: plain)
      let second = try Kernel.Polynomial(collecting: rooted)
      return ClosedForm(try product(first, first).adding(-product(second, second)))
    }
    return nil
  }

  /// Whether a constant is shown not to be zero, by what is left when its powers of e and of numbers that
  /// divide all terms are taken out.
  package func isNonzeroConstant(_ a: ClosedForm) throws -> Bool {
    guard isConstant(a), !a.isZero else { return false }
    let common = a.numerator.commonMonomial
    guard try common.factors.allSatisfy({ try (sign(of: $0.variable) ?? 0) != 0 }) else {
      return false
    }
    let rest = try a.numerator.multiplied(
      by: Kernel.Polynomial.Term(coefficient: .one, monomial: common.power(-1)))
    if let value = rest.rational { return !value.isZero }
    return try range(of: rest).excludesZero || (sign(of: rest) ?? 0) != 0
  }

  /// Whether a form is made of variables and elementary functions without corners alone.
  package func isAnalytic(_ a: ClosedForm) -> Bool {
    a.kernels.allSatisfy { kernel in
      switch definition(kernel) {
      case .pi, .integer: true
      case .variable(let number): !wholeVariables.contains(number)
      case .function(_, let x): isAnalytic(x)
      case .root(let polynomial): isAnalytic(ClosedForm(polynomial))
      case .absolute, .opaque, .entry, .index, .place, .sum: false
      }
    }
  }

  /// Whether the only kernel of a form occurs in another kernel.
  package func occurs(_ form: ClosedForm, in kernel: Kernel) -> Bool {
    guard let wanted = form.kernels.first else { return false }
    if kernel == wanted { return true }
    return parts(of: definition(kernel)).contains { occurs(form, in: $0) }
  }
}
