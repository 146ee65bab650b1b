import Console
import Formats

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The command that checks laws: for long, in parts, or against other implementations.
@main
enum Verify {
  static func main() async {
    var streams = StandardStreams()
    let words = Array(CommandLine.arguments.dropFirst())
    let code: ExitCode
    if words.first == "answer" {
      code = AnswerCommand.run(Array(words.dropFirst()), &streams)
    } else {
      code = await LawsCommand.run(words, &streams)
    }
    exit(streams.finish(code).rawValue)
  }

  /// Parses the words of a command; prints help or the error and gives the exit code where that is all.
  static func parse(
    _ words: [String], _ command: Command, _ streams: inout StandardStreams, more: String
  ) -> Result<Arguments, Finished> {
    do {
      let arguments = try command.parse(words) { Spelling.nearest(to: $0, among: $1) }
      if arguments.has("help") {
        streams.write(command.help(width: helpWidth) + more)
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

  /// The option that both commands have.
  static let help = Command.Option("help", letter: "h", endsReading: true, help: "Print this help.")

  /// The value of a variable of the environment.
  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// How many processors there are.
  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}

/// The end of a command before its work, with its exit code.
struct Finished: Error {
  let code: ExitCode
}
