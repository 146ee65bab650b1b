import Exact

extension Variables {
  /// An interval that holds all values of a formula on the domains, where it is shown that the formula
  /// has a value everywhere there; nil where that is not shown.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  /// - Complexity: linear in the size of the formula.
  func definedRange(of expression: Expression) throws -> ExtendedInterval? {
    try definedRange(of: expression, [:])
  }

  /// - Parameter indices: intervals that hold the values of the indices of the sums around.
  private func definedRange(
    of expression: Expression, _ indices: [String: ExtendedInterval]
  ) throws -> ExtendedInterval? {
    try Fuel.spend(16)
    switch expression.kind {
    case .number(let value): return ExtendedInterval(value)
    case .name(let name):
      switch name {
      case Constant.pi: return ExtendedInterval(Real.pi.enclosure)
      case Constant.e: return try ExtendedInterval(Rational.one).apply(.exp)
      default: return self[name]?.domain.range ?? indices[name] ?? Self.range(ofIndex: name)
      }
    case .sum(let terms):
      var total = ExtendedInterval(Rational.zero)
      for term in terms {
        guard let range = try definedRange(of: term.expression, indices) else { return nil }
        total = total.adding(term.isSubtracted ? range.negated : range).trimmed
      }
      return total
    case .negative(let inner): return try definedRange(of: inner, indices)?.negated
    case .product(let factors):
      var product: ExtendedInterval?
      for factor in factors {
        guard let range = try definedRange(of: factor.expression, indices) else { return nil }
        if factor.isDivisor, !range.excludesZero,
          try !isShown(factor.expression, .nonzero)
        {
          return nil
        }
        let own = factor.isDivisor ? range.reciprocal : range
        product = (product?.multiplied(by: own) ?? own).trimmed
      }
      return product ?? ExtendedInterval(Rational.one)
    case .power(let base, let exponent): return try definedRange(ofPower: base, exponent, indices)
    case .call("max", let arguments), .call("min", let arguments):
      var ranges: [ExtendedInterval] = []
      for argument in arguments {
        guard let range = try definedRange(of: argument, indices) else { return nil }
        ranges.append(range)
      }
      guard case .call("max", _) = expression.kind else {
        return ranges.allSatisfy(\.isPositive)
          ? .positive : ranges.allSatisfy(\.isNonnegative) ? .nonnegative : .real
      }
      return ranges.contains(where: \.isPositive)
        ? .positive : ranges.contains(where: \.isNonnegative) ? .nonnegative : .real
    case .call(let name, let arguments):
      guard arguments.count == 1, let range = try definedRange(of: arguments[0], indices) else {
        return nil
      }
      return try definedRange(of: name, range, arguments[0])
    case .entry(let base, _):
      guard case .name(let name) = base.kind else { return nil }
      return self[name]?.domain.range
    case .series(let series):
      // Bounds are whole, and the range may be empty but does not end before it begins.
      guard !series.isProduct, isWhole(series.lower, indices), isWhole(series.upper, indices),
        let low = try definedRange(of: series.lower, indices),
        let high = try definedRange(of: series.upper, indices),
        try series.hasBoundsInOrder || isShown(series.upper - series.lower + .one, .nonnegative)
      else { return nil }
      var inner = indices
      inner[series.index] = ExtendedInterval(lower: low.lower, upper: high.upper)
      guard let range = try definedRange(of: series.body, inner) else { return nil }
      // A sum may be empty, so that it is 0.
      return range.isNonnegative ? .nonnegative : .real
    case .list, .comparison: return nil
    }
  }

  /// The open indices of families count from 1.
  private static func range(ofIndex name: String) -> ExtendedInterval {
    (0..<2).contains { Family<Real>.index($0) == name } ? .positive : .real
  }

  private func isWhole(_ formula: Expression, _ indices: [String: ExtendedInterval]) -> Bool {
    formula.isWhole { self[$0]?.domain.isWhole ?? (indices[$0] != nil) }
  }

