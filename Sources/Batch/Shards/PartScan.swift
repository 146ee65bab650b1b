import Formats

/// A pass over the lines of a part that tells whether it is whole.
public struct PartScan: Sendable {
  /// The longest line of a part that is read, in bytes.
  public static let longestLine = 256 << 20

  /// The length of the first line, its end left out: the header with blanks behind it, so that it can be
  /// written last.
  public static let headerLength = 511

  /// Why there is no part.
  public enum Problem: Error, Sendable, Hashable {
    /// The first line is no header.
    case noHeader
    /// It breaks off inside of its first line, or before it.
    case unfinished
    /// There is no trailer: the part was not finished.
    case noTrailer(Shard)
    /// The lines are not those that the trailer speaks of.
    case damaged(Shard)
    /// It has a result of another shard than its header says.
    case misplaced(Shard)
  }

  /// A part that is whole.
  public struct Part: Sendable, Hashable {
    /// What its results are results of.
    public let header: PartHeader
    /// What they come to.
    public let trailer: PartTrailer
  }

  private var header: PartHeader?
  /// Whether nothing was seen but what a header begins with.
  private var isBeginning = true
  private var isFirst = true
  private var count = 0
  private var last = -1
  private var isOrdered = true
  private var isTorn = false
  private var isMisplaced = false
  private var hash = SHA256()
  private var trailer: PartTrailer?

  /// A pass that begins.
  public init() {}

  /// Takes in the next line, without its end.
  public mutating func add(_ line: [UInt8]) {
    if isFirst {
      isFirst = false
      header = PartHeader(line)
      isBeginning = PartHeader.mayBegin(with: line)
      return
    }
    isBeginning = false
    if isTorn {
      isOrdered = false
    } else if let part = PartLine(line) {
      // Nothing may follow the trailer.
      if trailer != nil || part.number <= last { isOrdered = false }
      last = part.number
      count += 1
      hash.update(line)
      hash.update([0x0A])
      if let header, let id = part.id, !header.shard.has(SHA256.digest(id.utf8)) {
        isMisplaced = true
      }
    } else if trailer == nil, let found = PartTrailer(line) {
      trailer = found
    } else {
      // A last line that breaks off is what a writer leaves that did not finish.
      isTorn = true
    }
  }

  /// The part, if its lines so far are a whole one.
  public func finish() throws(Problem) -> Part {
    guard let header else { throw isBeginning ? .unfinished : .noHeader }
    guard let trailer else { throw isOrdered ? .noTrailer(header.shard) : .damaged(header.shard) }
    guard isOrdered, !isTorn, trailer.count == count, trailer.digest == hash.finish(),
      last < header.input.readCount
    else { throw .damaged(header.shard) }
    guard !isMisplaced else { throw .misplaced(header.shard) }
    return Part(header: header, trailer: trailer)
  }
}

/// What is written of a part before its results and behind them.
public struct PartFrame: Sendable {
  private let shard: Shard
  private let version: String
  private let rules: Digest
  private var count = 0
  private var errorCount = 0
  private var hash = SHA256()

  /// The frame of a shard's part.
  public init(_ shard: Shard, version: String, rules: Digest) {
    self.shard = shard
    self.version = version
    self.rules = rules
  }

  /// What stands in the place of the header until the end.
  public var placeholder: [UInt8] {
    [UInt8](repeating: 0x20, count: PartScan.headerLength) + [0x0A]
  }

  /// The line of a result.
  public mutating func line(_ line: PartLine, isError: Bool) -> [UInt8] {
    let bytes = line.bytes
    hash.update(bytes)
    count += 1
    if isError { errorCount += 1 }
    return bytes
  }

  /// The header in its place.
  public func header(_ input: Intake.Position) -> [UInt8] {
    let line = Array(PartHeader(shard, version: version, rules: rules, input: input).line.utf8)
    let blanks = max(0, PartScan.headerLength - line.count)
    return line + [UInt8](repeating: 0x20, count: blanks) + [0x0A]
  }

  /// The last line, with its end.
  public func trailer(repeatedCount: Int) -> [UInt8] {
    let trailer = PartTrailer(
      count: count, errorCount: errorCount, repeatedCount: repeatedCount, digest: hash.finish())
    return Array(trailer.line.utf8) + [0x0A]
  }
}
