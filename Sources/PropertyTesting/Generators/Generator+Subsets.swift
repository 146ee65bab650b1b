extension Generator {
  /// The parts of an array, in its order, with a number of members in a range; the empty one is the
  /// simplest, and otherwise the one of the first members.
  ///
  /// All permitted numbers of members are alike, and so are all parts with one number of members
  /// (selection sampling: Knuth, *The Art of Computer Programming* 2, section 3.4.2, algorithm S).
  /// Where the array has too few members every case is discarded.
  @inlinable
  public static func subsets<Element: Sendable>(
    of members: [Element], count: ClosedRange<Int> = 0...Int.max
  ) -> Generator where Value == [Element] {
    let least = max(0, count.lowerBound)
    let greatest = min(members.count, max(0, count.upperBound))
    return Generator { source throws(Stop) in
      guard least <= greatest else { throw .discarded }
      let planned = source.evenCount(least...greatest)
      var part: [Element] = []
      try source.open(.collection)
      // From the last member on, so that the first ones are left where some must be taken.
      for (left, member) in members.enumerated().reversed()
      where try source.isTaken(
        taken: part.count, left: left, permitted: least...greatest, planned: planned)
      {
        part.append(member)
      }
      source.close()
      return part.reversed()
    }
  }
}

extension Source {
  /// A number of members to aim at, all alike; the least one where nothing is drawn at random.
  @usableFromInline
  func evenCount(_ permitted: ClosedRange<Int>) -> Int {
    guard count >= scriptCount, afterwards == .random else { return permitted.lowerBound }
    return permitted.lowerBound + Int(random.upTo(UInt64(permitted.count - 1)))
  }

  /// Records whether a member is taken, after `taken` others and with `left` ones to come.
  ///
  /// A decision that the permitted numbers force is recorded too, so that each member has a choice
  /// in a place of its own.
  @inlinable
  func isTaken(
    taken: Int, left: Int, permitted: ClosedRange<Int>, planned: Int
  ) throws(Stop) -> Bool {
    let lower: UInt64 = taken + left < permitted.lowerBound ? 1 : 0
    let upper: UInt64 = taken < permitted.upperBound ? 1 : 0
    return try choose(.boolean, lower: min(lower, upper), upper: upper) {
      let isTaken = Int(random.upTo(UInt64(left))) < planned - taken
      return isTaken ? upper : min(lower, upper)
    } == 1
  }
}
