import Console
import Formats
import Laws
import PropertyTesting

/// A run of laws as text for people.
struct LawsText {
  let run: LawRun
  let style: Terminal.Style
  /// How a law is run again on one case; the word behind it is the case.
  let replay: (Law) -> String

  /// The first line: the seed, so that the run can be had again.
  var head: String {
    var words = [
      "seed \(run.settings.seed)", "\(Figures.count(run.settings.cases, "case")) a light law",
      "subject \(SafeText.line(run.subject))",
    ]
    if run.settings.shard.count > 1 { words.append("shard \(run.settings.shard)") }
    return words.joined(separator: ", ") + "\n"
  }

  /// A law: one line, and for a broken one its simplest failure.
  func law(_ result: LawResult) -> String {
    let name = padded(result.outcome.rawValue, to: 10)
    let coloured =
      switch result.outcome {
      case .held, .proved: style.green(name)
      case .broken: style.red(name)
      case .skipped, .elsewhere: style.yellow(name)
      }
    let place = padded(result.law.section.rawValue, to: 5)
    let number = padded(String(result.law.number), to: 4, right: true)
    var lines = ["\(coloured)\(place)\(number)  \(result.law.name)\(detail(result))"]
    if let fault = result.fault { lines.append("    \(fault)") }
    if let failure = result.report?.failure {
      lines.append("    \(result.law.statement)")
      lines.append("    fails for \(indented(failure.value))")
      lines.append("    \(indented(failure.text))")
      lines.append("    law at \(result.law.line)")
      if let word = failure.replay {
        lines.append("    replay: \(replay(result.law)) --replay '\(word)'")
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func detail(_ result: LawResult) -> String {
    if !result.missing.isEmpty {
      return ": no " + result.missing.map(\.name).joined(separator: ", ")
    }
    guard let report = result.report else { return "" }
    var words: [String] = []
    if let failure = report.failure {
      // The search for a simpler case runs cases too, which are of no interest.
      return failure.caseNumber.map { style.dim(" (case \(Figures.count($0)))") } ?? ""
    }
    if case .proved(let inputs) = report.outcome {
      words.append("all \(Figures.count(inputs, "input"))")
    } else {
      words.append(Figures.count(report.decided, "case"))
      if let bound = Self.bound(report) { words.append("p < \(Figures.percent(bound))") }
    }
    if report.undecided > 0 { words.append("\(Figures.count(report.undecided)) undecided") }
    if report.discarded > 0 { words.append("\(Figures.count(report.discarded)) discarded") }
    return style.dim(" (" + words.joined(separator: ", ") + ")")
  }

  /// A text of others, with lines behind the first one further in.
  private func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { SafeText.line(String($0), limit: 4_000) }.joined(separator: "\n      ")
  }

  /// The p from which on none is told: a few cases show too little to be worth a figure.
  private static let greatestShare = 0.1

  /// The p of a law that held, if enough cases ran.
  private static func bound(_ report: LawReport) -> Double? {
    guard report.outcome == .held, report.holds else { return nil }
    let bound = report.failureBound()
    return bound < greatestShare ? bound : nil
  }

  /// What follows the laws: the greatest errors, what is shown statistically, and the counts.
  func end(_ results: [LawResult]) -> String {
    errors(results) + statistics(results) + "\n" + summary(results) + "\n"
  }

  private func statistics(_ results: [LawResult]) -> String {
    let held = results.filter { $0.outcome == .held }.compactMap(\.report)
    let bounds = held.compactMap(Self.bound)
    guard let most = bounds.max() else {
      return held.isEmpty || run.settings.replay != nil
        ? "" : "\nToo few cases ran for statistics; a greater --cases gives more.\n"
    }
    let silent = held.count - bounds.count
    return
      "\np: had more than that share of a law's inputs broken it, that would have been seen with "
      + "probability 0.999;\nthe largest p is \(Figures.percent(most))."
      + (silent > 0
        ? " \(Figures.count(silent, "law")) ran too few cases for one below 10 %.\n" : "\n")
  }

  private func errors(_ results: [LawResult]) -> String {
    var worst = WorstErrors()
    for report in results.compactMap(\.report) { worst.add(report) }
    let rows = worst.all
    guard !rows.isEmpty else { return "" }
    let width = (rows.map(\.function.name.count) + [8]).max() ?? 8
    var lines = [
      style.bold("\(padded("function", to: width))  worst error in ulps  share of its bound")
    ]
    for row in rows {
      lines.append(
        padded(row.function.name, to: width) + "  "
          + padded(Figures.decimal(row.ulps), to: 19, right: true) + "  "
          + padded(Figures.decimal(row.share), to: 18, right: true))
    }
    return "\n" + lines.map { $0 + "\n" }.joined()
  }

  private func summary(_ results: [LawResult]) -> String {
    func count(_ outcome: LawResult.Outcome) -> Int { results.count { $0.outcome == outcome } }
    let reports = results.compactMap(\.report)
    var words = ["\(Figures.count(count(.held) + count(.proved))) held"]
    for outcome in [LawResult.Outcome.broken, .skipped, .elsewhere] where count(outcome) > 0 {
      words.append("\(Figures.count(count(outcome))) \(outcome.rawValue)")
    }
    let decided = Figures.count(reports.reduce(0) { $0 + $1.decided }, "case")
    let undecided = Figures.count(reports.reduce(0) { $0 + $1.undecided })
    let discarded = Figures.count(reports.reduce(0) { $0 + $1.discarded })
    return "\(Figures.count(results.count, "law")): \(words.joined(separator: ", ")); "
      + "\(decided) decided, \(undecided) undecided, \(discarded) discarded."
  }
}
