import Exact
import Formulas

/// Whether a formula is written as a product that cannot be split any further over the rationals.
enum Factorisation {
  /// Whether no factor is a product; nil where that is not told.
  static func isComplete(_ expression: Expression) -> Bool? {
    switch expression.kind {
    case .negative(let inner): return isComplete(inner)
    case .product(let factors):
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
