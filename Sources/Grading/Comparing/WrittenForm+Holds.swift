import Exact
import Formulas

extension WrittenForm {
  /// Whether an answer is written in the form; nil where that is not told.
  ///
  /// - Parameter text: the answer as it was written.
  func holds(for expression: Expression, written text: String) -> Bool? {
    if case .list(let entries) = expression.kind {
      let scalars = Array(text.unicodeScalars)
      var isKnown = true
      for entry in entries {
        let piece = scalars[
          max(0, entry.range.lowerBound)..<min(scalars.count, entry.range.upperBound)]
        switch holds(for: entry, written: String(String.UnicodeScalarView(piece))) {
        case false?: return false
        case nil: isKnown = false
        case true?: continue
        }
      }
      return isKnown ? true : nil
    }
    switch self {
    case .integer:
      return literal(text).map { !$0.isRounded && $0.unit == nil && !$0.isPercentage } ?? false
    case .decimals(let n):
      // Of a percentage the literal counts two more than are written.
      return literal(text).map { $0.decimals - ($0.isPercentage ? 2 : 0) == n } ?? false
    case .significantDigits(let n): return literal(text).map { $0.significantDigits == n } ?? false
    case .lowestTerms: return expression.isInLowestTerms
    case .singleFraction: return expression.isSingleFraction
    case .expanded: return expression.isExpanded
    case .factored: return Factorisation.isComplete(expression)
    case .noLogOfProduct: return expression.hasNoLogOfProduct
    case .without(let name):
      return !expression.mentions(name)
    case .only(let names): return Set(expression.names).isSubset(of: names)
    case .simplified: return expression.isSimplified
    case .operations(let n): return expression.operationCount <= n
    }
  }

  /// The number that is written, with one sign at most.
  private func literal(_ text: String) -> DecimalLiteral? {
    let before = text.prefix { !$0.isNumber }
    guard before.count(where: { "+-−–—‒".contains($0) }) < 2 else { return nil }
    return DecimalLiteral(text, Vocabulary())
  }
}

extension Expression {
  /// The formula without signs in front.
  var unsigned: Expression {
    if case .negative(let inner) = kind { return inner.unsigned }
    return self
  }

  /// Whether a test holds for the formula and all that is in it.
  func everywhere(_ holds: (Expression) -> Bool) -> Bool {
    holds(self) && children.allSatisfy { $0.everywhere(holds) }
  }

  /// The whole number that is written here.
  var wholeNumber: Integer? {
    guard case .number(let value) = unsigned.kind, value.isInteger else { return nil }
    return value.numerator
  }

  fileprivate var isExpanded: Bool {
    switch kind {
    case .sum(let terms):
      return terms.allSatisfy { $0.expression.isExpanded && !$0.expression.isSum }
    case .negative(let inner): return inner.isExpanded && !inner.isSum
    case .product(let factors):
      return factors.allSatisfy {
        $0.isDivisor || ($0.expression.isExpanded && !$0.expression.isSum)
      }
    case .power(let base, let exponent):
      guard base.isSum, let q = exponent.asRational else { return true }
      return !(q.isInteger && q >= 2)
    default: return true
    }
  }

  var isSum: Bool {
    if case .sum = unsigned.kind { return true }
    return false
  }

  fileprivate var hasNoLogOfProduct: Bool {
    everywhere { part in
      guard case .call(let name, let arguments) = part.kind,
        ["log", "log2", "log10"].contains(name),
        let argument = arguments.first
      else { return true }
      switch argument.unsigned.kind {
      case .product, .power: return false
      case .call(let inner, _): return inner != "sqrt" && inner != "exp"
      default: return true
      }
    }
  }
}
