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
    var streams = StandardStreams { SafeText.line($0) }
    let words = Array(CommandLine.arguments.dropFirst())
    let code: ExitCode
    if words.first == "answer" {
      code = AnswerCommand.run(Array(words.dropFirst()), &streams)
    } else {
      code = await LawsCommand.run(words, &streams)
    }
    exit(streams.finish(code).rawValue)
  }

  /// What `Command.start` does, with the nearest name.
  static func start(
    _ words: [String], _ command: Command, _ streams: inout StandardStreams, more: String
  ) -> Result<Arguments, Finished> {
    command.start(words, &streams, more: more) { Spelling.nearest(to: $0, among: $1) }
  }

  /// The value of a variable of the environment.
  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// How many processors there are.
  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
