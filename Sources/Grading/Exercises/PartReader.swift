import Exact
import Formats
import Formulas

/// Reads one part of an exercise.
struct PartReader {
  /// What the exercise states for all its parts.
  struct Defaults {
    let followThrough: Rational?
    let tolerance: Tolerance
    let show: Part.Show
    let attempts: Attempts
    let readsDecimalComma: Bool
  }

  private static let fields = [
    "prompt", "points", "kind", "key", "check", "unit", "tolerance", "form", "domain", "choices",
    "choose", "rubric", "mistakes", "followThrough", "byEntry", "allow", "forbid", "hints",
    "solution", "show", "formerly", "variables", "derivation", "asks", "condition",
    "attempts", "accept",
  ]
  private static let laterFields: Set = ["upTo"]

  let reader: FieldReader
  let member: JSON.Member
  let values: ValueResolver
  let defaults: Defaults

  init(
    _ reader: FieldReader, _ member: JSON.Member, values: ValueResolver, defaults: Defaults
  ) {
    self.reader = reader
    self.member = member
    self.values = values
    self.defaults = defaults
  }

  func part() -> Part? {
    let json = member.value
    let place = "part `\(SafeText.line(member.name, limit: 40))`"
    let fields = reader.fields(json, of: place, known: Self.fields, later: Self.laterFields)
    guard json.members != nil else { return nil }
    let kinds = ["key", "choices", "derivation", "condition", "rubric"]
      .filter { fields[$0] != nil }
    guard kinds.count == 1 else {
      reader.report(
        kinds.isEmpty ? .noKind(part: member.name) : .severalKinds(kinds), at: member.nameOffset)
      return nil
    }
    guard let prompt = reader.text(fields["prompt"], "prompt") else {
      if fields["prompt"] == nil {
        reader.reportMissing("prompt", of: place, in: json, at: member.nameOffset)
      }
      return nil
    }
    let guidance = GuidanceReader(reader: reader, names: values.names)
    if let key = fields["key"] { checkIsFormula(key) }
    let open = openPart(fields)
    let key = fields["key"] == nil || values.isOpen(member.name) ? nil : values.key(member.name)
    if fields["key"] != nil, key == nil, open.formula == nil { return nil }
    if fields["derivation"] != nil, open.derivation == nil { return nil }
    let asked = asked(fields)
    if fields["condition"] != nil, asked == nil { return nil }
    switch key?.value {
    case .truth?:
      reader.report(
        .wrongKind(field: "key", expected: "a value", found: "a statement"),
        at: fields["key"] ?? json)
      return nil
    case .tensor?:
      reader.report(
        .wrongKind(
          field: "key", expected: "a value", found: "a tensor: ask for its shape(…) or its size(…)"),
        at: fields["key"] ?? json)
      return nil
    default: break
    }
    let rubric = guidance.rubric(fields["rubric"])
    let choosesAll = readChoose(fields["choose"])
    let kind =
      asked != nil ? .condition : open.kind ?? kind(of: key, hasChoices: fields["choices"] != nil)
    checkKind(fields["kind"], kind)
    let unit: Unit? = reader.word(fields["unit"], "unit") { .badUnit($0) }
    let tolerance = readTolerance(fields["tolerance"], key: key) ?? defaults.tolerance
    let choices = readChoices(fields["choices"], choosesAll: choosesAll)
    let mistakes = MistakeReader(
      reader, values: values, key: key, keyText: fields["key"]?.string ?? "",
      isShape: kind == .shape, open: open)
    let known = asked.map { ($0.mistakes, [:]) } ?? mistakes.read(fields["mistakes"])
    let part = Part(
      id: member.name, formerly: reader.strings(fields["formerly"], "formerly"), kind: kind,
      prompt: prompt,
      points: readPoints(fields["points"], rubric),
      unit: unit, tolerance: tolerance,
      show: reader.word(fields["show"], "show") { .badShow($0) } ?? defaults.show,
      hints: guidance.hints(fields["hints"]),
      solution: guidance.text(fields["solution"], "solution"),
      attempts: guidance.attempts(fields["attempts"]) ?? defaults.attempts, rubric: rubric,
      domain: readDomain(fields["domain"], key: key, unit: unit),
      form: readForm(fields["form"]), key: key, formula: open.formula, scope: open.scope,
      derivation: open.derivation, asks: asked?.values ?? [],
      conditions: asked?.conditions ?? [], choices: choices, choosesAll: choosesAll,
      mistakes: known.0, builtIns: known.1,
      followThrough: readFollowThrough(
        fields["followThrough"],
        namesParts: !(key?.dependencies ?? open.formula?.dependencies ?? []).isEmpty),
      creditsEntries: reader.boolean(fields["byEntry"], "byEntry") ?? false,
      acceptance: acceptance(fields["accept"], kind),
      vocabulary: open.vocabulary ?? vocabulary(fields, key: key, kind: kind),
      dimensions: kind == .shape ? values.dimensions : [:],
      symbols: [member.name] + prompt.quotedFormulas,
      differentiatedBy: Self.differentials(of: fields["key"]?.string ?? ""),
      readsDecimalComma: defaults.readsDecimalComma)
    if let key, let check = fields["check"] { checkKey(key, against: check, part) }
    if let formula = open.formula, let check = fields["check"] {
      checkFormula(formula, against: check, part)
    }
    return part
  }

