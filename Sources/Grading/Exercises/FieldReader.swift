import Exact
import Formats
import Formulas

/// Reads the fields of an exercise file and collects what is wrong with them.
///
/// A reader goes on after an error, so that an author sees all of them at once.
final class FieldReader {
  let bytes: [UInt8]
  private(set) var problems: [ExerciseProblem] = []
  /// The names that formulas use and texts insert.
  private(set) var usedNames: Set<String> = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Notes the names that a formula uses.
  func use(_ expression: Expression) { usedNames.formUnion(expression.names) }

  func report(_ kind: ExerciseProblem.Kind, at offset: Int) {
    problems.append(ExerciseProblem(kind: kind, offset: offset))
  }

  func report(_ kind: ExerciseProblem.Kind, at json: JSON) { report(kind, at: json.offset) }

  /// Reports a formula's error at its place inside of the string.
  ///
  /// - Parameter names: the names that the formula may use, to list them where one is unknown.
  func report(_ error: FormulaError, of formula: String, in json: JSON, names: [String] = []) {
    report(
      .formula(error, formula: formula, names: names),
      at: offset(ofScalar: error.range.lowerBound, of: formula, in: json))
  }

  /// The byte of the file at a scalar of the text of a string.
  func offset(ofScalar place: Int, of text: String, in json: JSON) -> Int {
    let scalars = text.unicodeScalars
    let index = scalars.index(scalars.startIndex, offsetBy: min(place, scalars.count))
    let utf8 = text.utf8.distance(from: text.startIndex, to: index)
    return json.offsetInFile(ofUTF8: utf8, in: bytes) ?? json.offset
  }

  /// The byte of the file where a fragment of a text stands; the text's own offset if it is not found.
  func offset(of fragment: String, in json: JSON) -> Int {
    find(fragment, in: json) ?? json.offset
  }

  /// A text is a string, an array of lines, or an object of these: no deeper than that.
  private func find(_ fragment: String, in json: JSON) -> Int? {
    if let text = json.string {
      // A brace behind a brace is a literal one.
      let ranges = text.ranges(of: fragment)
      guard let range = ranges.first(where: { !text[..<$0.lowerBound].hasSuffix("{") }) else {
        return nil
      }
      let utf8 = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      return json.offsetInFile(ofUTF8: utf8, in: bytes)
    }
    for inner in json.elements ?? json.members?.map(\.value) ?? [] {
      for line in inner.elements ?? [inner] where line.string != nil {
        if let offset = find(fragment, in: line) { return offset }
      }
    }
    return nil
  }

  /// Reports a field that must be there, unless one with a misspelt name stands in its place.
  func reportMissing(_ field: String, of place: String, in json: JSON, at offset: Int) {
    let isMisspelt = json.members?.contains { Spelling.nearest(to: $0.name, among: [field]) != nil }
    if isMisspelt != true { report(.missingField(field, place: place), at: offset) }
  }

  // MARK: Objects

  /// The members of an object; each name must be one of the known fields.
  func fields(
    _ json: JSON, of place: String, known: [String], later: Set<String> = []
  ) -> [String: JSON] {
    guard let members = json.members else {
      report(.wrongKind(field: place, expected: "an object", found: json.kindInWords), at: json)
      return [:]
    }
    var fields: [String: JSON] = [:]
    for member in members {
      if known.contains(member.name) {
        fields[member.name] = member.value
      } else if later.contains(member.name) {
        report(.laterField(member.name), at: member.nameOffset)
      } else {
        let suggestion = Spelling.nearest(to: member.name, among: known)
        report(
          .unknownField(member.name, place: place, suggestion: suggestion), at: member.nameOffset)
      }
    }
    return fields
  }

  /// The members of an object with names of the author's choice.
  func members(_ json: JSON?, _ field: String) -> [JSON.Member] {
    guard let json else { return [] }
    guard let members = json.members else {
      report(.wrongKind(field: field, expected: "an object", found: json.kindInWords), at: json)
      return []
    }
    return members
  }

  func elements(_ json: JSON?, _ field: String) -> [JSON] {
    guard let json else { return [] }
    guard let elements = json.elements else {
      report(.wrongKind(field: field, expected: "an array", found: json.kindInWords), at: json)
      return []
    }
    return elements
  }

  // MARK: Simple values

  func string(_ json: JSON?, _ field: String) -> String? {
    guard let json else { return nil }
    guard let string = json.string else {
      report(.wrongKind(field: field, expected: "a string", found: json.kindInWords), at: json)
      return nil
    }
    return string
  }

  func strings(_ json: JSON?, _ field: String) -> [String] {
    elements(json, field).compactMap { string($0, field) }
  }

  func boolean(_ json: JSON?, _ field: String) -> Bool? {
    guard let json else { return nil }
    guard let value = json.boolean else {
      report(.wrongKind(field: field, expected: "true or false", found: json.kindInWords), at: json)
      return nil
    }
    return value
  }

