extension ClosedFormField {
  /// The name of the kernels of factorials.
  static var factorialName: String { "factorial" }
  /// The most factors that a factorial is taken apart into.
  private static var mostSteps: Int { 64 }

  /// The factorial of a form by that of the form whose constant term is in [0, 1).
  ///
  /// (v + c)! is v!·(v + 1)⋯(v + c), and (v − c)! is v!/(v·(v − 1)⋯(v − c + 1)). Where v! has no value, but
  /// (v + c)! has one, the equations say nothing; yet what follows from them for formulas in
  /// (v + c)!, (v + c + 1)! … is the same as follows from (v + c + 1)! = (v + c + 1)·(v + c)!, because the
  /// rational functions of v and v! are those of v and (v + c)!.
  ///
  /// - Throws: `NoClosedForm` for a number that has no factorial, or too long a product.
  package func factorial(_ x: ClosedForm) throws -> ClosedForm {
    if let value = x.rational {
      guard value.isInteger, value.signum >= 0, let n = value.numerator.asInt, n <= Self.mostSteps
      else { throw NoClosedForm() }
      return ClosedForm(Rational(Integer.factorial(UInt(n))))
    }
    guard let constant = x.polynomial?.terms.last(where: { $0.monomial.isOne })?.coefficient,
      let steps = constant.floor.asInt, steps != 0
    else { return try opaque(Self.factorialName, [x]) }
    guard steps.magnitude <= Self.mostSteps else { throw NoClosedForm() }
    let base = try difference(x, ClosedForm(Rational(steps)))
    var product = ClosedForm.one
    for step in steps > 0 ? 1...steps : (steps + 1)...0 {
      product = try self.product(product, sum(base, ClosedForm(Rational(step))))
    }
    let whole = try opaque(Self.factorialName, [base])
    return steps > 0 ? try self.product(whole, product) : try quotient(whole, product)
  }

  /// The product of i + c over an index i from l to u, (u + c)!/(l + c − 1)!; nil for other factors, and
  /// where l + c − 1 is no number that has a factorial.
  func factorials(
    over depth: Int, from lower: ClosedForm, to upper: ClosedForm, of factor: ClosedForm
  ) throws -> ClosedForm? {
    let shift = try difference(factor, try index(depth))
    guard let constant = shift.rational, constant.isInteger,
      let below = try sum(lower, shift).rational, below >= .one
    else { return nil }
    return try quotient(factorial(sum(upper, shift)), factorial(ClosedForm(below - .one)))
  }
}
