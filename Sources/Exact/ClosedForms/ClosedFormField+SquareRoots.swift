// Square roots of polynomials, and of sums with roots in them.
extension ClosedFormField {
  /// |R| where a polynomial is R², if that is found and its sign is known.
  func magnitudeOfSquareRoot(of a: Kernel.Polynomial) throws -> Kernel.Polynomial? {
    guard let root = try squareRoot(of: a) else { return nil }
    if isOpen { return try absolute(ClosedForm(root)).polynomial }
    guard let sign = try sign(of: root), sign != 0 else { return nil }
    return sign < 0 ? -root : root
  }

  /// R with R² = a: by the rule of the written square root, and checked by multiplication.
  package func squareRoot(of a: Kernel.Polynomial) throws -> Kernel.Polynomial? {
    if let root = try plainSquareRoot(of: a) { return root }
    for kernel in a.variables {
      // 1 − cos² x is hidden in what is (S·sin x)², and in (S + sin x)².
      guard case .function(.cos, let x) = definition(kernel) else { continue }
      let square = try Kernel.Polynomial.one.adding(
        Kernel.Polynomial(-1, Kernel.Monomial(kernel, exponent: 2)))
      let sineKernel = try self.kernel(.function(.sin, x))
      let sine = Kernel.Polynomial(1, Kernel.Monomial(sineKernel))
      guard let rest = try exactQuotient(a, square) else {
        if let root = try plainSquareRoot(of: inSines(a, kernel, sineKernel)) { return root }
        continue
      }
      if let value = rest.rational {
        return try value.exactRoot(2).map { try sine.scaled(by: $0) }
      }
      return try plainSquareRoot(of: rest).map { try product(sine, $0) }
    }
    return nil
  }

  /// A polynomial with 1 − sin² x for the squares of cos x: not in normal form.
  private func inSines(
    _ a: Kernel.Polynomial, _ cosine: Kernel, _ sine: Kernel
  ) throws -> Kernel.Polynomial {
    let square = try Kernel.Polynomial.one.adding(
      Kernel.Polynomial(-1, Kernel.Monomial(sine, exponent: 2)))
    var result = Kernel.Polynomial.zero
    for term in a.terms {
      let exponent = term.monomial.exponent(of: cosine)
      guard exponent.isInteger, let n = exponent.numerator.asInt, n >= 0 else { return a }
      var part = Kernel.Polynomial(
        term.coefficient, term.monomial * Kernel.Monomial(cosine, exponent: Rational(-(n - n % 2))))
      for _ in 0..<n / 2 { part = try part.multiplied(by: square) }
      result = try result.adding(part)
    }
    return result
  }

  private func plainSquareRoot(of a: Kernel.Polynomial) throws -> Kernel.Polynomial? {
    guard a.terms.count > 2, let lead = a.terms.first, lead.coefficient.signum > 0,
      let coefficient = lead.coefficient.exactRoot(2)
    else { return nil }
    let half = try Rational(1, over: 2)
    let first = Kernel.Polynomial.Term(
      coefficient: coefficient, monomial: lead.monomial.power(half))
    for factor in first.monomial.factors where !factor.exponent.isInteger {
      guard try sign(of: factor.variable) == 1 else { return nil }
    }
    var root = Kernel.Polynomial(first.coefficient, first.monomial)
    for _ in 0..<a.terms.count {
      // What is not in normal form may be a square before it is brought there.
      let rest = try a.adding(-(try root.multiplied(by: root)))
      guard let top = try rest.terms.isEmpty || reduced(rest).isZero ? nil : rest.terms.first else {
        return try reduced(root)
      }
      let next = Kernel.Polynomial(
        try top.coefficient * half / coefficient, top.monomial / first.monomial)
      guard
        next.terms[0].monomial.factors.allSatisfy({
          $0.exponent.isInteger && ($0.exponent.signum > 0 || isFree($0.variable))
        })
      else { return nil }
      root = try root.adding(next)
    }
    return nil
  }

  /// √(a + B) for a rational a > 0 and a term B whose square is rational, where a² − B² = d² with a
  /// rational d: √((a+d)/2) ± √((a−d)/2), with the sign of B.
  ///
  /// Its square is a ± √(a² − d²) = a ± |B|, and it is not negative, as a + d ≥ a − d ≥ 0.
  func denested(_ a: Kernel.Polynomial) throws -> ClosedForm? {
    guard a.terms.count == 2, let index = a.terms.firstIndex(where: { $0.monomial.isOne })
    else { return nil }
    let constant = a.terms[index].coefficient
    let other = a.terms[1 - index]
    let surd = Kernel.Polynomial(other.coefficient, other.monomial)
    guard constant.signum > 0, let square = try product(surd, surd).rational,
      let sign = try sign(of: surd)
    else { return nil }
    let rest = constant * constant - square
    guard rest.signum > 0, let d = rest.exactRoot(2) else { return nil }
    let half = try Rational(1, over: 2)
    let first = try power(ofRational: (constant + d) * half, half)
    let second = try power(ofRational: (constant - d) * half, half)
    return sign < 0 ? try difference(first, second) : try sum(first, second)
  }

  /// √(A + B) for a polynomial A and a term B with a root in it, where A² − B² = D² with a polynomial D:
  /// |√u + B/(2√u)| for u = (A ± D)/2 > 0.
  ///
  /// Its square is u + B + B²/(4u), and B² = A² − D² = 4u·(A − u).
  func openDenested(_ a: Kernel.Polynomial) throws -> ClosedForm? {
    guard isOpen, isVariable(a), a.terms.count > 1 else { return nil }
    let rooted = a.terms.filter { term in
      term.monomial.factors.contains { !$0.exponent.isInteger }
    }
    guard rooted.count == 1 else { return nil }
    let surd = Kernel.Polynomial(rooted[0].coefficient, rooted[0].monomial)
    let rest = try a.adding(-surd)
    let square = try product(rest, rest).adding(-product(surd, surd))
    guard let root = try polynomialRoot(of: square) else { return nil }
    let half = try Rational(1, over: 2)
    for difference in [root, -root] {
      let u = ClosedForm(try rest.adding(difference).scaled(by: half))
      guard !u.isZero, try sign(of: u) == 1 else { continue }
      let first = try power(u, half)
      let second = try scaled(try quotient(ClosedForm(surd), first), by: half)
      return try absolute(sum(first, second))
    }
    return nil
  }

  /// A polynomial whose square is another one.
  private func polynomialRoot(of a: Kernel.Polynomial) throws -> Kernel.Polynomial? {
    if let root = try squareRoot(of: a) { return root }
    guard let term = a.onlyTerm, let coefficient = term.coefficient.exactRoot(2) else { return nil }
    let half = try Rational(1, over: 2)
    let monomial = term.monomial.power(half)
    guard monomial.factors.allSatisfy({ $0.exponent.isInteger }) else { return nil }
    return Kernel.Polynomial(coefficient, monomial)
  }
}
