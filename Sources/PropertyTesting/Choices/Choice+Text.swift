/// Bytes and strings: rows of places in an alphabet.
extension Choice {
  /// The most characters that a text may have.
  @usableFromInline static let longestText = Source.capacity

  /// A choice of a text as it was made.
  @usableFromInline
  init(ranks: [UInt32], counts: ClosedRange<Int>, alphabet: Int, kind: Kind) {
    let least = min(max(0, counts.lowerBound), Self.longestText)
    let most = min(max(least, counts.upperBound), Self.longestText)
    let size = UInt64(min(max(0, alphabet), Int(UInt32.max)))
    self.init(
      bits: Self.digest(ranks), lower: UInt64(least), upper: size << 32 | UInt64(most), kind: kind)
    self.ranks = ranks
  }

  /// How many characters a text may have.
  var counts: ClosedRange<Int> {
    let least = Int(truncatingIfNeeded: lower & 0xFFFF_FFFF)
    return least...max(least, Int(truncatingIfNeeded: upper & 0xFFFF_FFFF))
  }

  /// How many characters the alphabet of a text has.
  var alphabetCount: UInt32 { UInt32(truncatingIfNeeded: upper >> 32) }

  /// The simplest text permitted here: the least number of the first character.
  @usableFromInline var simplestRanks: [UInt32] {
    [UInt32](repeating: 0, count: counts.lowerBound)
  }

  /// Whether a text is permitted here.
  @usableFromInline
  func permits(_ ranks: [UInt32]) -> Bool {
    (kind == .bytes || kind == .string) && counts.contains(ranks.count)
      && ranks.allSatisfy { $0 < alphabetCount }
  }

  /// The same choice with another text.
  @usableFromInline
  func with(ranks: [UInt32]) -> Choice {
    var copy = self
    copy.ranks = ranks
    copy.bits = Self.digest(ranks)
    return copy
  }

  /// A number that stands for a text; two texts share one by chance only.
  @usableFromInline
  static func digest(_ ranks: [UInt32]) -> UInt64 {
    Random.digest(ranks.lazy.map { UInt64($0) }, seed: UInt64(ranks.count))
  }
}
