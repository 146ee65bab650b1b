import Formats

/// What a run notes about itself beside its growing results, so that a later one can go on.
public struct RunRecord: Sendable, Hashable {
  /// The name and version of the format.
  public static let schema = "touchstone/run/1"

  /// The digest of all that marks depend on besides the submissions.
  public let rules: Digest
  /// How far the run got, the last time that it noted it.
  public private(set) var checkpoints: [Checkpoint]
  /// How many bytes of the record these take, the first line included.
  private var ends: [Int]

  /// How far a run got.
  public struct Checkpoint: Sendable, Hashable {
    /// How far it had read.
    public let position: Intake.Position
    /// How many bytes of results it had written.
    public let byteCount: Int
    /// The checksum of these, a result at a time, in hexadecimal digits.
    public let checksum: String
    /// How many results these are.
    public let count: Int
    /// How many of them are errors.
    public let errorCount: Int
    /// How many of them are below what was asked for.
    public let belowCount: Int

    /// A place in the input, with the results up to there.
    public init(
      _ position: Intake.Position, byteCount: Int, checksum: String, count: Int, errorCount: Int,
      belowCount: Int
    ) {
      self.position = position
      self.byteCount = byteCount
      self.checksum = checksum
      self.count = count
      self.errorCount = errorCount
      self.belowCount = belowCount
    }

    /// The line of the record.
    public var line: String {
      JSON.Output.object([
        (name: "read", value: .number(position.readCount)),
        (name: "input", value: .string(position.digest.hexadecimal)),
        (name: "bytes", value: .number(byteCount)), (name: "check", value: .string(checksum)),
        (name: "results", value: .number(count)),
        (name: "errors", value: .number(errorCount)), (name: "below", value: .number(belowCount)),
      ]).compact()
    }

    init?(_ json: JSON) {
      func number(_ name: String) -> Int? { json[name]?.number.flatMap { Int($0) } }
      guard let read = number("read"), let bytes = number("bytes"), let count = number("results"),
        let errors = number("errors"), let below = number("below"),
        let checksum = json["check"]?.string,
        let digest = json["input"]?.string.flatMap({ Digest(hexadecimal: $0) })
      else { return nil }
      self.init(
        Intake.Position(readCount: read, digest: digest), byteCount: bytes, checksum: checksum,
        count: count, errorCount: errors, belowCount: below)
    }
  }

  /// The record of a run that begins.
  public init(rules: Digest) {
    self.rules = rules
    checkpoints = []
    ends = []
  }

  /// The first line of the record.
  public var firstLine: String {
    JSON.Output.object([
      (name: "schema", value: .string(Self.schema)),
      (name: "rules", value: .string(rules.hexadecimal)),
    ]).compact()
  }

  /// Reads the whole lines of a record; nil if they are none.
  public init?(_ bytes: [UInt8]) {
    var end = 0
    var lines: [(json: JSON, end: Int)] = []
    while let newline = bytes[end...].firstIndex(of: 0x0A) {
      guard let json = try? JSON.read(Array(bytes[end..<newline]), as: .strict) else { break }
      end = newline + 1
      lines.append((json, end))
    }
    guard let first = lines.first, first.json["schema"]?.string == Self.schema,
      let rules = first.json["rules"]?.string.flatMap({ Digest(hexadecimal: $0) })
    else { return nil }
    self.rules = rules
    checkpoints = []
    ends = []
    for line in lines.dropFirst() {
      guard let checkpoint = Checkpoint(line.json) else { return }
      checkpoints.append(checkpoint)
      ends.append(line.end)
    }
  }

  /// The last checkpoint whose results are all there as they were written, and where its line ends in the
  /// record.
  ///
  /// - Parameter next: the next line of the results, with its end; nil at the end.
  /// - Throws: what `next` throws.
  public func last<Failure: Error>(
    _ next: () throws(Failure) -> [UInt8]?
  ) throws(Failure) -> Reached? {
    var reached: Reached?
    var checksum = Checksum()
    var count = 0
    for (checkpoint, end) in zip(checkpoints, ends) {
      while count < checkpoint.byteCount, let line = try next() {
        checksum.add(line)
        count += line.count
      }
      guard count == checkpoint.byteCount, checksum.hexadecimal == checkpoint.checksum else {
        break
      }
      reached = Reached(checkpoint: checkpoint, end: end, checksum: checksum)
    }
    return reached
  }

  /// How far a run got, with what is needed to go on.
  public struct Reached: Sendable, Hashable {
    /// How far it got.
    public let checkpoint: Checkpoint
    /// Where its line ends in the record.
    public let end: Int
    /// The checksum of the results up to there.
    public let checksum: Checksum
  }
}
