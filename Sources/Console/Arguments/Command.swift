/// What a command takes: the one declaration that parsing and help text come from.
public struct Command: Sendable {
  /// The words that call it, such as `grade sheet`.
  public let name: String
  /// What it does, for the help text.
  public let summary: String
  /// Its options, in the order of the help text.
  public let options: [Option]
  /// What it takes besides options, in order.
  public let positionals: [Positional]
  /// Whether `-3` and `-.5` are positionals; otherwise they need `--` before them.
  public let allowsNegativeNumbers: Bool

  /// Declares a command; only the last positional may be optional or stand more than once.
  public init(
    _ name: String, summary: String, options: [Option] = [], positionals: [Positional] = [],
    allowsNegativeNumbers: Bool = false
  ) {
    self.name = name
    self.summary = summary
    self.options = options
    self.positionals = positionals
    self.allowsNegativeNumbers = allowsNegativeNumbers
  }

  /// An option of a command.
  public struct Option: Sendable {
    /// The long name, without dashes.
    public let name: String
    /// The letter behind a single dash.
    public let letter: Character?
    /// What its value is called in the help text; nil if it takes none.
    public let value: String?
    /// Whether it may be given more than once.
    public let isRepeatable: Bool
    /// Whether nothing behind it matters, as for `--help`.
    public let endsReading: Bool
    /// What it does, for the help text.
    public let help: String

    /// Declares an option.
    public init(
      _ name: String, letter: Character? = nil, value: String? = nil, isRepeatable: Bool = false,
      endsReading: Bool = false, help: String
    ) {
      self.name = name
      self.letter = letter
      self.value = value
      self.isRepeatable = isRepeatable
      self.endsReading = endsReading
      self.help = help
    }
  }

  /// What a command takes besides options.
  public struct Positional: Sendable {
    /// How often it may stand.
    public enum Count: Sendable {
      /// Exactly once.
      case one
      /// Once or not at all.
      case optional
      /// Once or more.
      case oneOrMore
      /// Any number of times.
      case any
    }

    /// What it is called in messages and help.
    public let name: String
    /// How often it may stand.
    public let count: Count
    /// What it is, for the help text.
    public let help: String

    /// Declares a positional.
    public init(_ name: String, _ count: Count = .one, help: String) {
      self.name = name
      self.count = count
      self.help = help
    }
  }
}
