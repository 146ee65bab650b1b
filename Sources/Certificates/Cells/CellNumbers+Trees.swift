import Exact

// Trees that cut the domains where a linear form changes its sign.
extension CellNumbers {
  /// Trees whose signs tell that of a form: the form, or the two factors of a difference of squares.
  ///
  /// A whole number n is at least 1 or at most 0, and n − 1/2 tells which.
  func splittingTrees(of form: LinearInequality) throws(CertificateError) -> [Tree] {
    let form = try whole(form).normalized()
    if let factors = try factorsOfSquares(form) { return factors.map { tree(of: $0) } }
    let leading = (form.terms.first?.factor.signum ?? 1) < 0 ? form.negated : form
    guard form.terms.allSatisfy({ isWhole($0.number) }),
      let half = try? Rational(1, over: 2), let scaled = try? whole(leading)
    else { return [tree(of: leading)] }
    return [tree(of: LinearInequality(scaled.terms, scaled.constant - half))]
  }

  /// a·x + b and a·x − b for a²x² − b², where these are squares of monomials; nil for other forms.
  private func factorsOfSquares(
    _ form: LinearInequality
  ) throws(CertificateError) -> [LinearInequality]? {
    let constant: [(powers: [Expansion.Power], factor: Rational)] =
      form.constant.isZero ? [] : [([], form.constant)]
    let parts = form.terms.map { (powers: powers(of: $0.number), factor: $0.factor) } + constant
    guard parts.count == 2, parts[0].factor.signum * parts[1].factor.signum < 0 else { return nil }
    var roots: [(powers: [Expansion.Power], factor: Rational)] = []
    for part in parts {
      guard part.powers.allSatisfy({ ($0.exponent.scaled(byTwoToThe: -1)).isInteger }),
        let above = part.factor.numerator.magnitude.root(2), above.isExact,
        let below = part.factor.denominator.root(2), below.isExact
      else { return nil }
      let factor = try Work.exactly { try Rational(above.floor) / Rational(below.floor) }
      roots.append(
        (
          part.powers.map {
            Expansion.Power(symbol: $0.symbol, exponent: $0.exponent.scaled(byTwoToThe: -1))
          }, factor
        ))
    }
    return [1, -1].map { (sign: Int) in
      linear(of: [roots[0], (roots[1].powers, Rational(sign) * roots[1].factor)])
    }
  }

  private func linear(
    of parts: [(powers: [Expansion.Power], factor: Rational)]
  ) -> LinearInequality {
    var terms: [LinearInequality.Term] = []
    var constant = Rational.zero
    for part in parts {
      if part.powers.isEmpty {
        constant = constant + part.factor
      } else {
        terms.append(.init(number: number(of: part.powers), factor: part.factor))
      }
    }
    return LinearInequality(terms.sorted { $0.number < $1.number }, constant)
  }

  private func tree(of form: LinearInequality) -> Tree {
    var terms: [Tree] = []
    for term in form.terms {
      var factors = powers(of: term.number).map { power in
        power.exponent == .one
          ? symbols[power.symbol] : .power(symbols[power.symbol], .number(power.exponent))
      }
      if term.factor != .one { factors.insert(.number(term.factor), at: 0) }
      terms.append(factors.count == 1 ? factors[0] : .product(factors))
    }
    if !form.constant.isZero { terms.append(.number(form.constant)) }
    return terms.count == 1 ? terms[0] : .sum(terms)
  }
}
