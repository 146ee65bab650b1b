import Exact

// Where formulas have values, and whole numbers.
extension Statement.Condition {
  /// The same condition with what each formula needs to have a value in front of it; nil where that is not
  /// known.
  func guarded(in variables: Variables) throws -> Statement.Condition? {
    switch self {
    case .all(let parts):
      let guarded = try parts.compactMap { try $0.guarded(in: variables) }
      return guarded.count == parts.count ? .all(guarded) : nil
    case .any(let parts):
      let guarded = try parts.compactMap { try $0.guarded(in: variables) }
      return guarded.count == parts.count ? .any(guarded) : nil
    case .sign(let formula, _):
      guard let needed = try Self.needs(of: formula, variables) else { return nil }
      return needed.isEmpty ? self : .all(needed + [self])
    }
  }

  /// The same condition with what logarithms and roots are taken of in front of each formula, as not below 0; nil where
  /// that is not known.
  ///
  /// What is continuous and below 0 at a point is so all around it, so that a formula for which that fails has no value there
  /// that others could fill in.
  func guardedAgainstGaps(in variables: Variables) throws -> Statement.Condition? {
    switch self {
    case .all(let parts):
      let guarded = try parts.compactMap { try $0.guardedAgainstGaps(in: variables) }
      return guarded.count == parts.count ? .all(guarded) : nil
    case .any(let parts):
      let guarded = try parts.compactMap { try $0.guardedAgainstGaps(in: variables) }
      return guarded.count == parts.count ? .any(guarded) : nil
    case .sign(let formula, _):
      guard let needed = try Self.needs(of: formula, variables) else { return nil }
      let radicands = needed.compactMap { condition -> Statement.Condition? in
        guard case .sign(let part, let relation) = condition,
          relation == .greater || relation == .greaterOrEqual, Self.isContinuous(part)
        else { return nil }
        return .sign(part, .greaterOrEqual)
      }
      return radicands.isEmpty ? self : .all(radicands + [self])
    }
  }

  /// Whether a formula is continuous wherever it has a value, by what it is made of.
  private static func isContinuous(_ formula: Expression) -> Bool {
    switch formula.kind {
    case .number, .name: true
    case .sum, .negative, .product, .power: formula.children.allSatisfy(isContinuous)
    case .call(let name, let arguments):
      (Expression.continuousFunctions.contains(name) || ["sqrt", "log"].contains(name))
        && arguments.allSatisfy(isContinuous)
    case .list, .entry, .comparison, .series: false
    }
  }

  /// What must hold for a formula to have a value; nil where that is not known.
  ///
  /// The recursion is as deep as the formula.
  static func needs(
    of formula: Expression, _ variables: Variables
  ) throws -> [Statement.Condition]? {
    if try variables.definedRange(of: formula) != nil { return [] }
    var needed: [Statement.Condition] = []
    for part in formula.children {
      guard let own = try needs(of: part, variables) else { return nil }
      needed += own
    }
    switch formula.kind {
    case .sum, .negative: return needed
    case .product(let factors):
      return needed + factors.filter(\.isDivisor).map { .sign($0.expression, .unequal) }
    case .power(let base, let exponent):
      guard let q = exponent.asRational else { return nil }
      if q.isInteger { return q.signum < 0 ? needed + [.sign(base, .unequal)] : needed }
      return needed + [.sign(base, q.signum < 0 ? .greater : .greaterOrEqual)]
    case .call("sqrt", let arguments): return needed + [.sign(arguments[0], .greaterOrEqual)]
    case .call("log", let arguments): return needed + [.sign(arguments[0], .greater)]
    case .call(let name, _): return Expression.continuousFunctions.contains(name) ? needed : nil
    default: return nil
    }
  }

  /// The same condition with f ≥ 1 for f > 0, where a formula takes whole values alone.
  func withWholeSteps(in variables: Variables) throws -> Statement.Condition {
    switch self {
    case .all(let parts): return .all(try parts.map { try $0.withWholeSteps(in: variables) })
    case .any(let parts): return .any(try parts.map { try $0.withWholeSteps(in: variables) })
    case .sign(let formula, let relation):
      let isWhole = formula.isWhole { name in
        variables[name].map { $0.dimensions.isEmpty && $0.domain.isWhole } ?? false
      }
      guard isWhole else { return self }
      switch relation {
      case .greater: return .sign(try formula - .one, .greaterOrEqual)
      case .less: return .sign(try formula + .one, .lessOrEqual)
      default: return self
      }
    }
  }
}
