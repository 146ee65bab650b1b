import Exact
import Formats
import Grading

/// Results as JUnit XML: a suite for each submission, a case for each part.
///
/// A wrong answer is a `failure`, a submission that could not be marked an `error`, and what is still
/// to be decided is `skipped`. The text stands inside the element, where every reader looks.
struct JUnitExport: ResultExport {
  private let settings: ExportSettings
  private var hasHead = false
  /// How often each class of cases came, by bytes: strings that only look alike are two names.
  private var classCounts: [[UInt8]: Int] = [:]

  init(_ settings: ExportSettings) { self.settings = settings }

  mutating func add(_ entry: ResultEntry) -> String {
    switch entry {
    case .failed(let id, let reason):
      let name = PointsText.name(id ?? "a submission")
      let error = Markup.element("error", ["type": "unmarked"], text: reason)
      let testcase = Markup.element(
        "testcase",
        ["classname": name, "name": "submission" + again(name + " submission"), "time": "0"],
        [error])
      return head()
        + suite(name, timestamp: nil, cases: [testcase], failures: 0, errors: 1, skipped: 0)
    case .marked(let result): return head() + suite(result)
    }
  }

  mutating func finish() -> String { head() + "</testsuites>\n" }

  private mutating func head() -> String {
    guard !hasHead else { return "" }
    hasHead = true
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"Touchstone\">\n"
  }

  /// What tells the cases of a class apart that comes again: nothing for the first, then ` (2)`, ` (3)`, …, by their
  /// order.
  private mutating func again(_ name: String) -> String {
    classCounts[Array(name.utf8), default: 0] += 1
    let count = classCounts[Array(name.utf8)] ?? 1
    return count == 1 ? "" : " (\(count))"
  }

  private mutating func suite(_ result: ResultRecord) -> String {
    var cases: [Markup] = []
    var failures = 0
    var skipped = 0
    let submission = PointsText.name(result.id)
    // Attributes are data; what stands inside an element is read by the student.
    let wording = settings.wording(of: result)
    let english = Language.english.wording
    for exercise in result.exercises {
      let place = PointsText.name(exercise.id)
      let again = again("\(submission) \(place)")
      for part in exercise.parts {
        var content: [Markup] = []
        if part.isPending {
          skipped += 1
          content = [
            .element(
              "skipped", ["message": part.pointsText(in: english)],
              text: JUnitExport.text(part, wording))
          ]
        } else if part.credit != .one {
          failures += 1
          let message = part.lines(in: english, limit: 200).prefix(2).joined(separator: "; ")
          content = [
            .element(
              "failure", ["message": message, "type": part.verdict.rawValue],
              text: JUnitExport.text(part, wording))
          ]
        } else if let reason = part.sentence {
          content = [.element("system-out", text: PointsText.line(reason))]
        }
        // A reader drops a second case with one class and one name, so that both name their place.
        cases.append(
          .element(
            "testcase",
            [
              "classname": "\(submission) \(place)",
              "name": "\(place) \(PointsText.name(part.id))\(again)", "time": "0",
            ], content))
      }
    }
    let moment = settings.timestamp ?? result.submittedAt.flatMap(Timestamp.init)
    return suite(
      submission, timestamp: moment, cases: cases, failures: failures, errors: 0, skipped: skipped)
  }

  private func suite(
    _ name: String, timestamp: Timestamp?, cases: [Markup], failures: Int, errors: Int,
    skipped: Int
  ) -> String {
    let suite = Markup.element(
      "testsuite",
      [
        "name": name, "tests": String(cases.count), "failures": String(failures),
        "errors": String(errors), "skipped": String(skipped), "time": "0",
        "timestamp": timestamp?.text,
      ], cases.flatMap { [.text("\n  "), $0] } + [.text("\n")])
    return suite.written() + "\n"
  }

  private static func text(_ part: PartRecord, _ wording: any Wording) -> String {
    part.lines(in: wording).joined(separator: "\n")
  }
}
