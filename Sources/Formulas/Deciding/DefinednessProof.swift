import Exact

/// Shows that a formula has a value wherever another one has, but for points that lie alone.
///
/// Points that are tried find most places where a value is missing, and none that is far out or small: √(500 − n)² has
/// values for the first 500 whole numbers. So what is not shown here is left to a person, but for formulas of ordinary
/// numbers, of which points tell (`Comparison.hasOrdinaryNumbers`).
struct DefinednessProof {
  let comparison: Comparison
  /// What is known where the other formula has a value.
  let known: DefinednessFacts
  /// The indices of the sums around, which are whole; what their bounds say of them is among what is known.
  let indices: Set<String>

  var variables: Variables { comparison.variables }

  /// Whether statements are solved for it, too, and derivatives looked at.
  let isThorough: Bool

  /// - Parameter other: the formula that is known to have a value.
  init(_ comparison: Comparison, where other: Expression, isThorough: Bool) throws {
    var facts = DefinednessFacts()
    try facts.add(from: other) { try Self.isPositive($0, on: comparison.variables) }
    self.init(comparison, facts, [], isThorough)
  }

  private init(
    _ comparison: Comparison, _ known: DefinednessFacts, _ indices: Set<String>, _ isThorough: Bool
  ) {
    self.isThorough = isThorough
    self.comparison = comparison
    self.known = known
    self.indices = indices
  }

  private static func isPositive(_ formula: Expression, on variables: Variables) throws -> Bool {
    if let number = formula.asRational { return number.signum > 0 }
    return try variables.definedRange(of: formula)?.isPositive == true
  }

