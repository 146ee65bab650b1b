/// What was handed in as one submission: a file, or a line of one.
public struct HandedIn: Sendable {
  /// Where it stands.
  public let place: Place
  /// Its bytes, or why there are none, as a part of a sentence.
  public let content: Content

  /// A place in what a run reads.
  public struct Place: Sendable, Hashable {
    /// The file; nil where all lines are of one.
    public let file: String?
    /// The line of the file, from 1; nil where the file holds one submission.
    public let line: Int?
    /// The line of a stream, from 1, for messages alone: an engine may have cut the input anywhere, so that no result
    /// names it.
    public let streamLine: Int?

    /// A file, a line of it, or a line of the only one.
    public init(file: String?, line: Int?, streamLine: Int? = nil) {
      self.file = file
      self.line = line
      self.streamLine = streamLine
    }
  }

  /// Bytes that may be a submission.
  public enum Content: Sendable {
    case bytes([UInt8])
    case unreadable(reason: String)
  }

  /// What stands at a place.
  public init(_ place: Place, _ content: Content) {
    self.place = place
    self.content = content
  }

  /// The largest submission that is read, in bytes.
  public static let largest = 1 << 20
}
