extension Verdict {
  /// How the check ended, in one line: what was run and what follows from it.
  public var summary: String {
    let run = Wording.count(cases, "case")
    let discarded = discards > 0 ? ", \(Wording.count(discards, "discard"))" : ""
    switch outcome {
    case .passed where statistics.independent == 0:
      return cases == 0 && statistics.stored > 0
        ? "held in the replayed case" : "held in \(run) (seed \(seed)\(discarded))"
    case .gaveUp where cases == 0 && statistics.stored > 0:
      return "the replayed choices make no case of this generator that the property accepts"
    case .passed:
      let bound = Wording.percent(statistics.failureBound())
      return
        "held in \(run) (seed \(seed)\(discarded)); with 99.9 % confidence fewer than \(bound) "
        + "of the inputs drawn from this generator fail"
    case .proved(let inputs):
      return "proved on all \(Wording.count(inputs, "input")) of this generator"
    case .failed:
      let kinds = counterexamples.count
      let kind = kinds > 1 ? " in \(kinds) ways" : ""
      return "failed\(kind); \(run) \(cases == 1 ? "was" : "were") run (seed \(seed)\(discarded))"
    case .gaveUp:
      return "gave up after \(run) (seed \(seed)\(discarded)): the generator or the property "
        + "discards too many"
    }
  }

  /// The summary, the statistics, the warnings and the failures.
  public var report: String {
    var lines = [summary]
    for (label, count) in statistics.labels {
      let share = Double(count) / Double(max(1, statistics.independent))
      lines.append("  \(Wording.decimal(share * 100, places: 1)) % \(label)")
    }
    for (label, score, record) in statistics.scores {
      lines.append(
        "  highest \(label): \(score), replayed by TOUCHSTONE_REPLAY=\(Blob(record.choices))")
    }
    lines += health.map { "warning: \($0.description)" }
    lines += counterexamples.map { $0.report(seed: seed) }
    return lines.joined(separator: "\n")
  }
}

extension Counterexample {
  /// The most characters of the case that was drawn first which are told.
  private static var longestOriginal: Int { 400 }

  /// A text behind a word; one of several lines stands below it and indented.
  private static func block(_ text: String) -> String {
    guard text.contains("\n") else { return " \(text)" }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { "\n    \($0)" }.joined()
  }

  /// The failure for people: what fails, how, where it came from and how to run it again.
  public func report(seed: UInt64) -> String {
    var lines = ["fails for\(Self.block(describe(value)))", "  \(failure.message)"]
    if let line = failure.key.line { lines.append("  at \(line)") }
    if isFlaky {
      lines.append(
        "  flaky: it failed again in \(reproduced.times) of \(reproduced.runs) runs of this value")
    }
    lines += notes.map { "  note: \($0)" }
    lines += (explanation?.lines ?? []).map { "  \($0)" }
    if let caseNumber {
      let drawn = Wording.cut(describe(original), to: Self.longestOriginal)
      lines.append("  first drawn in case \(caseNumber) of seed \(seed):\(Self.block(drawn))")
    }
    lines.append("  replay: TOUCHSTONE_REPLAY=\(blob)")
    return lines.joined(separator: "\n")
  }
}

extension HealthWarning: CustomStringConvertible {
  /// The warning, and what to do.
  public var description: String {
    switch self {
    case .manyDiscards(let discards, let cases):
      return "\(Wording.count(discards, "discard")) for \(Wording.count(cases, "case")): "
        + "draw values that the property wants in place of filtering them"
    case .manyOverruns(let overruns, let cases):
      return "\(Wording.count(overruns, "overrun")) for \(Wording.count(cases, "case")): "
        + "the generator needs more than \(Source.capacity) choices; make its collections shorter"
    case .largeSimplest(let choices):
      return "the simplest case has \(Wording.count(choices, "choice")) of \(Source.capacity): "
        + "little room is left for others"
    case .unstableGenerator:
      return "the generator draws other values for the same choices: "
        + "it must depend on nothing but the source"
    case .weakCoverage(let coverage):
      let share = Double(coverage.covered) / Double(max(1, coverage.cases))
      let found = Wording.decimal(share * 100, places: 1)
      let wanted = Wording.decimal(coverage.percent, places: 1)
      let cases = Wording.count(coverage.cases, "case")
      return coverage.decision == .tooWeak
        ? "\(found) % of \(cases) are \(coverage.label), fewer than the \(wanted) % required"
        : "\(found) % of \(cases) are \(coverage.label): too few to tell whether it is \(wanted) %"
    }
  }
}
