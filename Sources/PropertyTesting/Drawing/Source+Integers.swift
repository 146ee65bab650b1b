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
    let bits = random.next()
    let share = spread == .max ? bits : bits.multipliedFullWidth(by: spread &+ 1).high
    let uniform = range.lowerBound &+ Int(truncatingIfNeeded: share)
    let kind = reach == nil ? Int64(truncatingIfNeeded: dice & 15) : 15
    let value: Int
    if dice >> 58 < reuse, recentIntegerCount > 0 {
      let near = Int(truncatingIfNeeded: (dice >> 5) & 7) - 4
      let again = recentInteger(dice >> 16)
      value = dice & 3 != 0 ? again : again &+ near
    } else if kind > 2 {
      // Uniform four times, by the number of bits four times, up to the size five times. Masks
      // choose between them, because no processor foresees a branch on random bits.
      let isUniform = Int(truncatingIfNeeded: (kind &- 7) >> 63)
      let isSmall = UInt64(bitPattern: (10 &- kind) >> 63)
      let most = reach ?? UInt64(truncatingIfNeeded: size &+ 1)
      let long = (bits >> 1) >> (dice >> 5 & 63)
      let short = bits.multipliedFullWidth(by: most &+ 1).high
      let magnitude = Int(truncatingIfNeeded: long ^ ((long ^ short) & isSmall))
      let isNegative = Int(truncatingIfNeeded: Int64(bitPattern: dice << 59) >> 63)
      let offset = offset(range, by: magnitude, isNegative: isNegative)
      value = offset ^ ((offset ^ uniform) & isUniform)
    } else {
      value = edge(range, dice >> 4)
    }
    return range.contains(value) ? value : uniform
  }

  /// The integer that is so far from the simplest one; the mask says on which side, where there are
  /// two.
  @inline(__always)
  private func offset(_ range: ClosedRange<Int>, by magnitude: Int, isNegative: Int) -> Int {
    let simplest = range.simplest
    let permits = range.lowerBound < simplest ? -1 : 0
    let demands = range.upperBound == simplest ? -1 : 0
    let sign = isNegative & permits | demands
    return simplest &+ ((magnitude ^ sign) &- sign)
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
