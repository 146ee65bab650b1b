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
    case "check": CheckCommand.run(Array(words.dropFirst()), &streams)
    case "evaluate": EvaluateCommand.run(Array(words.dropFirst()), &streams)
    default: MarkCommand.run(words, &streams)
    }
  }

  /// Parses the words of a command; prints help or the error and gives the exit code where that is all.
  static func parse(
    _ words: [String], _ command: Command, _ streams: inout StandardStreams, more: String = ""
  ) -> Result<Arguments, Finished> {
    do {
      let arguments = try command.parse(words) { Spelling.nearest(to: $0, among: $1) }
      if arguments.has("help") {
        streams.write(command.help(width: helpWidth) + more)
        return .failure(Finished(code: .done))
      }
      if arguments.has("version") {
        streams.write("touchstone \(version)\n")
        return .failure(Finished(code: .done))
      }
      return .success(arguments)
    } catch {
      streams.note("\(command.name): \(error.description)")
      return .failure(Finished(code: .failed))
    }
  }

  /// Help as wide as the terminal, and 80 columns elsewhere.
  private static var helpWidth: Int {
    Terminal.isTerminal(1)
      ? min(100, Terminal.width(of: 1, environment: Terminal.environment())) : 80
  }

  /// Options that every command has.
  static let help = Command.Option("help", letter: "h", endsReading: true, help: "Print this help.")
  static let exercises = Command.Option(
    "exercises", value: "DIR", help: "Where the exercises are; ./exercises if not given.")
}

/// The end of a command before its work, with its exit code.
struct Finished: Error {
  let code: ExitCode
}