  /// The text of a number, or of a string with a number in it.
  private func numberText(_ json: JSON, _ field: String, expected: String) -> String? {
    if let text = json.number ?? json.string { return text }
    report(.wrongKind(field: field, expected: expected, found: json.kindInWords), at: json)
    return nil
  }

  /// A share of the points: from 0 to 1.
  func share(_ json: JSON?, _ field: String) -> Rational? {
    guard let json, let text = numberText(json, field, expected: "a share such as \"1/2\"") else {
      return nil
    }
    let digits = text.trimmed
    var value = try? Rational(digits.hasSuffix("%") ? String(digits.dropLast()).trimmed : digits)
    if digits.hasSuffix("%"), let percent = value { value = try? percent / 100 }
    guard let value, value.signum >= 0, value <= .one else {
      report(.badShare(text), at: json)
      return nil
    }
    return value
  }

  /// A number of points above 0.
  func points(_ json: JSON?, _ field: String) -> Rational? {
    number(json, field, problem: ExerciseProblem.Kind.badPoints) { $0.signum > 0 }
  }

  /// An exact number that is not negative.
  func score(_ json: JSON?, _ field: String) -> Rational? {
    number(json, field, problem: ExerciseProblem.Kind.badNumber) { $0.signum >= 0 }
  }

  private func number(
    _ json: JSON?, _ field: String, problem: (String) -> ExerciseProblem.Kind,
    where isFit: (Rational) -> Bool
  ) -> Rational? {
    guard let json, let text = numberText(json, field, expected: "a number") else { return nil }
    guard let value = try? Rational(text.trimmed), isFit(value) else {
      report(problem(text), at: json)
      return nil
    }
    return value
  }

  /// One of some words, such as a unit.
  func word<Word: RawRepresentable<String>>(
    _ json: JSON?, _ field: String, problem: (String) -> ExerciseProblem.Kind
  ) -> Word? {
    guard let json, let text = string(json, field) else { return nil }
    guard let word = Word(rawValue: text) else {
      report(problem(text), at: json)
      return nil
    }
    return word
  }

  /// A rule for how exact an answer must be.
  func tolerance(_ json: JSON?) -> Tolerance? {
    guard let json, let text = string(json, "tolerance") else { return nil }
    guard let tolerance = Tolerance(text) else {
      report(.badTolerance(text), at: json)
      return nil
    }
    return tolerance
  }

  // MARK: Texts

  /// A text: a string, a list of lines, or one of these for each language.
  func text(_ json: JSON?, _ field: String) -> Text? {
    guard let json else { return nil }
    if let members = json.members {
      var languages: [(code: String?, pieces: [Text.Piece])] = []
      for member in members {
        guard let pieces = pieces(member.value, field) else { continue }
        languages.append((member.name, pieces))
      }
      if languages.isEmpty { report(.emptyObject(field), at: json) }
      return Text(languages: languages)
    }
    return pieces(json, field).map { Text(languages: [(nil, $0)]) }
  }

  /// Every value that a text inserts must exist.
  func checkValues(of text: Text, in json: JSON, known: [String]) {
    usedNames.formUnion(text.names)
    for name in text.names where !known.contains(name) {
      report(
        .unknownValue(name, suggestion: Spelling.nearest(to: name, among: known)),
        at: offset(of: "{\(name)", in: json))
    }
  }

  private func pieces(_ json: JSON, _ field: String) -> [Text.Piece]? {
    let text: String
    if let lines = json.elements {
      text = FieldReader.flowing(lines.compactMap { string($0, field) })
    } else if let string = json.string {
      text = string
    } else {
      report(
        .wrongKind(field: field, expected: "a text or a list of lines", found: json.kindInWords),
        at: json)
      return nil
    }
    switch Text.Piece.pieces(of: text) {
    case .success(let pieces): return pieces
    case .failure(let problem):
      report(
        .badBrace(problem.fragment),
        at: json.offsetInFile(ofUTF8: problem.place, in: bytes)
          ?? offset(of: problem.fragment, in: json))
      return nil
    }
  }

  /// Lines flow together; an empty line starts a paragraph, `- ` starts an item.
  static func flowing(_ lines: [String]) -> String {
    var text = ""
    for line in lines {
      let breaks = line.isEmpty || line.hasPrefix("- ")
      if text.isEmpty || text.hasSuffix("\n") {
        text += line.isEmpty ? "" : line
      } else if breaks {
        text += line.isEmpty ? "\n" : "\n" + line
      } else {
        text += " " + line
      }
    }
    return text
  }

  // MARK: Formulas

  /// A formula in a string; errors are reported at their place.
  func formula(_ json: JSON, _ field: String, _ vocabulary: Vocabulary) -> Expression? {
    guard let text = string(json, field) else { return nil }
    do {
      let expression = try Formula(text, vocabulary).expression
      use(expression)
      return expression
    } catch {
      report(error, of: text, in: json, names: vocabulary.names)
      return nil
    }
  }
}
