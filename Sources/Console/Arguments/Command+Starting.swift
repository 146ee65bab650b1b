/// The end of a command before its work, with its exit code.
public struct Finished: Error, Equatable {
  /// What the shell is told.
  public let code: ExitCode

  /// The end with this code.
  public init(code: ExitCode) { self.code = code }
}

extension Command {
  /// Parses the words of a call; where they ask for help or the version, or cannot be parsed, that is
  /// answered here, and nothing is left to do.
  ///
  /// - Parameters:
  ///   - more: What the help text says below the options.
  ///   - version: What the option `version` prints, if the command has one.
  ///   - suggest: The one of some names that is nearest to a mistyped one, if any is near.
  public func start(
    _ words: [String], _ streams: inout StandardStreams, more: String = "", version: String? = nil,
    suggest: (String, [String]) -> String?
  ) -> Result<Arguments, Finished> {
    do {
      let arguments = try parse(words, suggest: suggest)
      if arguments.has(Option.help.name) {
        streams.write(help(width: Terminal.widthOfHelp) + more)
        return .failure(Finished(code: .done))
      }
      if let version, arguments.has(Option.version.name) {
        streams.write(version + "\n")
        return .failure(Finished(code: .done))
      }
      return .success(arguments)
    } catch {
      streams.note("\(name): \(error.description)")
      return .failure(Finished(code: .failed))
    }
  }
}

extension Command.Option {
  /// The option that every command has.
  public static let help = Self("help", letter: "h", endsReading: true, help: "Print this help.")
  /// The option that asks which program this is.
  public static let version = Self("version", endsReading: true, help: "Print the version.")
}

extension Terminal {
  /// Help is as wide as the terminal, up to 100 columns, and 80 columns elsewhere.
  fileprivate static var widthOfHelp: Int {
    isTerminal(1) ? min(100, width(of: 1, environment: environment())) : 80
  }
}
