/// How bytes and strings become simpler: fewer characters, then simpler ones.
extension Shrinker {
  /// Tries a text in the place of another one.
  private typealias Attempt = ([UInt32]) -> Bool

  /// Makes the text that some choices share simpler.
  func minimizeText(_ places: [Int]) {
    guard let first = places.first, first < choices.count else { return }
    let count = choices.count
    let attempt: Attempt = { [self] changed in
      // A success that cuts the case short ends this: the places may hold other choices then.
      guard choices.count == count else { return false }
      var candidate = choices
      for place in places where candidate[place].permits(changed) {
        candidate[place] = candidate[place].with(ranks: changed)
      }
      return take(candidate)
    }
    if attempt(choices[first].simplestRanks) { return }
    var before: [UInt32]
    repeat {
      before = ranks(at: first)
      shorten(first, attempt)
      lowerDuplicates(first, attempt)
      lowerCharacters(first, attempt)
      if choices[first].kind == .bytes { redistribute(first, attempt) }
      let sorted = ranks(at: first).sorted()
      if sorted != ranks(at: first) { _ = attempt(sorted) }
    } while ranks(at: first) != before && choices.count == count
  }

  private func ranks(at place: Int) -> [UInt32] {
    place < choices.count ? choices[place].ranks ?? [] : []
  }

  /// Deletes characters wherever they stand, as many in a row as possible.
  private func shorten(_ place: Int, _ attempt: Attempt) {
    var index = 0
    while index < ranks(at: place).count {
      let original = ranks(at: place)
      let deleted = Self.steps(upTo: original.count - index) { count in
        var shorter = original
        shorter.removeSubrange(index..<(index + count))
        return attempt(shorter)
      }
      if deleted == 0 { index += 1 }
    }
  }

  /// Lowers equal characters together.
  private func lowerDuplicates(_ place: Int, _ attempt: Attempt) {
    var seen: Set<UInt32> = []
    for rank in ranks(at: place) where rank > 0 && !seen.insert(rank).inserted {
      let original = ranks(at: place)
      lower(rank) { lowered in attempt(original.map { $0 == rank ? lowered : $0 }) }
    }
  }

  /// Lowers each character alone.
  private func lowerCharacters(_ place: Int, _ attempt: Attempt) {
    var index = 0
    while index < ranks(at: place).count {
      let original = ranks(at: place)
      lower(original[index]) { lowered in
        var changed = original
        changed[index] = lowered
        return attempt(changed)
      }
      index += 1
    }
  }

  /// Takes an amount from a byte and gives it to a later one: what depends on their sum alone.
  private func redistribute(_ place: Int, _ attempt: Attempt) {
    var first = 0
    while first + 1 < ranks(at: place).count {
      for second in (first + 1)..<ranks(at: place).count {
        let original = ranks(at: place)
        guard second < original.count, original[first] > 0 else { break }
        let most = min(original[first], 255 - min(255, original[second]))
        Self.steps(upTo: Int(most)) { amount in
          var changed = original
          changed[first] -= UInt32(amount)
          changed[second] += UInt32(amount)
          return attempt(changed)
        }
      }
      first += 1
    }
  }

  /// Tries 0, 1, then halves the gap.
  private func lower(_ rank: UInt32, _ attempt: (UInt32) -> Bool) {
    guard rank > 0, !attempt(0), rank > 1, !attempt(1) else { return }
    Self.bisect(from: 1, to: UInt64(rank)) { attempt(UInt32($0)) }
  }
}
