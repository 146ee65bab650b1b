import Formats

/// The submissions that were seen so far: for each id the place and the digest of the first one.
///
/// About 50 bytes a submission: ids and contents are kept as 128 bits of their SHA-256.
struct SeenSubmissions {
  /// What an id turns out to be.
  enum Finding: Equatable {
    /// The first of its id.
    case new
    /// The same bytes as the first one.
    case identical
    /// Another content than the first one, which has this number.
    case conflicting(with: Int)
  }

  private struct Key: Hashable {
    let high: UInt64
    let low: UInt64

    init(_ digest: Digest) {
      high = digest.number(at: 0)
      low = digest.number(at: 8)
    }
  }

  private struct Entry {
    let id: Key
    let content: Key
    let number: Int
  }

  // Open addressing over small indices, and entries in blocks: growing never holds two copies of them.
  private static let blockSize = 1 << 16
  private var slots: [UInt32] = Array(repeating: .max, count: 1 << 10)
  private var blocks: [[Entry]] = []
  private(set) var count = 0

  /// Notes a submission by the digests of its id and its bytes.
  ///
  /// - Parameter number: where it stands, for those that come later.
  mutating func note(id: Digest, content: Digest, number: Int) -> Finding {
    if 2 * count >= slots.count { grow() }
    let new = Entry(id: Key(id), content: Key(content), number: number)
    let slot = slot(of: new.id)
    guard slots[slot] == .max else {
      let known = entry(slots[slot])
      return known.content == new.content ? .identical : .conflicting(with: known.number)
    }
    slots[slot] = UInt32(truncatingIfNeeded: count)
    if count % Self.blockSize == 0 {
      blocks.append([])
      blocks[blocks.count - 1].reserveCapacity(Self.blockSize)
    }
    blocks[blocks.count - 1].append(new)
    count += 1
    return .new
  }

  private func entry(_ index: UInt32) -> Entry {
    blocks[Int(index) / Self.blockSize][Int(index) % Self.blockSize]
  }

  /// The slot where an id stands, or would stand.
  private func slot(of id: Key) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: id.low) & mask
    while slots[slot] != .max, entry(slots[slot]).id != id { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: .max, count: 2 * slots.count)
    for index in 0..<UInt32(truncatingIfNeeded: count) { slots[slot(of: entry(index).id)] = index }
  }
}
