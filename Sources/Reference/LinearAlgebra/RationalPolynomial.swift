import Exact

/// A polynomial in one variable over the rationals.
public struct RationalPolynomial: Sendable, Hashable {
  /// The coefficients of 1, x, x² …; the last is not zero, and the zero polynomial has none.
  public let coefficients: [Rational]

  /// The polynomial with these coefficients of 1, x, x² …; zeros at the end are dropped.
  public init(_ coefficients: [Rational]) {
    let count = (coefficients.lastIndex { !$0.isZero } ?? -1) + 1
    self.coefficients = Array(coefficients.prefix(count))
  }

  /// The polynomial Π(x − r) of roots, each as often as it is given.
  public init(roots: [Rational]) {
    var product = [Rational.one]
    for root in roots {
      var next = [Rational.zero] + product
      for index in product.indices { next[index] -= root * product[index] }
      product = next
    }
    self.init(product)
  }

  /// The degree; −1 for the zero polynomial.
  public var degree: Int { coefficients.count - 1 }
  /// Whether it is the zero polynomial.
  public var isZero: Bool { coefficients.isEmpty }

  /// The value at a number, by Horner's scheme.
  public func value(at x: Rational) -> Rational {
    coefficients.reversed().reduce(Rational.zero) { $0 * x + $1 }
  }

  /// The value at a square matrix, by Horner's scheme.
  ///
  /// - Throws: `ArithmeticError.shapes` if the matrix is not square.
  public func value(at a: RationalMatrix) throws(ArithmeticError) -> RationalMatrix {
    let identity = RationalMatrix.identity(a.rowCount)
    var value = RationalMatrix.zero(rowCount: a.rowCount, columnCount: a.columnCount)
    for coefficient in coefficients.reversed() {
      value = try value * a + coefficient * identity
    }
    return value
  }

  /// The derivative.
  public var derivative: RationalPolynomial {
    RationalPolynomial(coefficients.indices.dropFirst().map { Rational($0) * coefficients[$0] })
  }

  /// The polynomial p(cx).
  public func scalingArgument(by c: Rational) -> RationalPolynomial {
    var power = Rational.one
    return RationalPolynomial(
      coefficients.map { coefficient in
        defer { power *= c }
        return coefficient * power
      })
  }

  /// The product.
  public static func * (a: Self, b: Self) -> Self {
    guard !a.isZero, !b.isZero else { return RationalPolynomial([]) }
    var product = [Rational](repeating: .zero, count: a.degree + b.degree + 1)
    for i in a.coefficients.indices {
      for j in b.coefficients.indices { product[i + j] += a.coefficients[i] * b.coefficients[j] }
    }
    return RationalPolynomial(product)
  }

  /// The quotient and the remainder, whose degree is less than the divisor's.
  ///
  /// - Throws: `ArithmeticError.divisionByZero` for the zero polynomial.
  public func divided(
    by divisor: RationalPolynomial
  ) throws(ArithmeticError) -> (quotient: RationalPolynomial, remainder: RationalPolynomial) {
    guard let leading = divisor.coefficients.last else { throw .divisionByZero }
    var rest = coefficients
    guard degree >= divisor.degree else { return (RationalPolynomial([]), self) }
    var quotient = [Rational](repeating: .zero, count: degree - divisor.degree + 1)
    for shift in quotient.indices.reversed() {
      let factor = try rest[shift + divisor.degree] / leading
      quotient[shift] = factor
      guard !factor.isZero else { continue }
      for index in divisor.coefficients.indices {
        rest[shift + index] -= factor * divisor.coefficients[index]
      }
    }
    return (RationalPolynomial(quotient), RationalPolynomial(rest))
  }

  /// The polynomial times the positive rational that makes its coefficients whole and coprime; the
  /// signs of its values stay.
  public func primitive() throws(ArithmeticError) -> RationalPolynomial {
    let multiple = coefficients.reduce(Integer.one) {
      Integer.leastCommonMultiple($0, $1.denominator)
    }
    let content = coefficients.reduce(Integer.zero) {
      Integer.greatestCommonDivisor($0, ($1 * Rational(multiple)).numerator)
    }
    guard !content.isZero else { return self }
    let factor = try Rational(multiple, over: content)
    return RationalPolynomial(coefficients.map { $0 * factor })
  }

  /// The greatest common divisor, primitive with a positive leading coefficient; that of zero and zero is zero.
  public func greatestCommonDivisor(
    with other: RationalPolynomial
  ) throws(ArithmeticError) -> RationalPolynomial {
    var (a, b) = (try primitive(), try other.primitive())
    while !b.isZero { (a, b) = (b, try a.divided(by: b).remainder.primitive()) }
    guard let leading = a.coefficients.last, leading.signum < 0 else { return a }
    return RationalPolynomial(a.coefficients.map { -$0 })
  }

  /// The polynomial with the same roots, each of them simple.
  public func squareFreePart() throws(ArithmeticError) -> RationalPolynomial {
    guard degree > 0 else { return self }
    let common = try greatestCommonDivisor(with: derivative)
    return common.degree == 0 ? try primitive() : try divided(by: common).quotient.primitive()
  }
}

extension RationalPolynomial: CustomStringConvertible {
  /// The terms from the highest power (`1x^2 + -3x^1 + 2x^0`).
  public var description: String {
    let terms = coefficients.indices.reversed().map { "\(coefficients[$0])x^\($0)" }
    return terms.isEmpty ? "0" : terms.joined(separator: " + ")
  }
}