  /// Whether it is shown for a formula; false says nothing.
  ///
  /// The recursion is as deep as the formula.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func holds(for formula: Expression) throws -> Bool {
    if try known.parts.contains(formula) || variables.definedRange(of: formula) != nil {
      return true
    }
    switch formula.kind {
    case .number, .name: return true
    case .sum, .negative: return try formula.children.allSatisfy(holds)
    case .product(let factors):
      return try factors.allSatisfy { factor in
        try holds(for: factor.expression)
          && (!factor.isDivisor || isRarelyZero(factor.expression))
      }
    case .power(let base, let exponent):
      if case .name(Constant.e) = base.kind { return try holds(for: exponent) }
      guard try holds(for: base) else { return false }
      if let value = try value(ofExponent: exponent), value.isInteger {
        return try value.signum >= 0 || isRarelyZero(base)
      }
      guard try holds(for: exponent) else { return false }
      if try exponent.asRational == nil && comparison.areProvedEqual(exponent, .zero) {
        return true
      }
      guard try isWhole(exponent) || isNonnegative(base) else { return false }
      return try isPositive(exponent) || isRarelyZero(base)
    case .call(let name, let arguments):
      guard try arguments.allSatisfy(holds) else { return false }
      if try Expression.totalFunctions.contains(name) || holds(name, of: arguments) { return true }
      return try known.parts.prefix(Self.mostParts).contains { try isSameFunction(formula, $0) }
    case .series(let series):
      guard try holds(for: series.lower) && holds(for: series.upper) && isInOrder(series) else {
        return false
      }
      return try inside(series).holds(for: series.body)
    case .entry(let base, let places):
      guard case .name = base.kind else { return false }
      return places.allSatisfy { $0.asRational != nil }
    case .list, .comparison: return false
    }
  }

  /// The most functions that are known to have values to which another one is compared.
  private static let mostParts = 6

  /// The number that an exponent is: as it is written, or, where it has a value everywhere, as it is proved, log₂ 8.
  func value(ofExponent exponent: Expression) throws -> Rational? {
    if let value = exponent.asRational { return value }
    if case .name = exponent.kind { return nil }
    guard try variables.definedRange(of: exponent) != nil else { return nil }
    return try Comparison.affordable(8) {
      try ClosedFormField.withVariables { field in
        try FormBuilder(field, variables).form(of: exponent).rational
      } ?? nil
    } ?? nil
  }

  private func holds(_ function: String, of arguments: [Expression]) throws -> Bool {
    if function == "binomial", arguments.count == 2 {
      return try isWhole(arguments[1]) && isNonnegative(arguments[1])
    }
    guard arguments.count == 1 else { return false }
    let argument = arguments[0]
    switch function {
    case "asinh": return true
    case "log": return try isNonnegative(argument) && isRarelyZero(argument)
    case "sqrt": return try isNonnegative(argument)
    case "factorial": return try isWhole(argument) && isNonnegative(argument)
    case "asin", "acos": return try isNonnegative(.one - argument * argument)
    case "acosh": return try isNonnegative(argument - .one)
    case "atanh":
      let rest = try Expression.one - argument * argument
      return try isNonnegative(rest) && isRarelyZero(rest)
    case "tan": return try isRarelyZero(argument.apply(.cos))
    default: return false
    }
  }

  // MARK: Sums over an index

  /// Whether the upper bound of a sum is at most 1 below the lower one, and both are whole.
  private func isInOrder(_ series: Expression.Series) throws -> Bool {
    if series.hasBoundsInOrder { return true }
    if try known.parts.contains(where: { try hasBounds($0, of: series) }) { return true }
    guard try isWhole(series.lower) && isWhole(series.upper) else { return false }
    return try isNonnegative(series.upper - series.lower + .one)
  }

  /// Whether a sum is shown not to be over an empty range.
  func isFilled(_ series: Expression.Series) throws -> Bool {
    // A sum over an empty range is 0.
    if try (known.nonzero + known.positive).contains(where: { try hasBounds($0, of: series) }) {
      return true
    }
    return try isNonnegative(series.upper - series.lower)
  }

  private func hasBounds(_ formula: Expression, of series: Expression.Series) throws -> Bool {
    guard case .series(let other) = formula.kind else { return false }
    return try areEqual(other.lower, series.lower) && areEqual(other.upper, series.upper)
  }

  private func areEqual(_ a: Expression, _ b: Expression) throws -> Bool {
    try a == b || Set(a.names) == Set(b.names) && comparison.areProvedEqual(a, b)
  }

  /// What is known in the body of a sum: sums over the same range are empty together, or have values of their bodies.
  func inside(_ series: Expression.Series) throws -> DefinednessProof {
    var facts = known
    try facts.add(indexOf: series)
    for part in known.parts {
      guard case .series(let other) = part.kind, try hasBounds(part, of: series) else { continue }
      let body =
        other.index == series.index
        ? other.body
        : other.body.substituting([other.index: Expression(.name(series.index))])
      try facts.add(from: body) { try Self.isPositive($0, on: variables) }
    }
    var inner = variables
    if inner[series.index] == nil { try inner.declare(series.index, "integer") }
    inner = inner.replacing(domainOf: series.index, by: try Domain("integer"))
    return DefinednessProof(Comparison(inner), facts, indices.union([series.index]), isThorough)
  }

  /// Whether a formula has whole values alone, by its form or by its canonical one.
  func isWhole(_ formula: Expression) throws -> Bool {
    func isWhole(_ name: String) -> Bool {
      indices.contains(name) || variables[name]?.domain.isWhole == true
    }
    if formula.isWhole(where: isWhole) { return true }
    guard !formula.names.isEmpty, formula.functions.isEmpty, formula.names.allSatisfy(isWhole)
    else { return false }
    // (n² − 1)/(n + 1) is n − 1.
    return try ClosedFormField.withVariables { field in
      let form = try FormBuilder(field, variables).form(of: formula)
      return form.denominator == .one
        && form.numerator.terms.allSatisfy { term in
          term.coefficient.isInteger
            && term.monomial.factors.allSatisfy {
              $0.exponent.signum > 0 && $0.exponent.isInteger
            }
        }
    } ?? false
  }
}

extension Comparison {
  /// The most numbers of a finite domain, and the most points of several, that are looked at one by one.
  private static let mostCases = 24

  /// Whether a formula is shown to have a value wherever another one has, but for points that lie alone; false says nothing.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func isShownDefined(
    _ a: Expression, wherever b: Expression, isThorough: Bool
  ) throws -> Bool {
    if try DefinednessProof(self, where: b, isThorough: isThorough).holds(for: a) { return true }
    // Numbers of a finite domain are put in one by one.
    var choices: [(name: String, numbers: [Expression])] = []
    for name in a.names {
      guard let variable = variables[name], variable.dimensions.isEmpty,
        !variable.domain.isInterval,
        let numbers = variable.domain.allPoints(atMost: Self.mostCases)
      else { continue }
      choices.append((name, numbers.map { Expression($0) }))
    }
    guard !choices.isEmpty,
      let cases = Variables.assignments(choices, atMost: Self.mostCases)
    else { return false }
    return try cases.allSatisfy { values in
      switch (try evaluated(a, values), try evaluated(b, values)) {
      case (.value(let x), .value(let y)):
        return try DefinednessProof(self, where: y, isThorough: isThorough).holds(for: x)
      // Where the other one has no value, none is asked for.
      case (_, .nothing): return true
      default: return false
      }
    }
  }
}