  private func definedRange(
    ofPower base: Expression, _ exponent: Expression, _ indices: [String: ExtendedInterval]
  ) throws -> ExtendedInterval? {
    if case .name(Constant.e) = base.kind {
      return try definedRange(of: exponent, indices)?.apply(.exp)
    }
    guard let range = try definedRange(of: base, indices) else { return nil }
    guard let q = exponent.asRational else {
      guard range.isPositive, try definedRange(of: exponent, indices) != nil else { return nil }
      return .positive
    }
    if q.signum < 0, !range.excludesZero, try !isShown(base, .nonzero) { return nil }
    if !q.isInteger, !range.isNonnegative {
      return try isShown(base, .nonnegative) ? .nonnegative : nil
    }
    return try range.power(q)
  }

  private func definedRange(
    of name: String, _ range: ExtendedInterval, _ argument: Expression
  ) throws -> ExtendedInterval? {
    switch name {
    case "sqrt":
      if range.isNonnegative { return try range.power(.one.scaled(byTwoToThe: -1)) }
      return try isShown(argument, .nonnegative) ? .nonnegative : nil
    case "abs": return range.magnitude
    case "sigmoid":
      // 1/(1 + exp(−z)).
      return try range.negated.apply(.exp).adding(ExtendedInterval(Rational.one)).reciprocal
    case "softplus": return .positive
    case "relu": return .nonnegative
    default:
      guard let function = ElementaryFunction(rawValue: name) else { return nil }
      switch function {
      case .log where !range.isPositive:
        return try isShown(argument, .positive) ? .real : nil
      case .asin, .acos:
        // 1 − x² ≥ 0.
        let rest = try Expression.one - argument * argument
        guard try isShown(rest, .nonnegative) else { return nil }
        return try range.apply(function)
      case .tan:
        let cosine = try argument.apply(.cos)
        return try isShown(cosine, .nonzero) ? .real : nil
      default: return try range.apply(function)
      }
    }
  }

  /// How a formula compares with 0.
  private enum Sign { case positive, nonnegative, nonzero }

  /// Whether a formula, which has a value everywhere, is shown to compare so with 0 everywhere on the
  /// domains, by its canonical form: by the squares and the factors there.
  ///
  /// What is nowhere zero on intervals, and has no jumps, has the sign that it has at one point.
  private func isShown(_ formula: Expression, _ sign: Sign) throws -> Bool {
    let found = try ClosedFormField.withVariables { field -> (isNonzero: Bool, sign: Int?) in
      let form = try FormBuilder(field, self).form(of: formula)
      return (try field.isNonzero(form), try field.sign(of: form))
    }
    guard let found else { return false }
    switch sign {
    case .nonzero: return found.isNonzero
    case .nonnegative where (found.sign ?? -1) >= 0: return true
    case .positive where found.isNonzero && found.sign == 1: return true
    case .nonnegative, .positive: break
    }
    let used = Set(formula.names)
    guard found.isNonzero, found.sign == nil,
      all.allSatisfy({
        !used.contains($0.name) || ($0.dimensions.isEmpty && $0.domain.isInterval)
      })
    else { return false }
    var isPositive = false
    try SamplePoints(self, in: [formula]).search { point in
      guard let value = try Comparison.value(of: formula, at: point) else { return false }
      isPositive = (try? value.sign()) == .greater
      return true
    }
    return isPositive
  }
}

extension Expression {
  /// Whether the formula has whole values alone, by its form: of sums, products and powers of whole names and numbers.
  ///
  /// The recursion is as deep as the formula.
  func isWhole(where isWholeName: (String) -> Bool) -> Bool {
    switch kind {
    case .number(let value): value.isInteger
    case .name(let name): isWholeName(name)
    case .sum, .negative: children.allSatisfy { $0.isWhole(where: isWholeName) }
    case .product(let factors):
      factors.allSatisfy { !$0.isDivisor && $0.expression.isWhole(where: isWholeName) }
    case .power(let base, let exponent):
      base.isWhole(where: isWholeName)
        && (exponent.asRational.map { $0.isInteger && $0.signum >= 0 } ?? false)
    default: false
    }
  }
}
