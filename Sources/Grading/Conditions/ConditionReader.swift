import Exact
import Formats
import Formulas

extension PartReader {
  /// What a part asks for by name, and what that must satisfy.
  struct Asked {
    var values: [AskedValue] = []
    var conditions: [AnswerCondition] = []
    var mistakes: [Mistake] = []
  }

  /// The fields `asks` and `condition`, with the mistakes of such a part; errors are reported.
  func asked(_ fields: [String: JSON]) -> Asked? {
    guard let json = fields["condition"] else {
      if let asks = fields["asks"] { reader.report(.asksWithoutCondition, at: asks) }
      return nil
    }
    for field in ["check", "unit", "tolerance", "domain", "form", "byEntry", "variables"] {
      guard let json = fields[field] else { continue }
      reader.report(.noEffect(field: field, kind: Part.Kind.condition.rawValue), at: json)
    }
    guard let asks = fields["asks"] else {
      reader.reportMissing("asks", of: "a part with a condition", in: member.value, at: json.offset)
      return nil
    }
    var asked = Asked()
    let members = reader.members(asks, "asks")
    if members.isEmpty, asks.members != nil { reader.report(.emptyObject("asks"), at: asks) }
    for member in members {
      if values.names.contains(member.name) || Vocabulary.isReserved(member.name) {
        reader.report(.sameName(member.name), at: member.nameOffset)
        continue
      }
      guard let text = reader.string(member.value, "asks") else { continue }
      do {
        asked.values.append(try AskedValue(member.name, text))
      } catch {
        reader.report(error, of: text, in: member.value)
      }
    }
    let written = json.elements ?? [json]
    if written.isEmpty { reader.report(.emptyObject("condition"), at: json) }
    for item in written {
      guard let statement = statement(item, "condition", asked) else { continue }
      if let condition = AnswerCondition(statement, text: item.string ?? "") {
        asked.conditions.append(condition)
      }
    }
    asked.mistakes = mistakes(fields["mistakes"], asked)
    guard !members.isEmpty, asked.values.count == members.count, !written.isEmpty,
      asked.conditions.count == written.count
    else { return nil }
    return asked
  }

  /// A statement about what is asked for.
  private func statement(_ json: JSON, _ field: String, _ asked: Asked) -> Expression? {
    let names = asked.values.map(\.name)
    var vocabulary = values.vocabulary(and: names)
    vocabulary.matrices.formUnion(asked.values.filter { $0.shape.count == 2 }.map(\.name))
    guard let expression = reader.formula(json, field, vocabulary) else { return nil }
    guard case .comparison = expression.kind else {
      reader.report(
        .wrongKind(field: field, expected: "a statement such as A*B != B*A", found: "a value"),
        at: json)
      return nil
    }
    let known = Set(names).union(values.values.keys)
    for name in expression.names where !known.contains(name) && !values.isBroken(name) {
      reader.report(
        .wrongKind(
          field: field, expected: "a statement about what is asked for",
          found: "one about `\(SafeText.line(name, limit: 40))`"),
        at: json)
      return nil
    }
    return expression
  }

  /// The known mistakes: statements about what is asked for.
  private func mistakes(_ json: JSON?, _ asked: Asked) -> [Mistake] {
    reader.members(json, "mistakes").compactMap { member in
      let fields = reader.fields(
        member.value, of: "a mistake", known: ["when", "feedback", "credit"])
      let credit = reader.share(fields["credit"], "credit") ?? .zero
      let feedback = reader.text(fields["feedback"], "feedback")
      guard let when = fields["when"] else {
        reader.reportMissing(
          "when", of: "a mistake of a condition", in: member.value, at: member.nameOffset)
        return nil
      }
      return statement(when, "when", asked).map {
        Mistake(name: member.name, pattern: .when($0), credit: credit, feedback: feedback)
      }
    }
  }
}
