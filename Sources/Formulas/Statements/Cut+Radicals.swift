import Exact

extension RealRoot {
  /// The root as a formula, if the polynomial is quadratic, or xⁿ − q; nil for others.
  var radicals: Expression? {
    get throws(ArithmeticError) {
      let c = polynomial.coefficients
      if polynomial.degree == 2 { return try quadratic(c[2], c[1], c[0]) }
      guard c.dropFirst().dropLast().allSatisfy(\.isZero), let constant = c.first,
        let leading = c.last
      else { return nil }
      let radicand = try Rational(constant, over: leading).magnitude
      let exponent = try Rational(1, over: Integer(polynomial.degree))
      let power = Expression(.power(Expression(radicand), Expression(exponent)))
      return try order(.zero) == .less ? Expression(.negative(power)) : power
    }
  }

  /// (−b ± √(b² − 4ac))/(2a), in lowest terms.
  private func quadratic(
    _ a: Integer, _ b: Integer, _ c: Integer
  ) throws(ArithmeticError) -> Expression? {
    var (square, rest) = (Integer(1), b * b - 4 * a * c)
    guard rest.signum > 0 else { return nil }
    for prime in 2..<100 {
      let p = Integer(prime)
      while true {
        let (quotient, remainder) = (
          try rest.quotient(by: p * p, rounding: .down), try rest.remainder(by: p * p)
        )
        guard remainder.isZero else { break }
        rest = quotient
        square *= p
      }
    }
    // The middle between the two roots.
    let centre = try Rational(-b, over: 2 * a)
    let isUpper = try order(centre) == .greater
    let factor = try Rational(square, over: (2 * a).magnitude)
    let root = Expression(.call("sqrt", [Expression(Rational(rest))]))
    let (above, below) = (factor.numerator, factor.denominator)
    if centre.isZero {
      let scaled = above == 1 ? root : Self.product(above, root)
      let part = below == 1 ? scaled : Self.quotient(scaled, below)
      return isUpper ? part : Expression(.negative(part))
    }
    let shared = Integer.leastCommonMultiple(centre.denominator, below)
    let count = (factor * Rational(shared)).numerator
    let sum = Expression(
      .sum([
        .init(isSubtracted: false, Expression(centre * Rational(shared))),
        .init(isSubtracted: !isUpper, count == 1 ? root : Self.product(count, root)),
      ]))
    return shared == 1 ? sum : Self.quotient(sum, shared)
  }

  private static func product(_ count: Integer, _ root: Expression) -> Expression {
    Expression(
      .product([
        .init(isDivisor: false, Expression(Rational(count))), .init(isDivisor: false, root),
      ]))
  }

  private static func quotient(_ above: Expression, _ below: Integer) -> Expression {
    Expression(
      .product([
        .init(isDivisor: false, above), .init(isDivisor: true, Expression(Rational(below))),
      ]))
  }
}

extension WholePolynomial {
  /// The polynomial as it is written, the largest power first.
  func text(in name: String) -> String {
    let variable = Expression(.name(name))
    let terms = coefficients.enumerated().reversed().filter { !$0.element.isZero }.map {
      exponent, coefficient in
      let power =
        exponent == 1 ? variable : Expression(.power(variable, Expression(Rational(exponent))))
      let size = Expression(Rational(coefficient.magnitude))
      let term =
        exponent == 0
        ? size
        : coefficient.magnitude == 1
          ? power
          : Expression(
            .product([.init(isDivisor: false, size), .init(isDivisor: false, power)]))
      return Expression.Term(isSubtracted: coefficient.signum < 0, term)
    }
    return Expression(.sum(terms)).text
  }
}
