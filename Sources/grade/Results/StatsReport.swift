import Batch
import Console
import Exact
import Formats
import Grading

/// Statistics of a class with its frequent wrong answers, as text and as data.
struct StatsReport {
  private let statistics: ClassStatistics
  private let exercises: [(statistics: ClassStatistics.Exercise, parts: [PartStatistics])]
  private let groups: [String: [WrongGroup]]

  /// A group of answers that are one wrong answer.
  private struct WrongGroup {
    let group: AnswerGroup
    /// A mistake to paste into the exercise; nil for one that is known, and where none would pass a check.
    var entry: MistakeEntries.Entry?
  }

  /// - Parameters:
  ///   - top: how many groups a part has at most.
  ///   - least: how many answers a group has at least.
  init(_ statistics: ClassStatistics, _ catalogue: Catalogue, top: Int, least: Int) {
    self.statistics = statistics
    var exercises: [(statistics: ClassStatistics.Exercise, parts: [PartStatistics])] = []
    var groups: [String: [WrongGroup]] = [:]
    for exercise in statistics.exercises {
      let definition = catalogue.exercise(exercise.id)
      // As they stand in the exercise; parts that it has not any more come last.
      let order = Dictionary(
        (definition?.parts ?? []).enumerated().map { ($0.element.id, $0.offset) },
        uniquingKeysWith: { first, _ in first })
      let parts = exercise.parts.enumerated().sorted { a, b in
        let (one, other) = (order[a.element.id] ?? .max, order[b.element.id] ?? .max)
        return one != other ? one < other : a.offset < b.offset
      }.map(\.element)
      exercises.append((exercise, parts))
      guard let definition else { continue }
      for part in parts {
        let found = definition.groups(of: part.wrongAnswers, to: part.id, explained: top)
        groups["\(exercise.id).\(part.id)"] = found.filter { $0.count >= least }.prefix(top)
          .map { WrongGroup(group: $0, entry: StatsReport.entry($0, part: part.id, least: least)) }
      }
      if let file = catalogue.index.entry(exercise.id)?.file {
        StatsReport.leaveOutUnsound(of: exercise.id, parts.map(\.id), file, &groups)
      }
    }
    self.exercises = exercises
    self.groups = groups
  }

  /// Leaves out the entries that a check of the exercise would not let pass.
  private static func leaveOutUnsound(
    of exercise: String, _ parts: [String], _ file: ExerciseFile,
    _ groups: inout [String: [WrongGroup]]
  ) {
    var places: [(key: String, place: Int)] = []
    var entries: [MistakeEntries.Entry] = []
    for part in parts {
      let key = "\(exercise).\(part)"
      for (place, group) in (groups[key] ?? []).enumerated() {
        guard let entry = group.entry else { continue }
        places.append((key, place))
        entries.append(entry)
      }
    }
    guard !entries.isEmpty else { return }
    let sound = Set(MistakeEntries(file).sound(entries))
    for (index, place) in places.enumerated() where !sound.contains(index) {
      groups[place.key]?[place.place].entry = nil
    }
  }

  /// A mistake as an exercise file has it, with feedback still to be written; nil where no formula says it, and where
  /// too few gave the answer that did not follow from wrong earlier ones.
  private static func entry(
    _ group: AnswerGroup, part: String, least: Int
  ) -> MistakeEntries.Entry? {
    let mistaken = group.count - group.followingCount
    guard mistaken >= max(least, 1), group.mistake == nil, let pattern = group.edit ?? group.value
    else { return nil }
    let field = group.edit == nil ? "value" : "edit"
    return MistakeEntries.Entry(
      part: part, name: SafeText.line(pattern, limit: 40),
      value: .object([(name: field, value: .string(pattern)), (name: "feedback", value: "…")]))
  }

  // MARK: Text

