import Exact
import Formulas

extension WrittenForm {
  /// Whether an answer is written in the form, of an equation both sides; nil where that is not told.
  func holds(for side: ComparedSide) -> Bool? {
    let text = side.source
    guard case .statement = side.meaning else { return holds(for: side.written, written: text) }
    var formulas = side.written.children
    // Of `x = 0.50` the name says which number is meant.
    if isOfNumber { formulas.removeAll { $0.isName } }
    return formulas.isEmpty
      ? false : holds(forEntriesOf: Expression(.list(formulas)), Array(text.unicodeScalars))
  }

  /// Whether the form is one of a number that is written out.
  private var isOfNumber: Bool {
    switch self {
    case .integer, .decimals, .significantDigits: true
    default: false
    }
  }

  /// - Parameter text: the answer as it was written.
  private func holds(for expression: Expression, written text: String) -> Bool? {
    guard case .list = expression.kind else { return holds(forOne: expression, written: text) }
    return holds(forEntriesOf: expression, Array(text.unicodeScalars))
  }

  /// Whether all entries of a list, which may be lists, are written in the form; their places are those in the whole
  /// text.
  private func holds(forEntriesOf list: Expression, _ scalars: [Unicode.Scalar]) -> Bool? {
    guard case .list(let entries) = list.kind else {
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

  private func holds(forOne expression: Expression, written text: String) -> Bool? {
    switch self {
    // What is not seen as it was written is not told.
    case .integer where text.isEmpty, .decimals where text.isEmpty,
      .significantDigits where text.isEmpty:
      return nil
    case .integer where expression.isGroupedInteger(text): return true
    case .integer:
      return literal(text).map { !$0.isRounded && $0.unit == nil && !$0.isPercentage } ?? false
    case .decimals(let n):
      // What is written with an exponent has no count of decimals.
      guard !text.contains(where: { "eE×·*^".contains($0) }) else { return false }
      // Of a percentage the literal counts two more than are written.
      return literal(text).map { $0.decimals - ($0.isPercentage ? 2 : 0) == n } ?? false
    case .significantDigits(let n): return literal(text).map { $0.significantDigits == n } ?? false
    case .lowestTerms:
      if expression.names.isEmpty, text.contains("%") || text.hasDecimalPoint { return false }
      return expression.isInLowestTerms
    case .singleFraction: return expression.isSingleFraction
    case .expanded: return expression.isExpanded
    case .factored: return Factorisation.isComplete(expression)
    case .noLogOfProduct: return expression.hasNoLogOfProduct
    case .without(let name):
      return !expression.mentions(name)
    case .only(let names):
      // x is the vector of the entries x_1, x_2 …
      return expression.names.allSatisfy { name in
        names.contains { $0 == name || $0.hasPrefix(name + "_") }
      }
    case .simplified: return expression.isSimplified && !text.hasTwoSigns
    case .operations(let n): return expression.operationCount <= n
    }
  }

  /// What is wanted, with what is left to be done where that is known.
  func wanted(of expression: Expression) -> String {
    guard self == .lowestTerms, let factor = expression.cancellable else { return wanted }
    return "\(wanted) (\(factor) can be cancelled)"
  }

  /// The number that is written, with one sign at most.
  private func literal(_ text: String) -> DecimalLiteral? {
    let text = text.withoutSeparators
    let before = text.prefix { !$0.isNumber }
    guard before.count(where: { "+-−–—‒".contains($0) }) < 2 else { return nil }
    return DecimalLiteral(text, Vocabulary())
  }
}

extension Expression {
  /// Whether it is a whole number that is written with commas between groups of digits.
  fileprivate func isGroupedInteger(_ text: String) -> Bool {
    guard let value = asRational, value.isInteger else { return false }
    return text.contains(where: { ", _\\\u{2009}\u{202F}".contains($0) })
      && text.allSatisfy { $0.isNumber || ",_+-− {}\\\u{2009}\u{202F}".contains($0) }
  }

  /// The formula without signs in front.
  var unsigned: Expression {
    if case .negative(let inner) = kind { return inner.unsigned }
    return self
  }

  /// Whether a test holds for the formula and all that is in it.
  func everywhere(_ holds: (Expression) -> Bool) -> Bool {
    !contains { !holds($0) }
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
        $0.isDivisor || ($0.expression.isExpanded && !$0.expression.hasSumAsEntry)
      }
    case .power(let base, let exponent):
      return !(exponent.isWholeNumber && base.holdsSum)
    case .call(let name, let arguments) where Self.powers.contains(name):
      return !(arguments.first?.holdsSum ?? false)
    default: return true
    }
  }

  /// Whether it is a sum, or a list with one as an entry.
  private var hasSumAsEntry: Bool {
    if case .list(let entries) = unsigned.kind { return entries.contains(where: \.hasSumAsEntry) }
    return isSum
  }

  fileprivate var isName: Bool { if case .name = kind { true } else { false } }

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

extension String {
  /// Whether a decimal point stands before a digit.
  fileprivate var hasDecimalPoint: Bool {
    zip(self, dropFirst()).contains { $0 == "." && $1.isNumber }
  }

  /// Whether a sign follows another one, `x + -y`.
  fileprivate var hasTwoSigns: Bool {
    let signs = filter { !$0.isWhitespace }
    return zip(signs, signs.dropFirst()).contains { "+-−".contains($0) && "+-−".contains($1) }
  }

  /// The number without what separates groups of three digits in it: `1,234.50`, `1{,}234`, `1 234`.
  fileprivate var withoutSeparators: String {
    let plain = replacing("{,}", with: ",").replacing("\\,", with: ",")
      .replacing("_", with: ",").replacing("\u{2009}", with: ",").replacing("\u{202F}", with: ",")
    let trimmed = plain.trimmed
    let whole = trimmed.prefix { $0 != "." }
    let groups = whole.split(omittingEmptySubsequences: false) { $0 == "," || $0 == " " }
    guard groups.count > 1, let first = groups.first,
      (1...3).contains(first.count(where: \.isNumber)), first.last?.isNumber == true,
      groups.dropFirst().allSatisfy({ $0.count == 3 && $0.allSatisfy(\.isNumber) })
    else { return self }
    return groups.joined() + trimmed.dropFirst(whole.count)
  }
}
