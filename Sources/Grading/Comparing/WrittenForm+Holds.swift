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
    case .decimals(let n): return literal(text).map { $0.decimals == n } ?? false
    case .significantDigits(let n): return literal(text).map { $0.significantDigits == n } ?? false
    case .lowestTerms: return expression.hasLowestTerms
    case .singleFraction: return expression.isSingleFraction
    case .expanded: return expression.isExpanded
    case .factored: return Factorisation.isComplete(expression)
    case .noLogOfProduct: return expression.hasNoLogOfProduct
    case .without(let name):
      let function = Vocabulary.functionName(name)
      return !expression.names.contains(name)
        && !expression.functions.contains { $0 == name || $0 == function }
    case .only(let names): return Set(expression.names).isSubset(of: names)
    case .simplified: return expression.isSimplified
    case .operations(let n): return expression.operationCount <= n
    }
  }

  private func literal(_ text: String) -> DecimalLiteral? { DecimalLiteral(text, Vocabulary()) }
}

extension Expression {
  /// The formula without signs in front.
  private var unsigned: Expression {
    if case .negative(let inner) = kind { return inner.unsigned }
    return self
  }

  /// Whether a test holds for the formula and all that is in it.
  private func everywhere(_ holds: (Expression) -> Bool) -> Bool {
    holds(self) && children.allSatisfy { $0.everywhere(holds) }
  }

  /// The whole number that is written here.
  private var wholeNumber: Integer? {
    guard case .number(let value) = unsigned.kind, value.isInteger else { return nil }
    return value.numerator
  }

  /// Whether the formula divides anywhere.
  private var hasDivisor: Bool {
    !everywhere { part in
      switch part.kind {
      case .product(let factors): !factors.contains(where: \.isDivisor)
      case .power(_, let exponent): exponent.asRational.map { $0.signum >= 0 } ?? true
      default: true
      }
    }
  }

  /// Whether every fraction of whole numbers is in lowest terms, and no number is a decimal.
  fileprivate var hasLowestTerms: Bool {
    everywhere { part in
      switch part.kind {
      case .number(let value): return value.isInteger
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

  fileprivate var isSingleFraction: Bool {
    guard case .product(let factors) = unsigned.kind else { return !hasDivisor }
    return factors.allSatisfy { !$0.expression.hasDivisor }
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

  private var isSum: Bool {
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

  fileprivate var isSimplified: Bool { everywhere(\.isSimplifiedHere) }

  private var isSimplifiedHere: Bool {
    switch kind {
    case .number, .name, .list, .entry, .comparison, .series: return true
    case .negative(let inner):
      if case .negative = inner.kind { return false }
      return inner.wholeNumber.map { $0 != 0 } ?? true
    case .sum(let terms):
      let parts = terms.map { Self.withoutNumbers($0.expression) }
      return Set(parts).count == parts.count && !terms.contains { $0.expression.isZeroNumber }
    case .product(let factors): return Self.isSimplified(factors)
    case .power(let base, let exponent):
      if case .power = base.kind { return false }
      if base.wholeNumber != nil, exponent.wholeNumber != nil { return false }
      return exponent.wholeNumber.map { $0 != 0 && $0 != 1 } ?? true
    case .call(let name, let arguments):
      guard let argument = arguments.first else { return true }
      return Self.isSimplified(name, argument)
    }
  }

  private var isZeroNumber: Bool { asRational?.isZero ?? false }

  /// What stands beside the numbers of a term: nothing for a number.
  private static func withoutNumbers(_ term: Expression) -> [Factor] {
    let inner = term.unsigned
    let factors: [Factor]
    if case .product(let list) = inner.kind {
      factors = list
    } else {
      factors = [Factor(isDivisor: false, inner)]
    }
    return factors.filter { $0.expression.asRational == nil }.sorted {
      ($0.isDivisor ? 1 : 0, $0.expression.text) < ($1.isDivisor ? 1 : 0, $1.expression.text)
    }
  }

  private static func isSimplified(_ factors: [Factor]) -> Bool {
    var numerators: [Rational] = []
    var denominators: [Rational] = []
    var bases: [Expression] = []
    for factor in factors {
      if case .negative = factor.expression.kind, factors.first != factor { return false }
      if let number = factor.expression.asRational {
        if factor.isDivisor { denominators.append(number) } else { numerators.append(number) }
        continue
      }
      if factor.isDivisor, case .product(let inner) = factor.expression.unsigned.kind,
        inner.contains(where: \.isDivisor)
      {
        return false
      }
      var base = factor.expression.unsigned
      if case .power(let inner, _) = base.kind { base = inner }
      if case .call("exp", _) = base.kind { base = Expression(.call("exp", [])) }
      if case .product = base.kind, !factor.isDivisor { return false }
      if bases.contains(base) { return false }
      bases.append(base)
    }
    guard numerators.count <= 1, denominators.count <= 1 else { return false }
    if let n = numerators.first {
      if n.isZero
        || (n == .one && factors.count > 1 && denominators.isEmpty && !isReciprocal(factors))
      {
        return false
      }
    }
    guard let d = denominators.first else { return true }
    if !d.isInteger || d.magnitude == .one || d.signum < 0 { return false }
    guard let n = numerators.first else { return true }
    guard n.isInteger, let fraction = try? n / d else { return false }
    return fraction.denominator == d.numerator
  }

  /// Whether the only factor that is no divisor is the 1 above the line.
  private static func isReciprocal(_ factors: [Factor]) -> Bool {
    factors.filter { !$0.isDivisor }.count == 1
  }

  private static func isSimplified(_ name: String, _ argument: Expression) -> Bool {
    switch (name, argument.unsigned.kind) {
    case ("log", .call("exp", _)), ("exp", .call("log", _)): return false
    case ("log", .name("e")): return false
    case ("sqrt", .power(_, let exponent)): return exponent.wholeNumber == nil
    default: break
    }
    guard let value = argument.asRational else { return true }
    switch name {
    case "sqrt": return value.isInteger && value.numerator.isSquareFree && value > .one
    case "log", "log2", "log10": return value != .one
    case "exp", "sin", "cos", "tan", "tanh", "sinh", "cosh", "abs", "sigmoid":
      return !value.isZero && name != "abs"
    default: return true
    }
  }
}

extension Integer {
  /// Whether no square of a whole number from 2 to 1000 divides the number.
  fileprivate var isSquareFree: Bool {
    for d in 2...1000 {
      let square = Integer(d * d)
      if square > magnitude { return true }
      if (try? remainder(by: square)) == Integer.zero { return false }
    }
    return true
  }
}
