// Sums over an index whose values are known without it.
extension ClosedFormField {
  /// The largest power of an index that is summed.
  private static let largestPower = 12

  /// The sum of a power of the index, or of a power with the index as its exponent, from 1 on; nil for
  /// any other summand.
  ///
  /// Both hold wherever the sum is defined, for an empty one too; a ratio of 1 would divide by zero.
  func closedSum(
    over depth: Int, to upper: ClosedForm, from lower: ClosedForm, of summand: ClosedForm
  ) throws -> ClosedForm? {
    guard closesSums, isOpen, lower == .one, let term = summand.polynomial?.onlyTerm,
      term.coefficient == .one, term.monomial.factors.count == 1
    else { return nil }
    let factor = term.monomial.factors[0]
    if factor.variable == (try kernel(.index(depth))) {
      guard factor.exponent.isInteger, let k = factor.exponent.numerator.asInt, k >= 1,
        k <= Self.largestPower
      else { return nil }
      return try sumOfPowers(k, to: upper)
    }
    return try geometricSum(factor, over: depth, to: upper)
  }

  /// 1ᵏ + … + nᵏ by (k + 1)·S_k = (n + 1)^(k+1) − 1 − Σ_{j<k} C(k+1, j)·S_j (Pascal), where S_0 is n.
  private func sumOfPowers(_ k: Int, to n: ClosedForm) throws -> ClosedForm {
    var sums = [n]
    let next = try sum(n, .one)
    for j in 1...k {
      var total = try difference(try power(next, j + 1), .one)
      var binomial = Rational.one
      for (i, known) in sums.enumerated() {
        total = try difference(total, try scaled(known, by: binomial))
        binomial = try binomial * Rational(j + 1 - i) / Rational(i + 1)
      }
      sums.append(try scaled(total, by: try Rational(1, over: Integer(j + 1))))
    }
    return sums[k]
  }

  /// r + r² + … + rⁿ = r(rⁿ − 1)/(r − 1) for r = exp(e·m), where the exponential of e·m·i is summed
  /// over i.
  private func geometricSum(
    _ factor: Kernel.Monomial.Factor, over depth: Int, to n: ClosedForm
  ) throws -> ClosedForm? {
    let index = try kernel(.index(depth))
    guard case .function(.exp, let x) = definition(factor.variable),
      let inner = x.polynomial?.onlyTerm, inner.monomial.exponent(of: index) == .one
    else { return nil }
    let rest = inner.monomial / Kernel.Monomial(index)
    // The rate must not depend on the index once more.
    guard !rest.factors.contains(where: { indices[$0.variable.index].contains(.open(depth)) })
    else { return nil }
    let rate = try scaled(
      ClosedForm(Kernel.Polynomial(inner.coefficient, rest)), by: factor.exponent)
    let ratio = try exponential(rate)
    guard ratio != .one else { return n }
    let last = try exponential(try product(rate, n))
    return try quotient(
      try product(ratio, try difference(last, .one)), try difference(ratio, .one))
  }

  // MARK: Products

  /// The product of a form over the index of a depth.
  ///
  /// Π f = exp Σ log f where f is above 0 everywhere. Else factors without the index become powers, and
  /// Π f·g = Π f·Π g; a product that is left is told by the sum of the same summand, which names it: the
  /// bounds start at 1 in both.
  package func product(
    over depth: Int, from lower: ClosedForm, to upper: ClosedForm, of factor: ClosedForm
  ) throws -> ClosedForm {
    if try range(of: factor).isPositive {
      return try exponential(sum(over: depth, from: lower, to: upper, of: logarithm(factor)))
    }
    if factor.denominator != .one {
      return try quotient(
        product(over: depth, from: lower, to: upper, of: ClosedForm(factor.numerator)),
        product(over: depth, from: lower, to: upper, of: ClosedForm(factor.denominator)))
    }
    let (unit, rest) = try unitPart(of: factor.numerator)
    if factor.numerator.terms.count > 1, unit.coefficient != .one || !unit.monomial.isOne {
      return try product(
        product(
          over: depth, from: lower, to: upper,
          of: ClosedForm(Kernel.Polynomial(unit.coefficient, unit.monomial))),
        product(over: depth, from: lower, to: upper, of: ClosedForm(rest)))
    }
    guard let term = factor.polynomial?.onlyTerm else {
      return try wholeProduct(over: depth, from: lower, to: upper, of: factor)
    }
    let count = try sum(difference(upper, lower), .one)
    let (inside, outside) = term.monomial.split { indices[$0.index].contains(.open(depth)) }
    let constant = ClosedForm(Kernel.Polynomial(term.coefficient, outside))
    var result = constant == .one ? constant : try power(constant, count)
    for part in inside.factors {
      guard part.exponent.isInteger, let exponent = part.exponent.numerator.asInt else {
        throw NoClosedForm()
      }
      let whole = try wholeProduct(over: depth, from: lower, to: upper, of: form(part.variable))
      result = try product(result, power(whole, exponent))
    }
    return result
  }

  private func wholeProduct(
    over depth: Int, from lower: ClosedForm, to upper: ClosedForm, of factor: ClosedForm
  ) throws -> ClosedForm {
    if let quotient = try factorials(over: depth, from: lower, to: upper, of: factor) {
      return quotient
    }
    let closes = closesSums
    closesSums = false
    defer { closesSums = closes }
    // A sum of the factor itself would be taken apart, and put together with others.
    let name = try sum(
      over: depth, from: lower, to: upper, of: form(kernel(.opaque("factor", [factor]))))
    guard name.kernels.contains(where: { if case .sum = definition($0) { true } else { false } })
    else { throw NoClosedForm() }
    let product = try kernel(.opaque("product", [name]))
    metFactors = metFactors || isOpen
    if isOpen, splitsFactors {
      // log|Π f| = Σ log|f|
      closesSums = closes
      do {
        productLogarithms[product] = try sum(
          over: depth, from: lower, to: upper, of: logarithm(absolute(factor)))
      } catch is NoClosedForm {
        // The product has a name all the same.
      }
    }
    return form(product)
  }
}
