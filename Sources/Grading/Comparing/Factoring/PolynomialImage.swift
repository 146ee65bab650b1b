import Exact
import Formulas

/// A polynomial in several variables as one in a single variable t: each name stands for a power of t that
/// no product of lower ones reaches (Kronecker's substitution).
///
/// With B_i the largest exponent of the i-th variable, the exponents are the digits of that of t to the
/// bases B_i + 1, so that a polynomial within these bounds and its image say the same.
struct PolynomialImage {
  /// The largest degree of an image.
  private static let mostDegree = 40
  /// The most products of coefficients that are formed.
  private static let mostWork = 200_000
  /// The most products of factors that are tried.
  private static let mostTries = 600

  /// The image without its content.
  let polynomial: WholePolynomial
  /// The number that all coefficients are whole multiples of, as the formula has them.
  let content: Rational
  /// The exponents of the variables are digits to these bases.
  private let bases: [Int]

  /// The image of a formula; nil if it is no polynomial, is 0, or too large.
  init?(_ expression: Expression) {
    let names = expression.names.sorted()
    var bases: [Int] = []
    var places: [String: Int] = [:]
    var place = 1
    for name in names {
      guard let degree = Self.degree(of: expression, in: name), degree <= Self.mostDegree else {
        return nil
      }
      places[name] = place
      bases.append(degree + 1)
      place *= degree + 1
      guard place <= Self.mostDegree + 1 else { return nil }
    }
    var work = Self.mostWork
    guard let rationals = Self.coefficients(expression, places, &work), !rationals.isEmpty else {
      return nil
    }
    let denominator = rationals.reduce(Integer(1)) {
      Integer.leastCommonMultiple($0, $1.denominator)
    }
    let whole = WholePolynomial(rationals.map { ($0 * Rational(denominator)).numerator })
    guard let content = try? Rational(whole.content, over: denominator) else { return nil }
    polynomial = whole.primitive
    self.content = content
    self.bases = bases
  }

  /// Whether no number is left to be put before the polynomial: its coefficients have no common factor, and
  /// those of x − 1/2 and x/2 − 1 are whole in part.
  var isDrawnOut: Bool {
    guard content.numerator == 1 || content.numerator == -1 else { return false }
    return polynomial.coefficients.contains {
      !$0.isZero && (try? $0.remainder(by: content.denominator)) == .zero
    }
  }

  /// Whether the polynomial is no product of two that are not constant; nil where that is not told.
  var isIrreducible: Bool? {
    guard polynomial.degree > 0 else { return true }
    // The factor t is split off: it stands for no more than an exponent.
    let shift = polynomial.coefficients.prefix(while: \.isZero).count
    let rest = WholePolynomial(Array(polynomial.coefficients.dropFirst(shift)))
    guard var factors = rest.factors else {
      return bases.count == 1 && shift == 0
        && FactorDegrees.proveIrreducible(polynomial.coefficients) ? true : nil
    }
    if shift > 0 { factors.append((WholePolynomial([0, 1]), shift)) }
    if bases.count == 1 { return factors.reduce(0) { $0 + $1.count } == 1 }
    return hasFactor(among: factors).map { !$0 }
  }

  /// Whether a product of some of the factors, and that of the others, are images within the bounds.
  private func hasFactor(among factors: [(polynomial: WholePolynomial, count: Int)]) -> Bool? {
    let choices = factors.reduce(1) { total, factor in
      let (product, overflow) = total.multipliedReportingOverflow(by: factor.count + 1)
      return overflow ? .max : product
    }
    guard choices <= Self.mostTries else { return nil }
    var counts = Array(repeating: 0, count: factors.count)
    // Of a choice and the rest one is enough, so that half of all choices are.
    for _ in 0..<(choices - 1) / 2 {
      var index = 0
      while counts[index] == factors[index].count {
        counts[index] = 0
        index += 1
      }
      counts[index] += 1
      var chosen = WholePolynomial([1])
      var others = WholePolynomial([1])
      for (factor, count) in zip(factors, counts) {
        for _ in 0..<count { chosen = chosen * factor.polynomial }
        for _ in count..<factor.count { others = others * factor.polynomial }
      }
      let (a, b) = (largestDigits(of: chosen), largestDigits(of: others))
      if zip(zip(a, b), bases).allSatisfy({ $0.0 + $0.1 < $1 }) { return true }
    }
    return false
  }

