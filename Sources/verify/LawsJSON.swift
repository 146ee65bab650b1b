import Formats
import Laws
import PropertyTesting

/// A run of laws as data: the schema `touchstone/laws/1`.
enum LawsJSON {
  /// The name and version of the format.
  static let schema = "touchstone/laws/1"
  private typealias Members = [(name: String, value: JSON.Output)]

  /// The whole run.
  static func document(
    _ run: LawRun, _ results: [LawResult], replay: (Law) -> String
  ) -> JSON.Output {
    var worst = WorstErrors()
    for report in results.compactMap(\.report) { worst.add(report) }
    return .object([
      (name: "schema", value: .string(schema)),
      (name: "subject", value: .string(run.subject)),
      (name: "seed", value: .number(run.settings.seed)),
      (name: "cases", value: .number(run.settings.cases)),
      (name: "shard", value: .string(run.settings.shard.description)),
      (name: "laws", value: .array(results.map { law($0, replay) })),
      (
        name: "worst",
        value: .array(
          worst.all.map { entry in
            .object([
              (name: "function", value: .string(entry.function.name)),
              (name: "ulps", value: number(entry.ulps)),
              (name: "share", value: number(entry.share)),
              (name: "law", value: .string(entry.law.name)),
            ])
          })
      ),
    ])
  }

  /// The laws as a list, without a run.
  static func list(_ laws: [Law], cases: Int) -> JSON.Output {
    .object([
      (name: "schema", value: .string(schema)), (name: "cases", value: .number(cases)),
      (name: "laws", value: .array(laws.map { .object(members($0, cases)) })),
    ])
  }

  private static func members(_ law: Law, _ cases: Int?) -> Members {
    var members: Members = [
      (name: "section", value: .string(law.section.rawValue)),
      (name: "number", value: .number(law.number)), (name: "name", value: .string(law.name)),
      (name: "states", value: .string(law.statement)),
      (name: "kind", value: .string(law.kind.rawValue)),
      (name: "cost", value: .string(law.cost.rawValue)),
    ]
    if let cases, law.cost != .exhaustive {
      members.append((name: "cases", value: .number(law.cost.cases(of: cases))))
    }
    return members
  }

  private static func law(_ result: LawResult, _ replay: (Law) -> String) -> JSON.Output {
    var members = members(result.law, nil)
    members.append((name: "outcome", value: .string(result.outcome.rawValue)))
    if !result.missing.isEmpty {
      members.append((name: "missing", value: .array(result.missing.map { .string($0.name) })))
    }
    guard let report = result.report else { return .object(members) }
    members += [
      (name: "decided", value: .number(report.decided)),
      (name: "undecided", value: .number(report.undecided)),
      (name: "discarded", value: .number(report.discarded)),
      (name: "independent", value: .number(report.independent)),
    ]
    if result.outcome == .held {
      members.append((name: "failingShareBelow", value: number(report.failureBound())))
    }
    if let fault = result.fault { members.append((name: "fault", value: .string(fault))) }
    if let failure = report.failure {
      var found: Members = [
        (name: "input", value: .string(failure.value)),
        (name: "message", value: .string(failure.text)),
      ]
      if let number = failure.caseNumber {
        found.append((name: "case", value: .number(number)))
      }
      if let word = failure.replay {
        found.append(
          (name: "replay", value: .string("\(replay(result.law)) --replay '\(word)'")))
      }
      members.append((name: "failure", value: .object(found)))
    }
    return .object(members)
  }

  /// A number; an infinity is a string, because JSON has none.
  private static func number(_ value: Double) -> JSON.Output {
    value.isFinite ? .number("\(value)") : .string(value.isNaN ? "nan" : "inf")
  }
}