  func text() -> String {
    var lines = ["\(count(statistics.count, "submission")), mean \(percent(statistics.meanShare))."]
    if statistics.errorCount > 0 {
      lines.append("\(count(statistics.errorCount, "submission")) could not be marked.")
    }
    if statistics.repeatedCount > 0 {
      lines.append("\(count(statistics.repeatedCount, "result")) came twice and count once.")
    }
    for (exercise, parts) in exercises {
      lines.append("")
      lines.append(
        "\(SafeText.line(exercise.id))  mean \(percent(exercise.meanShare)), discrimination "
          + "\(exercise.discrimination.map(decimal) ?? "–"), marks: \(words(exercise.distribution))"
      )
      let rows =
        [["part", "mean", "discr.", "right", "wrong", "undecided", "unread.", "none", "no fuel"]]
        + parts.map(row)
      let widths = rows[0].indices.map { column in
        rows.map { displayWidth(of: $0[column]) }.max() ?? 0
      }
      let marks = ["marks"] + parts.map { words($0.distribution) }
      for (row, marks) in zip(rows, marks) {
        let cells = zip(row, widths).enumerated().map { column, cell in
          padded(cell.0, to: cell.1, right: column > 0)
        }
        lines.append("  " + (cells + [marks]).joined(separator: "  "))
      }
      for part in parts { lines += wrong(exercise.id, part) }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// How many earn which share, such as `3 none, 2 to 50 %, 7 all`; shares that nobody earns are left out.
  private func words(_ distribution: ShareDistribution) -> String {
    let names =
      ["none"] + (1...9).map { "to \(10 * $0) %" } + ["below all", "all"]
    let found = zip(distribution.counts, names).filter { $0.0 > 0 }
    return found.isEmpty ? "–" : found.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
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
      let variants =
        group.group.variantCount > 1 ? ", with \(group.group.variantCount) different numbers" : ""
      let known = group.group.mistake.map { ", known as \(SafeText.line($0, limit: 40))" } ?? ""
      let following = group.group.followingCount
      let follows =
        following == 0
        ? ""
        : ", \(following == group.group.count ? "" : "\(following) ")following from earlier answers"
      lines.append(
        "    \(group.group.count) × \(SafeText.line(group.group.answer, limit: 60))\(also)\(variants)\(known)\(follows)"
      )
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
      (name: "repeated", value: .number(statistics.repeatedCount)),
      (name: "mean", value: share(statistics.meanShare)),
      (
        name: "exercises",
        value: .array(
          exercises.map { exercise, parts in
            .object([
              (name: "id", value: .string(exercise.id)),
              (name: "submissions", value: .number(exercise.count)),
              (name: "mean", value: share(exercise.meanShare)),
              (name: "discrimination", value: number(exercise.discrimination)),
              (name: "distribution", value: counts(exercise.distribution)),
              (name: "parts", value: .array(parts.map { part(exercise.id, $0) })),
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
      (name: "discrimination", value: number(part.discrimination)),
      (name: "verdicts", value: .object(verdicts)),
      (name: "outOfFuel", value: .number(part.outOfFuelCount)),
      (name: "distribution", value: counts(part.distribution)),
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
      (name: "variants", value: .number(wrong.group.variantCount)),
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
    if let mistake = wrong.group.mistake {
      members.append((name: "mistake", value: .string(mistake)))
    }
    if wrong.group.followingCount > 0 {
      members.append((name: "following", value: .number(wrong.group.followingCount)))
    }
    if let edit = wrong.group.edit { members.append((name: "edit", value: .string(edit))) }
    if let entry = wrong.entry {
      members.append(
        (name: "entry", value: .object([(name: entry.name, value: entry.value)])))
    }
    return .object(members)
  }

  private func number(_ value: Double?) -> JSON.Output {
    value.map { .number(decimal($0)) } ?? .null
  }

  private func counts(_ distribution: ShareDistribution) -> JSON.Output {
    .array(distribution.counts.map { .number($0) })
  }

  private func share(_ share: Rational?) -> JSON.Output {
    share.map { .string($0.description) } ?? .null
  }
}
