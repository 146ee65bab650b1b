import Formats
import Laws
import PropertyTesting

/// A run of laws in the Test Anything Protocol, version 14.
enum LawsTAP {
  /// The version and the plan.
  static func head(_ run: LawRun) -> String {
    "TAP version 14\n1..\(run.laws.count)\n# seed \(run.settings.seed), "
      + "\(run.settings.cases) cases, shard \(run.settings.shard), "
      + "subject \(SafeText.line(run.subject))\n"
  }

  /// A test point, and for a broken law a diagnostic.
  static func law(_ result: LawResult, number: Int, replay: (Law) -> String) -> String {
    let isOk = result.outcome != .broken
    var line = "\(isOk ? "ok" : "not ok") \(number) - \(escaped(result.law.description))"
    switch result.outcome {
    case .skipped:
      line += " # SKIP the subject has no " + result.missing.map(\.name).joined(separator: ", ")
    case .elsewhere: line += " # SKIP its cases belong to other shards"
    case .held, .proved, .broken: break
    }
    guard !isOk, let report = result.report else { return line + "\n" }
    var diagnostic: [(String, String)] = []
    if let fault = result.fault { diagnostic.append(("message", fault)) }
    if let failure = report.failure {
      diagnostic.append(("message", failure.text))
      diagnostic.append(("input", failure.value))
      if let word = failure.replay {
        diagnostic.append(("replay", "\(replay(result.law)) --replay '\(word)'"))
      }
    }
    diagnostic.append(("at", result.law.line.description))
    let lines = diagnostic.map { "  \($0.0): \(JSON.Output.string($0.1).compact())\n" }
    return line + "\n  ---\n" + lines.joined() + "  ...\n"
  }

  /// A description whose `#` and `\` begin no directive.
  private static func escaped(_ text: String) -> String {
    SafeText.line(text).map { $0 == "#" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
  }
}
