import Exact

// Formulas of which points tell where a value is missing.
extension Comparison {
  /// The largest numerator and denominator of an ordinary number.
  private static let mostOrdinary = Integer(12)

  /// Whether a formula and the domains of its variables hold small numbers alone, and nothing that is 0 on a whole interval or
  /// has an open exponent.
  ///
  /// What is asked of roots and logarithms of such formulas changes where the points are that are tried: 3 − n at n = 4, and
  /// 500 − n at n = 501, where none is.
  func hasOrdinaryNumbers(_ formula: Expression) throws -> Bool {
    for name in Set(formula.names) {
      guard let variable = variables[name] else { continue }
      switch variable.domain.set {
      case .real, .integers: continue
      case .interval(let lower, let upper, _, _):
        for end in [lower, upper].compactMap(\.self) where !Self.isOrdinary(end) { return false }
      case .finite(let values):
        for value in values where !Self.isOrdinary(value) { return false }
      case .steps: return false
      }
    }
    return try isOrdinary(formula)
  }

  private static func isOrdinary(_ number: Real) -> Bool {
    number.asRational.map(isOrdinary) ?? false
  }

  private static func isOrdinary(_ number: Rational) -> Bool {
    number.numerator.magnitude <= mostOrdinary && number.denominator <= mostOrdinary
  }

  /// The recursion is as deep as the formula.
  private func isOrdinary(_ formula: Expression) throws -> Bool {
    switch formula.kind {
    case .number(let value): return Self.isOrdinary(value)
    case .name, .entry: return true
    case .call(let name, _) where name == "floor" || name == "ceil" || name == "binomial":
      return false
    case .product(let factors):
      let hasCorner = factors.contains { factor in
        factor.isDivisor && factor.expression.functions.contains(where: Self.cornered.contains)
      }
      if hasCorner { return false }
    case .power(let base, let exponent):
      if case .name(Constant.e) = base.kind { break }
      guard let value = exponent.asRational else {
        guard try variables.definedRange(of: base)?.isPositive == true else { return false }
        break
      }
      if value.signum < 0, base.functions.contains(where: Self.cornered.contains) { return false }
    case .sum, .negative, .call, .list, .comparison, .series: break
    }
    return try formula.children.allSatisfy(isOrdinary)
  }

  private static let cornered: Set = ["abs", "max", "min", "relu", "sign"]
}
