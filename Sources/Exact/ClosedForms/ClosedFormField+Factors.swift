extension ClosedFormField {
  /// A factor of a polynomial, and how often it occurs.
  package typealias Factor = (base: ClosedForm, exponent: Int)

  /// The largest degree of a polynomial that is factored.
  private static let largestDegree = 24
  /// The largest first and last coefficients whose divisors are tried.
  private static let largestCoefficient = 1 << 16

  /// The factors of a polynomial of which the sign is open, where they are looked for and more than one
  /// is found.
  ///
  /// Each rule names factors and multiplies them out again: what they are is checked.
  package func splitFactors(of a: Kernel.Polynomial) throws -> [Factor]? {
    guard isOpen, a.terms.count > 1, isVariable(a) else { return nil }
    metFactors = true
    guard splitsFactors else { return nil }
    let common = a.commonMonomial
    if !common.isOne, common.factors.allSatisfy({ $0.exponent.isInteger && isFree($0.variable) }) {
      let rest = try a.multiplied(
        by: Kernel.Polynomial.Term(coefficient: .one, monomial: common.power(-1)))
      var factors: [Factor] = []
      for factor in common.factors {
        guard let exponent = factor.exponent.numerator.asInt else { return nil }
        factors.append((form(factor.variable), exponent))
      }
      return factors + [(ClosedForm(rest), 1)]
    }
    let divisor =
      try knownDivisor(of: a) ?? linearDivisor(of: a) ?? differenceOfSquares(a)
      ?? leadingDivisor(of: a)
    guard let divisor, let rest = try exactQuotient(a, divisor), rest.rational == nil else {
      return nil
    }
    return [(ClosedForm(divisor), 1), (ClosedForm(rest), 1)]
  }

  /// What a magnitude, a root or a logarithm was taken of, and divides a polynomial.
  private func knownDivisor(of a: Kernel.Polynomial) throws -> Kernel.Polynomial? {
    for definition in definitions {
      let known: Kernel.Polynomial
      switch definition {
      case .absolute(let polynomial), .root(let polynomial): known = polynomial
      case .function(.log, let x):
        guard let polynomial = x.polynomial else { continue }
        known = polynomial
      default: continue
      }
      guard known.terms.count > 1, known != a, a.ratio(to: known) == nil,
        Set(known.variables).isSubset(of: a.variables), let quotient = try exactQuotient(a, known),
        quotient.rational == nil, quotient.terms.count <= a.terms.count,
        quotient.terms.allSatisfy({ $0.monomial.factors.allSatisfy { $0.exponent.signum > 0 } })
      else { continue }
      return known
    }
    return nil
  }

  /// q·k − p for a fraction p/q at which a polynomial in one kernel k is zero.
  private func linearDivisor(of a: Kernel.Polynomial) throws -> Kernel.Polynomial? {
    let kernels = a.variables
    guard kernels.count == 1, let coefficients = try wholeCoefficients(of: a, in: kernels[0]),
      coefficients.count > 2, let first = coefficients.first?.magnitude.asInt,
      let last = coefficients.last?.magnitude.asInt, first <= Self.largestCoefficient,
      last <= Self.largestCoefficient
    else { return nil }
    for q in Self.divisors(of: last) {
      for p in Self.divisors(of: first) {
        try Fuel.spend(8 * coefficients.count)
        for numerator in [p, -p] where Self.isRoot(numerator, over: q, of: coefficients) {
          return try Kernel.Polynomial(Rational(q), Kernel.Monomial(kernels[0]))
            .adding(Kernel.Polynomial(Rational(-numerator)))
        }
      }
    }
    return nil
  }

  /// The coefficients of a polynomial in one kernel, the constant first, times what makes them whole;
  /// nil where an exponent is no whole number from 0 to the largest degree.
  private func wholeCoefficients(
    of a: Kernel.Polynomial, in kernel: Kernel
  ) throws -> [Integer]? {
    let content = a.content
    var coefficients: [Integer] = []
    for term in a.terms {
      let exponent = term.monomial.exponent(of: kernel)
      guard exponent.isInteger, let degree = exponent.numerator.asInt,
        (0...Self.largestDegree).contains(degree)
      else { return nil }
      while coefficients.count <= degree { coefficients.append(.zero) }
      coefficients[degree] = try (term.coefficient / content).numerator
    }
    return coefficients
  }

  private static func divisors(of n: Int) -> [Int] {
    var small: [Int] = []
    var large: [Int] = []
    var divisor = 1
    while divisor * divisor <= n {
      if n % divisor == 0 {
        small.append(divisor)
        if divisor * divisor < n { large.append(n / divisor) }
      }
      divisor += 1
    }
    return small + large.reversed()
  }

  /// Whether qⁿ·f(p/q) is zero, by Horner's scheme.
  private static func isRoot(_ p: Int, over q: Int, of coefficients: [Integer]) -> Bool {
    var value = Integer.zero
    var power = Integer.one
    for coefficient in coefficients.reversed() {
      value = value * Integer(p) + coefficient * power
      power *= Integer(q)
    }
    return value.isZero
  }

  /// The coefficient of the highest power of a kernel, where it divides a polynomial: A of A·x + A·B.
  private func leadingDivisor(of a: Kernel.Polynomial) throws -> Kernel.Polynomial? {
    for kernel in a.variables {
      let degree = a.terms.map { $0.monomial.exponent(of: kernel) }.max() ?? .zero
      guard degree.signum > 0 else { continue }
      let terms = a.terms.filter { $0.monomial.exponent(of: kernel) == degree }
      guard terms.count > 1, terms.count < a.terms.count else { continue }
      let power = Kernel.Monomial(kernel, exponent: -degree)
      let lead = try Kernel.Polynomial(
        collecting: terms.map {
          Kernel.Polynomial.Term(coefficient: $0.coefficient, monomial: $0.monomial * power)
        })
      if lead.rational == nil, try exactQuotient(a, lead) != nil { return lead }
    }
    return nil
  }

  /// A − B for a difference of squares A² − B² of two terms.
  private func differenceOfSquares(_ a: Kernel.Polynomial) throws -> Kernel.Polynomial? {
    guard a.terms.count == 2, a.terms[0].coefficient.signum != a.terms[1].coefficient.signum else {
      return nil
    }
    let half = try Rational(1, over: 2)
    var roots: [Kernel.Polynomial] = []
    let content = a.content
    for term in a.terms {
      let monomial = term.monomial.power(half)
      guard let root = try (term.coefficient.magnitude / content).exactRoot(2),
        monomial.factors.allSatisfy({ $0.exponent.isInteger && isFree($0.variable) })
      else { return nil }
      roots.append(Kernel.Polynomial(root, monomial))
    }
    return try roots[0].adding(-roots[1])
  }
}
