import Exact

/// What is known of the variables where formulas are computed with and compared.
public enum Assumptions {
  /// The variables; none outside of `with`.
  @TaskLocal static var current = Variables()

  /// Runs work that may rest on the domains of variables.
  public static func with<T>(_ variables: Variables, _ work: () throws -> T) rethrows -> T {
    try $current.withValue(variables, operation: work)
  }

  /// How two formulas compare, if they compare alike wherever both are defined.
  static func order(_ a: Expression, _ b: Expression) throws -> Order {
    let order = try ClosedFormField.withVariables { field -> Order? in
      let forms = FormBuilder(field, current)
      let difference = try field.difference(forms.form(of: a), forms.form(of: b))
      if difference.isZero { return .equal }
      let values = try field.range(of: difference)
      return values.isPositive ? .greater : values.isNegative ? .less : nil
    }
    guard let order = order ?? nil else { throw ArithmeticError.undecided }
    return order
  }

  /// Whether formulas are known to be probabilities that add up to 1 wherever they have values: p/(p + q) and q/(p + q) are
  /// not negative, and have none where p + q is 0.
  static func areDistribution(_ entries: [Expression]) throws -> Bool {
    for entry in entries {
      let factors: [Expression]
      if case .product(let all) = entry.kind {
        factors = all.map(\.expression)
      } else {
        factors = [entry]
      }
      for factor in factors {
        guard let range = try current.definedRange(of: factor), range.isNonnegative else {
          return false
        }
      }
    }
    return try order(entries.reduce(.zero) { try $0 + $1 }, .one) == .equal
  }
}
