/// Why results cannot be written in a format.
public struct ExportError: Error, Sendable, Hashable {
  /// What is wrong.
  public let kind: Kind

  /// What can be wrong.
  public enum Kind: Sendable, Hashable {
    /// A format for one submission, and another number of them.
    case oneSubmission(format: String, found: Int)
    /// A student with several submissions, where one of them counts.
    case severalAttempts(student: String)
    /// A format with a moment for each result, and a submission without one.
    case noTimestamp(id: String)
    /// Two results of a student at one moment, where the later one counts.
    case sameMoment(student: String)
    /// A moment that cannot be read.
    case badTimestamp(String, id: String)
  }

  init(_ kind: Kind) { self.kind = kind }
}
