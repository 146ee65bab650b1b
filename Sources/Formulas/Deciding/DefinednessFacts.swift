import Exact

/// What is known at the points at which a formula has a value.
struct DefinednessFacts {
  /// Functions, powers and sums that have values there.
  private(set) var parts: [Expression] = []
  /// Formulas that are not 0 there.
  private(set) var nonzero: [Expression] = []
  /// Formulas that are not below 0 there.
  private(set) var nonnegative: [Expression] = []
  /// Formulas that are above 0 there.
  private(set) var positive: [Expression] = []

  /// Adds what is known where a formula has a value.
  ///
  /// - Parameter isPositive: whether a formula is above 0 wherever it has a value.
  mutating func add(
    from formula: Expression, isPositive: (Expression) throws -> Bool
  ) rethrows {
    let conditions = DefinednessConditions(knownFrom: formula)
    for part in conditions.parts where !parts.contains(part) {
      parts.append(part)
      for inner in part.nonnegativeWhereDefined {
        try add(inner, isStrict: part.excludesEnds, isPositive)
      }
      // acosh u has a value for u ≥ 1.
      if case .call("acosh", let arguments) = part.kind, let argument = arguments.first {
        try add(argument, isStrict: true, isPositive)
      }
      // tan u has one where cos u is not 0.
      if case .call("tan", let arguments) = part.kind {
        add(nonzero: Expression(.call("cos", arguments)))
      }
    }
    for divisor in conditions.divisors { add(nonzero: divisor) }
  }

  /// Adds that the index of a sum lies between its bounds, where nothing is known any more of another variable of that name.
  mutating func add(indexOf series: Expression.Series) throws {
    func isOfAnother(_ formula: Expression) -> Bool { formula.names.contains(series.index) }
    parts.removeAll(where: isOfAnother)
    nonzero.removeAll(where: isOfAnother)
    nonnegative.removeAll(where: isOfAnother)
    positive.removeAll(where: isOfAnother)
    let index = Expression(.name(series.index))
    nonnegative += [try index - series.lower, try series.upper - index]
  }

  /// Adds that a formula is not below 0, or is above it, and what that says of its only factor whose sign is open.
  ///
  /// The recursion goes down into the formula.
  private mutating func add(
    _ formula: Expression, isStrict: Bool, _ isPositive: (Expression) throws -> Bool
  ) rethrows {
    if isStrict {
      if !positive.contains(formula) { positive.append(formula) }
    } else if !nonnegative.contains(formula) {
      nonnegative.append(formula)
    }
    switch formula.kind {
    case .power(let base, let exponent):
      guard let value = exponent.asRational, value.isInteger, value.numerator.isOdd else { return }
      try add(base, isStrict: isStrict || value.signum < 0, isPositive)
    case .product(let factors):
      var open: [Expression.Factor] = []
      for factor in factors where try !isPositive(factor.expression) { open.append(factor) }
      guard open.count == 1 else { return }
      // A divisor is not 0.
      try add(open[0].expression, isStrict: isStrict || open[0].isDivisor, isPositive)
    default: return
    }
  }

  /// Adds that a formula is not 0, and that its factors are not.
  private mutating func add(nonzero formula: Expression) {
    if nonzero.contains(formula) { return }
    nonzero.append(formula)
    switch formula.kind {
    case .negative(let inner): add(nonzero: inner)
    case .power(let base, let exponent):
      if (exponent.asRational?.signum ?? 0) > 0 { add(nonzero: base) }
    case .product(let factors):
      for factor in factors where !factor.isDivisor { add(nonzero: factor.expression) }
    case .call(let name, let arguments) where arguments.count == 1:
      if ["sqrt", "abs", "relu"].contains(name) { add(nonzero: arguments[0]) }
    default: return
    }
  }
}

extension Expression {
  /// What is not below 0 where the formula, a function or a power, has a value.
  var nonnegativeWhereDefined: [Expression] {
    switch kind {
    case .power(let base, let exponent):
      if case .name(Constant.e) = base.kind { return [] }
      return exponent.asRational.map { !$0.isInteger } ?? false ? [base] : []
    case .call(let name, let arguments) where arguments.count == 1:
      switch name {
      case "log", "sqrt", "factorial": return arguments
      case "acosh": return [try? arguments[0] - .one].compactMap(\.self)
      case "asin", "acos", "atanh":
        return [
          try? .one - arguments[0] * arguments[0], try? .one - arguments[0],
          try? .one + arguments[0],
        ].compactMap(\.self)
      default: return []
      }
    default: return []
    }
  }

  /// Whether these are not 0 either.
  fileprivate var excludesEnds: Bool {
    switch kind {
    case .power(_, let exponent): (exponent.asRational?.signum ?? 1) < 0
    case .call(let name, _): name == "log" || name == "atanh"
    default: false
    }
  }
}
