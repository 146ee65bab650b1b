extension Source {
  /// How many of the first characters of an alphabet are the common ones.
  private static let common = 95

  /// How many of the last texts of a case may be used again.
  private static let rememberedTexts = 4

  /// Draws a row of bytes.
  public func bytes(_ counts: ClosedRange<Int>) throws(Stop) -> [UInt8] {
    try text(.bytes, alphabet: 256, counts).map { UInt8(truncatingIfNeeded: $0) }
  }

  /// Draws a row of characters of an alphabet.
  public func string(of alphabet: Alphabet, _ counts: ClosedRange<Int>) throws(Stop) -> String {
    alphabet.string(try text(.string, alphabet: alphabet.count, counts))
  }

  /// Draws a text, as places in an alphabet; an alphabet without characters has the empty text alone.
  private func text(
    _ kind: Choice.Kind, alphabet: Int, _ counts: ClosedRange<Int>
  ) throws(Stop) -> [UInt32] {
    guard count < Self.capacity else { throw .overrun }
    let least = max(0, counts.lowerBound)
    guard least <= Choice.longestText else { throw .overrun }
    guard alphabet > 0 || least == 0 else { throw .discarded }
    let permitted = alphabet > 0 ? least...max(least, counts.upperBound) : 0...0
    let empty = Choice(ranks: [], counts: permitted, alphabet: alphabet, kind: kind)
    let choice: Choice
    if count < scriptCount {
      let next = (script + count).pointee
      choice =
        next.kind == kind && empty.permits(valueOf: next)
        ? empty.with(ranks: next.ranks ?? []) : empty.simplified
    } else {
      switch afterwards {
      case .random: choice = empty.with(ranks: randomText(alphabet, empty.counts, kind))
      case .simplest: choice = empty.simplified
      case .stop: throw .overrun
      }
    }
    let ranks = choice.ranks ?? []
    guard unitCount + ranks.count <= Self.capacity else { throw .overrun }
    unitCount += ranks.count
    journal?.write(ranks)
    (choices + count).initialize(to: choice)
    hasTexts = true
    count &+= 1
    return ranks
  }

  /// A text at random: one in eight is an earlier one of the case, or begins like it.
  private func randomText(
    _ alphabet: Int, _ counts: ClosedRange<Int>, _ kind: Choice.Kind
  ) -> [UInt32] {
    guard alphabet > 0 else { return [] }
    let dice = random.next()
    let greatest = UInt64(alphabet - 1)
    let frequent = UInt64(min(alphabet, Self.common) - 1)
    let planned = plannedCount(counts)
    var ranks: [UInt32] = []
    if dice & 7 == 0, !recentTexts.isEmpty {
      let earlier = recentTexts[Int(random.upTo(UInt64(recentTexts.count - 1)))]
        .filter { $0 < alphabet }
      ranks = Array(earlier.prefix(dice & 8 == 0 ? counts.upperBound : planned))
      if counts.contains(ranks.count), dice & 16 == 0 { return ranks }
    }
    while ranks.count < planned {
      let bits = random.next()
      // Bytes are drawn alike; of characters the common ones come six times in eight.
      let isCommon = kind == .string && bits & 7 < 6
      let bound = isCommon ? frequent : greatest
      ranks.append(
        UInt32(truncatingIfNeeded: (bits >> 3).multipliedFullWidth(by: (bound + 1) << 3).high))
    }
    if recentTexts.count == Self.rememberedTexts { recentTexts.removeFirst() }
    recentTexts.append(ranks)
    return ranks
  }
}
