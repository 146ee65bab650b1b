import Exact
import Formats
import Formulas

/// A key or an answer, understood.
struct ComparedSide {
  /// What it is.
  enum Meaning {
    /// A number, a vector or a matrix.
    case value(Value<Expression>)
    /// Numbers without an order.
    case set([Expression])
    /// The numbers between two ends; nil where there is none.
    case interval(lower: Expression?, upper: Expression?, includesLower: Bool, includesUpper: Bool)
    /// An equation or an inequality.
    case statement(Expression.Relation, Expression, Expression)

    /// What it is, in a word.
    var kindName: String {
      switch self {
      case .value(let value): value.kindName
      case .set: "set"
      case .interval: "interval"
      case .statement(.equal, _, _), .statement(.unequal, _, _): "equation"
      case .statement: "inequality"
      }
    }
  }

  let meaning: Meaning
  /// The formula as it was written.
  let written: Expression
  /// The text as it was written.
  let text: String
  /// What was read in a way that the writer should know of.
  let remarks: [String]
}

/// Reads keys and answers.
struct ComparedSideReader {
  let vocabulary: Vocabulary
  let variables: Variables
  /// What names stand for: variables, or what is left of a probability.
  let values: [String: Value<Expression>]

  /// - Throws: `FormulaError`, `UnreadableAnswer`.
  func read(_ written: String) throws -> ComparedSide {
    let text = written.trimmed
    guard !text.isEmpty else {
      throw UnreadableAnswer(reason: "nothing is written here", caret: nil)
    }
    if let character = ControlCharacter(firstIn: text) {
      throw UnreadableAnswer(reason: character.message, caret: nil)
    }
    if let set = try readSet(text) { return set }
    if let interval = try readInterval(text) { return interval }
    let formula = try Formula(text, vocabulary)
    let meaning: ComparedSide.Meaning
    if case .comparison(let relation, let left, let right) = formula.expression.kind {
      meaning = .statement(relation, try number(left), try number(right))
    } else {
      meaning = .value(try evaluate(formula.expression))
    }
    return ComparedSide(
      meaning: meaning, written: formula.expression, text: text, remarks: formula.remarks)
  }

  /// The value in variables; of numbers alone also by functions that are for numbers only, `factorial`.
  private func evaluate(_ expression: Expression) throws(FormulaError) -> Value<Expression> {
    do {
      return try expression.evaluate(values, in: variables)
    } catch {
      guard expression.names.isEmpty else { throw error }
      let numbers = try expression.evaluate()
      guard
        let exact = try? numbers.map({ number -> Expression in
          guard let value = number.asRational else { throw ArithmeticError.undecided }
          return Expression(.number(value))
        })
      else { throw error }
      return exact
    }
  }

  private func number(_ expression: Expression) throws -> Expression {
    guard let value = try evaluate(expression).scalar else {
      throw FormulaError(
        .kind(operation: "a comparison of", found: "vector"), at: expression.range)
    }
    return value
  }

  // MARK: Sets and intervals

  /// A list in braces, `{1, 2}` or `\{1, 2\}`; nil for anything else.
  private func readSet(_ text: String) throws -> ComparedSide? {
    let plain = text.hasPrefix("\\{") && text.hasSuffix("\\}")
    let open = plain ? 2 : 1
    if text == "{}" || text == "\\{\\}" || text == "∅" {
      return ComparedSide(
        meaning: .set([]), written: Expression(.list([])), text: text, remarks: [])
    }
    guard plain || (text.hasPrefix("{") && text.hasSuffix("}")), Brackets.closeLast(text) else {
      return nil
    }
    let inside = String(text.dropFirst(open).dropLast(open))
    let formula = try Formula("[" + inside + "]", vocabulary)
    guard case .list(let entries) = formula.expression.kind else { return nil }
    return ComparedSide(
      meaning: .set(try entries.map(number)), written: formula.expression, text: text,
      remarks: formula.remarks)
  }

  /// `[a, b)` and the like, or ends at infinity; nil for anything else, above all for a pair.
  private func readInterval(_ text: String) throws -> ComparedSide? {
    guard let first = text.first, let last = text.last, first == "(" || first == "[",
      last == ")" || last == "]", Brackets.closeLast(text)
    else { return nil }
    let ends = Brackets.items(String(text.dropFirst().dropLast()))
    guard ends.count == 2 else { return nil }
    let isMixed = (first == "(") != (last == ")")
    let (low, high) = (Self.infinity(ends[0].text), Self.infinity(ends[1].text))
    guard isMixed || low != nil || high != nil else { return nil }
    func end(_ item: Brackets.Item) throws -> Expression {
      do {
        return try number(try Formula(item.text, vocabulary).expression)
      } catch let error as FormulaError {
        let shift = item.start + 1
        throw FormulaError(
          error.problem, at: error.range.lowerBound + shift..<error.range.upperBound + shift)
      }
    }
    if low == 1 || high == -1 { return nil }
    let lower = low == nil ? try end(ends[0]) : nil
    let upper = high == nil ? try end(ends[1]) : nil
    return ComparedSide(
      meaning: .interval(
        lower: lower, upper: upper, includesLower: first == "[" && lower != nil,
        includesUpper: last == "]" && upper != nil),
      written: Expression(.list([lower, upper].compactMap { $0 })), text: text, remarks: [])
  }

  /// The sign of an infinite end; nil for a number.
  private static func infinity(_ text: String) -> Int? {
    switch text.trimmed.replacing("−", with: "-") {
    case "inf", "+inf", "∞", "+∞", "infinity", "\\infty", "+\\infty", "oo": 1
    case "-inf", "-∞", "-infinity", "-\\infty", "-oo": -1
    default: nil
    }
  }
}

/// Brackets in a text that is not read yet.
enum Brackets {
  /// A piece between commas, and where it starts in Unicode scalars.
  struct Item {
    let text: String
    let start: Int
  }

  /// Whether the first bracket is closed by the last character only.
  static func closeLast(_ text: String) -> Bool {
    var depth = 0
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if "([{".unicodeScalars.contains(scalar) { depth += 1 }
      if ")]}".unicodeScalars.contains(scalar) { depth -= 1 }
      if depth == 0, index + 1 < scalars.count, index > 0 || scalar != "\\" { return false }
    }
    return depth == 0
  }

  /// The pieces between the commas outside of all brackets.
  static func items(_ text: String) -> [Item] {
    var depth = 0
    var items: [Item] = []
    let scalars = Array(text.unicodeScalars)
    var start = 0
    func item(_ end: Int) -> Item {
      Item(text: String(String.UnicodeScalarView(scalars[start..<end])), start: start)
    }
    for (index, scalar) in scalars.enumerated() {
      if "([{".unicodeScalars.contains(scalar) { depth += 1 }
      if ")]}".unicodeScalars.contains(scalar) { depth -= 1 }
      if depth == 0, scalar == "," || scalar == ";" {
        items.append(item(index))
        start = index + 1
      }
    }
    items.append(item(scalars.count))
    return items
  }
}
