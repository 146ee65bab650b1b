/// A JSON value and where it stands in its file.
///
/// Numbers keep the literal that was written, so that `0.1` stays one tenth and no digit is lost.
/// Members keep the order of the file. Two names are the same if Swift's strings are equal, so a
/// composed and a decomposed `ŷ` are one name.
public struct JSON: Sendable {
  /// What a value is.
  public enum Kind: Sendable {
    /// The literal `null`.
    case null
    /// The literal `true` or `false`.
    case boolean(Bool)
    /// A number, as the literal that stands in the file.
    case number(String)
    /// A string with its escapes resolved.
    case string(String)
    /// The elements in order.
    case array([JSON])
    /// The members in the order of the file; no name stands twice.
    case object([Member])
  }

  /// One member of an object.
  public struct Member: Sendable {
    /// The name with its escapes resolved.
    public let name: String
    /// The byte offset of the name's opening quote.
    public let nameOffset: Int
    /// The value.
    public let value: JSON
  }

  /// What the value is.
  public let kind: Kind
  // A file is at most 2³¹ − 1 bytes (`Limits`), so half a word holds an offset: a value takes 32
  // bytes, not 40, and a file of many small numbers stays small.
  private let start: UInt32
  private let stop: UInt32

  init(_ kind: Kind, from offset: Int, to end: Int) {
    self.kind = kind
    start = UInt32(clamping: offset)
    stop = UInt32(clamping: end)
  }

  /// The offset of the value's first byte in the file; of a string that is its opening quote.
  public var offset: Int { Int(start) }

  /// The offset behind the value's last byte.
  public var end: Int { Int(stop) }
}

extension JSON {
  /// Which syntax a file may use.
  public enum Dialect: Sendable {
    /// JSON as in RFC 8259, for submissions.
    ///
    /// Stricter in three points: no name twice, no lone surrogate, UTF-8 only. Control characters
    /// that come from escapes are kept; `firstControlCharacter` finds them.
    case strict
    /// Strict JSON with `//` comments and trailing commas, for exercises.
    ///
    /// Control characters are refused in every string, also those that come from escapes.
    case commented
  }

  /// How much a file may hold.
  public struct Limits: Sendable {
    /// The deepest nesting of arrays and objects, at most 1024 so that recursion stays bounded.
    public let depth: Int
    /// The largest file in bytes, below 2³¹.
    public let bytes: Int

    /// Sets both bounds; values outside the range that is possible are moved to its end.
    public init(depth: Int = 128, bytes: Int = 16 << 20) {
      self.depth = min(max(depth, 0), 1024)
      self.bytes = min(max(bytes, 0), Int(Int32.max))
    }

    /// Nesting to 128 and 16 MiB.
    public static let standard = Limits()
  }

  /// Reads a whole file that holds one value.
  ///
  /// A byte order mark at the start is skipped in both dialects; offsets still count it. Invalid
  /// UTF-8 is refused wherever it stands, also in comments.
  ///
  /// - Throws: The first error from the start of the file, with its byte offset.
  /// - Complexity: O(`bytes.count`) expected; recursion to `limits.depth`.
  public static func read(
    _ bytes: [UInt8], as dialect: Dialect, limits: Limits = .standard
  ) throws(JSONError) -> JSON {
    var reader = JSONReader(bytes: bytes, dialect: dialect, limits: limits)
    return try reader.document()
  }
}