  // MARK: The key

  /// The names behind the last comma of a key that is a gradient, `grad(L, w)`; none for any other key.
  private static func differentials(of key: String) -> Set<String> {
    let text = key.trimmed
    guard text.hasPrefix("grad("), text.hasSuffix(")"), let comma = text.lastIndex(of: ",") else {
      return []
    }
    let names = text[text.index(after: comma)...].dropLast()
    return names.contains(where: { "[]()".contains($0) }) ? [] : [ValueLabel.plain(String(names))]
  }

  private func kind(of key: Key?, hasChoices: Bool) -> Part.Kind {
    switch key?.value {
    case .vector? where values.isShape(member.name): .shape
    case .scalar?, .truth?, .tensor?, .family?: .number
    case .vector?: .vector
    case .matrix?: .matrix
    case nil: hasChoices ? .choice : .text
    }
  }

  /// What a formula needs for its credit; only formulas can be equal at all points that are looked at.
  private func acceptance(_ json: JSON?, _ kind: Part.Kind) -> Part.Acceptance {
    guard let json else { return .proof }
    guard kind == .expression else {
      reader.report(
        .wrongKind(
          field: "accept", expected: "in a part whose answers are formulas", found: kind.rawValue),
        at: json)
      return .proof
    }
    return reader.word(json, "accept") { .badAcceptance($0) } ?? .proof
  }

  private func checkKind(_ json: JSON?, _ kind: Part.Kind) {
    guard let json, let written = reader.string(json, "kind"), written != kind.rawValue else {
      return
    }
    reader.report(.kindMismatch(written: written, actual: kind.rawValue), at: json)
  }

  /// A key is a formula in the given values; a bare number has nothing to be checked against.
  private func checkIsFormula(_ json: JSON) {
    guard let text = json.string else { return reader.report(.literalKey, at: json) }
    if (try? Rational(text.trimmed)) != nil || DecimalLiteral(text, Vocabulary()) != nil {
      reader.report(.literalKey, at: json)
    }
  }

  /// The key must equal a second formula, or round to a number.
  private func checkKey(_ key: Key, against json: JSON, _ part: Part) {
    let text: String
    let value: Value<Real>?
    if let number = json.number {
      text = number
      if let literal = DecimalLiteral(number, Vocabulary()), case .scalar(let scalar) = key.value,
        (try? NumberJudge(part: part).accepts(literal, key: scalar)) == true
      {
        return
      }
      value = (try? Rational(number)).map { .scalar(.rational($0)) }
    } else {
      guard let expression = reader.formula(json, "check", values.vocabulary()) else { return }
      text = json.string ?? ""
      value = values.evaluate(expression, text, json)
    }
    guard let value else { return }
    do {
      let isEqual = try Fuel.limited(to: Limits.keyFuel) { try key.value.equals(value) }
      if !isEqual {
        reader.report(
          .checkFails(
            key: NumberText.plain(key.value, unit: part.unit, apartFrom: value),
            check: json.number ?? NumberText.plain(value, unit: part.unit, apartFrom: key.value)),
          at: json)
      }
    } catch {
      reader.report(.checkUndecided, at: json)
    }
  }

  // MARK: Rules

  private func readTolerance(_ json: JSON?, key: Key?) -> Tolerance? {
    let tolerance = reader.tolerance(json)
    if let json, case .relative? = tolerance,
      key?.value.scalars.contains(where: { $0.asRational == .zero }) == true
    {
      reader.report(.relativeToZero, at: json)
    }
    return tolerance
  }

  private func readDomain(_ json: JSON?, key: Key?, unit: Unit?) -> Domain? {
    guard let json, let text = reader.string(json, "domain") else { return nil }
    do {
      let domain = try Domain(text)
      for scalar in key?.value.scalars ?? [] where (try? domain.contains(scalar)) == false {
        reader.report(
          .outsideDomain(key: NumberText.plain(scalar), domain: text), at: json)
      }
      return domain
    } catch {
      reader.report(error, of: text, in: json)
      return nil
    }
  }

  private func readForm(_ json: JSON?) -> Part.Form? {
    guard let json, let text = reader.string(json, "form") else { return nil }
    if text == "same unit" { return .sameUnit }
    let pieces = text.split(separator: ":", omittingEmptySubsequences: false)
    if pieces.count == 2, pieces[0] == "operations", let count = Int(pieces[1].trimmed), count >= 0
    {
      return .operations(count)
    }
    reader.report(.badForm(text), at: json)
    return nil
  }

