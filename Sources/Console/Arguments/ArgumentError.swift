/// Why a command cannot be called with these arguments.
public enum ArgumentError: Error, Equatable, Sendable {
  /// No such option; `nearest` is a name that was perhaps meant.
  case unknownOption(String, nearest: String?)
  /// An option without its value.
  case missingValue(option: String, value: String)
  /// A value for an option that takes none.
  case unexpectedValue(option: String, value: String)
  /// An option that may stand once only.
  case repeatedOption(String)
  /// Too few positionals; the first that is missing.
  case missingPositional(String)
  /// Too many positionals; the first that is too many.
  case unexpectedPositional(String)
}

extension ArgumentError: CustomStringConvertible {
  /// One sentence that says what is wrong and what to do.
  public var description: String {
    switch self {
    case .unknownOption(let written, .some(let nearest)):
      "no option `\(written)`; did you mean `--\(nearest)`?"
    case .unknownOption(let written, nil):
      "no option `\(written)`; `--help` lists all, and `--` goes before a name with a dash."
    case .missingValue(let option, let value):
      "`--\(option)` needs a value: `--\(option) \(value)`."
    case .unexpectedValue(let option, let value):
      "`--\(option)` takes no value; remove `=\(value)`."
    case .repeatedOption(let option):
      "`--\(option)` is given more than once; give it once."
    case .missingPositional(let name):
      "\(name) is missing; `--help` shows the usage."
    case .unexpectedPositional(let argument):
      "`\(argument)` is one argument too many; `--help` shows the usage."
    }
  }
}
