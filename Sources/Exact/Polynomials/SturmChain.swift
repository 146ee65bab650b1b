/// Counts the real roots of a polynomial without repeated roots in an interval, by Sturm's theorem.
///
/// The chain is f, f′, and the negatives of the remainders of each two neighbours, each up to a positive
/// factor; the number of roots in (a, b] is the number of changes of sign at a less that at b.
struct SturmChain {
  private let chain: [WholePolynomial]

  /// The chain of a polynomial of positive degree.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  init(_ polynomial: WholePolynomial) throws(ArithmeticError) {
    var chain = [polynomial, polynomial.derivative.withoutContent]
    while let last = chain.last, last.degree > 0 {
      let rest = try chain[chain.count - 2].remainder(by: last)
      guard rest.degree >= 0 else { break }
      chain.append(rest.negated.withoutContent)
    }
    self.chain = chain
  }

  /// The number of changes of sign at a number.
  func changes(at x: Rational) throws(ArithmeticError) -> Int {
    var count = 0
    var last = 0
    for polynomial in chain {
      let sign = try polynomial.value(at: x).signum
      if sign == 0 { continue }
      if last != 0, sign != last { count += 1 }
      last = sign
    }
    return count
  }
}

extension WholePolynomial {
  /// The polynomial divided by the greatest number that divides all coefficients, with its sign.
  var withoutContent: WholePolynomial {
    guard degree >= 0 else { return self }
    let divisor = content
    return WholePolynomial(coefficients.map { $0.divided(exactlyBy: divisor) ?? $0 })
  }

  package var negated: WholePolynomial { WholePolynomial(coefficients.map { -$0 }) }

  /// The longest coefficient, in bits.
  package var bitWidth: Int { coefficients.reduce(0) { max($0, $1.bitWidth) } }

  /// A positive multiple of the remainder of a division by a polynomial that is not 0.
  func remainder(by g: WholePolynomial) throws(ArithmeticError) -> WholePolynomial {
    var rest = self
    let scale = g.leading.magnitude
    let sign: Integer = g.leading.signum < 0 ? -1 : 1
    while rest.degree >= g.degree, rest.degree >= 0 {
      let words = (rest.bitWidth + g.bitWidth) / 64 + 1
      try Fuel.spend((rest.degree + 1) * (16 + words * words))
      let shift = rest.degree - g.degree
      let top = rest.leading * sign
      var next = rest.coefficients.map { $0 * scale }
      for (i, y) in g.coefficients.enumerated() { next[shift + i] -= top * y }
      rest = WholePolynomial(next)
    }
    return rest
  }

  /// The value at a rational, by Horner's rule.
  package func value(at x: Rational) throws(ArithmeticError) -> Rational {
    var total = Rational.zero
    for coefficient in coefficients.reversed() {
      try Fuel.spend(2 * FuelCost.product(total, x) + 16)
      total = total * x + Rational(coefficient)
    }
    return total
  }

  /// Bounds of the values on an interval, by Horner's rule on intervals.
  func values(from lower: Rational, to upper: Rational) throws(ArithmeticError) -> ClosedRange<
    Rational
  > {
    var (low, high) = (Rational.zero, Rational.zero)
    for coefficient in coefficients.reversed() {
      try Fuel.spend(8 * FuelCost.product(low, lower) + 16)
      let products = [low * lower, low * upper, high * lower, high * upper]
      let shift = Rational(coefficient)
      low = products.reduce(products[0], min) + shift
      high = products.reduce(products[0], max) + shift
    }
    return low...high
  }
}
