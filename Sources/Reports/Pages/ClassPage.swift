import Exact
import Formats

/// The page of a class: how the points are spread, what is hard, and which wrong answers recur.
struct ClassPage {
  private static let shownParts = 12
  private static let shownGroups = 5

  private let tally: ClassTally
  private let texts: ExerciseTexts

  init(_ tally: ClassTally, _ texts: ExerciseTexts) {
    self.tally = tally
    self.texts = texts
  }

  var text: String {
    let sections = [
      overview, distribution, exercises, hardest, groups, students, failures,
    ].compactMap { $0 }
    return Page.text(
      title: "Results of the class", [.element("h1", text: "Results of the class")] + sections)
  }

  private func section(_ id: String, _ title: String, _ content: [Markup]) -> Markup {
    .element(
      "section", ["aria-labelledby": id], [.element("h2", ["id": id], text: title)] + content)
  }

  // MARK: Points

  private var shares: [Rational] {
    tally.rows.compactMap { try? $0.score / $0.points }.sorted()
  }

  private var overview: Markup {
    let shares = shares
    var rows: [(String, String)] = [("Results", "\(tally.rows.count)")]
    if !tally.failures.isEmpty { rows.append(("Not marked", "\(tally.failures.count)")) }
    if let mean = try? shares.reduce(.zero, +) / Rational(shares.count) {
      rows.append(("Mean", PointsText.decimal(mean * 100, places: 1) + "\u{A0}%"))
    }
    if let median = ClassPage.median(shares) {
      rows.append(("Median", PointsText.decimal(median * 100, places: 1) + "\u{A0}%"))
    }
    let open = tally.rows.count { !$0.pending.isZero }
    if open > 0 { rows.append(("With points still to be decided", "\(open)")) }
    return .element(
      "dl", [:],
      rows.flatMap { [Markup.element("dt", text: $0.0), .element("dd", text: $0.1)] })
  }

  private static func median(_ sorted: [Rational]) -> Rational? {
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.count / 2
    if !sorted.count.isMultiple(of: 2) { return sorted[middle] }
    return try? (sorted[middle - 1] + sorted[middle]) / 2
  }

  private var distribution: Markup? {
    guard !tally.rows.isEmpty else { return nil }
    var (final, open) = (Array(repeating: 0, count: 10), Array(repeating: 0, count: 10))
    for row in tally.rows {
      guard let share = try? row.score / row.points else { continue }
      let tenth = min(9, (share * 10).floor.asInt ?? 9)
      if row.pending.isZero { final[tenth] += 1 } else { open[tenth] += 1 }
    }
    var content = [Charts.distribution(final: final, open: open, id: "tenths")]
    if open.contains(where: { $0 > 0 }) {
      content.append(
        .element(
          "p", ["class": "quiet"],
          text: "Light: results with points still to be decided, by the points so far."))
    }
    return section("distribution", "Distribution", content)
  }

  private var exercises: Markup? {
    guard !tally.exercises.isEmpty else { return nil }
    let rows = tally.exerciseIds.enumerated().map { index, id -> [Markup] in
      let count = tally.exercises[id] ?? ClassTally.ExerciseCount()
      let title = texts.exercise(id)?.title.map { " " + PointsText.line($0) } ?? ""
      let percent = PointsText.percent(count.score, of: count.points).map { "\($0)\u{A0}%" } ?? ""
      return [
        .group([Page.foreign(id, limit: 80), .text(title)]), .text("\(count.count)"),
        .text(percent),
        Charts.share(
          count.score, pending: count.pending, of: count.points, id: "share-\(index + 1)"),
      ]
    }
    return section(
      "exercises", "Exercises",
      [
        Page.table(
          caption: "Points earned in each exercise",
          heads: ["Exercise", "Results", "Mean", "Share of the points"], rows: rows)
      ])
  }

  // MARK: Parts

  private var hardest: Markup? {
    let parts = tally.hardestParts.prefix(Self.shownParts)
    guard !parts.isEmpty else { return nil }
    let words = [
      "right", "accepted", "partly right", "follows", "wrong", "unreadable", "unanswered",
      "undecided",
    ]
    let shown = words.filter { word in parts.contains { ($0.words[word] ?? 0) > 0 } }
    let rows = parts.map { part -> [Markup] in
      let mean = part.mean.map { PointsText.decimal($0 * 100, places: 1) + "\u{A0}%" } ?? ""
      return [
        .group([
          Page.foreign(part.exercise, limit: 80), .text(" "), Page.foreign(part.part, limit: 80),
        ]), .text(mean),
      ] + shown.map { .text("\(part.words[$0] ?? 0)") }
    }
    return section(
      "hardest", "Hardest parts",
      [
        Page.table(
          caption: "Parts with the least credit on average",
          heads: ["Part", "Mean credit"] + shown, rows: rows)
      ])
  }

  private var groups: Markup? {
    let parts = tally.hardestParts.map { ($0, $0.wrongAnswers.prefix(Self.shownGroups)) }
      .filter { !$0.1.isEmpty }
    guard !parts.isEmpty else { return nil }
    let content = parts.map { part, groups -> Markup in
      let kind = texts.exercise(part.exercise)?.parts[part.part]?.kind
      let rows = groups.map { group -> [Markup] in
        let reason = PointsText.line(group.reason ?? "", limit: 300)
        return [
          .group(AnswerMarkup.markup(group.answer, group.verdict, kind: kind)),
          .text("\(group.count)"), .element("bdi", [:], Prose.inline(reason)),
        ]
      }
      let name =
        "\(PointsText.line(part.exercise, limit: 80)) \(PointsText.line(part.part, limit: 80))"
      return .group([
        .element("h3", [:], [.element("bdi", text: name)]),
        Page.table(
          caption: "Wrong answers to \(name)", heads: ["Answer", "Students", "Reason"], rows: rows),
      ])
    }
    return section("groups", "Wrong answers", content)
  }

  // MARK: Students

  private var students: Markup? {
    guard !tally.rows.isEmpty else { return nil }
    let rows = tally.rows.map { row -> [Markup] in
      let percent = PointsText.percent(row.score, of: row.points).map { "\($0)\u{A0}%" } ?? ""
      return [
        .element(
          "a", ["href": row.page],
          [Page.foreign(Page.name(of: row.id, student: row.student), limit: 80)]),
        .text("\(row.attempt)"), .text("\(row.score) of \(row.points)"), .text(percent),
        .text(row.pending.isZero ? "" : row.pending.description),
      ]
    }
    return section(
      "students", "Students",
      [
        Page.table(
          caption: "All results",
          heads: ["Student", "Attempt", "Points", "Percent", "To be decided"],
          rows: rows)
      ])
  }

  private var failures: Markup? {
    guard !tally.failures.isEmpty else { return nil }
    let rows = tally.failures.map { failure in
      [Page.foreign(failure.id, limit: 80), Page.foreign(failure.reason, limit: 400)]
    }
    return section(
      "failures", "Not marked",
      [
        Page.table(
          caption: "Submissions that could not be marked", heads: ["Submission", "Why"], rows: rows)
      ])
  }
}
