import Exact

/// A formula as a sum of products of parts that are not looked into.
///
/// What is read rests on no domains, so that nothing is known of the parts but whether they are written alike.
struct PartPolynomial {
  private typealias Monomial = [Expression: Int]

  /// The most terms.
  private static let mostTerms = 64
  /// The largest formula that is multiplied out.
  private static let largest = 300
  /// The highest power of a part.
  private static let highestPower = 64
  /// The most bits of a coefficient.
  private static let mostBits = 4_096
  private var terms: [Monomial: Rational] = [:]

  private init() {}

  private init(_ number: Rational) { if !number.isZero { terms[[:]] = number } }

  /// Nil for a formula that is too large.
  init?(_ expression: Expression) {
    guard expression.size <= Self.largest else { return nil }
    switch expression.kind {
    case .number(let number): self.init(number)
    case .negative(let inner):
      guard let inner = PartPolynomial(inner) else { return nil }
      self = inner.negative
    case .sum(let parts):
      self.init()
      for part in parts {
        guard let term = PartPolynomial(part.expression) else { return nil }
        self = part.isSubtracted ? minus(term) : minus(term.negative)
        guard terms.count <= Self.mostTerms else { return nil }
      }
    case .product(let factors):
      self.init(Rational.one)
      for factor in factors {
        guard let other = PartPolynomial(factor.expression),
          let product = factor.isDivisor ? divided(by: other, factor.expression) : times(other)
        else { return nil }
        self = product
      }
    case .power(let base, let exponent):
      guard case .number(let number) = exponent.kind, number.isInteger,
        let count = number.numerator.asInt, (1...8).contains(count), let base = PartPolynomial(base)
      else {
        self.init()
        terms[[expression: 1]] = .one
        return
      }
      self.init(Rational.one)
      for _ in 0..<count {
        guard let product = times(base) else { return nil }
        self = product
      }
    case .name, .call, .list, .entry, .comparison, .series:
      self.init()
      terms[[expression: 1]] = .one
    }
  }

  var isZero: Bool { terms.isEmpty }

  var negative: PartPolynomial {
    var result = self
    result.terms = terms.mapValues { -$0 }
    return result
  }

  func minus(_ other: PartPolynomial) -> PartPolynomial {
    var result = self
    for (monomial, number) in other.terms {
      let sum = (result.terms[monomial] ?? .zero) - number
      result.terms[monomial] = sum.isZero ? nil : sum
    }
    return result
  }

  private func times(_ other: PartPolynomial) -> PartPolynomial? {
    guard terms.count * other.terms.count <= Self.mostTerms else { return nil }
    var result = PartPolynomial()
    for (a, x) in terms {
      for (b, y) in other.terms {
        let monomial = a.merging(b, uniquingKeysWith: +).filter { $0.value != 0 }
        guard monomial.values.allSatisfy({ abs($0) <= Self.highestPower }) else { return nil }
        let sum = (result.terms[monomial] ?? .zero) + x * y
        guard sum.bitWidth <= Self.mostBits else { return nil }
        result.terms[monomial] = sum.isZero ? nil : sum
      }
    }
    return result
  }

  private func divided(by other: PartPolynomial, _ written: Expression) -> PartPolynomial? {
    guard let number = other.terms[[:]], other.terms.count == 1 else {
      var divisor = PartPolynomial()
      divisor.terms[[written: -1]] = .one
      return other.isZero ? nil : times(divisor)
    }
    guard let inverse = try? Rational.one / number else { return nil }
    var result = self
    result.terms = terms.mapValues { $0 * inverse }
    return result
  }

  /// Whether it is above 0 wherever some names are, told by its signs alone.
  func isPositive(where positive: Set<String>) -> Bool {
    !isZero
      && terms.allSatisfy { monomial, number in
        number.signum > 0
          && monomial.keys.allSatisfy { part in
            if case .name(let name) = part.kind { positive.contains(name) } else { false }
          }
      }
  }

  /// The number that makes this one of another one; nil where there is none but 0.
  func ratio(to other: PartPolynomial) -> Rational? {
    guard !isZero, terms.count == other.terms.count else { return nil }
    var ratio: Rational?
    for (monomial, number) in terms {
      guard let divisor = other.terms[monomial], let quotient = try? number / divisor,
        ratio == nil || ratio == quotient
      else { return nil }
      ratio = quotient
    }
    return ratio
  }
}
