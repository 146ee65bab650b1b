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
  /// The subcommands.
  static let commands = ["list", "new", "check", "preview", "solve", "compare", "evaluate"]

  static func main() {
    var streams = StandardStreams()
    let words = Array(CommandLine.arguments.dropFirst())
    let code = run(words, &streams)
    exit(streams.finish(code).rawValue)
  }

  /// Runs the subcommand that the first word names, or marks files.
  static func run(_ words: [String], _ streams: inout StandardStreams) -> ExitCode {
    switch words.first {
    case "list": ListCommand.run(Array(words.dropFirst()), &streams)
    case "new": NewCommand.run(Array(words.dropFirst()), &streams)
    case "check": CheckCommand.run(Array(words.dropFirst()), &streams)
    case "preview": PreviewCommand.run(Array(words.dropFirst()), &streams)
    case "solve": SolveCommand.run(Array(words.dropFirst()), &streams)
    case "compare": CompareCommand.run(Array(words.dropFirst()), &streams)
    case "explain": ExplainCommand.run(Array(words.dropFirst()), &streams)
    case "read": ReadCommand.run(Array(words.dropFirst()), &streams)
    case "sheet": SheetCommand.run(Array(words.dropFirst()), &streams)
    case "export": ExportCommand.run(Array(words.dropFirst()), &streams)
    case "evaluate": EvaluateCommand.run(Array(words.dropFirst()), &streams)
    case "attempts": AttemptsCommand.run(Array(words.dropFirst()), &streams)
    case "regrade": RegradeCommand.run(Array(words.dropFirst()), &streams)
    case "stats": StatsCommand.run(Array(words.dropFirst()), &streams)
    case "shard": ShardCommand.run(Array(words.dropFirst()), &streams)
    case "merge": MergeCommand.run(Array(words.dropFirst()), &streams)
    case "filter": FilterCommand.run(Array(words.dropFirst()), &streams)
    case "report": ReportCommand.run(Array(words.dropFirst()), &streams)
    default: MarkCommand.run(words, &streams)
    }
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
