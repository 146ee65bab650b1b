import Exact
import Formats

/// Reads the fields of a course.
struct CourseReader {
  static let fields = [
    "$schema", "format", "course", "title", "language", "decimalComma", "followThrough",
    "tolerance",
    "attempts", "show", "sheets",
  ]
  static let sheetFields = ["title", "exercises", "weights", "drop", "due"]

  let reader: FieldReader

  func course(_ json: JSON) -> Course? {
    let fields = reader.fields(json, of: "a course", known: Self.fields)
    guard json.members != nil else { return nil }
    let standard = ExerciseDefaults.standard
    let guidance = GuidanceReader(reader: reader, names: [])
    if let name = fields["course"], name.string?.isEmpty == true {
      reader.report(.emptyObject("course"), at: name)
    }
    if let format = fields["format"], format.number != "1" {
      reader.report(
        .wrongKind(field: "format", expected: "1", found: format.number ?? format.kindInWords),
        at: format)
    }
    return Course(
      name: reader.string(fields["course"], "course"),
      title: guidance.text(fields["title"], "title"),
      defaults: ExerciseDefaults(
        followThrough: reader.share(fields["followThrough"], "followThrough"),
        tolerance: reader.tolerance(fields["tolerance"]) ?? standard.tolerance,
        attempts: guidance.attempts(fields["attempts"]) ?? standard.attempts,
        show: reader.word(fields["show"], "show") { .badShow($0) } ?? standard.show,
        language: reader.word(fields["language"], "language") { .badLanguage($0) },
        readsDecimalComma: reader.boolean(fields["decimalComma"], "decimalComma") ?? false),
      sheets: reader.members(fields["sheets"], "sheets").compactMap(sheet))
  }

  private func sheet(_ member: JSON.Member) -> CourseSheet? {
    let json = member.value
    let place = "sheet `\(SafeText.line(member.name, limit: 40))`"
    let fields = reader.fields(json, of: place, known: Self.sheetFields)
    guard json.members != nil else { return nil }
    if !ExerciseReader.isId(member.name) {
      reader.report(.badId(member.name), at: member.nameOffset)
    }
    guard let listed = fields["exercises"] else {
      reader.reportMissing("exercises", of: place, in: json, at: member.nameOffset)
      return nil
    }
    let exercises = reader.strings(listed, "exercises")
    if listed.elements?.isEmpty == true { reader.report(.emptyObject("exercises"), at: listed) }
    var seen: Set<String> = []
    for element in listed.elements ?? [] {
      guard let id = element.string, !seen.insert(id).inserted else { continue }
      reader.report(.sameName(id), at: element)
    }
    return CourseSheet(
      id: member.name,
      title: GuidanceReader(reader: reader, names: []).text(fields["title"], "title"),
      exercises: exercises, weights: weights(fields["weights"], exercises),
      drop: drop(fields["drop"], of: exercises.count), due: due(fields["due"]))
  }

  private func due(_ json: JSON?) -> String? {
    guard let json, let text = reader.string(json, "due") else { return nil }
    if !DueTime.isOne(text) { reader.report(.badDue(text), at: json) }
    return text
  }

  private func weights(_ json: JSON?, _ exercises: [String]) -> [String: Rational] {
    var weights: [String: Rational] = [:]
    for member in reader.members(json, "weights") {
      if exercises.contains(member.name) {
        weights[member.name] = reader.points(member.value, "weights")
      } else {
        let suggestion = Spelling.nearest(to: member.name, among: exercises)
        reader.report(
          .notOnSheet(member.name, suggestion: suggestion), at: member.nameOffset)
      }
    }
    return weights
  }

  private func drop(_ json: JSON?, of count: Int) -> Int {
    guard let json else { return 0 }
    guard let drop = json.number.flatMap({ Int($0) }), drop >= 0, drop < max(1, count) else {
      reader.report(
        .wrongKind(
          field: "drop", expected: "a whole number below the number of exercises",
          found: json.number.map { SafeText.line($0, limit: 40) } ?? json.kindInWords),
        at: json)
      return 0
    }
    return drop
  }
}
