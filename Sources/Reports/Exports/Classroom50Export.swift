import Exact
import Formats
import Grading

/// The result of one submission as the `result.json` of Classroom 50, which counts in whole numbers:
/// points are written in hundredths, or whatever the scale says.
struct Classroom50Export: ResultExport {
  private let settings: ExportSettings
  private var one = OneResult(for: .classroom50)

  init(_ settings: ExportSettings) { self.settings = settings }

  /// The variables of the environment that are passed on.
  static let variables = [
    "CLASSROOM", "ASSIGNMENT", "SUBMISSION_TAG", "COMMIT_URL", "RELEASE_URL", "REVIEW_URL",
  ]

  mutating func add(_ entry: ResultEntry) -> String {
    one.add(entry)
    return ""
  }

  func finish() throws(ExportError) -> String {
    switch try one.entryIfOne() {
    case .marked(let result):
      var tests: [JSON.Output] = []
      for exercise in result.exercises { tests += exercise.parts.map { test(exercise, $0) } }
      return output(
        score: result.score, points: result.points,
        moment: try settings.moment(of: result).text, tests: tests,
        more: [(name: "pending", value: units(result.pending))])
    case .failed(_, let reason):
      let test = JSON.Output.object([
        (name: "test-name", value: "marking"), (name: "passed", value: false),
        (name: "score", value: 0), (name: "max-score", value: 0),
        (name: "output", value: .string(PointsText.line(reason))),
      ])
      return output(
        score: .zero, points: .zero, moment: settings.timestamp?.text ?? "", tests: [test],
        more: [])
    }
  }

  private func output(
    score: Rational, points: Rational, moment: String, tests: [JSON.Output],
    more: [(name: String, value: JSON.Output)]
  ) -> String {
    func variable(_ name: String) -> JSON.Output {
      .string(settings.environment[name] ?? "")
    }
    var members: [(name: String, value: JSON.Output)] = [
      (name: "schema", value: "classroom50/result/v1"),
      (name: "classroom", value: variable("CLASSROOM")),
      (name: "assignment", value: variable("ASSIGNMENT")),
      (name: "submission", value: variable("SUBMISSION_TAG")),
      (name: "commit", value: variable("COMMIT_URL")),
      (name: "release", value: variable("RELEASE_URL")),
      (
        name: "review",
        value: variable(settings.environment["REVIEW_URL"] == nil ? "COMMIT_URL" : "REVIEW_URL")
      ),
      (name: "datetime", value: .string(moment)), (name: "score", value: units(score)),
      (name: "max-score", value: units(points)),
    ]
    members += more
    members.append((name: "tests", value: .array(tests)))
    return JSON.Output.object(members).pretty()
  }

  private func test(_ exercise: ExerciseRecord, _ part: PartRecord) -> JSON.Output {
    var members: [(name: String, value: JSON.Output)] = [
      (
        name: "test-name",
        value: .string("\(PointsText.name(exercise.id)) \(PointsText.name(part.id))")
      ),
      (name: "passed", value: .boolean(part.credit == .one)),
      (name: "score", value: units(part.score)), (name: "max-score", value: units(part.points)),
      (name: "verdict", value: .string(part.word)),
      (name: "output", value: .string(part.lines().joined(separator: "\n"))),
    ]
    if part.isPending {
      members.append((name: "pending", value: units(part.pending)))
    }
    return .object(members)
  }

  /// Points in whole units.
  private func units(_ value: Rational) -> JSON.Output {
    .number((value * Rational(settings.scale)).decimal(places: 0))
  }
}
