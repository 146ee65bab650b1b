import Exact
import Formats
import Grading

/// The page of one submission, for the student who wrote it.
struct StudentPage {
  private let result: ResultRecord
  private let texts: ExerciseTexts

  init(_ result: ResultRecord, _ texts: ExerciseTexts) {
    self.result = result
    self.texts = texts
  }

  var text: String {
    let heading = Markup.element(
      "h1", [:], [.text("Results of "), Page.foreign(result.student)])
    var lines: [[Markup]] = [[.text(result.summary + ".")]]
    if result.attempt > 1 { lines.append([.text("Attempt \(result.attempt).")]) }
    if let moment = result.submittedAt {
      lines.append([.text("Handed in "), Page.foreign(moment, limit: 60), .text(".")])
    }
    if !result.unknown.isEmpty {
      let ids = result.unknown.prefix(20).map { PointsText.line($0, limit: 60) }
      lines.append([
        .text("There is no "), .element("bdi", text: ids.joined(separator: ", ")),
        .text(": answers to it were not marked."),
      ])
    }
    let summary = lines.map { Markup.element("p", [:], $0) }
    let bar = Charts.share(
      result.score, pending: result.pending, of: result.points, id: "total")
    let exercises = result.exercises.enumerated().map { section($1, number: $0 + 1) }
    return Page.text(
      title: "Results of \(PointsText.line(result.student, limit: 80))",
      [.element("header", [:], [heading] + summary + [bar])] + exercises)
  }

  // MARK: Exercises

  private func section(_ record: ExerciseRecord, number: Int) -> Markup {
    let exercise = texts.exercise(of: record)
    let heading = Markup.element(
      "h2", ["id": "exercise-\(number)"],
      [
        Page.foreign(record.id, limit: 80),
        .text(exercise?.title.map { " " + PointsText.line($0) } ?? ""), .text(" "),
        .element(
          "span", ["class": "points"],
          text: "\(record.score) of \(PointsText.points(record.points))"
            + (record.pending.isZero ? "" : ", \(record.pending) still to be decided")
            + (record.isDropped
              ? ", left out"
              : record.worth.map { ", counts \(record.countedScore) of \($0)" } ?? "")),
      ])
    let parts = record.parts.enumerated().map { index, part in
      self.part(part, exercise?.parts[part.id], id: "part-\(number)-\(index + 1)")
    }
    return .element(
      "section", ["class": "exercise", "aria-labelledby": "exercise-\(number)"],
      [heading] + (exercise.map { [.element("div", ["lang": $0.language], $0.prompt)] } ?? [])
        + notes(record) + parts)
  }

  /// The student's own numbers, and why an exercise was not marked.
  private func notes(_ record: ExerciseRecord) -> [Markup] {
    var notes: [Markup] = []
    if let numbers = record.numbers {
      notes.append(
        .element("p", ["class": "quiet"], [.text("Your numbers: "), Page.foreign(numbers.text)]))
    }
    if let problem = record.problem {
      notes.append(
        .element("p", [:], [.text("Not marked: "), Page.foreign(problem, limit: 1_000)]))
    }
    return notes
  }

  private func part(_ record: PartRecord, _ text: ExerciseTexts.Part?, id: String) -> Markup {
    var content: [Markup] = [
      .element("span", ["class": "points"], text: pointsText(record)),
      .element("h3", ["id": id], [Page.foreign(record.id, limit: 80)]),
    ]
    if let text { content.append(.element("div", ["lang": text.language], text.prompt)) }
    var rows: [(String, [Markup])] = []
    if let answer = record.answer {
      rows.append(("Your answer", AnswerMarkup.markup(answer, record.verdict, kind: text?.kind)))
    }
    rows.append(("Verdict", [Page.verdict(record.shownWord)]))
    if let reason = record.reason {
      let sentence = PointsText.line(reason, limit: 2_000)
      rows.append(("Reason", [.element("bdi", [:], Prose.inline(sentence))]))
    }
    if let witness = witness(record, text) { rows.append(("Shown by", witness)) }
    if let expected = text?.expected, record.verdict != .right {
      rows.append(("Right answer", expected))
    }
    content.append(
      .element(
        "dl", [:],
        rows.flatMap { name, value in
          [Markup.element("dt", text: name), .element("dd", [:], value)]
        }))
    content += details(record, text)
    return .element("article", ["class": "part", "aria-labelledby": id], content)
  }

  private func pointsText(_ record: PartRecord) -> String {
    record.isPending
      ? record.pointsText : "\(record.score) of \(PointsText.points(record.points))"
  }

  /// The point or the intervals that show that an answer is wrong.
  ///
  /// The interval of the right value is given away only where the right answer may be shown; the
  /// values of formulas at one point tell no formula.
  private func witness(_ record: PartRecord, _ text: ExerciseTexts.Part?) -> [Markup]? {
    guard record.verdict == .wrong, let evidence = record.evidence,
      evidence.answer.count == 2, evidence.key.count == 2,
      !evidence.point.isEmpty || text?.expected != nil
    else { return nil }
    var words: [String] = []
    if !evidence.point.isEmpty {
      let places = evidence.point.prefix(8).map { "\($0.name) = \($0.value)" }
      words.append("At " + places.joined(separator: ", ") + ":")
    }
    words.append("yours is \(Self.interval(evidence.answer)),")
    words.append("right is \(Self.interval(evidence.key)).")
    return [.text(PointsText.line(words.joined(separator: " "), limit: 600))]
  }

  private static func interval(_ ends: [String]) -> String {
    ends[0] == ends[1] ? ends[0] : "between \(ends[0]) and \(ends[1])"
  }

  /// Hints for what is not right, as far as they were asked for or cost nothing, and worked steps where
  /// they may be shown.
  private func details(_ record: PartRecord, _ text: ExerciseTexts.Part?) -> [Markup] {
    guard let text else { return [] }
    var details: [Markup] = []
    let hints = text.hints.prefix(max(record.hintCount, text.freeHintCount))
    if record.verdict != .right, !hints.isEmpty {
      details.append(
        .element(
          "details", ["lang": text.language],
          [
            .element("summary", text: hints.count == 1 ? "Hint" : "Hints"),
            .element("ol", [:], hints.map { .element("li", [:], $0) }),
          ]))
    }
    if let solution = text.solution {
      details.append(
        .element(
          "details", ["lang": text.language], [.element("summary", text: "Worked steps")] + solution
        ))
    }
    return details
  }
}

extension PartRecord {
  /// The verdict in a word; a wrong answer that earns a share is partly right.
  var shownWord: String {
    word == "wrong" && !credit.isZero ? "partly right" : word
  }
}
