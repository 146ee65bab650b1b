import Exact

// Where a formula is 0 at points that lie alone, or at none: what is divided by it has a limit there, or none is asked for.
extension DefinednessProof {
  /// The functions that are 0 where their argument is, and nowhere else.
  private static let zeroAtZero: Set = [
    "abs", "sign", "sqrt", "sinh", "tanh", "asinh", "atan", "asin", "atanh", "erf",
  ]
  /// The functions that are 0 where their argument is 1, and nowhere else.
  private static let zeroAtOne: Set = ["log", "acosh", "acos"]
  /// Functions that are analytic at all numbers at which they have a value.
  private static let analytic: Set = [
    "exp", "log", "sin", "cos", "tan", "sinh", "cosh", "tanh", "atan", "asinh", "sigmoid",
    "softplus", "erf",
  ]
  /// The most corners that are taken apart.
  private static let mostCorners = 3

  /// Whether a formula is shown to be 0 at points that lie alone, or at none, where both have values; so not for one that
  /// is 0 everywhere.
  func isRarelyZero(_ formula: Expression) throws -> Bool {
    if try known.nonzero.contains(formula) || isPositive(formula) { return true }
    let inverse = Expression(.power(formula, Expression(-1)))
    if try variables.definedRange(of: inverse) != nil { return true }
    switch formula.kind {
    case .number(let value): return !value.isZero
    case .name(let name):
      if let domain = variables[name]?.domain, (try? domain.contains(.zero)) == false {
        return true
      }
    case .negative(let inner): return try isRarelyZero(inner)
    case .product(let factors):
      return try factors.allSatisfy { try $0.isDivisor || isRarelyZero($0.expression) }
    case .power(let base, _): return try isRarelyZero(base)
    case .call(let name, let arguments) where arguments.count == 1:
      if Self.zeroAtZero.contains(name) { return try isRarelyZero(arguments[0]) }
      if Self.zeroAtOne.contains(name) { return try isRarelyZero(arguments[0] - .one) }
    case .series(let series) where series.isProduct:
      return try inside(series).isRarelyZero(series.body)
    default: break
    }
    // ∛u is 0 where u is.
    if let radicand = formula.oddRadicand { return try isRarelyZero(radicand) }
    if try isRarelyZero(formula, corners: Self.mostCorners) { return true }
    return try isKnownNonzero(formula)
  }

  /// The largest formulas, and the most of those that are known not to be 0, that are compared by their canonical forms.
  private static let (mostNodesOfZero, mostKnown) = (200, 6)

  /// Whether a formula is one that is known not to be 0, a multiple of it, or the same function of equal numbers.
  func isKnownNonzero(_ formula: Expression) throws -> Bool {
    if known.nonzero.contains(formula) { return true }
    guard formula.size <= Self.mostNodesOfZero, !formula.names.isEmpty else { return false }
    for other in known.nonzero.prefix(Self.mostKnown) where other.size <= Self.mostNodesOfZero {
      if try isSameFunction(formula, other) { return true }
      let ratio = try Comparison.affordable(8) {
        try ClosedFormField.withVariables { field -> Rational? in
          let forms = FormBuilder(field, variables)
          let (own, known) = (try forms.form(of: formula), try forms.form(of: other))
          if known.isZero { return nil }
          return try field.quotient(own, known).rational
        } ?? nil
      }
      if let ratio = ratio ?? nil, !ratio.isZero { return true }
    }
    return false
  }

  /// Whether two formulas are one function of arguments that are proved to be equal.
  func isSameFunction(_ formula: Expression, _ other: Expression) throws -> Bool {
    if formula == other { return true }
    switch (formula.kind, other.kind) {
    case (.call(let f, let x), .call(let g, let y)):
      guard f == g, x.count == y.count else { return false }
      return try zip(x, y).allSatisfy { try areProvedEqual($0, $1) }
    case (.power(let x, let p), .power(let y, let q)):
      return try p == q && areProvedEqual(x, y)
    default: return false
    }
  }

  private func areProvedEqual(_ a: Expression, _ b: Expression) throws -> Bool {
    guard a.size + b.size <= Self.mostNodesOfZero else { return false }
    return try Comparison.affordable(8) { try comparison.areProvedEqual(a, b) } ?? false
  }

