import Formulas

// What programs write of vectors: `x ** 2` has the powers of the entries.
extension ComparedSideReader {
  /// Whether there may be a power as programs write it in a text.
  static func hasProgrammedPowers(_ text: String) -> Bool {
    text.holds(word: "**") || text.holds(word: ".^")
  }

  /// Whether nothing but digits with a comma between them stands in round brackets somewhere.
  static func mayHoldDecimalComma(_ scalars: [Unicode.Scalar]) -> Bool {
    var commas = -1
    var hasDigit = false
    for scalar in scalars {
      switch scalar {
      case "(": (commas, hasDigit) = (0, false)
      case "0"..."9": hasDigit = true
      case "," where commas == 0 && hasDigit: (commas, hasDigit) = (1, false)
      case ")" where commas == 1 && hasDigit: return true
      default: commas = -1
      }
    }
    return false
  }

  /// A formula with powers of the entries for vectors raised as in programs.
  ///
  /// The recursion is as deep as the formula.
  func withPowersOfEntries(_ expression: Expression) -> Expression {
    let children = expression.children.map(withPowersOfEntries)
    let own = children.isEmpty ? expression : expression.replacingChildren(children)
    guard case .power(let base, let exponent) = own.kind, isProgrammed(base, exponent),
      isVector(base)
    else { return own }
    return Expression(.call("pow", [base, exponent]), at: own.range)
  }

  /// Whether two asterisks stand between a base and its exponent, or a point before the sign of the power.
  private func isProgrammed(_ base: Expression, _ exponent: Expression) -> Bool {
    let (start, end) = (base.range.upperBound, exponent.range.lowerBound)
    guard start <= end, end <= scalars.count else { return false }
    let sign = scalars[start..<end].filter { "*.^".unicodeScalars.contains($0) }
    return sign == ["*", "*"] || sign == [".", "^"]
  }

  // MARK: Products of entries

  /// The vector that a product of vectors by an asterisk is entry by entry, as programs have it, where one of that shape
  /// is asked for; nil for others.
  ///
  /// - Throws: `FormulaError` where nothing else in the text is of a program, so that the dot product may be meant.
  func valueByEntries(
    _ value: Value<Expression>, _ formula: Expression
  ) throws(FormulaError) -> (value: Value<Expression>, formula: Expression)? {
    // Without `@` and `.T` only the shape that is asked for tells that entries are meant.
    let isProgram = scalars.contains("@") || scalars.contains(".") && isTurnedByPoint
    guard value.scalar != nil, wantedShape.map({ $0.count == 1 }) ?? isProgram,
      scalars.contains("*"), let product = withProductsOfEntries(formula),
      let found = try? plainValue(product), found.shape.count == 1,
      wantedShape.map({ $0 == found.shape }) ?? true
    else { return nil }
    guard isProgram else {
      throw FormulaError(
        .ambiguous(first: "hadamard(x, y)", second: "dot(x, y)"), at: formula.range)
    }
    return (found, product)
  }

  /// Whether a matrix is turned as in programs, `A.T`.
  private var isTurnedByPoint: Bool {
    zip(scalars, scalars.dropFirst()).contains { $0 == "." && $1 == "T" }
  }

  /// A formula with products entry by entry for single asterisks between vectors; nil where there is none.
  ///
  /// The recursion is as deep as the formula.
  private func withProductsOfEntries(_ expression: Expression) -> Expression? {
    var isChanged = false
    let children = expression.children.map { child in
      guard let changed = withProductsOfEntries(child) else { return child }
      isChanged = true
      return changed
    }
    let own = isChanged ? expression.replacingChildren(children) : expression
    guard case .product(let factors) = own.kind, case .product(let written) = expression.kind
    else { return isChanged ? own : nil }
    // What stands between asterisks is multiplied first.
    var groups: [[Expression.Factor]] = []
    for (place, factor) in factors.enumerated() {
      if place > 0, !isAsterisk(between: written[place - 1], written[place]), !factor.isDivisor {
        // Behind what is divided by, only a reader knows what belongs to what.
        if groups[groups.count - 1][0].isDivisor { return isChanged ? own : nil }
        groups[groups.count - 1].append(factor)
      } else {
        groups.append([factor])
      }
    }
    var vectors: [Expression] = []
    var others: [Expression.Factor] = []
    for group in groups {
      let product = group.count == 1 ? group[0].expression : Expression(.product(group))
      if !group[0].isDivisor, isVector(product) { vectors.append(product) } else { others += group }
    }
    // A row times a column is no such product.
    guard vectors.count > 1, !vectors.contains(where: \.isTransposed), var product = vectors.first
    else { return isChanged ? own : nil }
    for vector in vectors.dropFirst() {
      product = Expression(.call("hadamard", [product, vector]), at: own.range)
    }
    guard !others.isEmpty else { return product }
    return Expression(
      .product([Expression.Factor(isDivisor: false, product)] + others), at: own.range)
  }

  /// Whether one asterisk, and no other sign, stands between two factors.
  private func isAsterisk(between first: Expression.Factor, _ second: Expression.Factor) -> Bool {
    let (start, end) = (first.expression.range.upperBound, second.expression.range.lowerBound)
    guard start <= end, end <= scalars.count else { return false }
    return scalars[start..<end].filter { !["(", ")", "[", "]", " "].contains($0) } == ["*"]
  }
}
