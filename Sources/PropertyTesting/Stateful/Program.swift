/// The commands of a case, and how running them failed, if it did.
///
/// It prints as a list, a line a command, up to the one that failed. A program that fails in some
/// runs only goes on saying how.
public final class Program<Command>: CustomStringConvertible {
  /// The commands, in the order in which they are run.
  public let commands: [Command]
  /// How the program failed when it last did; nothing if no run of it failed.
  public internal(set) var failure: ProgramFailure?

  /// A program that was not run.
  public init(_ commands: [Command]) { self.commands = commands }

  /// The commands that were run with their responses, and what went wrong.
  public var description: String {
    var lines = commands.enumerated().map { "\($0 + 1). \($1)" }
    guard let failure else {
      return lines.isEmpty ? "no command" : lines.joined(separator: "\n")
    }
    for (place, response) in failure.responses.enumerated() where place < lines.count {
      lines[place] += " → \(response)"
    }
    let rest = max(0, lines.count - failure.commands)
    lines.removeLast(rest)
    if lines.isEmpty { lines.append("before any command") }
    lines[lines.count - 1] += ": \(failure.reason)"
    switch rest {
    case 0: break
    case 1: lines.append("(1 more command was not run)")
    default: lines.append("(\(rest) more commands were not run)")
    }
    return lines.joined(separator: "\n")
  }
}

/// How a run of a program failed.
public struct ProgramFailure: Sendable, Equatable {
  /// How many commands were begun, the one that failed among them; 0 if the system was wrong before
  /// any.
  public let commands: Int
  /// What the system answered to the commands that it answered, as text; empty where commands have
  /// no responses.
  public let responses: [String]
  /// What is wrong.
  public let reason: String
}
