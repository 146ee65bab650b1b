import Exact
import Formulas

// Fractions as they are written.
extension Expression {
  /// Whether a number that is a fraction is written as one in lowest terms, or as a whole number; and of
  /// anything else, whether each fraction in it is.
  var isInLowestTerms: Bool {
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

  /// Whether every fraction of whole numbers is in lowest terms, and no number is a decimal.
  private var hasLowestTermsInside: Bool {
    everywhere { part in
      switch part.kind {
      case .number(let value): return value.isInteger || part.range.count == 1
      case .product(let factors):
        var numerator = Integer(1)
        var denominator = Integer(1)
        for factor in factors {
          guard let number = factor.expression.wholeNumber else { continue }
          if factor.isDivisor { denominator *= number } else { numerator *= number }
        }
        guard let fraction = try? Rational(numerator, over: denominator) else { return false }
        return fraction.denominator == denominator.magnitude
      default: return true
      }
    }
  }

  /// Whether the formula is a fraction without fractions in it, or has none.
  var isSingleFraction: Bool {
    guard case .product(let factors) = unsigned.kind else { return !hasDivisor }
    return factors.allSatisfy { !$0.expression.hasDivisor && !$0.expression.isBrokenNumber }
  }

  /// Whether this is a number that is not whole, 0.5 or ½.
  private var isBrokenNumber: Bool {
    guard case .number(let value) = unsigned.kind else { return false }
    return !value.isInteger
  }

  /// Whether the formula divides anywhere, by a line or by an exponent below 0.
  private var hasDivisor: Bool {
    !everywhere { part in
      switch part.kind {
      case .product(let factors): return !factors.contains(where: \.isDivisor)
      case .power(_, let exponent):
        let (inner, isNegative) = exponent.withoutSign
        guard case .number(let value) = inner.kind else { return true }
        return (value.signum >= 0) != isNegative || value.isZero
      default: return true
      }
    }
  }

  /// Whether a name, a constant or a function stands anywhere in the formula, by any of its names.
  func mentions(_ name: String) -> Bool {
    let function = Vocabulary.functionName(name)
    let constant = Vocabulary.constantName(name)
    return !everywhere { part in
      switch part.kind {
      case .name(let other): return other != name && other != constant
      case .call(let other, _): return other != name && other != function
      case .series(let series): return function != (series.isProduct ? "product" : "sum")
      default: return true
      }
    }
  }
}
