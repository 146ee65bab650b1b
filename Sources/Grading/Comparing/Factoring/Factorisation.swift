import Exact
import Formulas

/// Whether a formula is written as a product that cannot be split any further over the rationals.
enum Factorisation {
  /// Whether no factor is a product; nil where that is not told.
  static func isComplete(_ expression: Expression) -> Bool? {
    switch expression.kind {
    case .negative(let inner): return isComplete(inner)
    case .product(let factors):
      if dividesInside(factors) { return false }
      var isKnown = true
      for factor in factors {
        switch isComplete(factor.expression) {
        case false?: return false
        case nil: isKnown = false
        case true?: continue
        }
      }
      return isKnown ? true : nil
    case .power(let base, let exponent) where exponent.asRational?.isInteger ?? false:
      return isComplete(base)
    case .sum: return isIrreducible(expression)
    default: return true
    }
  }

  private static func isIrreducible(_ sum: Expression) -> Bool? {
    if let image = PolynomialImage(sum) {
      return image.isDrawnOut ? image.isIrreducible : false
    }
    if let isIrreducible = KernelFactoring.isIrreducible(sum) { return isIrreducible }
    // A variable in every term is a factor that was left inside.
    if case .sum(let terms) = sum.kind,
      sum.names.contains(where: { name in terms.allSatisfy { isFactor(name, of: $0.expression) } })
    {
      return false
    }
    return nil
  }

  /// Whether a name is a factor of a product and below the line in a sum beside it, `x*(1 + 1/x)`.
  private static func dividesInside(_ factors: [Expression.Factor]) -> Bool {
    let outside = factors.filter { !$0.isDivisor }.flatMap(\.expression.names)
    return Set(outside).contains { name in
      factors.contains { !$0.isDivisor && isFactor(name, of: $0.expression) }
        && factors.contains { factor in
          guard !factor.isDivisor, case .sum(let terms) = factor.expression.kind else {
            return false
          }
          return terms.contains { divides(name, $0.expression) }
        }
    }
  }

  /// Whether a name or its power stands below the line in a term.
  private static func divides(_ name: String, _ term: Expression) -> Bool {
    switch term.kind {
    case .negative(let inner): divides(name, inner)
    case .product(let factors):
      factors.contains { $0.isDivisor && isFactor(name, of: $0.expression) }
    case .power(let base, let exponent):
      (exponent.asRational.map { $0.signum < 0 } ?? false) && base.names == [name]
    default: false
    }
  }

  private static func isFactor(_ name: String, of term: Expression) -> Bool {
    switch term.kind {
    case .name(let other): return other == name
    case .negative(let inner): return isFactor(name, of: inner)
    case .power(let base, let exponent):
      return (exponent.asRational.map { $0 >= .one } ?? false) && isFactor(name, of: base)
    case .product(let factors):
      return factors.contains { !$0.isDivisor && isFactor(name, of: $0.expression) }
    default: return false
    }
  }
}
