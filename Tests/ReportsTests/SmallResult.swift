import Grading
import Formats
import Testing

@testable import Reports

/// Results as a file holds them.
enum SmallResult {
  /// A part of a result.
  static func part(
    _ id: String, _ verdict: String, credit: String, points: String = "1", answer: String? = "7",
    reason: String? = nil, more: [(name: String, value: JSON.Output)] = []
  ) -> JSON.Output {
    var members: [(name: String, value: JSON.Output)] = [
      (name: "id", value: .string(id)), (name: "verdict", value: .string(verdict)),
      (name: "credit", value: .string(credit)), (name: "points", value: .string(points)),
    ]
    if let answer { members.append((name: "answer", value: .string(answer))) }
    if let reason { members.append((name: "reason", value: .string(reason))) }
    return .object(members + more)
  }

  /// Five parts, one of each verdict: 1, 1/2, 0 and 0 points are earned, and 3/2 are pending.
  static func parts(text: String = "7") -> [JSON.Output] {
    [
      part("dot", "right", credit: "1", answer: text),
      part("length", "wrong", credit: "1/2", answer: text, reason: text),
      part("why", "undecided", credit: "0", points: "3/2", answer: text, reason: text),
      part("last", "unanswered", credit: "0", answer: nil),
      part(
        "root", "unreadable", credit: "0", answer: text, reason: "the bracket `(` is not closed."),
    ]
  }

  /// A line of results: one exercise, 3/2 of 11/2 points, 3/2 more pending.
  static func line(
    id: String = "ada#1", student: String = "ada", attempt: Int = 1, exercise: String = "D.1",
    submittedAt: String? = nil, score: String = "3/2", pending: String = "3/2",
    parts: [JSON.Output] = parts(), unknown: [String] = []
  ) -> String {
    var members: [(name: String, value: JSON.Output)] = [
      (name: "id", value: .string(id)), (name: "student", value: .string(student)),
      (name: "attempt", value: .number(attempt)),
    ]
    if let submittedAt { members.append((name: "submittedAt", value: .string(submittedAt))) }
    let marks: [(name: String, value: JSON.Output)] = [
      (name: "score", value: .string(score)), (name: "points", value: "11/2"),
      (name: "pending", value: .string(pending)),
    ]
    let whole: JSON.Output = .object(
      [(name: "id", value: .string(exercise))] + marks + [(name: "parts", value: .array(parts))])
    members.append((name: "exercises", value: [whole]))
    members += marks + [(name: "unknown", value: .array(unknown.map { .string($0) }))]
    return JSON.Output.object(members).compact()
  }

  /// The entry that a line holds.
  static func entry(_ line: String) throws -> ResultEntry {
    try ResultEntry(line: Array(line.utf8))
  }

  /// Results in a format.
  static func text(
    _ format: ExportFormat, _ lines: [String], _ settings: ExportSettings = ExportSettings()
  ) throws -> String {
    let entries = try lines.map(entry)
    var columns = ExerciseColumns()
    for entry in entries { columns.add(entry) }
    var export = format.export(settings, columns: columns)
    var text = ""
    for entry in entries { text += try export.add(entry) }
    return try text + export.finish()
  }
}