  private func readFollowThrough(_ json: JSON?, namesParts: Bool) -> Rational? {
    guard let json else { return namesParts ? defaults.followThrough : nil }
    if !namesParts { reader.report(.nothingToFollow, at: json) }
    return reader.share(json, "followThrough")
  }

  // MARK: Choices, rubrics, texts

  private func readChoose(_ json: JSON?) -> Bool {
    guard let json, let text = reader.string(json, "choose") else { return false }
    if text != "all that apply", text != "one" {
      reader.report(
        .wrongKind(field: "choose", expected: "\"one\" or \"all that apply\"", found: "`\(text)`"),
        at: json)
    }
    return text == "all that apply"
  }

  private func readChoices(_ json: JSON?, choosesAll: Bool) -> [Choice] {
    guard let json else { return [] }
    var choices: [Choice] = []
    for choice in reader.members(json, "choices") {
      let fields = reader.fields(
        choice.value, of: "a choice", known: ["text", "right", "feedback"])
      guard let text = reader.text(fields["text"], "text") else {
        if fields["text"] == nil {
          reader.reportMissing("text", of: "a choice", in: choice.value, at: choice.nameOffset)
        }
        continue
      }
      choices.append(
        Choice(
          id: choice.name, text: text, isRight: isRight(fields["right"]),
          feedback: reader.text(fields["feedback"], "feedback")))
    }
    let count = choices.count(where: \.isRight)
    let written = json.members?.count ?? 0
    if written == 0 {
      if json.members != nil { reader.report(.emptyObject("choices"), at: json) }
    } else if written == choices.count, count == 0 || (count > 1 && !choosesAll) {
      // If some could not be read, it cannot be told how many are right.
      reader.report(.rightChoices(count), at: json)
    }
    return choices
  }

  private func isRight(_ json: JSON?) -> Bool {
    guard let json else { return false }
    if let value = json.boolean { return value }
    guard let text = json.string,
      let expression = reader.formula(json, "right", values.vocabulary()),
      let value = values.evaluate(expression, text, json)
    else {
      if json.string == nil {
        reader.report(
          .wrongKind(field: "right", expected: "true, false or a formula", found: json.kindInWords),
          at: json)
      }
      return false
    }
    guard case .truth(let truth) = value else {
      reader.report(
        .wrongKind(field: "right", expected: "a statement", found: "a \(value.kindName)"), at: json)
      return false
    }
    return truth
  }

  /// The points of a part; those of a rubric are its sum.
  private func readPoints(_ json: JSON?, _ rubric: [Criterion]) -> Rational {
    let written = json.flatMap { reader.points($0, "points") }
    guard !rubric.isEmpty else { return written ?? .one }
    let sum = rubric.reduce(Rational.zero) { $0 + $1.points }
    if let json, let written, written != sum {
      reader.report(.rubricSum(written: written, sum: sum), at: json)
    }
    return sum
  }

  // MARK: What an answer may use

  private func vocabulary(
    _ fields: [String: JSON], key: Key?, kind: Part.Kind
  ) -> Vocabulary {
    if kind == .shape {
      return Vocabulary(names: values.dimensions.keys.sorted(), functions: [])
    }
    let functions = functions(fields)
    var refused: [String: String] = [:]
    for name in key?.expression.functions ?? [] where !functions.contains(name) {
      refused[name] = PartReader.askedFor
    }
    for name in values.names {
      refused[name] = "write its value: an answer here is made of numbers"
    }
    var vocabulary = Vocabulary.answer
    vocabulary.functions = functions
    vocabulary.refused = refused
    return vocabulary
  }

  /// What is said of a function that would be the answer.
  static let askedFor = "work it out, it is what the part asks for"

  /// The functions that an answer may use.
  ///
  /// - Parameter more: functions that are allowed unless they are forbidden.
  func functions(_ fields: [String: JSON], and more: Set<String> = []) -> Set<String> {
    var functions = Library.elementaryNames.union(more)
    for json in reader.elements(fields["allow"], "allow") {
      if let name = functionName(json, "allow") { functions.insert(name) }
    }
    for json in reader.elements(fields["forbid"], "forbid") {
      if let name = functionName(json, "forbid") { functions.remove(name) }
    }
    return functions
  }

  private func functionName(_ json: JSON, _ field: String) -> String? {
    guard let word = reader.string(json, field) else { return nil }
    guard let name = Vocabulary.functionName(word) else {
      reader.report(
        .formula(
          FormulaError(.unknownFunction(word, suggestion: nil), at: 0..<0), formula: word, names: []
        ),
        at: json)
      return nil
    }
    return name
  }
}
