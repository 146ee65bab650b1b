import Certificates
import Exact

// Certificates for what is decided by other means than the equality of two values.
extension Comparison {
  /// How a formula compares with 0.
  public enum Sign: Sendable {
    case positive, nonnegative, nonzero

    fileprivate var relation: Certificate.Condition.Relation {
      switch self {
      case .positive: .positive
      case .nonnegative: .nonnegative
      case .nonzero: .nonzero
      }
    }
  }

  /// A certificate that a formula has a value everywhere on the domains, which compares so with 0; nil where
  /// the rules of certificates do not show it.
  public func proof(_ formula: Expression, is sign: Sign) -> String? {
    var writing = CertificateTrees()
    guard let left = writing.tree(of: formula),
      let (declared, families) = variables.declared(for: [formula], openIndices: 0),
      let certificate = try? Certificate(
        variables: declared, families: families, left: left, right: .number(.zero),
        claim: .sign(sign.relation)),
      (try? Fuel.share(ofLeftBy: 2, certificate.checkWithinBudget)) != nil
    else { return nil }
    return Self.readable(certificate)
  }

  /// The same comparison where a real variable is above 0, and where it is below 0; none for another variable.
  public func splitAtZero(_ name: String) -> [Comparison] {
    guard let domain = variables[name]?.domain, case .real = domain.set else { return [] }
    return ["(0,inf)", "(-inf,0)"].compactMap { try? Domain($0) }.map {
      Comparison(variables.replacing(domainOf: name, by: $0))
    }
  }

  /// A certificate that two formulas are equal; nil as for values.
  public func proof(_ a: Expression, _ b: Expression) -> String? {
    proof(Value<Expression>.scalar(a), Value<Expression>.scalar(b))
  }

  /// Certificates that two formulas are zero at the same points, or positive at the same points: one is
  /// the other one times a factor that is nowhere zero, or positive everywhere.
  ///
  /// They say that both have values everywhere, of what sign the factor is, and that the one is the product.
  public func proof(_ f: Expression, isProportionalTo g: Expression, by sign: Sign) -> String? {
    guard
      let values = [f, g].reduce(
        String?.some(""),
        { text, formula in
          guard let text, let own = proof(Expression(.call("abs", [formula])), is: .nonnegative)
          else {
            return nil
          }
          return text + own
        })
    else { return nil }
    for (a, b) in [(f, g), (g, f)] {
      guard let ratio = try? simplestRatio(of: a, to: b), let ofSign = proof(ratio, is: sign),
        let product = try? ratio * b, let equality = proof(a, product)
      else { continue }
      return values + ofSign + equality
    }
    return nil
  }

  /// The ratio of two formulas: a number, or in lowest terms as far as its canonical form gives it.
  private func simplestRatio(of a: Expression, to b: Expression) throws -> Expression? {
    if let constant = try constantValue(of: a, over: b) { return constant }
    return try ClosedFormField.withVariables { field -> Expression? in
      let forms = FormBuilder(field, variables)
      let ratio = try field.quotient(forms.form(of: a), forms.form(of: b))
      let names = Set(a.names + b.names)
      var known: [Kernel: Expression] = [:]
      for name in variables.names where names.contains(name) {
        let formula = Expression(.name(name))
        guard variables[name]?.dimensions.isEmpty ?? false,
          let kernel = try forms.form(of: formula).kernels.first
        else { continue }
        known[kernel] = formula
      }
      return try FormReader(field: field, known: known).formula(ratio)
    } ?? nil
  }

  /// The value at the first point where a formula has one, where it has the same everywhere.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func constantValue(
    of formula: Expression, parameters: Set<String> = []
  ) throws -> Expression? {
    var anchor: [String: Value<Expression>]?
    try SamplePoints(variables, in: [formula]).search { point in
      guard try Self.value(of: formula, at: point) != nil else { return false }
      anchor = point.filter { !parameters.contains($0.key) }.mapValues { value in
        value.map { $0.asRational.map { Expression($0) } ?? .zero }
      }
      return true
    }
    guard let anchor else { return nil }
    let kept = variables.values.filter { parameters.contains($0.key) }
    return (try? formula.evaluate(anchor.merging(kept) { $1 }, in: variables))?.scalar
  }

  /// The value of a ratio of two formulas, where it is the same everywhere.
  private func constantValue(of a: Expression, over b: Expression) throws -> Expression? {
    guard let ratio = try? a / b, let value = try constantValue(of: ratio),
      try areProvedEqual(a, value * b)
    else { return nil }
    return value
  }
}
