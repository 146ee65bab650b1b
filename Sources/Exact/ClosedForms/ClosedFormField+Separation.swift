extension ClosedFormField {
  /// The most bits to which an algebraic number is enclosed.
  private static let mostBits = 12_000
  /// The largest degree of a field that is looked at.
  private static let largestDegree = 4_096

  /// Whether a polynomial is zero in value, because the coefficient of every product of kernels that are
  /// not algebraic is, or because logarithms in it add up to 0.
  ///
  /// What is written with roots and with cosines of rational angles is an algebraic number. Scaled to an
  /// algebraic integer N of a field of degree D, all of whose conjugates have magnitudes up to U, it is 0
  /// or its norm is a whole number that is not: |N|·U^(D−1) ≥ 1. So an enclosure within U^(1−D) of 0
  /// shows N = 0 (the separation bounds of Burnikel, Fleischer, Mehlhorn and Schirra, without
  /// divisions).
  func vanishes(_ a: Kernel.Polynomial) throws -> Bool {
    if a.isZero { return true }
    return try vanishesByCoefficients(a) || vanishesByLogarithms(a)
  }

  /// The largest power of a number whose logarithm is looked at.
  private static let largestPower = 24

  /// Whether a polynomial is a sum of products with one logarithm in each, of which those with equal
  /// other factors add up to 0: Σ c·log x = 0 where Π x^c = 1.
  private func vanishesByLogarithms(_ a: Kernel.Polynomial) throws -> Bool {
    var groups: [Kernel.Monomial: [(argument: ClosedForm, factor: Rational)]] = [:]
    for term in a.terms {
      let (logarithms, other) = term.monomial.split { isLogarithm($0) }
      guard logarithms.factors.count == 1, logarithms.factors[0].exponent == .one,
        case .function(.log, let x) = definition(logarithms.factors[0].variable)
      else { return false }
      groups[other, default: []].append((x, term.coefficient))
    }
    for other in groups.keys.sorted() {
      guard let parts = groups[other] else { continue }
      let common = parts.reduce(Integer.one) {
        Integer.leastCommonMultiple($0, $1.factor.denominator)
      }
      var total = ClosedForm.one
      for part in parts {
        let exponent = (part.factor * Rational(common)).numerator
        guard let n = exponent.asInt, n.magnitude <= UInt(Self.largestPower) else { return false }
        total = try product(total, power(part.argument, n))
      }
      guard try areEqual(total, .one) else { return false }
    }
    return true
  }

  private func isLogarithm(_ kernel: Kernel) -> Bool {
    if case .function(.log, _) = definition(kernel) { true } else { false }
  }

  private func vanishesByCoefficients(_ a: Kernel.Polynomial) throws -> Bool {
    var groups: [Kernel.Monomial: [Kernel.Polynomial.Term]] = [:]
    for term in a.terms {
      let (algebraic, other) = term.monomial.split { isAlgebraic($0) }
      groups[other, default: []].append(
        Kernel.Polynomial.Term(coefficient: term.coefficient, monomial: algebraic))
    }
    // One term alone is a product of numbers that are not zero.
    guard groups.values.allSatisfy({ $0.count > 1 }) else { return false }
    for other in groups.keys.sorted() {
      let coefficient = try Kernel.Polynomial(collecting: groups[other] ?? [])
      guard try vanishes(algebraic: coefficient) else { return false }
    }
    return true
  }

  /// Whether the value of a kernel is a root, of whole numbers or nested, or a cosine or sine of a
  /// rational multiple of π.
  private func isAlgebraic(_ kernel: Kernel) -> Bool {
    switch definition(kernel) {
    case .integer: true
    case .root(let polynomial): polynomial.variables.allSatisfy { isRoot($0) }
    case .function(.cos, let x), .function(.sin, let x): rationalAngle(x) != nil
    default: false
    }
  }

  private func isRoot(_ kernel: Kernel) -> Bool {
    switch definition(kernel) {
    case .integer: true
    case .root(let polynomial): polynomial.variables.allSatisfy { isRoot($0) }
    default: false
    }
  }

  /// r where an angle is rπ.
  private func rationalAngle(_ x: ClosedForm) -> Rational? {
    guard let term = x.polynomial?.onlyTerm, term.monomial.factors.count == 1,
      term.monomial.factors[0].exponent == .one,
      case .pi = definition(term.monomial.factors[0].variable)
    else { return nil }
    return term.coefficient
  }

  private func vanishes(algebraic a: Kernel.Polynomial) throws -> Bool {
    if a.isZero { return true }
    // Most numbers are told from 0 at once.
    guard try settled({ try enclosure(of: a, precision: 128) })?.signum == nil else { return false }
    guard let (degree, bound) = try fieldBound(of: a) else { return false }
    let scaled = try a.scaled(by: try (a.content.reciprocal()))
    // Twice the cosine or sine of a rational angle is an algebraic integer.
    let doublings = scaled.terms.map { trigonometricDegree(of: $0.monomial) }.max() ?? 0
    let logarithm = bound.bitWidth + doublings
    let bits = (degree - 1) * logarithm
    guard bits <= Self.mostBits else { return false }
    let precision = bits + 2 * logarithm + 64
    guard let value = try settled({ try enclosure(of: scaled, precision: precision) }) else {
      return false
    }
    let limit = Rational.one.scaled(byTwoToThe: -(bits + doublings))
    return value.magnitude.upper.order(to: limit) < 0
  }

  private func trigonometricDegree(of monomial: Kernel.Monomial) -> Int {
    monomial.factors.reduce(0) { degree, factor in
      guard case .function = definition(factor.variable) else { return degree }
      return degree + (factor.exponent.ceiling.asInt ?? Self.mostBits)
    }
  }

  /// The degree of a field that holds the value of a polynomial, and a bound on the conjugates of what
  /// it is with coprime whole coefficients; nil where they are too large.
  private func fieldBound(
    of a: Kernel.Polynomial
  ) throws -> (degree: Int, conjugates: Integer)? {
    var denominators: [Kernel: Integer] = [:]
    noteGenerators(of: a, &denominators)
    var degree = Integer.one
    for kernel in denominators.keys.sorted() {
      let factor: Integer
      switch definition(kernel) {
      case .function(.cos, let x): factor = rationalAngle(x)?.denominator ?? .one
      case .function(.sin, let x):
        // Beside its cosine, a sine is a square root.
        let cosine = known(.function(.cos, x)).map { denominators[$0] != nil } ?? false
        factor = cosine ? 2 : 2 * (rationalAngle(x)?.denominator ?? .one)
      default: factor = denominators[kernel] ?? .one
      }
      degree *= factor
      guard degree <= Integer(Self.largestDegree) else { return nil }
    }
    guard let count = degree.asInt, let conjugates = try conjugateBound(of: a) else { return nil }
    return (count, conjugates)
  }

  /// The kernels that occur, inside of roots too, with the common denominator of their exponents.
  private func noteGenerators(of a: Kernel.Polynomial, _ found: inout [Kernel: Integer]) {
    for term in a.terms {
      for factor in term.monomial.factors {
        found[factor.variable] = Integer.leastCommonMultiple(
          found[factor.variable] ?? .one, factor.exponent.denominator)
        if case .root(let polynomial) = definition(factor.variable) {
          noteGenerators(of: polynomial, &found)
        }
      }
    }
  }

  /// Σ|c|·∏U(k)^e over the terms, with coprime whole coefficients; cosines and sines count 1.
  private func conjugateBound(of a: Kernel.Polynomial) throws -> Integer? {
    let content = a.content
    var sum = Integer.zero
    for term in a.terms {
      try Fuel.spend(64)
      var product = try (term.coefficient.magnitude / content).numerator
      for factor in term.monomial.factors {
        let base: Integer
        switch definition(factor.variable) {
        case .integer(let n): base = n
        case .root(let polynomial):
          guard let inner = try conjugateBound(of: polynomial) else { return nil }
          base = inner
        default: continue
        }
        // The root of a number of b bits has at most ⌈b·e⌉ bits.
        let bits = (Rational(base.bitWidth) * factor.exponent).ceiling
        guard let count = bits.asInt, count >= 0, count <= Self.mostBits else { return nil }
        product *= Integer.one << count
      }
      sum += product
      guard sum.bitWidth <= Self.mostBits else { return nil }
    }
    return sum
  }
}
