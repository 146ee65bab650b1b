import Exact
import Formulas

extension Expression {
  /// The tree in prefix notation, so that a test says which tree it expects: every operation is a
  /// bracket, `-` and `/` before an operand mark a subtracted term and a divisor.
  var tree: String {
    switch kind {
    case .number(let value): value.description
    case .name(let name): name
    case .sum(let terms):
      "(+ "
        + terms.map { ($0.isSubtracted ? "-" : "") + $0.expression.tree }.joined(separator: " ")
        + ")"
    case .negative(let operand): "(neg \(operand.tree))"
    case .product(let factors):
      "(* "
        + factors.map { ($0.isDivisor ? "/" : "") + $0.expression.tree }.joined(separator: " ")
        + ")"
    case .power(let base, let exponent): "(^ \(base.tree) \(exponent.tree))"
    case .call(let name, let arguments): "(\(name) \(Expression.joined(arguments)))"
    case .list(let entries): "[\(Expression.joined(entries))]"
    case .entry(let base, let indices): "(at \(base.tree) \(Expression.joined(indices)))"
    case .comparison(let relation, let left, let right):
      "(\(relation.rawValue) \(left.tree) \(right.tree))"
    case .series(let series):
      "(\(series.isProduct ? "∏" : "Σ") \(series.index) \(series.lower.tree) \(series.upper.tree) "
        + "\(series.body.tree))"
    }
  }

  private static func joined(_ parts: [Expression]) -> String {
    parts.map(\.tree).joined(separator: " ")
  }
}

/// The vocabulary of a gradient exercise: numbers under the names that students use.
let letters = Vocabulary(names: [
  "x", "y", "z", "w", "s", "a", "b", "n", "p", "q", "A", "B", "v", "N", "S", "r", "ŷ", "y_hat",
  "θ", "α",
])

extension FormulaError {
  /// The place and the words.
  var text: String { "\(range.lowerBound)..<\(range.upperBound) \(message)" }
}

/// What reading a text comes to: the tree, or the error with its place.
func reading(_ text: String, _ vocabulary: Vocabulary = letters) -> String {
  do {
    return try Formula(text, vocabulary).expression.tree
  } catch {
    return error.text
  }
}

/// The value of a formula, exactly or to 30 digits, or the error with its place.
func value(_ text: String, _ values: [String: Value<Real>] = [:]) -> String {
  do {
    let formula = try Formula(text, Vocabulary(names: values.keys.sorted()))
    return try Fuel.limited(to: 20_000_000) {
      try formula.expression.evaluate(values).text {
        try $0.recognised().asRational?.description ?? $0.decimal(significantDigits: 30)
      }
    }
  } catch let error as FormulaError {
    return error.text
  } catch {
    return "\(error)"
  }
}
