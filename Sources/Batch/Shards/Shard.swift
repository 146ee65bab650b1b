import Formats

/// One of several equal shares of all submissions, by their ids alone.
public struct Shard: Sendable, Hashable {
  /// Which one, from 0.
  public let index: Int
  /// How many there are.
  public let count: Int

  /// The most shards of one input.
  public static let most = 1_000

  /// A shard; nil unless 0 ≤ index < count ≤ `most`.
  public init?(index: Int, of count: Int) {
    guard count > 0, count <= Shard.most, (0..<count).contains(index) else { return nil }
    self.index = index
    self.count = count
  }

  /// A shard as it is written: `3/8`.
  public init?(_ text: String) {
    let words = text.split(separator: "/", omittingEmptySubsequences: false)
    guard words.count == 2, let index = Int(words[0]), let count = Int(words[1]) else { return nil }
    self.init(index: index, of: count)
  }

  /// Whether it has what has this digest.
  func has(_ digest: Digest) -> Bool {
    digest.number(at: 16) % UInt64(count) == UInt64(index)
  }
}
