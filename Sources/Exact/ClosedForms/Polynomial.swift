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
    var collected: [Term] = []
    for term in terms.sorted(by: { $0.monomial > $1.monomial }) {
      if let last = collected.last, last.monomial == term.monomial {
        collected[collected.count - 1] = Term(
          coefficient: last.coefficient + term.coefficient, monomial: term.monomial)
      } else {
        collected.append(term)
      }
    }
    self.terms = collected.filter { !$0.coefficient.isZero }
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
    try Polynomial(collecting: terms + other.terms)
  }

  /// The product with one term.
  package func multiplied(by term: Term) throws(ArithmeticError) -> Polynomial {
    guard !term.coefficient.isZero else { return .zero }
    return try Polynomial(
      collecting: terms.map {
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
