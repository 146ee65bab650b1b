import Exact
import Formats
import Grading

/// Results in the Test Anything Protocol: a test point for each part.
///
/// What is still to be decided is a point to do, which no reader counts as failed.
struct TAPExport: ResultExport {
  /// The most characters of a text: readers refuse quoted ones of more than 65,535 bytes, and a character may take six.
  private static let longest = 4_000

  private var count = 0
  private var hasHead = false

  mutating func add(_ entry: ResultEntry) -> String {
    var text = head()
    switch entry {
    case .failed(let id, let reason):
      count += 1
      text += TAP.point(
        isOk: false, number: count,
        description: "\(PointsText.name(id ?? "a submission")) could not be marked",
        diagnostic: [(name: "message", value: TAPExport.cut(reason))])
    case .marked(let result):
      text += TAP.comment(
        "\(PointsText.name(result.id)): \(result.summary(in: Language.english.wording))")
      for exercise in result.exercises {
        for part in exercise.parts { text += point(result, exercise, part) }
      }
    }
    return text
  }

  mutating func finish() -> String { head() + TAP.plan(count) }

  private mutating func head() -> String {
    guard !hasHead else { return "" }
    hasHead = true
    return TAP.version
  }

  private mutating func point(
    _ result: ResultRecord, _ exercise: ExerciseRecord, _ part: PartRecord
  ) -> String {
    count += 1
    let isOk = part.credit == .one
    var diagnostic: [(name: String, value: String)] = []
    if !isOk {
      diagnostic = [
        (name: "verdict", value: part.word), (name: "score", value: part.score.description),
        (name: "points", value: part.points.description),
      ]
      if let answer = part.answer {
        diagnostic.append((name: "answer", value: TAPExport.cut(answer)))
      }
      if let reason = part.sentence {
        diagnostic.append((name: "message", value: TAPExport.cut(reason)))
      }
    }
    return TAP.point(
      isOk: isOk, number: count,
      description: [result.id, exercise.id, part.id].map(PointsText.name).joined(separator: " "),
      directive: part.isPending ? .todo(part.pointsText(in: Language.english.wording)) : nil,
      diagnostic: diagnostic)
  }

  private static func cut(_ text: String) -> String {
    guard text.utf8.count > longest, text.unicodeScalars.count > longest else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(longest - 1))) + "…"
  }
}
