import Formats

/// One student's answers.
public struct Submission: Sendable {
  /// Who wrote it.
  public let student: String
  /// Which of the student's attempts it is, from 1.
  public let attempt: Int
  /// The id of the submission.
  public let id: String
  /// When it was handed in, as it says itself.
  public let submittedAt: String?
  /// The answers by exercise, in the order of the file.
  public let answers: [(exercise: String, parts: [(part: String, answer: WrittenAnswer)])]
  /// The course that the student's sheet is of; nil if none is written.
  public let course: String?
  /// The numbers that the student had in hand, by exercise.
  public let sheet: [SheetEntry]
  /// The hints that were asked for.
  public let hints: [HintRequest]
  /// What was mended or passed over when the file was read.
  public let remarks: [Remark]
  /// Fields that mean nothing here, with the nearest one that does.
  public let unknownFields: [(name: String, suggestion: String?)]

  private static let fields = [
    "student", "answers", "id", "attempt", "course", "sheet", "hints", "notes", "submittedAt",
  ]

  /// Something that was mended or passed over when a file was read.
  public struct Remark: Sendable {
    /// Where.
    public let position: SourcePosition
    /// What, in one sentence.
    public let message: String
  }

  /// Reads a submission: strict JSON, or plain text with an answer a line.
  ///
  /// Where one value of a JSON file cannot be read, the others count all the same.
  ///
  /// - Throws: `SubmissionError` with the place of the trouble.
  public init(_ bytes: [UInt8]) throws(SubmissionError) {
    if AnswerSheet.isOne(bytes) {
      try self.init(plainText: bytes)
      return
    }
    let json: JSON
    do {
      json = try JSON.read(bytes, as: .strict)
    } catch {
      try self.init(mending: bytes, error)
      return
    }
    try self.init(json, bytes: bytes, nil, [])
  }

  init(
    _ json: JSON, bytes: [UInt8], _ recovery: JSONRecovery?, _ remarks: [Remark]
  ) throws(SubmissionError) {
    self.remarks = remarks
    guard let members = json.members else {
      throw SubmissionError(.notAnObject(json.kindInWords), at: json.offset, in: bytes)
    }
    guard let studentJSON = json["student"] else {
      throw SubmissionError(.missing("student"), at: json.offset, in: bytes)
    }
    guard let student = studentJSON.string, !student.isEmpty else {
      throw SubmissionError(
        .wrongKind(
          field: "student", expected: "a name or number in quotes",
          found: studentJSON.string == nil ? studentJSON.kindInWords : "an empty string"),
        at: studentJSON.offset, in: bytes)
    }
    self.student = student
    attempt = try Submission.attempt(json["attempt"], bytes)
    if let idJSON = json["id"] {
      guard let written = idJSON.string, !written.isEmpty else {
        throw SubmissionError(
          .wrongKind(
            field: "id", expected: "a string",
            found: idJSON.string == nil ? idJSON.kindInWords : "an empty one"),
          at: idJSON.offset, in: bytes)
      }
      id = written
    } else {
      id = "\(student)#\(attempt)"
    }
    if let moment = json["submittedAt"], !moment.isNull {
      guard let written = moment.string else {
        throw SubmissionError(
          .wrongKind(
            field: "submittedAt", expected: "a date and time in quotes", found: moment.kindInWords),
          at: moment.offset, in: bytes)
      }
      submittedAt = written
    } else {
      submittedAt = nil
    }
    guard let answersJSON = json["answers"] else {
      throw SubmissionError(.missing("answers"), at: json.offset, in: bytes)
    }
    var written = try Submission.answers(answersJSON, bytes)
    if let recovery {
      for member in members where RepeatedName.read(member.name) == ("answers", true) {
        written += try Submission.answers(member.value, bytes)
      }
      written = recovery.once(written).map { exercise, parts in
        (exercise, parts.map { ($0.part, $0.answer.restoring(recovery)) })
      }
    }
    answers = written
    course = try Submission.course(json["course"], bytes)
    sheet = try Submission.sheet(json["sheet"], bytes)
    hints = try Submission.hints(json["hints"], bytes)
    unknownFields = members.map { RepeatedName.read($0.name).name }
      .filter { !Submission.fields.contains($0) }
      .map { ($0, Spelling.nearest(to: $0, among: Submission.fields)) }
  }

  private static func attempt(_ json: JSON?, _ bytes: [UInt8]) throws(SubmissionError) -> Int {
    guard let json else { return 1 }
    guard let literal = json.number, let attempt = Int(literal), attempt > 0 else {
      throw SubmissionError(
        .wrongKind(
          field: "attempt", expected: "a whole number from 1",
          found: json.number.map { SafeText.line($0, limit: 40) } ?? json.kindInWords),
        at: json.offset, in: bytes)
    }
    return attempt
  }

  private static func answers(
    _ json: JSON, _ bytes: [UInt8]
  ) throws(SubmissionError) -> [(exercise: String, parts: [(part: String, answer: WrittenAnswer)])]
  {
    guard let exercises = json.members else {
      throw SubmissionError(
        .wrongKind(
          field: "answers", expected: "an object of exercises", found: json.kindInWords),
        at: json.offset, in: bytes)
    }
    var answers: [(exercise: String, parts: [(part: String, answer: WrittenAnswer)])] = []
    for exercise in exercises {
      if exercise.value.isNull {
        answers.append((exercise.name, []))
        continue
      }
      guard let parts = exercise.value.members else {
        throw SubmissionError(
          .wrongKind(
            field: exercise.name, expected: "an object of parts and their answers",
            found: exercise.value.kindInWords),
          at: exercise.value.offset, in: bytes)
      }
      answers.append((exercise.name, parts.map { ($0.name, WrittenAnswer($0.value)) }))
    }
    return answers
  }
}

/// Why a file is no submission, and where.
public struct SubmissionError: Error, Sendable {
  /// What is wrong.
  public let kind: Kind
  /// Where.
  public let position: SourcePosition
  /// The whole message, one sentence.
  public let message: String

  /// What can be wrong with a submission as a whole.
  public enum Kind: Sendable {
    case syntax(JSONError)
    case notAnObject(String)
    case missing(String)
    case wrongKind(field: String, expected: String, found: String)
  }

  init(_ kind: Kind, at offset: Int, in bytes: [UInt8]) {
    let source = SourceMap(bytes)
    self.kind = kind
    position = source.position(of: offset)
    message =
      switch kind {
      case .syntax(let error): error.message(in: source)
      case .notAnObject(let found):
        "a submission is an object with `student` and `answers`, not \(found)"
      case .missing(let field): "a submission needs the field `\(field)`"
      case .wrongKind(let field, let expected, let found):
        "`\(SafeText.line(field, limit: 40))` must be \(expected), not \(found)"
      }
  }
}
