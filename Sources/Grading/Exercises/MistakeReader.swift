import Exact
import Formats
import Formulas

/// Reads the known mistakes of a part.
struct MistakeReader {
  let reader: FieldReader
  let values: ValueResolver
  let key: Key?
  /// The key as it was written.
  let keyText: String
  /// Whether the answers are shapes.
  let isShape: Bool
  /// What the part has where its answers are formulas.
  let open: OpenPart

  init(
    _ reader: FieldReader, values: ValueResolver, key: Key?, keyText: String, isShape: Bool,
    open: OpenPart
  ) {
    self.reader = reader
    self.values = values
    self.key = key
    self.keyText = keyText
    self.isShape = isShape
    self.open = open
  }

  func read(_ json: JSON?) -> (mistakes: [Mistake], builtIns: [BuiltInEdit: BuiltInRule]) {
    var mistakes: [Mistake] = []
    var builtIns: [BuiltInEdit: BuiltInRule] = [:]
    for member in reader.members(json, "mistakes") {
      let fields = reader.fields(
        member.value, of: "a mistake", known: ["value", "edit", "when", "feedback", "credit"])
      let credit = reader.share(fields["credit"], "credit") ?? .zero
      let feedback = reader.text(fields["feedback"], "feedback")
      let shapes = ["value", "edit", "when"].filter { fields[$0] != nil }
      if shapes.isEmpty, let edit = BuiltInEdit(rawValue: member.name) {
        builtIns[edit] = BuiltInRule(credit: credit, feedback: feedback)
      } else if shapes.count != 1 {
        reader.report(.mistakeShape, at: member.nameOffset)
      } else if let pattern = pattern(fields) {
        mistakes.append(
          Mistake(name: member.name, pattern: pattern, credit: credit, feedback: feedback))
      }
    }
    return (mistakes, builtIns)
  }

  private func pattern(_ fields: [String: JSON]) -> Mistake.Pattern? {
    if open.scope != nil { return openPattern(fields) }
    let vocabulary = values.vocabulary(and: ["key"])
    let key = key.map { ["key": $0.value] } ?? [:]
    if let json = fields["value"] {
      // A number is allowed here: some wrong answers are nothing but numbers.
      if let literal = json.number, let number = try? Rational(literal) {
        return value(.scalar(.rational(number)))
      }
      guard let expression = reader.formula(json, "value", vocabulary),
        let value = values.evaluate(expression, json.string ?? "", json, and: key, reduced: false)
      else { return nil }
      return self.value(value)
    }
    if let json = fields["edit"] { return edited(json, vocabulary) }
    guard let json = fields["when"],
      let expression = reader.formula(json, "when", values.vocabulary(and: ["key", "answer"]))
    else { return nil }
    guard case .comparison = expression.kind else {
      reader.report(
        .wrongKind(field: "when", expected: "a statement such as answer < 0", found: "a value"),
        at: json)
      return nil
    }
    return .when(expression)
  }

  // MARK: Formulas

  /// A mistake where answers are formulas in variables, or lines of a derivation.
  private func openPattern(_ fields: [String: JSON]) -> Mistake.Pattern? {
    let words = values.vocabulary(and: ["key"])
    if let json = fields["value"] {
      if let literal = json.number, let number = try? Rational(literal) {
        return .formula(.scalar(Expression(number)))
      }
      if let reading = open.lines(words), let text = reader.string(json, "value") {
        do {
          return .line(try reading.read(text).meaning)
        } catch {
          reader.report(error, of: text, in: json)
          return nil
        }
      }
      guard let expression = reader.formula(json, "value", words) else { return nil }
      return openValue(expression, json)
    }
    if let json = fields["edit"] {
      guard let text = reader.string(json, "edit") else { return nil }
      guard let key = open.formula else {
        if open.derivation != nil {
          reader.report(
            .wrongKind(field: "edit", expected: "`value` here", found: "an edit: there is no key"),
            at: json)
        }
        return nil
      }
      do {
        guard let expression = try Edit(text, words).apply(to: key.expression) else {
          reader.report(.editNotFound(key: keyText), at: json)
          return nil
        }
        return openValue(expression, json)
      } catch {
        reader.report(error, of: text, in: json)
        return nil
      }
    }
    if let json = fields["when"] {
      reader.report(
        .wrongKind(field: "when", expected: "`value` or `edit` here", found: "a statement"),
        at: json)
    }
    return nil
  }

  private func openValue(_ expression: Expression, _ json: JSON) -> Mistake.Pattern? {
    guard let value = open.evaluate(expression, json, reader, values) else { return nil }
    // Right answers in a wrong form are there only where a form is asked for.
    if open.hasForm, let key = open.formula, let scope = open.scope {
      let isKey = Fuel.limited(to: Limits.keyFuel) {
        if case .equal? = try? scope.comparison.decide(key.value, value) {
          true
        } else {
          false
        }
      }
      if isKey { return .key }
    }
    return .formula(value)
  }

  private func value(_ value: Value<Real>) -> Mistake.Pattern {
    // Where a shape is asked for, a number is the shape of a vector.
    if isShape, case .scalar(let number) = value { return .value(.vector([number])) }
    let isKey = key.flatMap { key in
      Fuel.limited(to: Limits.keyFuel) { try? key.value.equals(value) }
    }
    return isKey == true ? .key : .value(value)
  }

  private func edited(_ json: JSON, _ vocabulary: Vocabulary) -> Mistake.Pattern? {
    guard let text = reader.string(json, "edit"), let key else { return nil }
    do {
      guard let expression = try Edit(text, vocabulary).apply(to: key.expression) else {
        reader.report(.editNotFound(key: keyText), at: json)
        return nil
      }
      reader.use(expression)
      return values.evaluate(expression, text, json, reduced: false).map(value)
    } catch {
      reader.report(error, of: text, in: json)
      return nil
    }
  }
}
