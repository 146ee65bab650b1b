import Exact
import Formulas

/// An answer as far as it can be compared with others.
enum GroupedAnswer {
  /// Numbers, and the answer as it was read.
  case number(ReadAnswer)
  /// A formula in variables.
  case formula(Value<Expression>)
  /// Values by name, as a condition asks for them.
  case named([String: ReadAnswer])
  /// A text that means no more than itself.
  case text(String)
}

/// Reads answers to a part to compare them with one another.
struct GroupedAnswerReader {
  let part: Part

  func read(_ text: String) -> GroupedAnswer {
    switch part.kind {
    case .number, .vector, .matrix,
      .shape where part.formula == nil:
      if let read = try? AnswerReader(part: part).read(.text(text)) { return .number(read) }
    case .expression, .shape:
      if let scope = part.scope,
        let read = try? FormulaAnswerReader(part: part, scope: scope).read(.text(text))
      {
        return .formula(read.value)
      }
    case .condition:
      if let values = named(text) { return .named(values) }
    case .derivation, .choice, .text: break
    }
    return .text(text)
  }

  /// Whether two answers are equal; false where that cannot be decided.
  func areEqual(_ a: GroupedAnswer, _ b: GroupedAnswer) -> Bool {
    switch (a, b) {
    case (.text(let a), .text(let b)): a == b
    case (.number(let a), .number(let b)):
      Fuel.limited(to: Limits.answerFuel) { (try? a.value.equals(b.value)) ?? false }
    case (.formula(let a), .formula(let b)): isSame(a, b)
    case (.named(let a), .named(let b)):
      a.count == b.count
        && a.allSatisfy { name, value in
          b[name].map { areEqual(.number(value), .number($0)) } ?? false
        }
    default: false
    }
  }

  /// The values that a condition asks for; nil if one of them cannot be read or is missing.
  private func named(_ text: String) -> [String: ReadAnswer]? {
    let names = part.asks.map(\.name)
    guard let given = try? AskedAnswer(names: names).read(.text(text)) else { return nil }
    var values: [String: ReadAnswer] = [:]
    for name in names {
      guard let answer = given[name], answer != .blank,
        let read = try? AnswerReader(part: part).read(answer)
      else { return nil }
      values[name] = read
    }
    return values
  }

  /// Whether two formulas are equal on the domains of the part.
  func isSame(_ a: Value<Expression>, _ b: Value<Expression>) -> Bool {
    guard let variables = part.scope?.variables else { return false }
    return Fuel.limited(to: Limits.answerFuel) {
      if case .equal? = try? Comparison(variables).decide(a, b) { true } else { false }
    }
  }
}
