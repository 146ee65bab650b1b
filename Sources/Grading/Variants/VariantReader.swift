import Exact
import Formats
import Formulas

/// Reads what an exercise draws, and the conditions on it.
struct VariantReader {
  let reader: FieldReader
  /// The given values, as they stand in the file.
  let given: [JSON.Member]
  /// The parts, as they stand in the file.
  let parts: [JSON.Member]
  /// The variables of any part: conditions are about numbers only.
  let variables: Set<String>

  /// The variants; nil if nothing is drawn, or something that is cannot be read.
  func space(draw: JSON?, where conditions: JSON?) -> VariantSpace? {
    guard let draw else {
      if let conditions { reader.report(.conditionsWithoutDraw, at: conditions) }
      return nil
    }
    let members = reader.members(draw, "draw")
    if members.isEmpty, draw.members != nil { reader.report(.emptyObject("draw"), at: draw) }
    let sets = members.compactMap(set)
    guard !members.isEmpty, sets.count == members.count else { return nil }
    let definitions = definitions(drawn: sets.map(\.name))
    let written = conditions.map { $0.elements ?? [$0] } ?? []
    let read = written.compactMap { condition($0, definitions) }
    guard read.count == written.count else { return nil }
    let needed = Set(read.flatMap(\.needs))
    return VariantSpace(
      sets: sets, conditions: read,
      formulas: definitions.formulas.filter { needed.contains($0.key) },
      constants: definitions.constants)
  }

  private func set(_ member: JSON.Member) -> DrawnSet? {
    guard let text = reader.string(member.value, "draw") else { return nil }
    do {
      return try DrawnSet(member.name, text)
    } catch {
      switch error {
      case .formula(let inner): reader.report(inner, of: text, in: member.value)
      case .notFinite, .notRational, .unreachedEnd, .tooMany:
        reader.report(.badDraw(text, error), at: member.value)
      }
      return nil
    }
  }

  // MARK: Conditions

  /// What the names in conditions may stand for.
  private struct Definitions {
    var names: [String]
    var drawn: Set<String>
    var formulas: [String: Expression] = [:]
    var constants: [String: Value<Real>] = [:]
    var vocabulary: Vocabulary
  }

  /// Errors in given values and keys are reported where these are read.
  private func definitions(drawn: [String]) -> Definitions {
    let silent = FieldReader(bytes: reader.bytes)
    let keyed = parts.filter { $0.value["key"] != nil }
    let names = drawn + (given + keyed).map(\.name)
    var definitions = Definitions(
      names: names, drawn: Set(drawn),
      vocabulary: Vocabulary(names: names + variables.subtracting(names).sorted()))
    for member in given {
      if let text = member.value.string {
        definitions.formulas[member.name] = try? Formula(text, definitions.vocabulary).expression
      } else {
        definitions.constants[member.name] = GivenValue(reader: silent)
          .read(member.value, name: member.name)
      }
    }
    for part in keyed {
      guard let text = part.value["key"]?.string else { continue }
      definitions.formulas[part.name] = try? Formula(text, definitions.vocabulary).expression
    }
    return definitions
  }

  private func condition(
    _ json: JSON, _ definitions: Definitions
  ) -> VariantSpace.Condition? {
    guard let statement = reader.formula(json, "where", definitions.vocabulary) else { return nil }
    guard case .comparison = statement.kind else {
      reader.report(
        .wrongKind(field: "where", expected: "a statement such as a < b", found: "a value"),
        at: json)
      return nil
    }
    var needs: [String] = []
    var seen: Set<String> = []
    var isAboutNumbers = true
    func visit(_ expression: Expression) {
      for name in expression.names where seen.insert(name).inserted {
        if definitions.drawn.contains(name) || definitions.constants[name] != nil { continue }
        if let formula = definitions.formulas[name] {
          visit(formula)
          needs.append(name)
        } else if variables.contains(name) {
          isAboutNumbers = false
        }
      }
    }
    visit(statement)
    guard isAboutNumbers else {
      reader.report(
        .wrongKind(
          field: "where", expected: "a statement about numbers", found: "one in variables"),
        at: json)
      return nil
    }
    return VariantSpace.Condition(text: json.string ?? "", statement: statement, needs: needs)
  }

  // MARK: Numbers

  /// The numbers of a variant that an example is about; errors are reported.
  func variant(_ json: JSON, in space: VariantSpace) -> Variant? {
    let members = reader.members(json, "draw")
    let numbers = members.compactMap { member -> Variant.Number? in
      if let number = Variant.Number(member.name, member.value) { return number }
      reader.report(.badNumber(member.value.string ?? member.value.kindInWords), at: member.value)
      return nil
    }
    guard json.members != nil, numbers.count == members.count else { return nil }
    do {
      return try space.checked(Variant(numbers: numbers))
    } catch {
      let place = error.name.flatMap { name in members.first { $0.name == name } }
      reader.report(.notAVariant(error), at: place?.nameOffset ?? json.offset)
      return nil
    }
  }
}

extension Variant.Number {
  /// A number, an array of numbers or an array of rows; nil if it is none of these.
  init?(_ name: String, _ json: JSON) {
    self.name = name
    func number(_ json: JSON) -> Rational? {
      (json.number ?? json.string).flatMap { try? Rational($0.trimmed) }
    }
    guard let elements = json.elements else {
      guard let value = number(json) else { return nil }
      shape = []
      entries = [value]
      return
    }
    let rows = elements.map { $0.elements?.map(number) ?? [number($0)] }
    let isMatrix = elements.first?.elements != nil
    guard let width = rows.first?.count, rows.allSatisfy({ $0.count == width }),
      elements.allSatisfy({ ($0.elements != nil) == isMatrix })
    else { return nil }
    let values = rows.flatMap(\.self).compactMap(\.self)
    guard values.count == rows.count * width, !values.isEmpty else { return nil }
    shape = isMatrix ? [rows.count, width] : [rows.count]
    entries = values
  }

  /// The value as JSON: a decimal that ends as a number, any other as a fraction in quotes.
  public var output: JSON.Output {
    func output(_ number: Rational) -> JSON.Output {
      number.terminatingDecimal.map(JSON.Output.number) ?? .string(number.description)
    }
    switch shape.count {
    case 0: return output(entries.first ?? .zero)
    case 1: return .array(entries.map(output))
    default:
      return .array(
        (0..<shape[0]).map { row in
          .array(entries[row * shape[1]..<(row + 1) * shape[1]].map(output))
        })
    }
  }
}

extension Variant {
  /// The numbers as JSON, by name.
  public var output: JSON.Output {
    .object(numbers.map { (name: $0.name, value: $0.output) })
  }
}
