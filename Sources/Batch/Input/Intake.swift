import Formats

/// What becomes of a submission before it is marked.
public struct Admitted: Sendable {
  /// Its number among all that was read, from 0.
  public let number: Int
  /// Where it stands.
  public let place: HandedIn.Place
  /// What is to be done.
  public let task: Task

  /// What is to be done with a submission.
  public enum Task: Sendable {
    /// Mark these bytes.
    case mark([UInt8])
    /// Give the error as the result.
    case refuse(ErrorResult)
  }
}

/// Some submissions that were read one after another.
public struct AdmittedChunk: Sendable {
  /// Those for which there is something to do.
  public let items: [Admitted]
  /// How far the reading got.
  public let position: Intake.Position

  /// Some submissions, read up to a position.
  public init(_ items: [Admitted], upTo position: Intake.Position) {
    self.items = items
    self.position = position
  }
}

/// The one place where submissions pass in order: they are numbered, and ids that were seen before are found.
public struct Intake: Sendable {
  /// What to do with lines that are empty, and with ids that come again.
  public enum Policy: Sendable {
    /// Empty lines are skipped; an identical submission is dropped, another one of the same id refused.
    case distinct
    /// Each has a result: nothing is known of what stands elsewhere.
    case each
  }

  private let policy: Policy
  private let shard: Shard?
  private var seen = SeenSubmissions()
  private var files: [String] = []
  private var chain = SHA256()

  /// How far an intake got.
  public struct Position: Sendable, Hashable {
    /// How many submissions were read, empty lines not counted.
    public let readCount: Int
    /// The digest of all of them with their places, whatever the share that was admitted.
    public let digest: Digest

    /// So many submissions, with their digest.
    public init(readCount: Int, digest: Digest) {
      self.readCount = readCount
      self.digest = digest
    }
  }

  /// How many submissions were read, empty lines not counted.
  public private(set) var readCount = 0
  /// How many of them are identical to an earlier one of this intake.
  public private(set) var repeatedCount = 0

  /// - Parameter shard: the share of all submissions that is admitted; nil for all of them.
  public init(_ policy: Policy, shard: Shard? = nil) {
    self.policy = policy
    self.shard = shard
  }

  /// How far it got.
  public var position: Position { Position(readCount: readCount, digest: chain.finish()) }

  /// What is to be done with a submission; nil for nothing.
  public mutating func admit(_ item: HandedIn) -> Admitted? {
    switch item.content {
    case .bytes(let bytes)
    where bytes.allSatisfy(\.isBlank) && (item.place.line != nil || policy == .each):
      guard policy == .each else { return nil }
      return admitted(item, .refuse(ErrorResult(id: nil, item.place, .blank)))
    case .bytes(let bytes): return admit(item, bytes)
    case .unreadable(let reason):
      guard policy == .distinct else {
        return admitted(
          item, .refuse(ErrorResult(id: nil, item.place, .unreadable(reason: reason))))
      }
      let digest = SHA256.digest("unreadable \(item.place.words)".utf8)
      extendChain(digest, item.place)
      guard shard?.has(digest) != false else { return skipped() }
      return admitted(item, .refuse(ErrorResult(id: nil, item.place, .unreadable(reason: reason))))
    }
  }

  private mutating func admit(_ item: HandedIn, _ bytes: [UInt8]) -> Admitted? {
    guard policy == .distinct else { return admitted(item, .mark(bytes)) }
    let content = SHA256.digest(bytes)
    extendChain(content, item.place)
    guard let id = SubmissionID.find(in: bytes) else {
      return shard?.has(content) == false ? skipped() : admitted(item, .mark(bytes))
    }
    let digest = SHA256.digest(id.utf8)
    guard shard?.has(digest) != false else { return skipped() }
    let compared = bytes.withoutFrame.map { SHA256.digest($0) } ?? content
    switch seen.note(id: digest, content: compared, number: note(item.place)) {
    case .new: return admitted(item, .mark(bytes))
    case .identical:
      repeatedCount += 1
      return skipped()
    case .conflicting(let first):
      return admitted(
        item, .refuse(ErrorResult(id: id, item.place, .conflicting(with: place(first)))))
    }
  }

  private mutating func admitted(_ item: HandedIn, _ task: Admitted.Task) -> Admitted {
    readCount += 1
    return Admitted(number: readCount - 1, place: item.place, task: task)
  }

  private mutating func skipped() -> Admitted? {
    readCount += 1
    return nil
  }

  // MARK: Places

  /// A result that is an error names its place, so that results are those of the same submissions at the same
  /// places only.
  private mutating func extendChain(_ digest: Digest, _ place: HandedIn.Place) {
    let file = place.file ?? ""
    chain.update(digest.bytes)
    chain.update("\(place.line ?? 0) \(file.utf8.count) \(file)".utf8)
  }

  // A place is kept as one number: the file's above 40 bits of line.
  private mutating func note(_ place: HandedIn.Place) -> Int {
    if let file = place.file, files.last != file { files.append(file) }
    return (place.file == nil ? 0 : files.count) << 40 | (place.line ?? 0)
  }

  private func place(_ number: Int) -> HandedIn.Place {
    let line = number & (1 << 40 - 1)
    let file = number >> 40
    return HandedIn.Place(file: file == 0 ? nil : files[file - 1], line: line == 0 ? nil : line)
  }
}

extension UInt8 {
  /// Whether it is white space in JSON.
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D || self == 0x0A }
}

extension [UInt8] {
  /// The bytes without what editors and systems put around a text; nil where there is nothing of it.
  ///
  /// That is a byte order mark, white space at both ends, and carriage returns at line ends.
  fileprivate var withoutFrame: [UInt8]? {
    var rest = self[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    while rest.first?.isBlank == true { rest = rest.dropFirst() }
    while rest.last?.isBlank == true { rest = rest.dropLast() }
    guard rest.contains(0x0D) else { return rest.count == count ? nil : Array(rest) }
    return rest.indices.filter { place in
      rest[place] != 0x0D || place + 1 == rest.endIndex || rest[place + 1] != 0x0A
    }.map { rest[$0] }
  }
}
