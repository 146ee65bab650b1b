import Exact

/// Writes canonical forms as formulas again.
struct FormReader {
  let field: ClosedFormField
  /// The formulas that kernels stand for: the variables.
  let known: [Kernel: Expression]

  /// The formula; nil where a kernel is no variable, and no function of them.
  func formula(_ form: ClosedForm) throws -> Expression? {
    guard let numerator = try formula(form.numerator) else { return nil }
    if form.denominator == .one { return numerator }
    guard let denominator = try formula(form.denominator) else { return nil }
    return try numerator / denominator
  }

  private func formula(_ polynomial: Kernel.Polynomial) throws -> Expression? {
    var sum: Expression?
    for term in polynomial.terms {
      var product = Expression(term.coefficient)
      for factor in term.monomial.factors {
        guard let base = try formula(factor.variable) else { return nil }
        let power =
          factor.exponent == .one
          ? base : Expression(.power(base, Expression(factor.exponent)))
        product = product == .one ? power : try product * power
      }
      sum = try sum.map { try $0 + product } ?? product
    }
    return sum ?? .zero
  }

  private func formula(_ kernel: Kernel) throws -> Expression? {
    if let formula = known[kernel] { return formula }
    switch field.definition(kernel) {
    case .pi: return Expression(.name(Constant.pi))
    case .integer(let value): return Expression(Rational(value))
    case .function(let function, let argument):
      guard let inner = try formula(argument) else { return nil }
      return Expression(.call(function.rawValue, [inner]))
    case .root(let polynomial): return try formula(polynomial)
    case .absolute(let polynomial):
      return try formula(polynomial).map { Expression(.call("abs", [$0])) }
    default: return nil
    }
  }
}
