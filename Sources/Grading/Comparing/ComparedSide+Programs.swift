import Exact
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
    guard case .power(let base, let exponent) = own.kind, isProgrammed(base, exponent) else {
      return own
    }
    if isVector(base) { return Expression(.call("pow", [base, exponent]), at: own.range) }
    // In NumPy the square of a matrix has the squares of its entries.
    guard isProgram, exponent.asRational == 2, shape(of: base) != nil else { return own }
    return Expression(.call("hadamard", [base, base]), at: own.range)
  }

  /// Whether two asterisks stand between a base and its exponent, or a point before the sign of the power.
  private func isProgrammed(_ base: Expression, _ exponent: Expression) -> Bool {
    let (start, end) = (base.range.upperBound, exponent.range.lowerBound)
    guard start <= end, end <= scalars.count else { return false }
    let sign = scalars[start..<end].filter { "*.^".unicodeScalars.contains($0) }
    return sign == ["*", "*"] || sign == [".", "^"]
  }

  // MARK: Products of entries

  /// Whether there are signs of NumPy or PyTorch in a text.
  static func isProgram(_ text: String) -> Bool {
    guard text.holds("*"), text.holds("@") || text.holds(".") else { return false }
    return text.holds("@") || signsOfPrograms.contains { text.holds(word: $0) }
  }

  private static let signsOfPrograms = ["np.", "numpy.", "torch.", "jnp.", ".sum(", ".mean("]

  /// Asks for another product where one of vectors by an asterisk is a number, and entry by entry the vector that is asked
  /// for.
  ///
  /// - Throws: `FormulaError`.
  func refuseUnclearProduct(
    _ value: Value<Expression>, _ formula: Expression
  ) throws(FormulaError) {
    guard value.scalar != nil, let wantedShape, wantedShape.count == 1, scalars.contains("*"),
      let product = withProductsOfEntries(formula), let found = try? plainValue(product),
      found.shape == wantedShape
    else { return }
    throw FormulaError(.ambiguous(first: "hadamard(x, y)", second: "dot(x, y)"), at: formula.range)
  }

  /// A formula with products entry by entry for single asterisks between vectors, in a program also between matrices; nil
  /// where there is none.
  ///
  /// The recursion is as deep as the formula.
  func withProductsOfEntries(_ expression: Expression) -> Expression? {
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
    var arrays: [Expression] = []
    var shapes: Set<[Expression]> = []
    var others: [Expression.Factor] = []
    for group in groups {
      let product = group.count == 1 ? group[0].expression : Expression(.product(group))
      if !group[0].isDivisor, let shape = shape(of: product) {
        arrays.append(product)
        shapes.insert(shape)
      } else {
        others += group
      }
    }
    // A row times a column is no such product.
    guard arrays.count > 1, shapes.count == 1, var product = arrays.first,
      !arrays.contains(where: { $0.isTransposed && isVector($0) })
    else { return isChanged ? own : nil }
    for array in arrays.dropFirst() {
      product = Expression(.call("hadamard", [product, array]), at: own.range)
    }
    guard !others.isEmpty else { return product }
    return Expression(
      .product([Expression.Factor(isDivisor: false, product)] + others), at: own.range)
  }

  /// The dimensions of a vector, and in a program also those of a matrix; nil for other values.
  private func shape(of expression: Expression) -> [Expression]? {
    guard let value = try? plainValue(expression), value.scalar == nil else { return nil }
    let dimensions = value.dimensions
    return dimensions.count == 1 || isProgram && dimensions.count == 2 ? dimensions : nil
  }

  /// Whether one asterisk, and no other sign, stands between two factors.
  private func isAsterisk(between first: Expression.Factor, _ second: Expression.Factor) -> Bool {
    let (start, end) = (first.expression.range.upperBound, second.expression.range.lowerBound)
    guard start <= end, end <= scalars.count else { return false }
    return scalars[start..<end].filter { !["(", ")", "[", "]", " "].contains($0) } == ["*"]
  }
}
