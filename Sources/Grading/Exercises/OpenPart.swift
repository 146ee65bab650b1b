import Exact
import Formats
import Formulas

/// What a part has where its answers are formulas in variables, or derivations.
struct OpenPart {
  var scope: FormulaScope?
  var formula: FormulaKey?
  var derivation: Derivation?
  var vocabulary: Vocabulary?
  /// The part's name.
  var name = ""
  /// Whether the answer is a shape.
  var isShape = false
  /// Whether the part asks for a form.
  var hasForm = false

  /// The kind of the part; nil where its answers are no formulas.
  var kind: Part.Kind? {
    if derivation != nil { return .derivation }
    return formula == nil ? nil : isShape ? .shape : .expression
  }

  /// What reads a line of a derivation that may use some words; nil for other parts.
  func lines(_ words: Vocabulary) -> DerivationLineReader? {
    guard let scope, let derivation else { return nil }
    return DerivationLineReader(scope: scope, vocabulary: words, relation: derivation.relation)
  }

  /// The value of a formula of the exercise file in the part's variables; errors are reported.
  func evaluate(
    _ expression: Expression, _ json: JSON, _ reader: FieldReader, _ values: ValueResolver
  ) -> Value<Expression>? {
    guard let scope else { return nil }
    var more = values.scopes.rightAnswers(expression.names, in: name)
    if let formula { more["key"] = formula.value }
    do {
      try expression.requireValue()
      let value = try Fuel.limited(to: Limits.keyFuel) {
        try scope.evaluate(expression, and: more)
      }
      let hasValue = Fuel.limited(to: Limits.keyFuel) {
        (try? scope.comparison.haveValues(value.formulas)) ?? true
      }
      if !hasValue { reader.report(.noValueAnywhere(json.string ?? ""), at: json) }
      return value
    } catch let error as FormulaError {
      // A name without a value has its own error, where it is defined.
      if case .noValue(let missing) = error.problem,
        values.isBroken(missing) || values.reportFailure(of: missing, in: name)
      {
        return nil
      }
      reader.report(error, of: json.string ?? "", in: json)
    } catch {
      reader.report(.checkUndecided, at: json)
    }
    return nil
  }
}

extension PartReader {
  /// Functions that an answer with vectors may use besides the elementary ones.
  private static let ofVectors: Set = ["sum", "product", "dot", "transpose"]
  /// Functions that any answer in variables may use besides the elementary ones.
  private static let ofSeries: Set = ["sum", "product"]

  /// The key in variables, or the derivation, of the part; nothing for other parts.
  func openPart(_ fields: [String: JSON]) -> OpenPart {
    var open = OpenPart()
    open.name = member.name
    open.hasForm = fields["form"] != nil
    if let json = fields["key"], let key = values.openKey(member.name) {
      let scope = values.scopes.scope(of: member.name, naming: key.dependencies)
      open.scope = scope
      guard let value = open.evaluate(key.expression, json, reader, values) else {
        values.breakPart(member.name)
        return open
      }
      open.formula = FormulaKey(
        expression: key.expression, value: value, dependencies: key.dependencies,
        text: shortestText(of: value, fields, open, scope), scope)
      if case .vector = value { open.isShape = values.isShape(member.name) }
    } else if let json = fields["derivation"] {
      let written = ["from", "to"].compactMap { json[$0]?.string }
      let words = written.flatMap { $0.split { !$0.isLetter && !$0.isNumber && $0 != "_" } }
      open.scope = values.scopes.scope(of: member.name, naming: words.map(String.init))
      open.derivation = derivation(json, &open)
    } else {
      return open
    }
    open.vocabulary = openVocabulary(fields, open)
    checkEffects(fields, open)
    return open
  }

  /// Fields that would be read without any effect.
  private func checkEffects(_ fields: [String: JSON], _ open: OpenPart) {
    guard let kind = open.kind else { return }
    var useless = ["unit", "tolerance", "domain"]
    if kind == .derivation { useless += ["check", "form", "byEntry"] }
    for field in useless {
      guard let json = fields[field] else { continue }
      reader.report(.noEffect(field: field, kind: kind.rawValue), at: json)
    }
  }

  /// The key as a student is shown it: as it is computed, or as the check has it where that is shorter, or where
  /// only that is made of what an answer may use.
  private func shortestText(
    of value: Value<Expression>, _ fields: [String: JSON], _ open: OpenPart,
    _ scope: FormulaScope
  ) -> String {
    let text = scope.text(value)
    // An error in the check is reported where the check is made.
    guard let written = fields["check"]?.string,
      let formula = try? Formula(written, values.vocabulary()).expression,
      let other = try? scope.evaluate(
        formula, and: values.scopes.rightAnswers(formula.names, in: open.name))
    else { return text }
    let words = openVocabulary(fields, open)
    let texts = [text, scope.text(other)].sorted { $0.count < $1.count }
    return texts.first { (try? Formula($0, words)) != nil } ?? texts[0]
  }

