import Exact
import Formats

extension ResultEntry {
  /// The name and version of the format.
  public static let schema = "touchstone/marks/1"
  /// The longest line and the largest document that are read, in bytes.
  public static let longest = 1 << 30

  /// Reads one line of results, or one element of the document.
  ///
  /// Fields that mean nothing here are skipped.
  ///
  /// - Throws: `ResultError` with the place in the bytes that the value was read from.
  public init(_ json: JSON) throws(ResultError) {
    guard json.members != nil else {
      throw ResultError(
        kind: .wrongKind(field: "", expected: "an object", found: json.kindInWords),
        offset: json.offset)
    }
    if let error = json["error"] {
      guard let reason = error.string ?? error["message"]?.string else {
        throw ResultError(
          kind: .wrongKind(field: "error", expected: "a string", found: error.kindInWords),
          offset: error.offset)
      }
      self = .failed(id: json["id"]?.string ?? ResultEntry.place(json), reason: reason)
      return
    }
    if json["exercises"] == nil, json["shard"] != nil || json["trailer"] != nil {
      throw ResultError(kind: .shard, offset: json.offset)
    }
    self = .marked(try ResultRecord(json))
  }

  /// Where a submission without an id was read: `class.jsonl:7`.
  private static func place(_ json: JSON) -> String? {
    let file = json["file"]?.string
    let line = json["line"]?.number
    return file.map { $0 + (line.map { ":\($0)" } ?? "") } ?? line.map { "line \($0)" }
  }

  /// Reads one line of results.
  ///
  /// - Throws: `ResultError` with the place in the line.
  public init(line: [UInt8]) throws(ResultError) {
    try self.init(try ResultEntry.json(line))
  }

  /// Reads a document of the schema `touchstone/marks/1`.
  ///
  /// - Returns: Its results, each with the byte at which it begins.
  /// - Throws: `ResultError` with the place in the document.
  public static func entries(
    ofDocument bytes: [UInt8]
  ) throws(ResultError) -> [(entry: ResultEntry, offset: Int)] {
    let json = try json(bytes)
    guard let schema = json["schema"] else {
      throw ResultError(kind: .missing("schema"), offset: json.offset)
    }
    guard schema.string == Self.schema else {
      throw ResultError(
        kind: .schema(schema.string ?? schema.kindInWords), offset: schema.offset)
    }
    var entries: [(entry: ResultEntry, offset: Int)] = []
    for element in try FieldsOfResult(json).elements("results") {
      entries.append((try ResultEntry(element), element.offset))
    }
    return entries
  }

  private static func json(_ bytes: [UInt8]) throws(ResultError) -> JSON {
    do throws(JSONError) {
      return try JSON.read(bytes, as: .strict, limits: JSON.Limits(bytes: longest))
    } catch {
      throw ResultError(kind: .syntax(error), offset: error.offset)
    }
  }
}

extension ResultRecord {
  init(_ json: JSON) throws(ResultError) {
    let fields = try FieldsOfResult(json)
    id = try fields.text("id")
    student = try fields.text("student")
    attempt = try fields.attempt()
    attemptCount = json["attempts"]?.number.flatMap { Int($0) }
    submittedAt = try fields.optionalText("submittedAt")
    var exercises: [ExerciseRecord] = []
    for element in try fields.elements("exercises") {
      exercises.append(try ExerciseRecord(element))
    }
    self.exercises = exercises
    score = try fields.rational("score")
    points = try fields.rational("points")
    pending = try fields.rational("pending")
    var unknown: [String] = []
    for element in json["unknown"]?.elements ?? [] {
      if let id = element.string { unknown.append(id) }
    }
    self.unknown = unknown
  }
}

extension ExerciseRecord {
  fileprivate init(_ json: JSON) throws(ResultError) {
    let fields = try FieldsOfResult(json)
    id = try fields.text("id")
    numbers = json["numbers"].flatMap(Variant.init)
    problem = try fields.optionalText("problem")
    var parts: [PartRecord] = []
    for element in try fields.elements("parts") { parts.append(try PartRecord(element)) }
    self.parts = parts
    worth = json["worth"] == nil ? nil : try fields.rational("worth")
    isDropped = json["dropped"]?.boolean == true
    score = try fields.rational("score")
    points = try fields.rational("points")
    pending = try fields.rational("pending")
  }
}

extension PartRecord {
  fileprivate init(_ json: JSON) throws(ResultError) {
    let fields = try FieldsOfResult(json)
    id = try fields.text("id")
    verdict = try fields.verdict()
    credit = try fields.rational("credit")
    points = try fields.rational("points")
    answer = try fields.optionalText("answer")
    reason = try fields.optionalText("reason")
    said =
      json["said"]?.members?.lazy.compactMap { member -> Said? in
        guard let language = Language(rawValue: member.name), let text = member.value.string else {
          return nil
        }
        return Said(language: language, text: text)
      }.first
    evidence = (json["witness"] ?? json["certificate"]).map(EvidenceRecord.init)
    margin = try fields.optionalText("margin")
    mistake = try fields.optionalText("mistake")
    followThrough = json["followThrough"] == nil ? nil : try fields.rational("followThrough")
    hintCount = json["hints"]?.number.flatMap { Int($0) } ?? 0
    attempt = json["attempt"] == nil ? nil : try fields.attempt()
    attemptPrice = json["attemptPrice"] == nil ? .zero : try fields.rational("attemptPrice")
  }
}

extension EvidenceRecord {
  /// What can be read of the evidence; the rest is left out.
  fileprivate init(_ json: JSON) {
    rule = json["rule"]?.string ?? ""
    point = (json["point"]?.members ?? []).map { member in
      Coordinate(name: member.name, value: member.value.string ?? member.value.number ?? "")
    }
    answer = (json["answer"]?.elements ?? []).compactMap(\.string)
    key = (json["key"]?.elements ?? []).compactMap(\.string)
  }
}
