import Exact
import Formulas

/// What names stand for in a part whose answers are formulas in variables.
struct FormulaScope: Sendable {
  /// The variables, with their domains.
  let variables: Variables
  /// Variables by themselves, abbreviations written out in variables, given numbers, right answers of
  /// other parts.
  let values: [String: Value<Expression>]
  /// The abbreviations that stand for one number each, in the order of the file.
  let abbreviations: [(name: String, formula: Expression)]
  /// What the variables that hide given names stand for in the exercise, where these are formulas in its variables.
  let hidden: [(name: String, value: Value<Expression>)]
  /// What decides about formulas in the variables.
  let comparison: Comparison
  /// The abbreviations that formulas are written with.
  private let replaced: [(name: String, formula: Expression)]

  init(
    variables: Variables, values: [String: Value<Expression>],
    abbreviations: [(name: String, formula: Expression)],
    hidden: [(name: String, value: Value<Expression>)] = []
  ) {
    self.variables = variables
    self.values = values
    self.abbreviations = abbreviations
    self.hidden = hidden
    comparison = Comparison(variables)
    replaced = Self.replaced(abbreviations)
  }

  /// The names that an answer may use.
  var answerNames: [String] {
    variables.names + abbreviations.map(\.name)
      + values.keys.filter { name in
        variables[name] == nil && !abbreviations.contains { $0.name == name }
      }.sorted()
  }

  /// The value of a formula, in variables.
  ///
  /// - Throws: `FormulaError`.
  func evaluate(
    _ expression: Expression, and more: [String: Value<Expression>] = [:]
  ) throws(FormulaError) -> Value<Expression> {
    try expression.evaluate(
      more.isEmpty ? values : values.merging(more) { $1 }, in: variables)
  }

  /// A value in the variables of another part, in those of this one: its names stand for what they do
  /// here.
  ///
  /// - Throws: `FormulaError`.
  func importing(_ value: Value<Expression>) throws -> Value<Expression> {
    try value.map { entry in
      guard let formula = try evaluate(entry).scalar else {
        throw FormulaError(.statement, at: entry.range)
      }
      return formula
    }
  }

  /// A value with the variables that hide given names replaced by what these stand for, in the variables of
  /// the exercise; nil where nothing is replaced.
  func revealed(_ value: Value<Expression>) -> Value<Expression>? {
    let names = Set(value.formulas.flatMap(\.names))
    guard hidden.contains(where: { names.contains($0.name) }) else { return nil }
    let meanings = Dictionary(
      hidden.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let scope = FormulaScope(
      variables: variables, values: values.merging(meanings) { $1 }, abbreviations: [])
    return try? scope.importing(value)
  }

  /// A formula with what an abbreviation stands for replaced by its name, the largest first.
  func abbreviated(_ expression: Expression) -> Expression {
    Self.replace(replaced, in: expression)
  }

  /// The abbreviations that are worth it, in textbook order, the largest first.
  private static func replaced(
    _ abbreviations: [(name: String, formula: Expression)]
  ) -> [(name: String, formula: Expression)] {
    abbreviations.filter { $0.formula.size > 1 }
      .map { (name: $0.name, formula: $0.formula.inTextbookOrder) }
      .enumerated().sorted {
        ($1.element.formula.size, $0.offset) < ($0.element.formula.size, $1.offset)
      }
      .map(\.element)
  }

  private static func replace(
    _ known: [(name: String, formula: Expression)], in expression: Expression
  ) -> Expression {
    guard !known.isEmpty else { return expression }
    let size = expression.size
    if let match = known.first(where: { $0.formula.size == size && $0.formula == expression }) {
      return Expression(.name(match.name), at: expression.range)
    }
    return expression.replacingChildren(expression.children.map { replace(known, in: $0) })
  }

  /// A formula as a person would write it, with abbreviations.
  private func text(_ formula: Expression) -> String {
    abbreviated(formula.inTextbookOrder).text
  }

  /// A value as a person would write it, with abbreviations.
  func text(_ value: Value<Expression>) -> String {
    switch value {
    case .scalar(let formula): text(formula)
    case .vector(let entries): "[\(entries.map(text).joined(separator: ", "))]"
    case .matrix(let matrix):
      "["
        + (0..<matrix.rowCount).map { row in
          "[\(matrix.row(row).map(text).joined(separator: ", "))]"
        }.joined(separator: ", ") + "]"
    case .family(let family): "[\(text(family.entry)), …]"
    case .tensor, .truth: value.kindName
    }
  }
}

/// The right answer of a part whose answers are formulas.
struct FormulaKey: Sendable {
  /// The formula, with the given formulas that name parts written out.
  let expression: Expression
  /// The right answer, in variables.
  let value: Value<Expression>
  /// The parts that the formula names.
  let dependencies: [String]
  /// The right answer as a student is shown it.
  let text: String
  /// What wrong answers are held against.
  let expectations: Expectations

  init(
    expression: Expression, value: Value<Expression>, dependencies: [String], text: String,
    _ scope: FormulaScope
  ) {
    self.expression = expression
    self.value = value
    self.dependencies = dependencies
    self.text = text
    expectations = Expectations(expression, value, scope)
  }
}

extension Value where S == Expression {
  /// All formulas in the value: its entries, or the entry of a family.
  var formulas: [Expression] {
    if case .family(let family) = self { return [family.entry] }
    return scalars
  }
}