  /// The same for a formula of which each side of its corners is looked at: where max(a, b) is a, it is 0 where it is with a
  /// for it.
  private func isRarelyZero(_ formula: Expression, corners: Int) throws -> Bool {
    guard let corner = formula.corner else { return try isAnalyticAndNotZero(formula) }
    if corners == 0 { return false }
    return try corner.sides.allSatisfy { side in
      try isRarelyZero(formula.replacing(corner.part, by: side), corners: corners - 1)
    }
  }

  private func isAnalyticAndNotZero(_ formula: Expression) throws -> Bool {
    let names = formula.names.filter { !Constant.isConstant($0) }
    let isContinuous = names.allSatisfy { name in
      !indices.contains(name) && variables[name]?.domain.isInterval == true
    }
    guard isContinuous else { return hasTermOfItsOwn(formula) }
    // What is analytic on the box of the domains but for zeros of divisors, a quotient of such formulas, is 0 everywhere or
    // at points that lie alone.
    guard
      try isQuotient(formula) || isAnalytic(formula) && variables.definedRange(of: formula) != nil
    else { return false }
    return try !comparison.areProvedEqual(formula, .zero)
  }

  /// Whether a formula is arithmetic on functions that are analytic on the whole box of the domains.
  private func isQuotient(_ formula: Expression) throws -> Bool {
    switch formula.kind {
    case .number, .name, .entry: return true
    case .sum, .negative, .product: return try formula.children.allSatisfy(isQuotient)
    case .power(let base, let exponent):
      if case .name(Constant.e) = base.kind { break }
      guard exponent.asRational?.isInteger == true else { break }
      return try isQuotient(base)
    // The tangent is the sine by the cosine.
    case .call("tan", let arguments):
      return try arguments.allSatisfy { argument in
        try isAnalytic(argument) && variables.definedRange(of: argument) != nil
      }
    case .call: break
    case .list, .comparison, .series: return false
    }
    return try isAnalytic(formula) && variables.definedRange(of: formula) != nil
  }

  /// Whether a formula is made of functions that are analytic inside of the domains, wherever it has a value: √x is for
  /// x ≥ 0, and √(x²), which is |x|, is not.
  private func isAnalytic(_ formula: Expression) throws -> Bool {
    switch formula.kind {
    case .number, .name: return true
    case .entry, .list, .comparison, .series: return false
    case .sum, .negative, .product: break
    case .power(let base, let exponent):
      if case .name(Constant.e) = base.kind { break }
      guard try exponent.asRational?.isInteger == true || isPositiveInside(base) else {
        return false
      }
    case .call("sqrt", let arguments):
      guard try arguments.allSatisfy(isPositiveInside) else { return false }
    case .call(let name, _):
      guard Self.analytic.contains(name) else { return false }
    }
    return try formula.children.allSatisfy(isAnalytic)
  }

  private func isPositiveInside(_ base: Expression) throws -> Bool {
    if case .name = base.kind { return true }
    return try variables.definedRange(of: base)?.isPositive == true
  }

  /// Whether a term is a variable that runs through an interval and stands in no other term: whatever the others are, the
  /// sum is 0 for one value of it.
  private func hasTermOfItsOwn(_ formula: Expression) -> Bool {
    guard case .sum(let terms) = formula.kind else { return false }
    return terms.enumerated().contains { place, term in
      guard case .name(let name) = term.expression.kind, variables[name]?.domain.isInterval == true
      else { return false }
      return terms.enumerated().allSatisfy { other, term in
        other == place || !term.expression.names.contains(name)
      }
    }
  }
}

extension Expression {
  /// The first function with corners, and the formulas that it is on their sides; nil where there is none.
  fileprivate var corner: (part: Expression, sides: [Expression])? {
    if case .call(let name, let arguments) = kind {
      switch name {
      case "max", "min": return (self, arguments)
      case "abs": return (self, arguments + arguments.map { Expression(.negative($0)) })
      case "relu": return (self, arguments + [.zero])
      default: break
      }
    }
    for child in children {
      if let corner = child.corner { return corner }
    }
    return nil
  }
}

extension Comparison {
  /// Whether a formula is shown to be 0 nowhere on the domains.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func isNowhereZero(_ formula: Expression) throws -> Bool {
    try variables.definedRange(of: formula)?.excludesZero == true
  }

  /// Whether a formula is shown to be 0 nowhere where another one has a value, as that is divided by it.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  public func isNowhereZero(_ formula: Expression, where other: Expression) throws -> Bool {
    if try isNowhereZero(formula) { return true }
    return try DefinednessProof(self, where: other, isThorough: false).isKnownNonzero(formula)
  }
}
