import Formats

/// The first line of a part: what its results are results of.
///
/// Two parts belong together if their headers differ in the shard alone.
public struct PartHeader: Sendable, Hashable {
  /// The name and version of the format.
  public static let schema = "touchstone/part/1"

  /// Which share of the submissions it has.
  public let shard: Shard
  /// The version of the program that marked them.
  public let version: String
  /// The digest of all that marks depend on besides the submissions.
  public let rules: Digest
  /// The digest of all submissions, those of other shards too, and how many there are.
  public let input: Intake.Position

  /// The header of a shard.
  public init(_ shard: Shard, version: String, rules: Digest, input: Intake.Position) {
    self.shard = shard
    self.version = version
    self.rules = rules
    self.input = input
  }

  /// The line.
  public var line: String {
    JSON.Output.object([
      (name: "schema", value: .string(Self.schema)),
      (name: "shard", value: .string("\(shard.index)/\(shard.count)")),
      (name: "version", value: .string(version)),
      (name: "rules", value: .string(rules.hexadecimal)),
      (name: "input", value: .string(input.digest.hexadecimal)),
      (name: "submissions", value: .number(input.readCount)),
    ]).compact()
  }

  /// Reads the line; nil if it is none.
  public init?(_ line: [UInt8]) {
    guard let json = try? JSON.read(line, as: .strict), json["schema"]?.string == Self.schema,
      let shard = json["shard"]?.string.flatMap({ Shard($0) }),
      let version = json["version"]?.string,
      let rules = json["rules"]?.string.flatMap({ Digest(hexadecimal: $0) }),
      let input = json["input"]?.string.flatMap({ Digest(hexadecimal: $0) }),
      let count = json["submissions"]?.number.flatMap({ Int($0) }), count >= 0
    else { return nil }
    self.init(
      shard, version: version, rules: rules,
      input: Intake.Position(readCount: count, digest: input))
  }

  /// Whether a line that breaks off may have become a header, or its place was still blank.
  static func mayBegin(with line: [UInt8]) -> Bool {
    guard line.count <= PartScan.headerLength else { return false }
    let start = Array(#"{"schema":"\#(schema)","#.utf8)
    return line.allSatisfy { $0 == 0x20 } || line.starts(with: start) || start.starts(with: line)
  }

  /// Whether another part is one of the same run.
  func belongs(with other: PartHeader) -> Bool {
    shard.count == other.shard.count && version == other.version && rules == other.rules
      && input == other.input
  }
}

/// The last line of a part: without it, and unless it agrees with the lines before, there is no part.
public struct PartTrailer: Sendable, Hashable {
  /// How many results there are.
  public let count: Int
  /// How many of them are errors.
  public let errorCount: Int
  /// How many submissions were identical to an earlier one, and have no result.
  public let repeatedCount: Int
  /// The digest of the lines of all results, with their ends.
  public let digest: Digest

  /// What the results of a part come to.
  public init(count: Int, errorCount: Int, repeatedCount: Int, digest: Digest) {
    self.count = count
    self.errorCount = errorCount
    self.repeatedCount = repeatedCount
    self.digest = digest
  }

  /// The line.
  public var line: String {
    JSON.Output.object([
      (name: "results", value: .number(count)), (name: "errors", value: .number(errorCount)),
      (name: "repeated", value: .number(repeatedCount)),
      (name: "digest", value: .string(digest.hexadecimal)),
    ]).compact()
  }

  /// Reads the line; nil if it is none.
  public init?(_ line: [UInt8]) {
    guard let json = try? JSON.read(line, as: .strict),
      let count = json["results"]?.number.flatMap({ Int($0) }), count >= 0,
      let errors = json["errors"]?.number.flatMap({ Int($0) }), errors >= 0,
      let repeated = json["repeated"]?.number.flatMap({ Int($0) }), repeated >= 0,
      let digest = json["digest"]?.string.flatMap({ Digest(hexadecimal: $0) })
    else { return nil }
    self.init(count: count, errorCount: errors, repeatedCount: repeated, digest: digest)
  }
}
