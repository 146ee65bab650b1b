import Formats

/// Something that was found in an exercise file, in words and with its place.
public struct Finding: Sendable, Hashable {
  /// How much it matters.
  public enum Severity: String, Sendable, Hashable {
    /// The exercise cannot be used.
    case error
    /// The exercise works, but this is seldom meant.
    case warning
  }

  /// How much it matters.
  public let severity: Severity
  /// Where it stands.
  public let position: SourcePosition
  /// What is wrong and what to do, in one sentence.
  public let message: String

  /// What a tool of authors found.
  package init(_ severity: Severity, at position: SourcePosition, _ message: String) {
    self.severity = severity
    self.position = position
    self.message = message
  }

  init(_ problem: ExerciseProblem, in source: SourceMap) {
    severity = .error
    position = source.position(of: problem.offset)
    message = problem.kind.message(in: source)
  }
}
