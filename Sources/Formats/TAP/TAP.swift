/// Lines of the Test Anything Protocol, version 14.
public enum TAP {
  /// The first line of a stream.
  public static let version = "TAP version 14\n"

  /// How many test points there are; it stands before the first or behind the last one.
  public static func plan(_ count: Int) -> String { "1..\(count)\n" }

  /// What a test point says besides its outcome.
  public enum Directive: Sendable, Hashable {
    /// It was not run, and why.
    case skip(String)
    /// It is not expected to hold, and why.
    case todo(String)
  }

  /// A test point with its diagnostic, if it has one.
  ///
  /// - Parameter diagnostic: Names, which are plain words, and values, which may be any text.
  public static func point(
    isOk: Bool, number: Int, description: String, directive: Directive? = nil,
    diagnostic: [(name: String, value: String)] = []
  ) -> String {
    var line = "\(isOk ? "ok" : "not ok") \(number) - \(escaped(description))"
    switch directive {
    case .skip(let reason): line += " # SKIP \(escaped(reason))"
    case .todo(let reason): line += " # TODO \(escaped(reason))"
    case nil: break
    }
    guard !diagnostic.isEmpty else { return line + "\n" }
    let lines = diagnostic.map { "  \($0.name): \(quoted($0.value))\n" }
    return line + "\n  ---\n" + lines.joined() + "  ...\n"
  }

  /// A comment, on one line.
  public static func comment(_ text: String) -> String { "# \(SafeText.line(text))\n" }

  /// The end of a stream that cannot go on.
  public static func bailOut(_ reason: String) -> String { "Bail out! \(escaped(reason))\n" }

  /// A text in the quotes of YAML: what JSON escapes, and the two characters that only YAML lets nobody write as they are.
  private static func quoted(_ text: String) -> String {
    var quoted = ""
    for scalar in JSON.Output.string(text).compact().unicodeScalars {
      if scalar.value == 0xFFFE || scalar.value == 0xFFFF {
        quoted += "\\u\(String(scalar.value, radix: 16))"
      } else {
        quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted
  }

  /// A text whose `#` and `\` begin no directive.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    // By scalars: a number sign with a mark on it is one character.
    for scalar in SafeText.line(text).unicodeScalars {
      if scalar == "\\" || scalar == "#" { escaped += "\\" }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped
  }
}
