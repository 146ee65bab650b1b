import Formats

/// Why a piece of a file is no result, and where.
public struct ResultError: Error, Sendable {
  /// What is wrong.
  public let kind: Kind
  /// The byte of the piece at which it is wrong.
  public let offset: Int

  /// What can be wrong.
  public enum Kind: Sendable {
    /// The piece is no JSON.
    case syntax(JSONError)
    /// Another kind of value than a result needs; `field` is empty for the whole result.
    case wrongKind(field: String, expected: String, found: String)
    /// A field that a result must have is not there.
    case missing(String)
    /// A line of a part of a run, which is no result yet.
    case shard
    /// A document of another schema.
    case schema(String)
  }
}
