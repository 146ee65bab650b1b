import Exact
import Formulas

/// Whether a formula is written as a product that cannot be split any further over the rationals.
enum Factorisation {
  /// The largest degree of a factor that is looked at.
  static let mostDegree = 32

  /// Whether no factor is a product; nil where that is not told (factors of several variables).
  static func isComplete(_ expression: Expression) -> Bool? {
    switch expression.kind {
    case .negative(let inner): return isComplete(inner)
    case .product(let factors):
      var isKnown = true
      for factor in factors {
        switch isComplete(factor.expression) {
        case false?: return false
        case nil: isKnown = false
        case true?: continue
        }
      }
      return isKnown ? true : nil
    case .power(let base, let exponent) where exponent.asRational?.isInteger ?? false:
      return isComplete(base)
    case .sum: return isIrreducible(expression)
    default: return true
    }
  }

  private static func isIrreducible(_ sum: Expression) -> Bool? {
    let names = sum.names
    guard names.count == 1, let polynomial = IntegerPolynomial(sum, in: names[0]) else {
      // A variable in every term is a factor that was left inside.
      if case .sum(let terms) = sum.kind,
        names.contains(where: { name in terms.allSatisfy { isFactor(name, of: $0.expression) } })
      {
        return false
      }
      return nil
    }
    return polynomial.isIrreducible
  }

  private static func isFactor(_ name: String, of term: Expression) -> Bool {
    switch term.kind {
    case .name(let other): return other == name
    case .negative(let inner): return isFactor(name, of: inner)
    case .power(let base, let exponent):
      return (exponent.asRational.map { $0 >= .one } ?? false) && isFactor(name, of: base)
    case .product(let factors):
      return factors.contains { !$0.isDivisor && isFactor(name, of: $0.expression) }
    default: return false
    }
  }
}

/// A polynomial in one variable, with whole coefficients without a common factor, the constant first.
private struct IntegerPolynomial {
  let coefficients: [Integer]
  /// Whether the polynomial was written with a common factor, or with fractions.
  let hasContent: Bool

  /// The polynomial that a formula is; nil if it is none, is 0, or has too large a degree.
  init?(_ expression: Expression, in name: String) {
    guard let rationals = Self.coefficients(expression, name), rationals.last?.isZero == false
    else {
      return nil
    }
    let denominator = rationals.reduce(Integer(1)) { common, c in
      common * c.denominator.dividedBy(Integer.greatestCommonDivisor(common, c.denominator))
    }
    let whole = rationals.map { ($0 * Rational(denominator)).numerator }
    let content = whole.reduce(Integer(0)) { Integer.greatestCommonDivisor($0, $1) }
    coefficients = whole.map { $0.dividedBy(content) }
    hasContent = content != Integer(1) || denominator != Integer(1)
  }

  var degree: Int { coefficients.count - 1 }

  /// Whether the polynomial is no product; nil where that is not told.
  var isIrreducible: Bool? {
    if hasContent { return false }
    if degree <= 1 { return true }
    if coefficients[0] == Integer(0) { return false }
    if degree == 2 {
      let d = coefficients[1] * coefficients[1] - Integer(4) * coefficients[0] * coefficients[2]
      return !(d.signum >= 0 && (d.root(2)?.isExact ?? false))
    }
    if let root = hasRationalRoot {
      if root { return false }
      if degree == 3 { return true }
    }
    return FactorDegrees.proveIrreducible(coefficients) ? true : nil
  }

  /// Whether a fraction is a root, by trying divisors of the first and last coefficients; nil where they
  /// are too large for that.
  private var hasRationalRoot: Bool? {
    guard let first = coefficients[0].magnitude.asInt,
      let last = coefficients[degree].magnitude.asInt,
      first <= 100_000, last <= 1_000
    else { return nil }
    for q in 1...last where last % q == 0 {
      for p in 1...first where first % p == 0 {
        for sign in [1, -1] {
          // Horner's scheme for qⁿ·f(p/q).
          var value = Integer(0)
          var power = Integer(1)
          for c in coefficients.reversed() {
            value = value * Integer(sign * p) + c * power
            power *= Integer(q)
          }
          if value == Integer(0) { return true }
        }
      }
    }
    return false
  }

  private static func coefficients(_ expression: Expression, _ name: String) -> [Rational]? {
    switch expression.kind {
    case .number(let value): return value.isZero ? [] : [value]
    case .name(let other): return other == name ? [.zero, .one] : nil
    case .negative(let inner): return coefficients(inner, name)?.map { -$0 }
    case .sum(let terms):
      var total: [Rational] = []
      for term in terms {
        guard let part = coefficients(term.expression, name) else { return nil }
        for (index, c) in part.enumerated() {
          if index >= total.count { total.append(.zero) }
          total[index] += term.isSubtracted ? -c : c
        }
      }
      while total.last?.isZero == true { total.removeLast() }
      return total
    case .product(let factors):
      var product: [Rational] = [.one]
      for factor in factors {
        guard let part = coefficients(factor.expression, name) else { return nil }
        if factor.isDivisor {
          guard part.count == 1, let inverse = try? part[0].reciprocal() else { return nil }
          product = product.map { $0 * inverse }
        } else {
          guard let next = multiplied(product, part) else { return nil }
          product = next
        }
      }
      return product
    case .power(let base, let exponent):
      guard let n = exponent.asRational.flatMap({ $0.isInteger ? $0.numerator.asInt : nil }),
        n >= 0,
        n <= Factorisation.mostDegree, let part = coefficients(base, name)
      else { return nil }
      var product: [Rational] = [.one]
      for _ in 0..<n {
        guard let next = multiplied(product, part) else { return nil }
        product = next
      }
      return product
    default: return nil
    }
  }

  private static func multiplied(_ a: [Rational], _ b: [Rational]) -> [Rational]? {
    guard !a.isEmpty, !b.isEmpty else { return [] }
    guard a.count + b.count - 2 <= Factorisation.mostDegree else { return nil }
    var result = Array(repeating: Rational.zero, count: a.count + b.count - 1)
    for (i, x) in a.enumerated() {
      for (j, y) in b.enumerated() { result[i + j] += x * y }
    }
    return result
  }
}

extension Integer {
  fileprivate func dividedBy(_ divisor: Integer) -> Integer {
    (try? quotient(by: divisor, rounding: .down)) ?? self
  }
}
