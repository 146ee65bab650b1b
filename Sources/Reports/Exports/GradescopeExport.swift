import Exact
import Formats
import Grading

/// The result of one submission as Gradescope's `results.json`.
struct GradescopeExport: ResultExport {
  private let settings: ExportSettings
  private var one = OneResult(for: .gradescope)

  init(_ settings: ExportSettings) { self.settings = settings }

  mutating func add(_ entry: ResultEntry) -> String {
    one.add(entry)
    return ""
  }

  func finish() throws(ExportError) -> String {
    switch try one.entryIfOne() {
    case .failed(_, let reason): GradescopeExport.failure(reason)
    case .marked(let result): GradescopeExport.output(result, settings.wording(of: result)).pretty()
    }
  }

  /// What is written where a submission could not be marked: no points, and why.
  static func failure(_ reason: String) -> String {
    JSON.Output.object([
      (name: "score", value: 0),
      (name: "output", value: .string("This could not be marked. " + PointsText.line(reason))),
      (name: "output_format", value: "text"),
    ]).pretty()
  }

  private static func output(_ result: ResultRecord, _ wording: any Wording) -> JSON.Output {
    var tests: [JSON.Output] = []
    for exercise in result.exercises {
      for (index, part) in exercise.parts.enumerated() {
        tests.append(test(exercise, part, number: index + 1, wording))
      }
    }
    var lines = [result.summary(in: wording) + "."] + result.exerciseLines(in: wording)
    if !result.unknown.isEmpty {
      let ids = result.unknown.map { PointsText.line($0, limit: 60) }
      lines.append(wording.label(.notThere(ids.joined(separator: ", "))))
    }
    return .object([
      (name: "score", value: .number(PointsText.decimal(result.score))),
      (name: "output", value: .string(lines.joined(separator: "\n"))),
      (name: "output_format", value: "text"), (name: "test_output_format", value: "text"),
      (name: "test_name_format", value: "text"), (name: "visibility", value: "visible"),
      (name: "tests", value: .array(tests)),
      (
        name: "extra_data",
        value: [
          "id": .string(result.id), "student": .string(result.student),
          "attempt": .number(result.attempt), "score": .string(result.score.description),
          "points": .string(result.points.description),
          "pending": .string(result.pending.description),
        ]
      ),
    ])
  }

  /// A part; one that is still to be decided has neither a score nor a status.
  private static func test(
    _ exercise: ExerciseRecord, _ part: PartRecord, number: Int, _ wording: any Wording
  ) -> JSON.Output {
    let isPending = part.isPending
    var members: [(name: String, value: JSON.Output)] = []
    if !isPending {
      members = [
        (name: "score", value: .number(PointsText.decimal(part.score))),
        (name: "max_score", value: .number(PointsText.decimal(part.points))),
        (name: "status", value: part.credit == .one ? "passed" : "failed"),
      ]
    }
    let name = "\(PointsText.name(exercise.id)) \(PointsText.name(part.id))"
    members += [
      (name: "name", value: .string(isPending ? "\(name): \(part.pointsText(in: wording))" : name)),
      (name: "number", value: .string("\(PointsText.name(exercise.id)).\(number)")),
      (name: "output", value: .string(part.lines(in: wording).joined(separator: "\n"))),
      (name: "output_format", value: "text"),
      (name: "tags", value: .array([.string(part.word)] + (isPending ? ["pending"] : []))),
      (name: "visibility", value: "visible"),
    ]
    return .object(members)
  }
}
