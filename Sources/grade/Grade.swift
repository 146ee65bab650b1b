import Console
import Formats
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The command for students and instructors.
@main
enum Grade {
  static let version = "0.1.0"

  /// The subcommands by name.
  private static let subcommands: [(name: String, run: Run)] = [
    ("list", ListCommand.run),
    ("new", NewCommand.run),
    ("check", CheckCommand.run),
    ("preview", PreviewCommand.run),
    ("solve", SolveCommand.run),
    ("compare", CompareCommand.run),
    ("explain", ExplainCommand.run),
    ("read", ReadCommand.run),
    ("sheet", SheetCommand.run),
    ("export", ExportCommand.run),
    ("evaluate", EvaluateCommand.run),
    ("attempts", AttemptsCommand.run),
    ("regrade", RegradeCommand.run),
    ("stats", StatsCommand.run),
    ("shard", ShardCommand.run),
    ("merge", MergeCommand.run),
    ("filter", FilterCommand.run),
    ("report", ReportCommand.run),
  ]

  /// What runs a command with the words behind its name.
  private typealias Run = @Sendable ([String], inout StandardStreams) -> ExitCode

  /// The names of the subcommands.
  static var commands: [String] { subcommands.map(\.name) }

  static func main() {
    var streams = StandardStreams { SafeText.line($0) }
    let words = Array(CommandLine.arguments.dropFirst())
    let code = run(words, &streams)
    exit(streams.finish(code).rawValue)
  }

  /// Runs the subcommand that the first word names, or marks files.
  static func run(_ words: [String], _ streams: inout StandardStreams) -> ExitCode {
    guard let command = subcommands.first(where: { $0.name == words.first }) else {
      return MarkCommand.run(words, &streams)
    }
    return command.run(Array(words.dropFirst()), &streams)
  }

  /// What `Command.start` does, with the nearest name and the version.
  static func start(
    _ words: [String], _ command: Command, _ streams: inout StandardStreams, more: String = ""
  ) -> Result<Arguments, Finished> {
    command.start(words, &streams, more: more, version: "touchstone \(version)") {
      Spelling.nearest(to: $0, among: $1)
    }
  }

  /// The option that says where the exercises are.
  static let exercises = Command.Option(
    "exercises", value: "DIR", help: "Where the exercises are; ./exercises if not given.")
}
