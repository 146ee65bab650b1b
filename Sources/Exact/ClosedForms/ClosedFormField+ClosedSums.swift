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
}
