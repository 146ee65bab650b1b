import Exact
import Formats
import Formulas

/// Reads the exercise in one file.
struct ExerciseReader {
  /// How many variants are tried to tell what is wrong with all of them.
  private static let mostTried = 12

  /// The most names that an exercise may give to values and parts.
  static let mostNames = 500

  private static let fields = [
    "$schema", "id", "parts", "title", "section", "prompt", "tags", "given", "followThrough",
    "tolerance", "show", "language", "examples", "format", "formerly", "variables", "draw",
    "where", "attempts",
  ]

  let reader: FieldReader
  let json: JSON
  let file: ExerciseFile
  /// The numbers to read it with; nil for those of the first variant.
  let variant: Variant?

  init(
    _ reader: FieldReader, _ json: JSON, file: ExerciseFile, variant: Variant? = nil
  ) {
    self.reader = reader
    self.json = json
    self.file = file
    self.variant = variant
  }

  func exercise() -> Exercise? {
    let fields = reader.fields(
      json, of: "an exercise", known: Self.fields)
    guard json.members != nil else { return nil }
    let id = readId(fields["id"])
    guard let partsJSON = fields["parts"] else {
      reader.reportMissing("parts", of: "an exercise", in: json, at: json.offset)
      return nil
    }
    let partMembers = reader.members(partsJSON, "parts")
    if partMembers.isEmpty { reader.report(.emptyObject("parts"), at: partsJSON) }
    checkFormat(fields["format"])
    let given = reader.members(fields["given"], "given")
    let drawn = fields["draw"]?.members ?? []
    guard checkNames(given: given, drawn: drawn, parts: partMembers) else { return nil }
    let defaults = PartReader.Defaults(
      followThrough: reader.share(fields["followThrough"], "followThrough")
        ?? file.defaults.followThrough,
      tolerance: reader.tolerance(fields["tolerance"]) ?? file.defaults.tolerance,
      show: reader.word(fields["show"], "show") { .badShow($0) } ?? file.defaults.show,
      attempts: GuidanceReader(reader: reader, names: []).attempts(fields["attempts"])
        ?? file.defaults.attempts,
      readsDecimalComma: file.defaults.readsDecimalComma)
    let partNames = Set(partMembers.map(\.name))
    var isDeclared = true
    let variables = readVariables(
      fields["variables"], in: Variables(),
      taken: partNames.union((given + drawn).map(\.name)), &isDeclared)
    var partVariables: [String: Variables] = [:]
    for part in partMembers {
      guard let declared = part.value["variables"] else { continue }
      partVariables[part.name] = readVariables(
        declared, in: variables, taken: partNames, &isDeclared)
    }
    // Without its variables, every formula of the file would have an error.
    guard isDeclared else { return nil }
    let variants = VariantReader(
      reader: reader, given: given, parts: partMembers,
      variables: Set(([variables] + partVariables.values).flatMap(\.names)))
    let space = variants.space(draw: fields["draw"], where: fields["where"])
    let drawnNumbers = variant ?? space?.first
    if let draw = fields["draw"], drawnNumbers == nil {
      // Without numbers, every formula of the file would have an error.
      if let space, !reportBroken(in: space) {
        reader.report(.noVariant(never: space.neverHolds), at: fields["where"] ?? draw)
      }
      return nil
    }
    let values = ValueResolver(
      reader, given: given, parts: partMembers, drawn: drawnNumbers, variables: variables,
      partVariables: partVariables)
    let prompt = reader.text(fields["prompt"], "prompt")
    let parts = Exercise.knowingOthers(
      partMembers.compactMap { member in
        PartReader(reader, member, values: values, defaults: defaults).part()
      }, prompt: prompt)
    let exercise = Exercise(
      id: id ?? "", problemSet: file.problemSet, file: file.name,
      title: reader.text(fields["title"], "title"),
      section: reader.string(fields["section"], "section"),
      prompt: prompt,
      tags: reader.strings(fields["tags"], "tags"),
      formerly: reader.strings(fields["formerly"], "formerly"),
      language: reader.word(fields["language"], "language") { .badLanguage($0) }
        ?? file.defaults.language,
      parts: parts, order: PartOrder(parts),
      examples: ExampleReader(
        reader, parts: parts, partMembers: partMembers,
        variants: space.map { (variants, $0) }
      ).examples(fields["examples"]),
      variants: space, variant: drawnNumbers,
      source: ExerciseSource(file: file, json: json),
      given: values.givenValues(), keys: values.keyValues(),
      values: values.givenValues().merging(values.keyValues()) { given, _ in given })
    checkTexts(exercise, fields: fields, parts: partMembers, values: values)
    return id == nil ? nil : exercise
  }

