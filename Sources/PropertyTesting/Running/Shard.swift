/// A part of the numbered cases of a run, to be run apart from the others.
///
/// Cases come in blocks of 64, and seed and block number alone fix a block: block b belongs to the
/// part b mod n of n. The parts of a run are disjoint, and together are the whole run unless cases
/// are discarded; each part then makes up for its own discards with further blocks of its own.
public struct Shard: Sendable, Hashable {
  /// The most parts that a run may have.
  public static let mostParts = 1 << 20
  /// All cases.
  public static let whole = Shard(checked: 0, 1)

  /// Which part, from 0.
  public let index: Int
  /// How many parts there are.
  public let count: Int

  private init(checked index: Int, _ count: Int) {
    self.index = index
    self.count = count
  }

  /// A part of so many; nothing unless 0 ≤ `index` < `count` ≤ `mostParts`.
  public init?(_ index: Int, of count: Int) {
    guard index >= 0, index < count, count <= Self.mostParts else { return nil }
    self.init(checked: index, count)
  }

  /// Reads `2/8`; nothing for another text.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]) else { return nil }
    self.init(index, of: count)
  }

  /// How many of so many cases belong to this part.
  public func cases(of cases: Int) -> Int {
    let blocks = max(0, cases) / Source.blockSize
    let own = blocks / count + (index < blocks % count ? 1 : 0)
    return own * Source.blockSize
      + (blocks % count == index ? max(0, cases) % Source.blockSize : 0)
  }

  /// The number of its first case.
  var firstCase: Int { index * Source.blockSize }
  /// How many cases of other parts lie between two blocks of its own.
  var gap: Int { (count - 1) * Source.blockSize }
}

extension Shard: CustomStringConvertible {
  /// The part as `2/8`.
  public var description: String { "\(index)/\(count)" }
}
