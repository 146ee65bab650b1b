import Exact

/// A quotient of two expansions, as a tree of arithmetic gives it.
///
/// Nothing is cancelled that may be zero: wherever the tree is defined, the denominator is not
/// zero and the quotient is the value of the tree.
struct Quotient: Hashable, Sendable {
  let numerator: Expansion
  /// Not zero as an expansion.
  let denominator: Expansion

  init(_ numerator: Expansion, over denominator: Expansion = .one) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// A number.
  init(_ value: Rational) { self.init(Expansion(value)) }

  /// The negative.
  var negative: Quotient { Quotient(-numerator, over: denominator) }

  /// The sum.
  ///
  /// Where one denominator divides the other, that is the common one: both are products of divisors of
  /// the tree, so that it is not zero either.
  func adding(_ other: Quotient) throws(CertificateError) -> Quotient {
    if denominator == other.denominator {
      return Quotient(try numerator.adding(other.numerator), over: denominator)
    }
    if denominator.isOne {
      return Quotient(
        try numerator.multiplied(by: other.denominator).adding(other.numerator),
        over: other.denominator)
    }
    if let factor = try other.denominator.divided(by: denominator) {
      return Quotient(
        try numerator.multiplied(by: factor).adding(other.numerator), over: other.denominator)
    }
    if other.denominator.isOne {
      return Quotient(
        try other.numerator.multiplied(by: denominator).adding(numerator), over: denominator)
    }
    if let factor = try denominator.divided(by: other.denominator) {
      return Quotient(
        try other.numerator.multiplied(by: factor).adding(numerator), over: denominator)
    }
    return Quotient(
      try numerator.multiplied(by: other.denominator)
        .adding(try other.numerator.multiplied(by: denominator)),
      over: try denominator.multiplied(by: other.denominator))
  }

  /// The product.
  func multiplied(by other: Quotient) throws(CertificateError) -> Quotient {
    Quotient(
      try numerator.multiplied(by: other.numerator),
      over: try denominator.multiplied(by: other.denominator))
  }

  /// One over the number; nil for what expands to zero.
  var reciprocal: Quotient? {
    numerator.isZero ? nil : Quotient(denominator, over: numerator)
  }

  /// The power with a whole exponent; nil for a negative one of what expands to zero.
  func power(_ exponent: Int) throws(CertificateError) -> Quotient? {
    if exponent < 0 { return try reciprocal?.power(-exponent) }
    return Quotient(
      try numerator.power(exponent), over: try denominator.power(exponent))
  }

  /// The quotient with every exponent 1, where it is one product of powers above 0 with the coefficient 1.
  var plain: Quotient? {
    guard denominator == .one, numerator.terms.count == 1,
      numerator.terms[0].coefficient == .one,
      numerator.terms[0].powers.allSatisfy({ $0.exponent.isInteger && $0.exponent.signum > 0 }),
      let plain = try? Expansion(collecting: [
        Expansion.Term(
          coefficient: .one,
          powers: numerator.terms[0].powers.map {
            Expansion.Power(symbol: $0.symbol, exponent: .one)
          })
      ])
    else { return nil }
    return Quotient(plain)
  }

  /// The product of numerator and denominator: it has the sign of the number.
  func signed() throws(CertificateError) -> Expansion {
    try numerator.multiplied(by: denominator)
  }
}