  /// Reports what is wrong whatever numbers are drawn, where the conditions hold for none; false if nothing is.
  ///
  /// A condition on a broken key holds for no variant: then it is the key that has to be mended.
  private func reportBroken(in space: VariantSpace) -> Bool {
    let found = space.raw(atMost: Self.mostTried).map { variant in
      let own = FieldReader(bytes: reader.bytes)
      _ = ExerciseReader(own, json, file: file, variant: variant).exercise()
      return own.problems.filter { problem in
        // Examples have numbers of their own, which the conditions leave out, too.
        if case .notAVariant = problem.kind { return false }
        return !reader.problems.contains { $0.offset == problem.offset }
      }
    }
    guard let first = found.first else { return false }
    let always = first.filter { problem in
      found.allSatisfy { $0.contains { $0.offset == problem.offset } }
    }
    for problem in always { reader.report(problem.kind, at: problem.offset) }
    return !always.isEmpty
  }

  /// Variables, added to those of all parts; one of the same name hides the other.
  ///
  /// - Parameters:
  ///   - taken: names that stand for something else, which a variable must not hide.
  ///   - isDeclared: set to false where one could not be read.
  private func readVariables(
    _ json: JSON?, in outer: Variables, taken: Set<String>, _ isDeclared: inout Bool
  ) -> Variables {
    var variables = outer
    for member in reader.members(json, "variables") {
      let known = variables.names
      if let problem = nameProblem(member.name) {
        reader.report(problem, at: member.nameOffset)
        isDeclared = false
        continue
      }
      guard let text = reader.string(member.value, "variables") else {
        isDeclared = false
        continue
      }
      do {
        try variables.declare(member.name, text)
      } catch {
        reader.report(error, of: text, in: member.value)
        isDeclared = false
      }
      // A length that is a name is a variable too.
      for name in variables.names where taken.contains(name) && !known.contains(name) {
        reader.report(
          .sameName(name), at: name == member.name ? member.nameOffset : member.value.offset)
        isDeclared = false
      }
    }
    return variables
  }

  /// Why something cannot have a name; nil if it can.
  private func nameProblem(_ name: String) -> ExerciseProblem.Kind? {
    if !Self.isName(name) { return .badPartId(name) }
    if Vocabulary.isReserved(name) { return .namesFunction(name) }
    return name == "key" ? .reservedName(name) : nil
  }

  private func readId(_ json: JSON?) -> String? {
    guard let json else {
      reader.reportMissing("id", of: "an exercise", in: self.json, at: self.json.offset)
      return nil
    }
    guard let id = reader.string(json, "id") else { return nil }
    guard Self.isId(id) else {
      reader.report(.badId(id), at: json)
      return nil
    }
    return id
  }

  /// Letters, digits, `.`, `-` and `_`.
  static func isId(_ text: String) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
          || ".-_".unicodeScalars.contains(scalar)
      }
  }

  private func checkFormat(_ json: JSON?) {
    guard let json, json.number != "1" else { return }
    reader.report(
      .wrongKind(field: "format", expected: "1", found: json.number ?? json.kindInWords), at: json)
  }

  /// One name must stand for one thing, and be a name.
  private func checkNames(
    given: [JSON.Member], drawn: [JSON.Member], parts: [JSON.Member]
  ) -> Bool {
    guard given.count + drawn.count + parts.count <= Self.mostNames else {
      reader.report(.tooManyNames(Self.mostNames), at: json)
      return false
    }
    var taken: Set<String> = []
    for member in given + drawn + parts {
      if let problem = nameProblem(member.name) { reader.report(problem, at: member.nameOffset) }
      if !taken.insert(member.name).inserted {
        reader.report(.sameName(member.name), at: member.nameOffset)
      }
    }
    return true
  }

  /// Letters, marks, digits and `_`, beginning with a letter.
  private static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      let properties = scalar.properties
      return properties.isAlphabetic || properties.numericType == .decimal || scalar == "_"
        || properties.canonicalCombiningClass != .notReordered
        || (0x2080...0x2089).contains(scalar.value)
    }
  }

  /// Every value that a text inserts must exist.
  private func checkTexts(
    _ exercise: Exercise, fields: [String: JSON], parts: [JSON.Member], values: ValueResolver
  ) {
    let known = values.names
    func check(_ text: Text?, at json: JSON?) {
      guard let text, let json else { return }
      reader.checkValues(of: text, in: json, known: known)
    }
    check(exercise.title, at: fields["title"])
    check(exercise.prompt, at: fields["prompt"])
    for part in exercise.parts {
      guard let json = parts.first(where: { $0.name == part.id })?.value else { continue }
      check(part.prompt, at: json["prompt"])
      for mistake in part.mistakes {
        check(mistake.feedback, at: json["mistakes"]?[mistake.name]?["feedback"])
      }
      for choice in part.choices {
        check(choice.text, at: json["choices"]?[choice.id]?["text"])
        check(choice.feedback, at: json["choices"]?[choice.id]?["feedback"])
      }
      for (edit, rule) in part.builtIns {
        check(rule.feedback, at: json["mistakes"]?[edit.rawValue]?["feedback"])
      }
    }
  }
}
