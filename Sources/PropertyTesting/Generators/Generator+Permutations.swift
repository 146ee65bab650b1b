extension Generator {
  /// The orders of the members of an array, all alike; the order in which they are given is the
  /// simplest.
  ///
  /// Each place from the first one on is swapped with itself or a later one, and its choice says how
  /// much later (Knuth, *The Art of Computer Programming* 2, section 3.4.2, algorithm P, from the
  /// other end). So a permutation shrinks to few and short swaps: a choice decides what stands at
  /// its place, and no later choice moves it.
  @inlinable
  public static func permutations<Element: Sendable>(of members: [Element]) -> Generator
  where Value == [Element] {
    Generator { source throws(Stop) in
      var order = members
      try source.open(.collection)
      for place in members.indices.dropLast() {
        order.swapAt(place, place + (try source.index(below: members.count - place)))
      }
      source.close()
      return order
    }
  }
}

extension Source {
  /// Draws a number from 0 up to a positive one, without the latter; all are alike.
  @inlinable
  func index(below count: Int) throws(Stop) -> Int {
    let greatest = UInt64(max(1, count) - 1)
    let bits = try choose(.integer, lower: 0, upper: greatest) { random.upTo(greatest) }
    return Int(truncatingIfNeeded: bits)
  }
}
