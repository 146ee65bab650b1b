import Exact
import Formulas

extension WrittenForm {
  /// Whether an answer is written in the form; nil where that is not told.
  ///
  /// - Parameter text: the answer as it was written.
  func holds(for expression: Expression, written text: String) -> Bool? {
    switch expression.kind {
    case .list: return holds(forEntriesOf: expression, Array(text.unicodeScalars))
    case .comparison: return holds(forEntriesOf: expression, Array(text.unicodeScalars))
    default: return holds(forOne: expression, written: text)
    }
  }

  /// Whether all entries of a list, which may be lists, are written in the form; their places are those in the whole
  /// text.
  private func holds(forEntriesOf list: Expression, _ scalars: [Unicode.Scalar]) -> Bool? {
    let entries: [Expression]
    switch list.kind {
    case .list(let items): entries = items
    case .comparison(_, let left, let right) where !countsOperations:
      // Beside a name alone the other side is what is written in the form.
      let sides = [left, right].filter { if case .name = $0.kind { false } else { true } }
      entries = sides.isEmpty ? [right] : sides
    default:
      let range = list.range.clamped(to: scalars.indices)
      return holds(forOne: list, written: String(String.UnicodeScalarView(scalars[range])))
    }
    var isKnown = true
    for entry in entries {
      switch holds(forEntriesOf: entry, scalars) {
      case false?: return false
      case nil: isKnown = false
      case true?: continue
      }
    }
    return isKnown ? true : nil
  }

  private var countsOperations: Bool { if case .operations = self { true } else { false } }

  private func holds(forOne expression: Expression, written text: String) -> Bool? {
    switch self {
    // What is not seen as it was written is not told.
    case .integer where text.isEmpty, .decimals where text.isEmpty,
      .significantDigits where text.isEmpty:
      return nil
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
      return !expression.mentions(name) && !Self.isRoot(name, in: text)
    case .only(let names): return Set(expression.names).isSubset(of: names)
    case .simplified: return expression.isSimplified
    case .operations(let n): return expression.operationCount <= n
    }
  }

  /// Whether a root by a name is written with its index, `\sqrt[3]{x}` and ∛.
  private static func isRoot(_ name: String, in text: String) -> Bool {
    switch name {
    case "sqrt": text.contains("\\sqrt[2]")
    case "cbrt": text.contains("\\sqrt[3]") || text.contains("∛") || text.contains("cbrt")
    default: false
    }
  }

  /// What is wanted, with what is left to be done where that is known.
  func wanted(of expression: Expression) -> String {
    guard self == .lowestTerms, let factor = expression.cancellable else { return wanted }
    return "\(wanted) (\(factor) can be cancelled)"
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

  /// Whether there is a sum that can be multiplied out: one, or a product or a whole power with one in it.
  private var holdsSum: Bool {
    switch unsigned.kind {
    case .sum: true
    case .list(let entries): entries.contains(where: \.holdsSum)
    case .product(let factors): factors.contains { $0.expression.holdsSum }
    case .power(let base, let exponent): exponent.isWholeNumber && base.holdsSum
    case .call(let name, let arguments):
      Self.powers.contains(name) && arguments.first?.holdsSum ?? false
    default: false
    }
  }

  /// The functions that are powers of their first argument.
  private static let powers: Set = ["pow", "square"]

  /// Whether the formula is a whole number that is not negative, be it computed, `4/2`.
  private var isWholeNumber: Bool {
    if let value = asRational { return value.isInteger && value.signum > 0 }
    guard names.isEmpty, size <= 20,
      let value = try? Fuel.limited(to: 10_000, { try evaluate().scalar?.recognised().asRational })
    else { return false }
    return value.isInteger && value.signum > 0
  }

  fileprivate var isExpanded: Bool {
    switch kind {
    case .sum(let terms):
      return terms.allSatisfy { $0.expression.isExpanded && !$0.expression.isSum }
    case .negative(let inner): return inner.isExpanded && !inner.isSum
    case .product(let factors):
      return factors.allSatisfy {
        $0.isDivisor
          || ($0.expression.isExpanded && !$0.expression.isSum && !$0.expression.isListOfSums)
      }
    case .power(let base, let exponent):
      return !(exponent.isWholeNumber && base.holdsSum)
    case .call(let name, let arguments) where Self.powers.contains(name):
      return !(arguments.first?.holdsSum ?? false)
    default: return true
    }
  }

  /// Whether it is a vector, or a matrix, that has a sum among its entries.
  private var isListOfSums: Bool { if case .list = kind { holdsSum } else { false } }

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
      return !argument.isProduct
    }
  }

  /// Whether the logarithm of it can be taken apart.
  private var isProduct: Bool {
    switch unsigned.kind {
    case .product, .power: return true
    case .series(let series): return series.isProduct
    case .call("abs", let arguments): return arguments.first?.isProduct ?? false
    case .call(let name, _):
      return [
        "sqrt", "nthroot", "exp", "exp2", "pow", "square", "product", "prod", "factorial",
        "binomial",
      ].contains(name)
    default: return false
    }
  }
}
