extension Source {
  /// By how much the number of elements that is drawn is greater than the least one, at most.
  @usableFromInline static let largestSpread: UInt64 = 1_000

  /// Draws a decision that is yes with a probability of `chances` in 65,536.
  @inlinable
  public func boolean(chances: UInt64 = 32_768) throws(Stop) -> Bool {
    try choose(.boolean, lower: 0, upper: 1) {
      random.next() >> 48 < chances ? 1 : 0
    } == 1
  }

  /// Records whether a collection goes on after `count` elements.
  ///
  /// A decision that the permitted counts force is recorded too, so that the element of each place
  /// has the same choices and any run of elements can be cut out.
  @inlinable
  func goesOn(after count: Int, permitted: ClosedRange<Int>, planned: Int) throws(Stop) -> Bool {
    let lower: UInt64 = count < permitted.lowerBound ? 1 : 0
    let upper: UInt64 = count < permitted.upperBound ? 1 : 0
    return try choose(.boolean, lower: min(lower, upper), upper: upper) {
      count < planned ? upper : min(lower, upper)
    } == 1
  }

  /// How many elements a collection should have: uniform up to a bound that grows with the size.
  ///
  /// Every fourth collection ignores the size, so that each permitted count of a short range is
  /// reached. In a long range counts beyond `largestSpread` over the least one are not drawn,
  /// because they would overrun.
  @inlinable
  func plannedCount(_ permitted: ClosedRange<Int>) -> Int {
    guard count >= scriptCount, afterwards == .random else { return permitted.lowerBound }
    let spread = UInt64(bitPattern: Int64(permitted.upperBound &- permitted.lowerBound))
    let bits = random.next()
    let sized = min(spread, bits & 3 == 0 ? Self.largestSpread : UInt64(size) / 3 &+ 4)
    let (high, _) = bits.multipliedFullWidth(by: sized &+ 1)
    return permitted.lowerBound &+ Int(truncatingIfNeeded: high)
  }
}
