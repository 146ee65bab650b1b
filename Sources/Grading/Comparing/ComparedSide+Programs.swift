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
}
