#if canImport(Glibc)
  import Glibc
#endif

/// What stands behind standard output and standard error.
public enum Terminal {
  /// Whether a file descriptor is a terminal.
  public static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The columns of the terminal behind a descriptor; else `COLUMNS`, else 80.
  public static func width(
    of descriptor: Int32, environment: [String: String] = Terminal.environment()
  ) -> Int {
    var size = winsize()
    if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    if let columns = environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 { return columns }
    return 80
  }

  /// The environment variables that this module looks at, those that are set.
  public static func environment() -> [String: String] {
    var values: [String: String] = [:]
    for name in ["NO_COLOR", "TERM", "COLUMNS"] {
      if let value = getenv(name) { values[name] = String(cString: value) }
    }
    return values
  }
}

extension Terminal {
  /// The value of an environment variable; nil where it is not set.
  public static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}

extension Terminal {
  /// Colours and weights, which leave a text as it is where there is no colour.
  public struct Style: Sendable {
    /// Whether escape sequences are written.
    public let hasColour: Bool

    /// Colour on a terminal, unless `NO_COLOR` is set and not empty or `TERM` is `dumb`.
    public init(isTerminal: Bool, environment: [String: String]) {
      let isRefused = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
      hasColour = isTerminal && !isRefused
    }

    /// The style of what is written to a descriptor of this process.
    public init(for descriptor: Int32) {
      self.init(
        isTerminal: Terminal.isTerminal(descriptor), environment: Terminal.environment())
    }

    /// The text in bold.
    public func bold(_ text: String) -> String { wrapped(text, "1") }

    /// The text in a faint colour.
    public func dim(_ text: String) -> String { wrapped(text, "2") }

    /// The text in red.
    public func red(_ text: String) -> String { wrapped(text, "31") }

    /// The text in green.
    public func green(_ text: String) -> String { wrapped(text, "32") }

    /// The text in yellow.
    public func yellow(_ text: String) -> String { wrapped(text, "33") }

    private func wrapped(_ text: String, _ code: String) -> String {
      hasColour && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
  }
}
