import Batch
import Console
import Exact
import Formats
import Grading

/// Statistics of a class with its frequent wrong answers, as text and as data.
struct StatsReport {
  private let statistics: ClassStatistics
  private let groups: [String: [WrongGroup]]

  /// A group of equal wrong answers.
  private struct WrongGroup {
    let group: AnswerGroup
    /// The mistake that it is known as.
    let mistake: String?
    /// A name, and a mistake to paste into the exercise; nil for one that is known.
    let entry: (name: String, value: JSON.Output)?
  }

  /// - Parameters:
  ///   - top: how many groups a part has at most.
  ///   - least: how many answers a group has at least.
  init(_ statistics: ClassStatistics, _ catalogue: Catalogue, top: Int, least: Int) {
    self.statistics = statistics
    var groups: [String: [WrongGroup]] = [:]
    for exercise in statistics.exercises {
      guard let definition = catalogue.exercise(exercise.id) else { continue }
      for part in exercise.parts {
        let answers = part.wrongAnswers.map { (text: $0.key, count: $0.value.count) }
        let found = definition.groups(of: answers, to: part.id, explained: top)
          .filter { $0.count >= least }.prefix(top)
        groups["\(exercise.id).\(part.id)"] = found.map { group in
          let mistake = group.spellings.lazy.compactMap { part.wrongAnswers[$0.text]?.mistake }
            .first
          return WrongGroup(
            group: group, mistake: mistake,
            entry: mistake == nil ? StatsReport.entry(group) : nil)
        }
      }
    }
    self.groups = groups
  }

  /// A mistake as an exercise file has it, with feedback still to be written; nil where no formula says it.
  private static func entry(_ group: AnswerGroup) -> (name: String, value: JSON.Output)? {
    guard let pattern = group.edit ?? group.value else { return nil }
    let field = group.edit == nil ? "value" : "edit"
    return (
      SafeText.line(pattern, limit: 40),
      .object([(name: field, value: .string(pattern)), (name: "feedback", value: "…")])
    )
  }

  // MARK: Text

  func text() -> String {
    var lines = ["\(count(statistics.count, "submission")), mean \(percent(statistics.meanShare))."]
    if statistics.errorCount > 0 {
      lines.append("\(count(statistics.errorCount, "submission")) could not be marked.")
    }
    for exercise in statistics.exercises {
      lines.append("")
      lines.append("\(SafeText.line(exercise.id))  mean \(percent(exercise.meanShare))")
      let rows =
        [["part", "mean", "discr.", "right", "wrong", "undecided", "unread.", "none", "no fuel"]]
        + exercise.parts.map(row)
      let widths = rows[0].indices.map { column in
        rows.map { displayWidth(of: $0[column]) }.max() ?? 0
      }
      for row in rows {
        let cells = zip(row, widths).enumerated().map { column, cell in
          padded(cell.0, to: cell.1, right: column > 0)
        }
        lines.append("  " + cells.joined(separator: "  "))
      }
      for part in exercise.parts { lines += wrong(exercise.id, part) }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func row(_ part: PartStatistics) -> [String] {
    let verdicts = [Verdict.right, .wrong, .undecided, .unreadable, .unanswered]
    return [
      SafeText.line(part.id, limit: 40), percent(part.meanCredit),
      part.discrimination.map(decimal) ?? "–",
    ] + verdicts.map { "\(part.verdicts[$0] ?? 0)" } + ["\(part.outOfFuelCount)"]
  }

  private func wrong(_ exercise: String, _ part: PartStatistics) -> [String] {
    guard let groups = groups["\(exercise).\(part.id)"], !groups.isEmpty else { return [] }
    var lines = ["  wrong answers to \(SafeText.line(part.id, limit: 40)):"]
    for group in groups {
      let others = group.group.spellings.dropFirst().prefix(3)
        .map { SafeText.line($0.text, limit: 40) }
      let also = others.isEmpty ? "" : " (also \(others.joined(separator: ", ")))"
      let known = group.mistake.map { ", known as \(SafeText.line($0, limit: 40))" } ?? ""
      lines.append(
        "    \(group.group.count) × \(SafeText.line(group.group.answer, limit: 60))\(also)\(known)")
      if let edit = group.group.edit { lines.append("      the key with \(edit)") }
      if let entry = group.entry {
        lines.append(
          "      " + JSON.Output.string(entry.name).compact() + ": \(entry.value.compact()),")
      }
    }
    return lines
  }

  private func count(_ number: Int, _ word: String) -> String {
    "\(number) \(word)\(number == 1 ? "" : "s")"
  }

  private func percent(_ share: Rational?) -> String {
    share.map { "\(($0 * 100).decimal(places: 1)) %" } ?? "–"
  }

  /// Two decimals of a correlation, rounded.
  private func decimal(_ value: Double) -> String {
    (try? Rational(value))?.decimal(places: 2) ?? "–"
  }

  // MARK: Data

  /// The schema `touchstone/stats/1`.
  func json() -> JSON.Output {
    .object([
      (name: "schema", value: "touchstone/stats/1"),
      (name: "submissions", value: .number(statistics.count)),
      (name: "errors", value: .number(statistics.errorCount)),
      (name: "mean", value: share(statistics.meanShare)),
      (
        name: "exercises",
        value: .array(
          statistics.exercises.map { exercise in
            .object([
              (name: "id", value: .string(exercise.id)),
              (name: "submissions", value: .number(exercise.count)),
              (name: "mean", value: share(exercise.meanShare)),
              (name: "parts", value: .array(exercise.parts.map { part(exercise.id, $0) })),
            ])
          })
      ),
    ])
  }

  private func part(_ exercise: String, _ part: PartStatistics) -> JSON.Output {
    let verdicts = Verdict.allCases.map { verdict in
      (name: verdict.rawValue, value: JSON.Output.number(part.verdicts[verdict] ?? 0))
    }
    var members: [(name: String, value: JSON.Output)] = [
      (name: "id", value: .string(part.id)), (name: "difficulty", value: share(part.meanCredit)),
      (
        name: "discrimination",
        value: part.discrimination.map { .number(decimal($0)) } ?? .null
      ),
      (name: "verdicts", value: .object(verdicts)),
      (name: "outOfFuel", value: .number(part.outOfFuelCount)),
      (name: "distribution", value: .array(part.distribution.map { .number($0) })),
    ]
    if part.otherWrongCount > 0 {
      members.append((name: "wrongNotKept", value: .number(part.otherWrongCount)))
    }
    let groups = groups["\(exercise).\(part.id)"] ?? []
    members.append((name: "wrong", value: .array(groups.map(group))))
    return .object(members)
  }

  private func group(_ wrong: WrongGroup) -> JSON.Output {
    var members: [(name: String, value: JSON.Output)] = [
      (name: "answer", value: .string(wrong.group.answer)),
      (name: "count", value: .number(wrong.group.count)),
      (
        name: "spellings",
        value: .array(
          wrong.group.spellings.map {
            .object([
              (name: "text", value: .string($0.text)), (name: "count", value: .number($0.count)),
            ])
          })
      ),
    ]
    if let mistake = wrong.mistake {
      members.append((name: "mistake", value: .string(mistake)))
    }
    if let edit = wrong.group.edit { members.append((name: "edit", value: .string(edit))) }
    if let entry = wrong.entry { members.append((name: "entry", value: .object([entry]))) }
    return .object(members)
  }

  private func share(_ share: Rational?) -> JSON.Output {
    share.map { .string($0.description) } ?? .null
  }
}
