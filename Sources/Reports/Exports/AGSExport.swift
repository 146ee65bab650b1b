import Grading
import Exact
import Formats

/// Results as scores of LTI's Assignment and Grade Services, one JSON object a line, for the site's
/// own tool to send.
///
/// Of several scores of one user a site takes the latest one: no two may have the same moment. A result without a
/// moment that can be read is left out, unless none has one, and so is one that is out of no points: a score needs more.
struct AGSExport: ResultExport {
  private let settings: ExportSettings
  // By bytes: strings that only look alike are two users.
  private var moments: [[UInt8]: [Timestamp]] = [:]
  /// Why the first result without a moment has none.
  private var withoutMoment: ExportError?

  init(_ settings: ExportSettings) { self.settings = settings }

  mutating func add(_ entry: ResultEntry) throws(ExportError) -> String {
    guard case .marked(let result) = entry, AGSExport.hasMaximum(result) else { return "" }
    let moment: Timestamp
    do throws(ExportError) { moment = try settings.moment(of: result) } catch {
      withoutMoment = withoutMoment ?? error
      return ""
    }
    let student = Array(result.student.utf8)
    if let earlier = moments[student],
      earlier.contains(where: { !$0.isBefore(moment) && !moment.isBefore($0) })
    {
      throw ExportError(.sameMoment(student: result.student))
    }
    moments[student, default: []].append(moment)
    var members: [(name: String, value: JSON.Output)] = [
      (name: "userId", value: .string(result.student)),
      (name: "scoreGiven", value: .number(PointsText.decimal(result.score))),
      (name: "scoreMaximum", value: .number(PointsText.decimal(result.points))),
      (name: "comment", value: .string(result.summary(in: settings.wording(of: result)))),
      (name: "timestamp", value: .string(moment.textWithFraction)),
      (name: "activityProgress", value: "Completed"),
      // Only a score that is fully graded counts on the site.
      (
        name: "gradingProgress",
        value: .string(result.pending.isZero ? "FullyGraded" : "PendingManual")
      ),
    ]
    if let submitted = result.submittedAt.flatMap(Timestamp.init) {
      members.append(
        (name: "submission", value: ["submittedAt": .string(submitted.textWithFraction)]))
    }
    return JSON.Output.object(members).compact() + "\n"
  }

  /// Whether there are points to earn, as far as they are written.
  static func hasMaximum(_ result: ResultRecord) -> Bool {
    PointsText.decimal(result.points) != "0"
  }

  func finish() throws(ExportError) -> String {
    if let withoutMoment, moments.isEmpty { throw withoutMoment }
    return ""
  }
}
