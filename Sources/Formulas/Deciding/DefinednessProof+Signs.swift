import Exact

// Where a formula is not below 0, or above it, where another one has a value.
extension DefinednessProof {
  /// The functions that are above 0 wherever they have a value.
  private static let positive = Expression.positiveFunctions.union(["factorial"])
  /// The functions that are not below 0 wherever they have a value.
  private static let nonnegative = positive.union(["abs", "sqrt", "relu", "acosh", "acos"])
  /// The functions that have the sign of their argument.
  private static let odd: Set = ["asinh", "sinh", "tanh", "atanh", "atan", "asin", "erf"]

  /// The largest u and u² + 1 that are compared by their canonical forms.
  private static let mostNodesOfRoot = 40

  /// Whether a formula is shown to be nowhere below 0 where both have values.
  func isNonnegative(_ formula: Expression) throws -> Bool {
    if try isNonnegativeByForm(formula) { return true }
    guard isThorough, indices.isDisjoint(with: formula.names) else { return false }
    return try isImplied(formula) || comparison.weakSign(of: formula) == 1
  }

  /// Whether the solutions of what is known, in the one variable of a formula, are those with which it is not below 0 too.
  private func isImplied(_ formula: Expression) throws -> Bool {
    let names = Set(formula.names)
    guard names.count == 1, let name = names.first, variables[name]?.dimensions.isEmpty == true
    else {
      return false
    }
    let facts: [Statement] =
      known.positive.filter { Set($0.names) == names }.map { .comparison(.greater, $0, .zero) }
      + known.nonnegative.filter { Set($0.names) == names }
      .map { .comparison(.greaterOrEqual, $0, .zero) }
    if facts.isEmpty { return false }
    let decision = try Comparison.affordable(4) {
      try comparison.decide(
        .all(facts), .all(facts + [.comparison(.greaterOrEqual, formula, .zero)]), isBrief: true)
    }
    if case .same? = decision { return true }
    return false
  }

  private func isNonnegativeByForm(_ formula: Expression) throws -> Bool {
    if known.nonnegative.contains(formula) || known.positive.contains(formula) { return true }
    if case .sum(let terms) = formula.kind, try isAboveByRoot(terms) { return true }
    if try isAboveKnown(formula, isStrict: false) { return true }
    // Where the root is shown to have a value, so is this.
    if try variables.definedRange(of: Expression(.call("sqrt", [formula]))) != nil { return true }
    switch formula.kind {
    case .number(let value): return value.signum >= 0
    case .sum(let terms):
      return try terms.allSatisfy { term in
        if term.isSubtracted { return (term.expression.asRational?.signum ?? 1) <= 0 }
        return try isNonnegativeByForm(term.expression)
      }
    case .product(let factors):
      return try factors.allSatisfy { factor in
        // u·u is not below 0.
        let count = factors.count { $0.expression == factor.expression }
        return try count.isMultiple(of: 2) || isNonnegativeByForm(factor.expression)
      }
    case .power(let base, let exponent):
      guard let value = try value(ofExponent: exponent) else {
        return try isNonnegativeByForm(base) || isWhole(exponent / Expression(2))
      }
      // A root has values that are not below 0 alone.
      return try !value.isInteger || !value.numerator.isOdd || isNonnegativeByForm(base)
    case .call("max", let arguments): return try arguments.contains(where: isNonnegativeByForm)
    case .call("min", let arguments): return try arguments.allSatisfy(isNonnegativeByForm)
    case .call(let name, let arguments):
      if Self.nonnegative.contains(name) { return true }
      return try Self.odd.contains(name) && arguments.allSatisfy(isNonnegativeByForm)
    case .series(let series): return try inside(series).isNonnegativeByForm(series.body)
    case .negative(let inner):
      return try inner.partsOfNegative.contains { try $0.allSatisfy(isNonnegativeByForm) }
    case .name, .entry, .list, .comparison: return false
    }
  }

