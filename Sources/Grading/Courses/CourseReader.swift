import Exact
import Formats

extension Course {
  /// Reads the file of a course: JSON with comments.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - file: its name, for messages.
  /// - Throws: `CourseFileError` with all errors that were found.
  public init(_ bytes: [UInt8], file: String) throws(CourseFileError) {
    let reader = FieldReader(bytes: bytes)
    var course: Course?
    do throws(JSONError) {
      course = CourseReader(reader: reader).course(try JSON.read(bytes, as: .commented))
    } catch {
      reader.report(.syntax(error), at: error.offset)
    }
    guard let course, reader.problems.isEmpty else {
      let source = SourceMap(bytes)
      let lines = reader.problems.sorted { $0.offset < $1.offset }.map { problem in
        let finding = Finding(problem, in: source)
        return "\(file):\(finding.position.line):\(finding.position.column): \(finding.message)"
      }
      throw CourseFileError(lines: lines)
    }
    self = course
  }
}

/// Reads the fields of a course.
private struct CourseReader {
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
        language: reader.string(fields["language"], "language"),
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
      drop: drop(fields["drop"], of: exercises.count), due: reader.string(fields["due"], "due"))
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
