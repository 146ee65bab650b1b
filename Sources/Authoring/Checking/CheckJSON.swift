import Formats
import Grading

/// A check of exercise files as data: the schema `touchstone/check/1`.
public enum CheckJSON {
  /// The name and version of the format.
  public static let schema = "touchstone/check/1"

  /// All files in one document, also those without findings.
  public static func document(_ report: CheckReport) -> JSON.Output {
    .object([
      (name: "schema", value: .string(schema)),
      (name: "files", value: .array(report.files.map(file))),
      (name: "errors", value: .number(report.errorCount)),
      (name: "warnings", value: .number(report.warningCount)),
    ])
  }

  /// Each finding with the name of its file, to be written one a line.
  public static func lines(_ report: CheckReport) -> [JSON.Output] {
    report.files.flatMap { file in
      file.findings.map { .object([(name: "file", value: .string(file.name))] + members($0)) }
    }
  }

  /// A file; one with an error has no `exercise`.
  private static func file(_ file: CheckReport.File) -> JSON.Output {
    var members: [(name: String, value: JSON.Output)] = [(name: "file", value: .string(file.name))]
    if let id = file.exercise { members.append((name: "exercise", value: .string(id))) }
    members.append(
      (name: "findings", value: .array(file.findings.map { .object(CheckJSON.members($0)) })))
    members.append((name: "checked", value: checked(file.effort)))
    return .object(members)
  }

  /// How much was looked at.
  private static func checked(_ effort: CheckEffort) -> JSON.Output {
    .object([
      (name: "variants", value: .number(effort.variants)),
      (name: "allVariants", value: .boolean(effort.isComplete)),
      (name: "notations", value: .number(effort.notations)),
      (name: "rejectedMutants", value: .number(effort.rejectedMutants)),
      (name: "equalMutants", value: .number(effort.equalMutants)),
      (name: "mistakes", value: .number(effort.mistakes)),
      (name: "examples", value: .number(effort.examples)),
    ])
  }

  private static func members(_ finding: Finding) -> [(name: String, value: JSON.Output)] {
    [
      (name: "line", value: .number(finding.position.line)),
      (name: "column", value: .number(finding.position.column)),
      (name: "severity", value: .string(finding.severity.rawValue)),
      (name: "message", value: .string(finding.message)),
    ]
  }
}
