/// A sum of rational multiples of monomials, in free variables.
///
/// The terms descend in the order of the monomials and no coefficient is zero, so that equal
/// polynomials have equal parts. Sizes are bounded: beyond `Polynomial.mostTerms` terms or
/// `Polynomial.mostBits` bits in a coefficient or an exponent, operations throw.
package struct Polynomial: Hashable, Sendable {
  /// A rational multiple of a monomial.
  package struct Term: Hashable, Sendable {
    package let coefficient: Rational
    package let monomial: Monomial

    package init(coefficient: Rational, monomial: Monomial) {
      self.coefficient = coefficient
      self.monomial = monomial
    }
  }

  /// The most terms that a polynomial may have.
  package static var mostTerms: Int { 300 }
  /// The most bits that a coefficient may have.
  package static var mostBits: Int { 1 << 14 }
  /// The most bits that an exponent may have.
  package static var mostExponentBits: Int { 128 }

  /// The terms, descending.
  package let terms: [Term]

  private init(descending terms: [Term]) { self.terms = terms }

  /// The polynomial with a rational value.
  package init(_ value: Rational) {
    terms = value.isZero ? [] : [Term(coefficient: value, monomial: .one)]
  }

  /// A rational multiple of a monomial.
  package init(_ coefficient: Rational, _ monomial: Monomial) {
    terms = coefficient.isZero ? [] : [Term(coefficient: coefficient, monomial: monomial)]
  }

  /// The sum of terms in any order.
  ///
  /// - Throws: `ArithmeticError.tooLarge` beyond the bounds, `.outOfFuel`.
  package init(collecting terms: [Term]) throws(ArithmeticError) {
    try Fuel.spend(PolynomialCost.term * terms.count + 1)
    let isSorted = terms.indices.dropFirst().allSatisfy {
      terms[$0].monomial < terms[$0 - 1].monomial
    }
    try self.init(
      checking: isSorted ? terms : Self.merged(terms.sorted { $0.monomial > $1.monomial }))
  }

  /// Terms in descending order with those of one monomial added up.
  private static func merged(_ terms: [Term]) -> [Term] {
    var collected: [Term] = []
    collected.reserveCapacity(terms.count)
    for term in terms {
      if let last = collected.last, last.monomial == term.monomial {
        collected[collected.count - 1] = Term(
          coefficient: last.coefficient + term.coefficient, monomial: term.monomial)
      } else {
        collected.append(term)
      }
    }
    return collected
  }

  /// The sum of terms that descend, without those that are zero.
  private init(checking terms: [Term]) throws(ArithmeticError) {
    self.terms =
      terms.contains { $0.coefficient.isZero }
      ? terms.filter { !$0.coefficient.isZero } : terms
    guard self.terms.count <= Self.mostTerms else {
      throw .tooLarge(bits: self.terms.count, allowed: Self.mostTerms)
    }
    for term in self.terms {
      let exponentBits = term.monomial.factors.reduce(0) { max($0, $1.exponent.bitWidth) }
      guard term.coefficient.bitWidth <= Self.mostBits, exponentBits <= Self.mostExponentBits else {
        throw .tooLarge(bits: term.coefficient.bitWidth, allowed: Self.mostBits)
      }
    }
  }

  /// Zero.
  package static var zero: Polynomial { Polynomial(Rational.zero) }
  /// One.
  package static var one: Polynomial { Polynomial(Rational.one) }

  /// Whether there are no terms.
  package var isZero: Bool { terms.isEmpty }

  /// Whether the polynomial is the number 1.
  package var isOne: Bool {
    terms.count == 1 && terms[0].monomial.isOne && terms[0].coefficient == .one
  }

  /// The value, if no variable occurs.
  package var rational: Rational? {
    switch terms.count {
    case 0: .zero
    case 1: terms[0].monomial.isOne ? terms[0].coefficient : nil
    default: nil
    }
  }

  /// The only term, if there is just one.
  package var onlyTerm: Term? { terms.count == 1 ? terms[0] : nil }

  /// The variables that occur, ascending.
  package var variables: [Kernel] {
    guard terms.count > 1 else { return terms.first?.monomial.factors.map(\.variable) ?? [] }
    var found: Set<Kernel> = []
    for term in terms { for factor in term.monomial.factors { found.insert(factor.variable) } }
    return found.sorted()
  }

  /// The negative.
  package static prefix func - (a: Polynomial) -> Polynomial {
    Polynomial(
      descending: a.terms.map { Term(coefficient: -$0.coefficient, monomial: $0.monomial) })
  }

  /// The sum.
  package func adding(_ other: Polynomial) throws(ArithmeticError) -> Polynomial {
    try Fuel.spend(PolynomialCost.term * (terms.count + other.terms.count) + 1)
    // Both lists descend, so that they are merged.
    var sum: [Term] = []
    sum.reserveCapacity(terms.count + other.terms.count)
    var (i, j) = (0, 0)
    while i < terms.count, j < other.terms.count {
      if terms[i].monomial == other.terms[j].monomial {
        sum.append(
          Term(
            coefficient: terms[i].coefficient + other.terms[j].coefficient,
            monomial: terms[i].monomial))
        i += 1
        j += 1
      } else if other.terms[j].monomial < terms[i].monomial {
        sum.append(terms[i])
        i += 1
      } else {
        sum.append(other.terms[j])
        j += 1
      }
    }
    sum += terms[i...]
    sum += other.terms[j...]
    return try Polynomial(checking: sum)
  }

  /// The product with one term.
  package func multiplied(by term: Term) throws(ArithmeticError) -> Polynomial {
    guard !term.coefficient.isZero else { return .zero }
    try Fuel.spend(PolynomialCost.term * terms.count + 1)
    // The order of monomials agrees with multiplication: the terms still descend.
    return try Polynomial(
      checking: terms.map {
        Term(
          coefficient: $0.coefficient * term.coefficient, monomial: $0.monomial * term.monomial)
      })
  }

  /// The product with a rational.
  package func scaled(by factor: Rational) throws(ArithmeticError) -> Polynomial {
    try multiplied(by: Term(coefficient: factor, monomial: .one))
  }

  /// The product.
  ///
  /// - Throws: `ArithmeticError.tooLarge` beyond the bounds, `.outOfFuel`.
  /// - Complexity: the product of the counts of terms.
  package func multiplied(by other: Polynomial) throws(ArithmeticError) -> Polynomial {
    guard terms.count * other.terms.count <= 32 * Self.mostTerms else {
      throw .tooLarge(bits: terms.count * other.terms.count, allowed: Self.mostTerms)
    }
    if let term = other.onlyTerm ?? onlyTerm {
      let many = other.terms.count == 1 ? self : other
      for factor in many.terms {
        try Fuel.spend(
          PolynomialCost.term + FuelCost.product(factor.coefficient, term.coefficient))
      }
      return try many.multiplied(by: term)
    }
    var products: [Term] = []
    products.reserveCapacity(terms.count * other.terms.count)
    for a in terms {
      for b in other.terms {
        try Fuel.spend(PolynomialCost.term + FuelCost.product(a.coefficient, b.coefficient))
        products.append(
          Term(coefficient: a.coefficient * b.coefficient, monomial: a.monomial * b.monomial))
      }
    }
    return try Polynomial(collecting: products)
  }

  /// The positive rational that leaves coprime integer coefficients when it is divided out; one for
  /// zero.
  package var content: Rational {
    guard !isZero else { return .one }
    var numerator = Integer.zero
    var denominator = Integer.one
    for term in terms {
      numerator = Integer.greatestCommonDivisor(numerator, term.coefficient.numerator)
      let d = term.coefficient.denominator
      let shared = Integer.greatestCommonDivisor(denominator, d)
      denominator *= d.dividedExactly(by: shared)
    }
    return (try? Rational(numerator, over: denominator)) ?? .one
  }

  /// The monomial with the least exponent of every variable over all terms.
  package var commonMonomial: Monomial {
    guard var common = terms.first?.monomial else { return .one }
    for term in terms.dropFirst() { common = common.commonFactor(with: term.monomial) }
    return common
  }

  /// Whether the exponents of every variable reach as far as those of another polynomial, which they do in
  /// any product with it: what is farthest apart in the factors is so in the product.
  func spans(_ other: Polynomial) -> Bool {
    guard other.terms.count > 1 else { return true }
    guard terms.count > 1 else { return false }
    return other.variables.allSatisfy { variable in
      let (low, high) = other.exponents(of: variable)
      let (lower, upper) = exponents(of: variable)
      return high - low <= upper - lower
    }
  }

  /// The least and the greatest exponent of a variable over all terms, of which there are some.
  private func exponents(of variable: Kernel) -> (least: Rational, greatest: Rational) {
    let first = terms[0].monomial.exponent(of: variable)
    return terms.dropFirst().reduce((first, first)) { range, term in
      let exponent = term.monomial.exponent(of: variable)
      return (min(range.0, exponent), max(range.1, exponent))
    }
  }

  /// The rational r with self = r·other, if there is one; `other` is not zero.
  package func ratio(to other: Polynomial) -> Rational? {
    if isZero { return .zero }
    guard terms.count == other.terms.count, let lead = other.terms.first,
      let r = try? terms[0].coefficient / lead.coefficient
    else { return nil }
    for (a, b) in zip(terms, other.terms) {
      guard a.monomial == b.monomial, a.coefficient == r * b.coefficient else { return nil }
    }
    return r
  }
}

/// What work on polynomials costs, in units of fuel.
enum PolynomialCost {
  /// A term that is merged, sorted or multiplied: a monomial with a handful of exponents.
  static let term = 16
}
