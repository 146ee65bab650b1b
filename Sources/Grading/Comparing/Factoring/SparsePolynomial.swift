import Exact

/// A polynomial in several variables with whole coefficients.
struct SparsePolynomial: Equatable {
  /// The coefficients other than 0, by the exponents of all variables.
  private(set) var coefficients: [[Int]: Integer]

  /// A sum of multiples of products of powers.
  init(_ coefficients: [[Int]: Integer]) {
    self.coefficients = coefficients.filter { !$0.value.isZero }
  }

  /// Whether it is 0.
  var isZero: Bool { coefficients.isEmpty }
  /// Whether no variable is in it.
  var isConstant: Bool { coefficients.keys.allSatisfy { $0.allSatisfy { $0 == 0 } } }

  private func degree(in variable: Int) -> Int {
    coefficients.keys.map { $0[variable] }.max() ?? -1
  }

  /// The factors of the powers of a variable, by their exponents.
  private func parts(by variable: Int) -> [Int: SparsePolynomial] {
    var parts: [Int: [[Int]: Integer]] = [:]
    for (exponents, coefficient) in coefficients {
      var rest = exponents
      rest[variable] = 0
      parts[exponents[variable], default: [:]][rest] = coefficient
    }
    return parts.mapValues { SparsePolynomial($0) }
  }

  private func shifted(_ variable: Int, by exponent: Int) -> SparsePolynomial {
    SparsePolynomial(
      Dictionary(
        uniqueKeysWithValues: coefficients.map { exponents, coefficient in
          var moved = exponents
          moved[variable] += exponent
          return (moved, coefficient)
        }))
  }

  /// The product.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  static func * (a: SparsePolynomial, b: SparsePolynomial) throws -> SparsePolynomial {
    var product: [[Int]: Integer] = [:]
    for (left, x) in a.coefficients {
      for (right, y) in b.coefficients {
        try Fuel.spend(64 + (x.bitWidth / 64 + 1) * (y.bitWidth / 64 + 1))
        product[zip(left, right).map(+), default: 0] += x * y
      }
    }
    return SparsePolynomial(product)
  }

  /// The difference.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  static func - (a: SparsePolynomial, b: SparsePolynomial) throws -> SparsePolynomial {
    try Fuel.spend(32 * b.coefficients.count)
    return SparsePolynomial(
      a.coefficients.merging(b.coefficients.mapValues { -$0 }, uniquingKeysWith: +))
  }

  /// The quotient by a divisor, by long division in the order of exponents; nil where there is a remainder.
  private func divided(by divisor: SparsePolynomial) throws -> SparsePolynomial? {
    func leading(_ polynomial: SparsePolynomial) -> (key: [Int], value: Integer)? {
      polynomial.coefficients.max { $0.key.lexicographicallyPrecedes($1.key) }
    }
    guard let first = leading(divisor) else { return nil }
    var rest = self
    var quotient: [[Int]: Integer] = [:]
    while let top = leading(rest) {
      let exponents = zip(top.key, first.key).map(-)
      guard exponents.allSatisfy({ $0 >= 0 }),
        let factor = try? top.value.quotient(by: first.value, rounding: .down),
        factor * first.value == top.value
      else { return nil }
      quotient[exponents] = factor
      rest = try rest - SparsePolynomial([exponents: factor]) * divisor
    }
    return SparsePolynomial(quotient)
  }

  /// The greatest common divisor, up to its sign, by pseudo-remainders without their contents (Knuth, TAOCP 2, 4.6.1).
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  static func greatestCommonDivisor(
    _ f: SparsePolynomial, _ g: SparsePolynomial
  ) throws -> SparsePolynomial {
    let count = (f.coefficients.keys.first ?? g.coefficients.keys.first)?.count ?? 0
    return try greatestCommonDivisor(f, g, from: 0, count)
  }

  private static func greatestCommonDivisor(
    _ f: SparsePolynomial, _ g: SparsePolynomial, from variable: Int, _ count: Int
  ) throws -> SparsePolynomial {
    if f.isZero { return g }
    if g.isZero { return f }
    guard variable < count else {
      let all = (Array(f.coefficients.values) + Array(g.coefficients.values))
      let shared = all.reduce(Integer(0)) { Integer.greatestCommonDivisor($0, $1) }
      return SparsePolynomial([Array(repeating: 0, count: count): shared])
    }
    let (contentOfF, contentOfG) = (
      try f.content(by: variable, count), try g.content(by: variable, count)
    )
    let content = try greatestCommonDivisor(contentOfF, contentOfG, from: variable + 1, count)
    guard var a = try f.divided(by: contentOfF), var b = try g.divided(by: contentOfG) else {
      return content
    }
    if a.degree(in: variable) < b.degree(in: variable) { swap(&a, &b) }
    while !b.isZero {
      if b.degree(in: variable) == 0 { return content }
      let rest = try a.remainder(by: b, in: variable)
      a = b
      b = try rest.isZero ? rest : rest.divided(by: rest.content(by: variable, count)) ?? rest
    }
    return try content * a
  }

  /// The greatest common divisor of the factors of the powers of a variable.
  private func content(by variable: Int, _ count: Int) throws -> SparsePolynomial {
    var content = SparsePolynomial([:])
    for (_, part) in parts(by: variable).sorted(by: { $0.key < $1.key }) {
      content = try Self.greatestCommonDivisor(content, part, from: variable + 1, count)
    }
    return content
  }

  /// The remainder of a multiple by a factor without the variable.
  private func remainder(by divisor: SparsePolynomial, in variable: Int) throws -> SparsePolynomial
  {
    let degree = divisor.degree(in: variable)
    guard let leading = divisor.parts(by: variable)[degree] else { return self }
    var rest = self
    while !rest.isZero, rest.degree(in: variable) >= degree {
      let top = rest.degree(in: variable)
      guard let factor = rest.parts(by: variable)[top] else { return rest }
      rest = try rest * leading - (factor * divisor).shifted(variable, by: top - degree)
    }
    return rest
  }
}
