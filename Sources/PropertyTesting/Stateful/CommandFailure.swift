/// Thrown by a program for the command at which it failed.
///
/// The type has the cause in it, and the line is that of the cause, so that shrinking does not slip
/// from one cause to another.
public struct CommandFailure<Cause: Error>: Error, CustomStringConvertible {
  /// The command, with its number from 1 on; nothing if the system was wrong before any command.
  public let command: String?
  /// What is wrong.
  public let cause: Cause

  /// The command and what is wrong.
  public var description: String { "\(command ?? "before any command"): \(cause)" }
}

extension CommandFailure: LocatedError where Cause: LocatedError {
  /// The line that threw the cause.
  public var sourceLine: SourceLine { cause.sourceLine }
  /// The type by which the cause is told from others.
  public var failureType: String? { cause.failureType }
}

/// The cause of a failure where the postcondition does not hold.
public struct UnacceptedResponse: Error, Equatable, CustomStringConvertible {
  /// What is wrong.
  public var description: String { "the response is not accepted" }
}

/// The cause of a failure where the invariant does not hold.
public struct BrokenInvariant: Error, Equatable, CustomStringConvertible {
  /// What is wrong.
  public var description: String { "the system does not agree with the model" }
}

extension Error {
  /// The same error as the cause of the failure of a command.
  @usableFromInline
  func failing(_ command: String?) -> any Error {
    CommandFailure(command: command, cause: self)
  }
}