  private func openVocabulary(_ fields: [String: JSON], _ open: OpenPart) -> Vocabulary {
    guard let scope = open.scope else { return .answer }
    let hasVectors = scope.variables.all.contains { !$0.dimensions.isEmpty }
    let functions = functions(fields, and: hasVectors ? Self.ofVectors : Self.ofSeries)
    let names = scope.answerNames.filter { name in
      if scope.variables[name] != nil { return true }
      guard !values.isPart(name), case .scalar? = scope.values[name] else { return false }
      return true
    }
    var refused: [String: String] = [:]
    for name in open.formula?.expression.functions ?? [] where !functions.contains(name) {
      refused[name] = PartReader.askedFor
    }
    for name in values.names where !names.contains(name) {
      refused[name] = "write it out: an answer here is a formula in \(Self.list(names))"
    }
    var vocabulary = Vocabulary(names: names, functions: functions, refused: refused)
    vocabulary.splitsWords = true
    vocabulary.matrices = Set(
      scope.variables.all.filter { $0.dimensions.count == 2 }.map(\.name))
    return vocabulary
  }

  private static func list(_ names: [String]) -> String {
    names.prefix(6).joined(separator: ", ") + (names.count > 6 ? " …" : "")
  }

  // MARK: Derivations

  private func derivation(_ json: JSON, _ open: inout OpenPart) -> Derivation? {
    let fields = reader.fields(
      json, of: "a derivation", known: ["from", "to", "lines", "relation"])
    guard let scope = open.scope, json.members != nil else { return nil }
    var relation = Derivation.Relation.equal
    if let text = fields["relation"].flatMap({ reader.string($0, "relation") }) {
      guard let known = Derivation.Relation(text) else {
        reader.report(
          .wrongKind(
            field: "relation", expected: "\"=\", \"same optimum in S\" or \"equivalent equation\"",
            found: "`\(SafeText.line(text, limit: 40))`"), at: fields["relation"] ?? json)
        return nil
      }
      relation = known
    }
    var count = 1
    if let lines = fields["lines"] {
      guard let number = lines.number.flatMap({ Int($0) }), (1...100).contains(number) else {
        reader.report(
          .wrongKind(
            field: "lines", expected: "a whole number from 1 to 100", found: lines.kindInWords),
          at: lines)
        return nil
      }
      count = number
    }
    let reading = DerivationLineReader(
      scope: scope, vocabulary: values.vocabulary(), relation: relation)
    if case .sameOptimum(let variable) = relation, scope.variables[variable] == nil {
      reader.report(
        .wrongKind(
          field: "relation", expected: "\"same optimum in …\" with a variable of the part",
          found: "`\(SafeText.line(variable, limit: 40))`"), at: fields["relation"] ?? json)
      return nil
    }
    guard let from = line(fields["from"], "from", json, reading),
      let to = line(fields["to"], "to", json, reading)
    else { return nil }
    let derivation = Derivation(from: from, to: to, lineCount: count, relation: relation)
    checkEnds(of: derivation, scope, fields["to"] ?? json)
    return derivation
  }

  /// The last line must be related to the first, or nobody can derive it.
  private func checkEnds(of derivation: Derivation, _ scope: FormulaScope, _ json: JSON) {
    if case .sameOptimum(let variable) = derivation.relation,
      case .optimum(let from) = derivation.from, !from.objective.names.contains(variable)
    {
      reader.report(.noDependence(on: variable, formula: derivation.from.text(in: scope)), at: json)
      return
    }
    let step = Fuel.limited(to: Limits.keyFuel) {
      try? derivation.step(
        from: derivation.from, to: derivation.to, scope.comparison)
    }
    if case .fails? = step {
      reader.report(
        .unrelatedEnds(
          from: derivation.from.text(in: scope), to: derivation.to.text(in: scope)), at: json)
    }
  }

  private func line(
    _ field: JSON?, _ name: String, _ json: JSON, _ reading: DerivationLineReader
  ) -> DerivationLine.Meaning? {
    guard let field else {
      reader.reportMissing(name, of: "a derivation", in: json, at: json.offset)
      return nil
    }
    guard let text = reader.string(field, name) else { return nil }
    do {
      return try Fuel.limited(to: Limits.keyFuel) {
        let line = try reading.read(text)
        if let formula = try? Formula(text, values.vocabulary()) { reader.use(formula.expression) }
        if try !reading.scope.comparison.haveValues(line.meaning.formulas) {
          reader.report(.noValueAnywhere(text), at: field)
        }
        return line.meaning
      }
    } catch let error as FormulaError {
      reader.report(error, of: text, in: field)
    } catch {
      reader.report(.checkUndecided, at: field)
    }
    return nil
  }

  // MARK: Checks

  /// The key must equal a second formula.
  func checkFormula(_ formula: FormulaKey, against json: JSON, _ part: Part) {
    guard let scope = part.scope else { return }
    var open = OpenPart()
    open.scope = scope
    open.name = member.name
    let expression: Expression
    if let number = json.number.flatMap({ try? Rational($0) }) {
      expression = Expression(number)
    } else {
      guard let written = reader.formula(json, "check", values.vocabulary()) else { return }
      expression = written
    }
    guard let value = open.evaluate(expression, json, reader, values) else { return }
    let comparison = scope.comparison
    let isProved = Fuel.limited(to: Limits.keyFuel) {
      zip(formula.value.formulas, value.formulas).allSatisfy { key, check in
        (try? comparison.areProvedEqual(key, check)) ?? false
      }
    }
    let hasOneShape =
      formula.value.kindName == value.kindName && formula.value.shape == value.shape
    if isProved, hasOneShape { return }
    let decision = Fuel.limited(to: Limits.keyFuel) {
      try? comparison.decide(value, formula.value)
    }
    switch decision {
    case .equal?: return
    case .undecided?, .undefined?: reader.report(.checkUndecided, at: json)
    case .different?, nil:
      reader.report(.checkFails(key: formula.text, check: scope.text(value)), at: json)
    }
  }
}