  /// The largest exponent of each variable.
  private func largestDigits(of image: WholePolynomial) -> [Int] {
    var largest = Array(repeating: 0, count: bases.count)
    for (exponent, coefficient) in image.coefficients.enumerated() where !coefficient.isZero {
      var rest = exponent
      for (index, base) in bases.enumerated() {
        largest[index] = max(largest[index], rest % base)
        rest /= base
      }
    }
    return largest
  }

  // MARK: Reading a formula

  /// A bound of the degree in a variable; nil if the formula is no polynomial.
  private static func degree(of expression: Expression, in name: String) -> Int? {
    switch expression.kind {
    case .number: return 0
    case .name(let other): return other == name ? 1 : 0
    case .negative(let inner): return degree(of: inner, in: name)
    case .sum(let terms):
      var most = 0
      for term in terms {
        guard let part = degree(of: term.expression, in: name) else { return nil }
        most = max(most, part)
      }
      return most
    case .product(let factors):
      var total = 0
      for factor in factors {
        guard let part = degree(of: factor.expression, in: name), !factor.isDivisor || part == 0
        else { return nil }
        total += part
        if total > mostDegree { return nil }
      }
      return total
    case .power(let base, let exponent):
      guard let n = wholeExponent(exponent), let part = degree(of: base, in: name),
        part * n <= mostDegree
      else { return nil }
      return part * n
    default: return nil
    }
  }

  private static func wholeExponent(_ exponent: Expression) -> Int? {
    guard let n = exponent.asRational.flatMap({ $0.isInteger ? $0.numerator.asInt : nil }),
      (0...mostDegree).contains(n)
    else { return nil }
    return n
  }

  private static func coefficients(
    _ expression: Expression, _ places: [String: Int], _ work: inout Int
  ) -> [Rational]? {
    switch expression.kind {
    case .number(let value): return value.isZero ? [] : [value]
    case .name(let name):
      guard let place = places[name] else { return nil }
      return Array(repeating: .zero, count: place) + [.one]
    case .negative(let inner): return coefficients(inner, places, &work)?.map { -$0 }
    case .sum(let terms):
      var total: [Rational] = []
      for term in terms {
        guard let part = coefficients(term.expression, places, &work) else { return nil }
        while total.count < part.count { total.append(.zero) }
        for (index, c) in part.enumerated() where !c.isZero {
          total[index] += term.isSubtracted ? -c : c
        }
      }
      while total.last?.isZero == true { total.removeLast() }
      return total
    case .product(let factors):
      var product: [Rational] = [.one]
      for factor in factors {
        guard let part = coefficients(factor.expression, places, &work) else { return nil }
        if factor.isDivisor {
          guard part.count == 1, let inverse = try? part[0].reciprocal() else { return nil }
          product = product.map { $0 * inverse }
        } else {
          guard let next = multiplied(product, part, &work) else { return nil }
          product = next
        }
      }
      return product
    case .power(let base, let exponent):
      guard let n = wholeExponent(exponent), let part = coefficients(base, places, &work) else {
        return nil
      }
      var product: [Rational] = [.one]
      for _ in 0..<n {
        guard let next = multiplied(product, part, &work) else { return nil }
        product = next
      }
      return product
    default: return nil
    }
  }

  private static func multiplied(
    _ a: [Rational], _ b: [Rational], _ work: inout Int
  ) -> [Rational]? {
    guard !a.isEmpty, !b.isEmpty else { return [] }
    work -= a.count * b.count
    guard work >= 0 else { return nil }
    var result = Array(repeating: Rational.zero, count: a.count + b.count - 1)
    for (i, x) in a.enumerated() where !x.isZero {
      for (j, y) in b.enumerated() where !y.isZero { result[i + j] += x * y }
    }
    return result
  }
}
