/// Passes that change two integers at once.
extension Shrinker {
  /// The most pairs that a pass looks at in one go.
  private static let mostPairs = 2_000
  /// The most changed integers that are lowered pair by pair.
  private static let mostChanged = 8

  /// Lowers two integers by one amount: what depends on their difference alone falls in few steps,
  /// not in as many as the numbers are large.
  func lowerTogether() { changePairs(sameDirection: true) }

  /// Takes an amount from an integer and gives it to a later one: what depends on their sum alone.
  func redistribute() { changePairs(sameDirection: false) }

  /// Lowers the integers that a round of passes has changed by one amount, pair by pair.
  ///
  /// Where two numbers hold each other up, every round lowers each of them by a little; this
  /// ends the zigzag in one step.
  func lowerChanged(since before: [Choice]) {
    guard before.count == choices.count else { return }
    let changed = choices.indices.filter {
      choices[$0].bits != before[$0].bits && isMovable($0)
    }.prefix(Self.mostChanged)
    for (place, first) in changed.enumerated() {
      for second in changed.dropFirst(place + 1)
      where second < choices.count && isMovable(first) && isMovable(second) {
        change(first, second, sameDirection: true)
      }
    }
  }

  /// Puts an integer on the other side of an earlier one, equally far from it: what depends on how
  /// far apart the two are.
  func mirror() {
    var pairs = 0
    for first in 0..<choices.count {
      var second = first + 1
      while second < choices.count, first < choices.count, pairs < Self.mostPairs {
        let (one, other) = (choices[first], choices[second])
        if one.kind == .integer, other.kind == .integer, !isSelector(second) {
          pairs += 1
          let distance = one.integer.subtracting(other.integer)
          _ = take(other.with(integer: distance.flatMap { one.integer.adding($0) }), at: second)
        }
        second += 1
      }
    }
  }

  /// Deletes an element that is an integer, and adds it to another integer of the case; sums that
  /// leave the bounds of that one come in again at the other end, as those of machine integers do.
  func merge() {
    var pairs = 0
    var index = 0
    while index < spans.count {
      let (span, original) = (spans[index], choices)
      index += 1
      let places = span.range.filter { original[$0].kind == .integer }
      guard span.label == .element, places.count == 1 else { continue }
      let value = original[places[0]].integer
      for partner in original.indices
      where original[partner].kind == .integer && !span.range.contains(partner) {
        pairs += 1
        guard pairs <= Self.mostPairs else { return }
        var candidate = original
        candidate[partner] = original[partner].adding(value)
        candidate.removeSubrange(span.range)
        if take(candidate) {
          index -= 1
          break
        }
      }
    }
  }

  private func changePairs(sameDirection: Bool) {
    var pairs = 0
    var first = 0
    while first < choices.count {
      guard isMovable(first) else {
        first += 1
        continue
      }
      var second = first + 1
      while second < choices.count, first < choices.count {
        if choices[second].kind == .integer, !isSelector(second) {
          pairs += 1
          guard pairs <= Self.mostPairs, isMovable(first) else { break }
          change(first, second, sameDirection: sameDirection)
        }
        second += 1
      }
      first += 1
    }
  }

  private func isMovable(_ index: Int) -> Bool {
    choices[index].kind == .integer && !choices[index].isSimplest && !isSelector(index)
  }

  private func isSelector(_ index: Int) -> Bool {
    spans.contains { $0.label == .selector && Int($0.start) == index }
  }

  private func change(_ first: Int, _ second: Int, sameDirection: Bool) {
    let original = choices
    let (one, other) = (original[first], original[second])
    let simplest = one.integers.simplest
    let down = one.integer > simplest
    guard let distance = Int(exactly: one.integer.distance(from: simplest)) else { return }
    let attempt: (Int) -> Bool = { [self] amount in
      guard choices.count == original.count else { return false }
      let step = down ? -amount : amount
      let opposite = sameDirection ? step : -step
      guard let changed = one.with(integer: one.integer.adding(step)),
        let partner = other.with(integer: other.integer.adding(opposite))
      else { return false }
      var candidate = original
      candidate[first] = changed
      candidate[second] = partner
      return take(candidate)
    }
    if attempt(distance) { return }
    // The most that the bounds of the partner allow is the likeliest end of what can be moved.
    let bound = down == sameDirection ? other.integers.lowerBound : other.integers.upperBound
    let room = other.integer.distance(from: bound)
    if room < UInt64(distance), let most = Int(exactly: room), most > 0, attempt(most) { return }
    Self.steps(upTo: distance, where: attempt)
  }
}
