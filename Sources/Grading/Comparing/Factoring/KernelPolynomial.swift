import Exact
import Formulas

/// A polynomial over the rationals in kernels, which stand for what is no sum, product or whole power; exponents may be
/// fractions, and below 0.
struct KernelPolynomial {
  /// Exponents other than 0, by the numbers of kernels.
  typealias Powers = [Int: Rational]

  /// The coefficients other than 0, by what they stand before.
  private(set) var coefficients: [Powers: Rational]

  /// A sum of multiples of products of powers.
  init(_ coefficients: [Powers: Rational]) {
    self.coefficients = coefficients.filter { !$0.value.isZero }
  }

  /// A number.
  init(_ number: Rational) { self.init([[:]: number]) }

  /// A power of a kernel.
  init(kernel: Int, to exponent: Rational) {
    self.init([exponent.isZero ? [:] : [kernel: exponent]: .one])
  }

  /// What the only term is made of; nil where there are several, or none.
  var term: (powers: Powers, coefficient: Rational)? {
    guard coefficients.count == 1, let only = coefficients.first else { return nil }
    return (only.key, only.value)
  }

  /// The number that this is; nil for others.
  var number: Rational? {
    if coefficients.isEmpty { return .zero }
    return coefficients.count == 1 ? coefficients[[:]] : nil
  }

  /// The numbers of the kernels that occur.
  var kernels: Set<Int> { Set(coefficients.keys.flatMap(\.keys)) }

  /// The terms in an order that does not depend on hashes.
  var terms: [(powers: Powers, coefficient: Rational)] {
    coefficients.map { (powers: $0.key, coefficient: $0.value) }
      .sorted { Self.text(of: $0.powers) < Self.text(of: $1.powers) }
  }

  /// A product of powers in one spelling.
  static func text(of powers: Powers) -> String {
    powers.sorted { $0.key < $1.key }.map { "\($0.key)^\($0.value.description)" }
      .joined(separator: "*")
  }

  /// The sum.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  static func + (a: KernelPolynomial, b: KernelPolynomial) throws -> KernelPolynomial {
    try Fuel.spend(32 * b.coefficients.count)
    return KernelPolynomial(a.coefficients.merging(b.coefficients, uniquingKeysWith: +))
  }

  /// The product.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  static func * (a: KernelPolynomial, b: KernelPolynomial) throws -> KernelPolynomial {
    try Fuel.spend(64 * a.coefficients.count * b.coefficients.count)
    var product: [Powers: Rational] = [:]
    for (left, x) in a.coefficients {
      for (right, y) in b.coefficients {
        let powers = left.merging(right, uniquingKeysWith: +).filter { !$0.value.isZero }
        product[powers, default: .zero] += x * y
      }
    }
    return KernelPolynomial(product)
  }

  /// A whole power, of a single term also one below 0; nil for others.
  ///
  /// - Throws: `ArithmeticError`.
  func power(_ n: Int) throws -> KernelPolynomial? {
    if let term {
      let q = Rational(n)
      guard let number = try Real.rational(term.coefficient).power(.rational(q)).asRational else {
        return nil
      }
      let powers = term.powers.mapValues { $0 * q }.filter { !$0.value.isZero }
      return KernelPolynomial([powers: number])
    }
    guard n >= 0 else { return nil }
    var result = KernelPolynomial(.one)
    for _ in 0..<n { result = try result * self }
    return result
  }

  /// The least and the greatest exponent of a kernel.
  func exponents(of kernel: Int) -> ClosedRange<Rational>? {
    let all = coefficients.keys.map { $0[kernel] ?? .zero }
    guard let least = all.min(), let greatest = all.max() else { return nil }
    return least...greatest
  }

  /// The polynomial with the square of a kernel replaced by what that is; nil where the kernel has an exponent that is
  /// not whole, or one below 0 that cannot be removed.
  ///
  /// - Throws: `ArithmeticError`.
  func replacingSquare(of kernel: Int, by square: KernelPolynomial) throws -> KernelPolynomial? {
    var total = KernelPolynomial(.zero)
    for (powers, coefficient) in terms {
      var rest = powers
      guard let exponent = rest.removeValue(forKey: kernel) else {
        total = try total + KernelPolynomial([powers: coefficient])
        continue
      }
      guard exponent.isInteger, let n = exponent.numerator.asInt else { return nil }
      let isOdd = n % 2 != 0
      guard abs(n) <= 64, let factor = try square.power((n - (isOdd ? 1 : 0)) / 2) else {
        return nil
      }
      if isOdd { rest[kernel] = .one }
      total = try total + factor * KernelPolynomial([rest: coefficient])
    }
    return total
  }

  /// The product of the polynomial and the one with the other sign of a square root, so that the root is in it no more.
  ///
  /// - Throws: `ArithmeticError`.
  func norm(over kernel: Int, squared square: KernelPolynomial) throws -> KernelPolynomial? {
    guard kernels.contains(kernel),
      let reduced = try replacingSquare(of: kernel, by: square)
    else { return kernels.contains(kernel) ? nil : self }
    let other = KernelPolynomial(
      Dictionary(
        uniqueKeysWithValues: reduced.coefficients.map {
          ($0.key, $0.key[kernel] == nil ? $0.value : -$0.value)
        }))
    return try (reduced * other).replacingSquare(of: kernel, by: square)
  }
}
