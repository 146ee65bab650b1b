extension Source {
  /// Draws an integer of a range; the simplest one is the nearest to zero.
  ///
  /// Some draws use an earlier integer of the case again, or one near it, because equal and nearly
  /// equal values are what independent draws hardly ever give; how many differs from case to case.
  /// A range of more than 256 members is drawn by magnitude as well as uniformly, and favours its
  /// ends and the neighbours of powers of two.
  @inlinable
  public func integer(_ range: ClosedRange<Int>) throws(Stop) -> Int {
    let bits = try choose(
      .integer, lower: UInt64(bitPattern: Int64(range.lowerBound)),
      upper: UInt64(bitPattern: Int64(range.upperBound))
    ) {
      let value = randomInteger(range)
      recentIntegers[recentIntegerCount & (Self.remembered &- 1)] = value
      recentIntegerCount &+= 1
      return UInt64(bitPattern: Int64(value))
    }
    return Int(truncatingIfNeeded: Int64(bitPattern: bits))
  }

  @inlinable @inline(__always)
  func randomInteger(_ range: ClosedRange<Int>) -> Int {
    let spread = UInt64(bitPattern: Int64(range.upperBound &- range.lowerBound))
    guard spread < 256 else { return wideInteger(range, spread: spread) }
    // The low half of the product is uniform given the high half, to within 256/2⁶⁴.
    let (high, low) = random.next().multipliedFullWidth(by: spread &+ 1)
    let uniform = range.lowerBound &+ Int(truncatingIfNeeded: high)
    let style = low >> 58
    guard style < reuse, recentIntegerCount > 0 else {
      // One draw in 64 is an end of the range.
      guard style == 63 else { return uniform }
      return low & 1 == 0 ? range.lowerBound : range.upperBound
    }
    let value = recentInteger(low)
    return range.contains(value) ? value : uniform
  }

  /// An integer of the case, chosen by some bits.
  @inlinable
  func recentInteger(_ bits: UInt64) -> Int {
    let known = UInt64(min(recentIntegerCount, Self.remembered))
    let place = ((bits & 0xFFFF_FFFF) &* known) >> 32
    return recentIntegers[Int(truncatingIfNeeded: place)]
  }

  @usableFromInline
  func wideInteger(_ range: ClosedRange<Int>, spread: UInt64) -> Int {
    let dice = random.next()
    let value: Int
    if dice >> 58 < reuse, recentIntegerCount > 0 {
      let near = Int(truncatingIfNeeded: (dice >> 5) & 7) - 4
      let again = recentInteger(dice >> 16)
      value = dice & 3 != 0 ? again : again &+ near
      return range.contains(value) ? value : uniform(range, spread)
    }
    if let reach {
      let magnitude = Int(truncatingIfNeeded: random.upTo(reach))
      value = offset(range, by: magnitude, negative: dice & 16 == 0)
      return range.contains(value) ? value : uniform(range, spread)
    }
    switch dice & 15 {
    case 0, 1, 2:
      value = edge(range, dice >> 4)
    case 3, 4, 5, 6:
      return uniform(range, spread)
    case 7, 8, 9, 10:
      let bits = random.upTo(63)
      let magnitude = Int(truncatingIfNeeded: (random.next() >> 1) >> bits)
      value = offset(range, by: magnitude, negative: dice & 16 == 0)
    default:
      let magnitude = Int(truncatingIfNeeded: random.upTo(UInt64(size &+ 1)))
      value = offset(range, by: magnitude, negative: dice & 16 == 0)
    }
    return range.contains(value) ? value : uniform(range, spread)
  }

  private func uniform(_ range: ClosedRange<Int>, _ spread: UInt64) -> Int {
    range.lowerBound &+ Int(truncatingIfNeeded: random.upTo(spread))
  }

  private func offset(_ range: ClosedRange<Int>, by magnitude: Int, negative: Bool) -> Int {
    let simplest = range.simplest
    return range.lowerBound < simplest && negative || simplest == range.upperBound
      ? simplest &- magnitude : simplest &+ magnitude
  }

  /// An end of the range, or a power of two, or a neighbour of one of these.
  private func edge(_ range: ClosedRange<Int>, _ dice: UInt64) -> Int {
    let near = Int(truncatingIfNeeded: (dice >> 8) % 3) - 1
    switch dice & 3 {
    case 0: return range.lowerBound
    case 1: return range.upperBound
    default:
      let power = 1 << Int(truncatingIfNeeded: (dice >> 16) & 63)
      return (dice & 4 == 0 ? power : 0 &- power) &+ near
    }
  }
}
