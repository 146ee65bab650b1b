import Exact
import Formulas

// Fractions as they are written.
extension Expression {
  /// Whether a number that is a fraction is written as one in lowest terms, or as a whole number; and of
  /// anything else, whether each fraction in it is; nil where that is not told.
  var isInLowestTerms: Bool? {
    if names.isEmpty, let value = try? evaluate().scalar,
      (try? value.recognised().asRational) != nil
    {
      return isFractionInLowestTerms
    }
    return hasLowestTermsInside
  }

  /// Whether this is one number, or one above another with no common factor, with one sign at most.
  private var isFractionInLowestTerms: Bool {
    let (inner, isNegative) = withoutSign
    switch inner.kind {
    case .number(let value):
      // ¾ is a single sign; a decimal takes two at least.
      return value.isInteger || inner.range.count == 1
    case .product(let factors):
      guard factors.count == 2, !factors[0].isDivisor, factors[1].isDivisor else { return false }
      let (top, isTopNegative) = factors[0].expression.withoutSign
      let (bottom, isBottomNegative) = factors[1].expression.withoutSign
      guard case .number(let n) = top.kind, case .number(let d) = bottom.kind, n.isInteger,
        d.isInteger, [isNegative, isTopNegative, isBottomNegative].count(where: \.self) < 2,
        let fraction = try? n / d
      else { return false }
      return fraction.denominator == d.numerator
    default: return false
    }
  }

  /// What stands behind one minus, and whether there is one.
  private var withoutSign: (Expression, Bool) {
    if case .negative(let inner) = kind { return (inner, true) }
    return (self, false)
  }

  /// Whether in every fraction nothing is left to be cancelled, and no number is a decimal; nil where that is not told.
  private var hasLowestTermsInside: Bool? {
    switch kind {
    case .number(let value) where !value.isInteger && range.count != 1: return false
    case .product(let factors):
      switch CommonFactor.find(in: factors) {
      case .some: return false
      case .unknown: return children.contains { $0.hasLowestTermsInside == false } ? false : nil
      case .none: break
      }
    default: break
    }
    let inside = children.map(\.hasLowestTermsInside)
    if inside.contains(false) { return false }
    return inside.contains(nil) ? nil : true
  }

  /// What can be cancelled in the first fraction that is not in lowest terms, as a person writes it.
  var cancellable: String? {
    if case .product(let factors) = kind, case .some(let factor) = CommonFactor.find(in: factors) {
      return factor
    }
    return children.lazy.compactMap(\.cancellable).first
  }

  /// Whether the formula is a fraction without fractions in it, or has none.
  var isSingleFraction: Bool {
    guard case .product(let factors) = unsigned.kind else { return !hasDivisor }
    // `1/x/y` has a fraction above its line.
    return factors.count(where: \.isDivisor) <= 1
      && factors.allSatisfy { !$0.expression.hasDivisor && !$0.expression.isBrokenNumber }
  }

  /// Whether this is a number that is not whole, 0.5 or ½.
  private var isBrokenNumber: Bool {
    guard case .number(let value) = unsigned.kind else { return false }
    return !value.isInteger
  }

  /// Whether the formula divides, by a line or by an exponent below 0, in its terms, factors and bases; what exponents
  /// and functions are of is no part of its own fraction.
  private var hasDivisor: Bool {
    switch kind {
    case .product(let factors):
      return factors.contains { $0.isDivisor || $0.expression.hasDivisor }
    case .sum(let terms): return terms.contains { $0.expression.hasDivisor }
    case .negative(let inner): return inner.hasDivisor
    case .power(let base, _): return isReciprocal || base.hasDivisor
    case .list(let entries): return entries.contains(where: \.hasDivisor)
    case .comparison(_, let left, let right): return left.hasDivisor || right.hasDivisor
    default: return false
    }
  }

  /// Whether a name, a constant or a function stands anywhere in the formula, by any of its names.
  func mentions(_ name: String) -> Bool {
    let function = Vocabulary.functionName(name)
    let constant = Vocabulary.constantName(name)
    return !everywhere { part in
      switch part.kind {
      case .name(let other): return other != name && other != constant
      case .call("nthroot", let arguments) where name == "cbrt":
        return arguments.last?.asRational != 3
      case .call(let other, _): return other != name && other != function
      case .series(let series): return function != (series.isProduct ? "product" : "sum")
      default: return true
      }
    }
  }
}