  /// Whether a formula is shown to be above 0 where both have values.
  func isPositive(_ formula: Expression) throws -> Bool {
    if known.positive.contains(formula) { return true }
    if known.nonzero.contains(formula), try isNonnegativeByForm(formula) { return true }
    if case .sum(let terms) = formula.kind, try isAboveByRoot(terms) { return true }
    if try isAboveKnown(formula, isStrict: true) { return true }
    if let range = try variables.definedRange(of: formula), range.isPositive { return true }
    switch formula.kind {
    case .number(let value): return value.signum > 0
    case .sum(let terms):
      let isRising = try terms.contains { try !$0.isSubtracted && isPositive($0.expression) }
      return try isRising && isNonnegativeByForm(formula)
    case .product(let factors): return try factors.allSatisfy { try isPositive($0.expression) }
    case .power(let base, let exponent):
      if case .name(Constant.e) = base.kind { return true }
      if let value = exponent.asRational, value.isInteger, !value.numerator.isOdd {
        return try known.nonzero.contains(base) || isPositive(base)
      }
      return try isPositive(base)
    case .call("max", let arguments): return try arguments.contains(where: isPositive)
    case .call("min", let arguments): return try arguments.allSatisfy(isPositive)
    case .call(let name, let arguments):
      if Self.positive.contains(name) { return true }
      // The angle lies inside of (−π/2, π/2).
      if name == "cos", case .call("atan", _)? = arguments.first?.kind { return true }
      guard name == "sqrt" || name == "abs" || Self.odd.contains(name) else { return false }
      return try arguments.allSatisfy(isPositive)
    case .series(let series):
      guard try inside(series).isPositive(series.body) else { return false }
      return try series.isProduct || isFilled(series)
    case .negative(let inner):
      return try inner.partsOfNegative.contains { try $0.allSatisfy(isPositive) }
    case .name, .entry, .list, .comparison: return false
    }
  }

  /// Whether a formula is by a number above another one that is known not to be below 0.
  private func isAboveKnown(_ formula: Expression, isStrict: Bool) throws -> Bool {
    let names = Set(formula.names)
    if names.isEmpty { return false }
    for (others, isAbove) in [(known.positive, true), (known.nonnegative, false)] {
      for other in others where Set(other.names) == names {
        let excess = try ClosedFormField.withVariables { field -> Rational? in
          let forms = FormBuilder(field, variables)
          let difference = try field.difference(forms.form(of: formula), forms.form(of: other))
          return difference.denominator == .one ? difference.numerator.rational : nil
        }
        guard let excess = excess ?? nil else { continue }
        if excess.signum > 0 || excess.isZero && (isAbove || !isStrict) { return true }
      }
    }
    return false
  }

  /// Whether some terms are u + √(u² + 1), which is above 0 as √(u² + 1) > |u|.
  private func isAboveByRoot(_ terms: [Expression.Term]) throws -> Bool {
    for (place, term) in terms.enumerated() where !term.isSubtracted {
      guard let radicand = term.expression.radicand else { continue }
      var rest = Expression.zero
      for (other, term) in terms.enumerated() where other != place {
        rest = try term.isSubtracted ? rest - term.expression : rest + term.expression
      }
      if try isOneAboveSquare(radicand, of: rest) { return true }
    }
    return false
  }

  /// Whether a formula is u² + 1: as it is written, or, where that is cheap, as it is proved.
  private func isOneAboveSquare(_ radicand: Expression, of u: Expression) throws -> Bool {
    if case .sum(let terms) = radicand.kind, terms.count == 2,
      terms.allSatisfy({ !$0.isSubtracted }), terms[1].expression == .one,
      case .power(let base, let exponent) = terms[0].expression.kind, exponent.asRational == 2,
      base.orderedForm == u.orderedForm
    {
      return true
    }
    guard radicand.size + u.size <= Self.mostNodesOfRoot else { return false }
    return try Comparison.affordable(8) {
      try comparison.areProvedEqual(radicand - u * u, .one)
    } ?? false
  }
}

extension Expression {
  /// Lists of formulas: where all of one are above 0, the negative of this one is, −a and −b for max(a, b), as
  /// −max(−a, −b) is the minimum; −a and b for a product a·b with such an a.
  fileprivate var partsOfNegative: [[Expression]] {
    switch kind {
    case .call("max", let arguments): return (try? [arguments.map { try -$0 }]) ?? []
    case .product(let factors):
      return factors.enumerated().flatMap { place, factor in
        var others = factors.map(\.expression)
        others.remove(at: place)
        return factor.expression.partsOfNegative.map { $0 + others }
      }
    default: return []
    }
  }
}
