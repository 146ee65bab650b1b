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
    self.factors =
      factors.contains { $0.exponent.isZero } ? factors.filter { !$0.exponent.isZero } : factors
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
    return combine(a, b) {
      $0
    } onlyRight: {
      $0
    } both: {
      $0 + $1
    }
  }

  /// The quotient.
  package static func / (a: Monomial, b: Monomial) -> Monomial {
    if b.isOne { return a }
    return combine(a, b) {
      $0
    } onlyRight: {
      -$0
    } both: {
      $0 - $1
    }
  }

  /// The power, where every exponent is multiplied.
  package func power(_ exponent: Rational) -> Monomial {
    if exponent == .one { return self }
    return Monomial(
      ascending: factors.map { Factor(variable: $0.variable, exponent: $0.exponent * exponent) })
  }

  /// The largest monomial that divides both without a negative exponent left.
  package func commonFactor(with other: Monomial) -> Monomial {
    Monomial.combine(self, other) {
      min($0, .zero)
    } onlyRight: {
      min($0, .zero)
    } both: {
      min($0, $1)
    }
  }

  /// Merges two ascending lists.
  @inline(__always)
  private static func combine(
    _ a: Monomial, _ b: Monomial, _ onlyLeft: (Rational) -> Rational,
    onlyRight: (Rational) -> Rational, both: (Rational, Rational) -> Rational
  ) -> Monomial {
    let (x, y) = (a.factors, b.factors)
    var factors: [Factor] = []
    factors.reserveCapacity(x.count + y.count)
    var (i, j) = (0, 0)
    while i < x.count, j < y.count {
      if x[i].variable < y[j].variable {
        factors.append(Factor(variable: x[i].variable, exponent: onlyLeft(x[i].exponent)))
        i += 1
      } else if y[j].variable < x[i].variable {
        factors.append(Factor(variable: y[j].variable, exponent: onlyRight(y[j].exponent)))
        j += 1
      } else {
        factors.append(
          Factor(variable: x[i].variable, exponent: both(x[i].exponent, y[j].exponent)))
        i += 1
        j += 1
      }
    }
    for factor in x[i...] {
      factors.append(Factor(variable: factor.variable, exponent: onlyLeft(factor.exponent)))
    }
    for factor in y[j...] {
      factors.append(Factor(variable: factor.variable, exponent: onlyRight(factor.exponent)))
    }
    return Monomial(ascending: factors)
  }
}

extension Monomial: Comparable {
  /// The lexicographic order: the first variable whose exponents differ decides.
  ///
  /// It agrees with multiplication (a < b implies a·c < b·c), which the division of polynomials needs.
  package static func < (a: Monomial, b: Monomial) -> Bool {
    let (x, y) = (a.factors, b.factors)
    for index in 0..<min(x.count, y.count) {
      if x[index].variable < y[index].variable { return x[index].exponent.signum < 0 }
      if y[index].variable < x[index].variable { return y[index].exponent.signum > 0 }
      if x[index].exponent != y[index].exponent { return x[index].exponent < y[index].exponent }
    }
    if x.count < y.count { return y[x.count].exponent.signum > 0 }
    return x.count > y.count && x[y.count].exponent.signum < 0
  }
}
