/// A source of uniform bits with a fixed sequence for a seed (SplitMix64: Steele, Lea and Flood,
/// *Fast Splittable Pseudorandom Number Generators*, OOPSLA 2014).
public struct Random: RandomNumberGenerator, Sendable {
  @usableFromInline var state: UInt64

  /// The sequence of a seed.
  @inlinable public init(seed: UInt64) { state = seed }

  /// The sequence of a case, which the seed and its number fix.
  @inlinable
  init(seed: UInt64, case number: Int) {
    var outer = Random(seed: seed)
    var inner = Random(seed: outer.next() ^ UInt64(truncatingIfNeeded: number))
    state = inner.next()
  }

  /// A number that all of some numbers decide, in their order; others share it by chance only.
  static func digest(_ values: some Sequence<UInt64>, seed: UInt64) -> UInt64 {
    var state = Random(seed: seed)
    for value in values { state = Random(seed: state.next() ^ value) }
    return state.next()
  }

  /// The next 64 bits.
  @inlinable
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 to a greatest one, by the high half of a product.
  ///
  /// Its bias is at most (greatest + 1)/2⁶⁴ of a probability, which no number of cases that can be
  /// run shows while the range has fewer than 2³² members; nothing is drawn twice, so that a draw
  /// costs a product (Lemire, *Fast Random Integer Generation in an Interval*, TOMACS 2019, without
  /// its rejection).
  @inlinable
  mutating func upTo(_ greatest: UInt64) -> UInt64 {
    greatest == .max ? next() : next().multipliedFullWidth(by: greatest &+ 1).high
  }
}
