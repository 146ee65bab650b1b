import Exact
import Formats
import Grading

/// Marks as a person reads them in a terminal.
public struct MarksText: Sendable {
  /// What a piece of the text is, for its colour.
  public enum Role: Sendable {
    case heading, right, wrong, open, quiet
  }

  /// The language of the summary, and of exercises that name none.
  public var language: Language
  /// How wide lines may be; nil for lines of any length.
  public var width: Int?
  /// The columns that a text takes.
  public var measure: @Sendable (String) -> Int
  /// A text with its colour.
  public var paint: @Sendable (String, Role) -> String

  /// Lines of a width, with a measure and colours; by default as long as they are, and plain.
  public init(
    in language: Language = .english, width: Int? = nil,
    measure: @escaping @Sendable (String) -> Int = { $0.count },
    paint: @escaping @Sendable (String, Role) -> String = { text, _ in text }
  ) {
    self.language = language
    self.width = width
    self.measure = measure
    self.paint = paint
  }

  /// The longest answer that is shown.
  private static let longestAnswer = 60
  /// Where the scores of exercises end, if the width allows it.
  private static let scoreColumn = 74

  /// The marks of one submission, with a summary line at the end.
  public func text(_ mark: SubmissionMark) -> String {
    mark.exercises.map { text($0) + "\n" }.joined() + summary(mark) + "\n"
  }

  // MARK: Exercises

  private func text(_ mark: ExerciseMark) -> String {
    let wording = (mark.language ?? language).wording
    var lines = [heading(mark, wording)]
    if let variant = mark.variant {
      let numbers = wording.label(.yourNumbers(variant.text))
      lines += wrapped(SafeText.line(numbers), after: "  ", indent: 2)
    }
    if let problem = mark.whyNot.map(wording.reason) {
      let sentence = SafeText.line(problem.prefix(1).uppercased() + problem.dropFirst()) + "."
      lines += wrapped(sentence, after: "  ", indent: 2).map { paint($0, .wrong) }
    }
    let rows = mark.parts.map { row($0, wording) }
    let widths = (0..<3).map { column in rows.map { measure($0.cells[column]) }.max() ?? 0 }
    for row in rows {
      let cells = zip(row.cells, widths).map { cell, width in padded(cell, to: width) }
      let start = "  " + paint(cells[0], row.role) + "  " + cells[1] + "  " + cells[2] + "  "
      let indent = 2 + widths.reduce(0, +) + 6
      lines += wrapped(row.text, after: start, indent: indent)
      lines += row.below.map { String(repeating: " ", count: indent) + $0 }
    }
    return lines.map(MarksText.withoutEnd).joined(separator: "\n") + "\n"
  }

  private func heading(_ mark: ExerciseMark, _ wording: any Wording) -> String {
    let name = mark.id + (mark.title.map { "  " + SafeText.line($0) } ?? "")
    var score = wording.label(.earned("\(mark.score)", of: "\(mark.points)"))
    if mark.isDropped {
      score += ", " + wording.label(.leftOut)
    } else if mark.worth != nil {
      score +=
        ", " + wording.label(.counts("\(mark.countedScore)", of: "\(mark.countedPoints)"))
    }
    let column = min(width ?? Self.scoreColumn, Self.scoreColumn)
    let gap = max(2, column - measure(name) - measure(score))
    return paint(name, .heading) + String(repeating: " ", count: gap) + score
  }

  private struct Row {
    let cells: [String]
    let role: Role
    let text: String
    let below: [String]
  }

  private func row(_ mark: PartMark, _ wording: any Wording) -> Row {
    var below = mark.caret.map { [$0.text, $0.marker] } ?? []
    for (index, hint) in mark.hints.enumerated() {
      let text = SafeText.line(hint.replacing("`", with: ""))
      below.append(wording.label(.hint(index + 1, text)))
    }
    return Row(
      cells: [word(mark, wording), mark.id, credit(mark, wording)], role: role(mark),
      text: reason(mark, wording),
      below: below)
  }

  /// The verdict; "follows" and "accepted" are wrong answers that earn something for what they are.
  private func word(_ mark: PartMark, _ wording: any Wording) -> String {
    guard mark.verdict == .wrong else { return wording.label(.verdict(mark.verdict)) }
    if mark.followThrough != nil { return wording.label(.follows) }
    return wording.label(mark.credit == .one ? .accepted : .verdict(.wrong))
  }

  private func role(_ mark: PartMark) -> Role {
    switch mark.verdict {
    case .right: .right
    case .wrong: mark.credit.isZero ? .wrong : .open
    case .undecided, .unreadable: .open
    case .unanswered: .quiet
    }
  }

  private func credit(_ mark: PartMark, _ wording: any Wording) -> String {
    switch mark.verdict {
    case .right where mark.hintPrice.isZero: "\(mark.points)"
    case .undecided where mark.credit.isZero: wording.label(.earned("–", of: "\(mark.points)"))
    default: wording.label(.earned("\(mark.score)", of: "\(mark.points)"))
    }
  }

  private func reason(_ mark: PartMark, _ wording: any Wording) -> String {
    let answer = SafeText.line(mark.answer, limit: Self.longestAnswer)
    let reason = mark.why.map(wording.reason).map { SafeText.line($0.replacing("`", with: "")) }
    var text: String
    switch mark.verdict {
    case .right: text = reason ?? answer
    case .unanswered: text = ""
    case .undecided, .unreadable, .wrong:
      // What is said of a formula stands for itself: the formula can be long.
      let isFormula = mark.kind == .expression || mark.kind == .derivation
      if mark.followThrough != nil || (isFormula && mark.verdict != .unreadable) {
        text = reason ?? answer
      } else {
        text = answer + (reason.map { ": " + $0 } ?? "")
      }
    }
    if !mark.hintPrice.isZero {
      text +=
        (text.isEmpty ? "" : " ") + "("
        + wording.label(.hintsCost("\(mark.hintPrice * mark.points)")) + ")"
    }
    if let expected = mark.expected {
      text += (text.isEmpty ? "" : " ") + wording.label(.expected(expected))
    }
    return text
  }

  // MARK: Summary

  /// One line for a submission, such as `ada: 12 of 20 points (60 %) in 3 exercises.`.
  public func summary(_ mark: SubmissionMark) -> String {
    let count = mark.exercises.count { !$0.isDropped }
    let wording = language.wording
    let share = try? mark.score / mark.points
    var line = wording.label(
      .total(
        student: SafeText.line(mark.student, limit: 40), score: "\(mark.score)",
        points: "\(mark.points)", percent: share.map(MarksText.percent), exercises: count))
    if !mark.pending.isZero { line += " " + wording.label(.stillOpen("\(mark.pending)")) }
    return paint(line, .heading)
  }

  /// Percent to one decimal, without a last 0.
  private static func percent(_ share: Rational) -> String {
    let text = (share * 100).decimal(places: 1)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  // MARK: Lines

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - measure(text)))
  }

  private static func withoutEnd(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }

  /// The text in lines of the width, the first one behind `start`, the others indented.
  private func wrapped(_ text: String, after start: String, indent: Int) -> [String] {
    guard let width, width - indent >= 20 else { return [start + text] }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if !line.isEmpty, measure(line) + 1 + measure(String(word)) > width - indent {
        lines.append(line)
        line = String(word)
      } else {
        line += (line.isEmpty ? "" : " ") + word
      }
    }
    lines.append(line)
    let margin = String(repeating: " ", count: indent)
    return lines.enumerated().map { ($0 == 0 ? start : margin) + $1 }
  }
}
