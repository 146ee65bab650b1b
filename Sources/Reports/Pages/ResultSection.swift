import Exact
import Formats
import Grading

/// What a student sees of one result: the sum, and each part with its verdict.
struct ResultSection {
  private let result: ResultRecord
  private let texts: ExerciseTexts
  private let language: Language
  private let wording: any Wording
  private let prefix: String
  private let level: Int

  /// - Parameters:
  ///   - prefix: what names on the page begin with, so that those of two results differ.
  ///   - level: the level of the headings of exercises.
  init(
    _ result: ResultRecord, _ texts: ExerciseTexts, in language: Language, prefix: String = "",
    level: Int = 2
  ) {
    self.result = result
    self.texts = texts
    self.language = language
    self.prefix = prefix
    self.level = level
    wording = language.wording
  }

  /// The sum, when it was handed in, and what is not there.
  var head: [Markup] {
    var lines: [[Markup]] = [[.text(summary + ".")]]
    if let moment = result.submittedAt {
      lines.append(wording.said(Label.handedIn, Page.foreign(moment, limit: 60)))
    }
    if !result.unknown.isEmpty {
      let ids = result.unknown.prefix(20).map { PointsText.line($0, limit: 60) }
      lines.append(wording.said(Label.notThere, .element("bdi", text: ids.joined(separator: ", "))))
    }
    let bar = Charts.share(
      result.score, pending: result.pending, of: result.points, id: prefix + "total", title: summary
    )
    return lines.map { Markup.element("p", [:], $0) } + [bar]
  }

  /// A section for each exercise.
  var exercises: [Markup] {
    result.exercises.enumerated().map { section($1, number: $0 + 1) }
  }

  /// `69/2 of 55 points`, with what is still to be decided.
  private var summary: String {
    wording.label(
      .summary(
        score: "\(result.score)", points: "\(result.points)",
        percent: PointsText.percent(result.score, of: result.points),
        pending: result.pending.isZero ? nil : "\(result.pending)"))
  }

  // MARK: Exercises

  private func section(_ record: ExerciseRecord, number: Int) -> Markup {
    let exercise = texts.exercise(of: record)
    let heading = Markup.element(
      "h\(level)", ["id": "\(prefix)exercise-\(number)"],
      [
        Page.foreign(record.id, limit: 80),
        .text(exercise?.title.map { " " + PointsText.line($0) } ?? ""), .text(" "),
        .element(
          "span", ["class": "points"],
          text: score(record.score, record.points)
            + (record.pending.isZero
              ? "" : ", " + wording.label(.toBeDecided("\(record.pending)")))
            + (record.isDropped
              ? ", " + wording.label(.leftOut)
              : record.worth.map {
                ", " + wording.label(.counts("\(record.countedScore)", of: "\($0)"))
              } ?? "")),
      ])
    let parts = record.parts.enumerated().map { index, part in
      self.part(part, exercise?.parts[part.id], id: "\(prefix)part-\(number)-\(index + 1)")
    }
    return .element(
      "section", ["class": "exercise", "aria-labelledby": "\(prefix)exercise-\(number)"],
      [heading] + (exercise.map { [.element("div", ["lang": $0.language], $0.prompt)] } ?? [])
        + notes(record) + parts)
  }

  /// The student's own numbers, and why an exercise was not marked.
  private func notes(_ record: ExerciseRecord) -> [Markup] {
    var notes: [Markup] = []
    if let numbers = record.numbers {
      notes.append(
        .element(
          "p", ["class": "quiet"], wording.said(Label.yourNumbers, Page.foreign(numbers.text))))
    }
    if let problem = record.problem {
      notes.append(
        .element(
          "p", [:], [.text(wording.label(.notMarked) + ": "), Page.foreign(problem, limit: 1_000)]))
    }
    return notes
  }

  private func part(_ record: PartRecord, _ text: ExerciseTexts.Part?, id: String) -> Markup {
    var content: [Markup] = [
      .element("span", ["class": "points"], text: pointsText(record)),
      .element("h\(level + 1)", ["id": id], [Page.foreign(record.id, limit: 80)]),
    ]
    if let text { content.append(.element("div", ["lang": text.language], text.prompt)) }
    var rows: [(String, [Markup])] = []
    if let answer = record.answer {
      rows.append(
        (wording.label(.yourAnswer), AnswerMarkup.markup(answer, record.verdict, kind: text?.kind)))
    }
    rows.append(
      (wording.label(.verdictHead), [Page.verdict(record.shownWord, as: shownWord(record))]))
    if let attempt = record.attempt {
      let price = record.attemptPrice * record.points
      let text =
        price.isZero
        ? "\(attempt)" : wording.label(.attemptWithPrice(attempt, points: "\(price)"))
      rows.append((wording.label(.attemptThatCounts), [.text(text)]))
    }
    if let reason = reason(record), show(record, text).tellsReason(of: record.verdict) {
      let sentence = PointsText.line(reason, limit: 2_000)
      rows.append((wording.label(.reason), [.element("bdi", [:], Prose.inline(sentence))]))
    }
    if let witness = witness(record, text) { rows.append((wording.label(.shownBy), witness)) }
    if let expected = text?.expected, record.verdict != .right {
      rows.append((wording.label(.rightAnswer), expected))
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
      ? wording.label(.toBeDecided(wording.label(.points("\(record.points)"))))
      : score(record.score, record.points)
  }

  private func score(_ score: Rational, _ points: Rational) -> String {
    wording.label(.summary(score: "\(score)", points: "\(points)", percent: nil, pending: nil))
  }

  /// Why, in the language of the page where the results have it.
  private func reason(_ record: PartRecord) -> String? {
    record.said.flatMap { $0.language == language ? $0.text : nil } ?? record.reason
  }

  /// The verdict in a word; a wrong answer that earns a share is partly right.
  private func shownWord(_ record: PartRecord) -> String {
    switch record.shownWord {
    case "follows": wording.label(.follows)
    case "accepted": wording.label(.accepted)
    case "partly right": wording.label(.partlyRight)
    default: wording.label(.verdict(record.verdict))
    }
  }

  /// How much of the right answer may be shown; without the exercise as much as the results themselves tell.
  private func show(_ record: PartRecord, _ text: ExerciseTexts.Part?) -> Part.Show {
    text?.show ?? (record.reason == nil ? .verdict : .reason)
  }

  /// The point or the intervals that show that an answer is wrong, where they may be seen.
  private func witness(_ record: PartRecord, _ text: ExerciseTexts.Part?) -> [Markup]? {
    guard record.verdict == .wrong, let evidence = record.evidence,
      evidence.answer.count == 2, evidence.key.count == 2,
      show(record, text).tellsWitness(isAtPoint: !evidence.point.isEmpty)
    else { return nil }
    let places = evidence.point.prefix(8).map { "\($0.name) = \($0.value)" }
    let sentence = wording.label(
      .shown(
        at: places.joined(separator: ", "), yours: interval(evidence.answer),
        right: interval(evidence.key)))
    return [.text(PointsText.line(sentence, limit: 600))]
  }

  private func interval(_ ends: [String]) -> String {
    ends[0] == ends[1] ? ends[0] : wording.label(.between(ends[0], ends[1]))
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
            .element("summary", text: wording.label(.hints(hints.count))),
            .element("ol", [:], hints.map { .element("li", [:], $0) }),
          ]))
    }
    if let solution = text.solution {
      details.append(
        .element(
          "details", ["lang": text.language],
          [.element("summary", text: wording.label(.workedSteps))] + solution
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
