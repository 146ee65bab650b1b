import Exact
import Formats
import Grading

/// The result of one submission as the `result.json` of Classroom 50.
///
/// It counts in whole numbers: points are written in hundredths, or whatever the scale says. Each part is rounded, so
/// that they add up to the score.
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
      var totals = Units(score: .zero, points: .zero, pending: .zero)
      for exercise in result.exercises {
        for part in exercise.parts {
          let units = units(of: part, in: exercise)
          totals.add(units)
          tests.append(test(exercise, part, units, settings.wording(of: result)))
        }
      }
      return output(
        totals, moment: try settings.moment(of: result).text, tests: tests,
        more: [(name: "pending", value: number(totals.pending))])
    case .failed(_, let reason):
      let test = JSON.Output.object([
        (name: "test-name", value: "marking"), (name: "passed", value: false),
        (name: "score", value: 0), (name: "max-score", value: 0),
        (name: "output", value: .string(PointsText.line(reason))),
      ])
      return output(
        Units(score: .zero, points: .zero, pending: .zero),
        moment: settings.timestamp?.text ?? "", tests: [test], more: [])
    }
  }

  private func output(
    _ totals: Units, moment: String, tests: [JSON.Output],
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
      (name: "datetime", value: .string(moment)), (name: "score", value: number(totals.score)),
      (name: "max-score", value: number(totals.points)),
    ]
    members += more
    members.append((name: "tests", value: .array(tests)))
    return JSON.Output.object(members).pretty()
  }

  private func test(
    _ exercise: ExerciseRecord, _ part: PartRecord, _ units: Units, _ wording: any Wording
  ) -> JSON.Output {
    var members: [(name: String, value: JSON.Output)] = [
      (
        name: "test-name",
        value: .string("\(PointsText.name(exercise.id)) \(PointsText.name(part.id))")
      ),
      (name: "passed", value: .boolean(part.credit == .one)),
      (name: "score", value: number(units.score)), (name: "max-score", value: number(units.points)),
      (name: "verdict", value: .string(part.word)),
      (name: "output", value: .string(part.lines(in: wording).joined(separator: "\n"))),
    ]
    if part.isPending { members.append((name: "pending", value: number(units.pending))) }
    return .object(members)
  }

  // MARK: Units

  /// Points in whole units.
  private struct Units {
    var score: Rational
    var points: Rational
    var pending: Rational

    mutating func add(_ other: Units) {
      score += other.score
      points += other.points
      pending += other.pending
    }
  }

  /// What a part counts, on a sheet by the weight of its exercise.
  private func units(of part: PartRecord, in exercise: ExerciseRecord) -> Units {
    let scale = (try? exercise.countedPoints / exercise.points) ?? .zero
    func whole(_ value: Rational) -> Rational {
      (try? Rational((scale * value * Rational(settings.scale)).decimal(places: 0)[...])) ?? .zero
    }
    return Units(score: whole(part.score), points: whole(part.points), pending: whole(part.pending))
  }

  private func number(_ units: Rational) -> JSON.Output { .number(units.decimal(places: 0)) }
}
