import Formats
import Grading

/// A check of exercise files as text.
public struct CheckText {
  private let emphasised: (String, Finding.Severity) -> String

  /// Writes without colour, or with what gives the words `error` and `warning` theirs.
  public init(emphasised: @escaping (String, Finding.Severity) -> String = { text, _ in text }) {
    self.emphasised = emphasised
  }

  /// A line for each finding, `file:line:column: error: what is wrong`, and the summary.
  public func text(_ report: CheckReport) -> String {
    var lines: [String] = []
    for file in report.files {
      for finding in file.findings {
        let place =
          "\(SafeText.line(file.name)):\(finding.position.line):\(finding.position.column)"
        let severity = emphasised(finding.severity.rawValue, finding.severity)
        lines.append("\(place): \(severity): \(finding.message)")
      }
      // What was not looked at is said without being asked.
      if !file.effort.isComplete {
        lines.append(
          "\(SafeText.line(file.name)): \(counted(file.effort.variants, "variant")) checked of more, "
            + "drawn by the tester with seed \(CheckEffort.seed)")
      }
    }
    lines.append(summary(report))
    return lines.map { $0 + "\n" }.joined()
  }

  /// A line for each exercise: how much was looked at.
  public func details(_ report: CheckReport) -> String {
    report.files.filter { !$0.isBeside }.map { file in
      let effort = file.effort
      let variants =
        effort.isComplete
        ? counted(effort.variants, "variant") : "\(counted(effort.variants, "variant")) of more"
      let keys =
        "\(counted(effort.notations, "notation")) of keys, "
        + "\(counted(effort.rejectedMutants + effort.equalMutants, "changed key")): "
        + "\(effort.rejectedMutants) rejected, \(effort.equalMutants) proved equal"
      return "\(SafeText.line(file.name)): \(variants); \(keys); "
        + "\(counted(effort.mistakes, "mistake")), \(counted(effort.examples, "example"))\n"
    }.joined()
  }

  /// One line: how many files there are, and how many have errors or warnings.
  public func summary(_ report: CheckReport) -> String {
    let files = counted(report.files.count, "file")
    let faulty = report.files.count { !$0.findings.isEmpty }
    guard faulty > 0 else {
      let exercises = report.files.count { !$0.isBeside }
      guard exercises > 0 else { return "The course is sound." }
      return "\(counted(exercises, "exercise")) in \(counted(exercises, "file")): "
        + (exercises == 1 ? "sound." : "all sound.")
    }
    let counts = [(report.errorCount, "error"), (report.warningCount, "warning")]
    let found = counts.filter { $0.0 > 0 }.map { counted($0.0, $0.1) }.joined(separator: " and ")
    return found + (report.files.count == 1 ? " in " : " in \(faulty) of ") + files + "."
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
