/// A product of powers of variables with rational exponents.
///
/// The factors ascend by variable and no exponent is zero, so that equal monomials have equal parts.
/// Exponents may be negative (Laurent) and fractional; what a fractional power means is for the owner
/// of the variables to say.
package struct Monomial: Hashable, Sendable {
  /// One variable and its exponent.
  package struct Factor: Hashable, Sendable {
    package let variable: Kernel
    package let exponent: Rational

    package init(variable: Kernel, exponent: Rational) {
      self.variable = variable
      self.exponent = exponent
    }
  }

  /// The factors, ascending by variable.
  package let factors: [Factor]

  /// The monomial of factors that ascend by variable; those with exponent zero are left out.
  package init(ascending factors: [Factor]) {
    self.factors = factors.filter { !$0.exponent.isZero }
  }

  /// The power of one variable.
  package init(_ variable: Kernel, exponent: Rational = .one) {
    self.init(ascending: [Factor(variable: variable, exponent: exponent)])
  }

  /// The empty product.
  package static var one: Monomial { Monomial(ascending: []) }

  /// Whether the monomial is the empty product.
  package var isOne: Bool { factors.isEmpty }

  /// The exponent of a variable; zero where it does not occur.
  package func exponent(of variable: Kernel) -> Rational {
    factors.first { $0.variable == variable }?.exponent ?? .zero
  }

  /// The product.
  package static func * (a: Monomial, b: Monomial) -> Monomial {
    if a.isOne { return b }
    if b.isOne { return a }
    return combine(a, b) { $0 + $1 }
  }

  /// The quotient.
  package static func / (a: Monomial, b: Monomial) -> Monomial { a * b.power(-1) }

  /// The power, where every exponent is multiplied.
  package func power(_ exponent: Rational) -> Monomial {
    Monomial(
      ascending: factors.map { Factor(variable: $0.variable, exponent: $0.exponent * exponent) })
  }

  /// The largest monomial that divides both without a negative exponent left.
  package func commonFactor(with other: Monomial) -> Monomial {
    Monomial.combine(self, other) { min($0, $1) }
  }

  /// Merges two ascending lists; a variable that one of them lacks has exponent zero there.
  private static func combine(
    _ a: Monomial, _ b: Monomial, _ exponent: (Rational, Rational) -> Rational
  ) -> Monomial {
    var factors: [Factor] = []
    var (i, j) = (0, 0)
    while i < a.factors.count || j < b.factors.count {
      let x = i < a.factors.count ? a.factors[i] : nil
      let y = j < b.factors.count ? b.factors[j] : nil
      if let x, y.map({ x.variable < $0.variable }) ?? true {
        factors.append(Factor(variable: x.variable, exponent: exponent(x.exponent, .zero)))
        i += 1
      } else if let y, x.map({ y.variable < $0.variable }) ?? true {
        factors.append(Factor(variable: y.variable, exponent: exponent(.zero, y.exponent)))
        j += 1
      } else if let x, let y {
        factors.append(Factor(variable: x.variable, exponent: exponent(x.exponent, y.exponent)))
        i += 1
        j += 1
      }
    }
    return Monomial(ascending: factors)
  }
}

extension Monomial: Comparable {
  /// The lexicographic order: the first variable whose exponents differ decides.
  ///
  /// It agrees with multiplication (a < b implies a·c < b·c), which the division of polynomials needs.
  package static func < (a: Monomial, b: Monomial) -> Bool {
    var index = 0
    while true {
      let x = index < a.factors.count ? a.factors[index] : nil
      let y = index < b.factors.count ? b.factors[index] : nil
      switch (x, y) {
      case (nil, nil): return false
      case (nil, .some(let y)): return y.exponent.signum > 0
      case (.some(let x), nil): return x.exponent.signum < 0
      case (.some(let x), .some(let y)):
        if x.variable < y.variable { return x.exponent.signum < 0 }
        if y.variable < x.variable { return y.exponent.signum > 0 }
        if x.exponent != y.exponent { return x.exponent < y.exponent }
      }
      index += 1
    }
  }
}
