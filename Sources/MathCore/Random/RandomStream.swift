/// A stream of random numbers that a seed fixes, the same on every computer and in every language.
///
/// It is SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
/// 2014): the state s is an integer modulo 2^64, the seed at first, and each draw is
///
///     s ← s + 9E3779B97F4A7C15₁₆
///     z ← s;  z ← (z xor z/2^30)·BF58476D1CE4E5B9₁₆;  z ← (z xor z/2^27)·94D049BB133111EB₁₆
///     the draw is z xor z/2^31
///
/// modulo 2^64, quotients rounded down. Its period is 2^64, and it gives each number once.
/// All other draws are made of these, in ways that their descriptions fix to the bit.
public struct RandomStream: RandomNumberGenerator, Sendable, Hashable {
  private var state: UInt64

  /// The stream of a seed.
  public init(seed: UInt64) { state = seed }

  /// The stream of a seed, a negative one taken modulo 2^64.
  public init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  /// A whole number from 0 to below a bound, each equally likely; 0 for a bound of 0.
  ///
  /// With x the next 64 bits, x·bound = h·2^64 + l, and the number is h. Draws with
  /// l < 2^64 mod bound are made again, which leaves as many x for each h (Lemire, "Fast random
  /// integer generation in an interval", 2019).
  public mutating func integer(below bound: UInt64) -> UInt64 {
    guard bound > 0 else { return 0 }
    let threshold = (0 &- bound) % bound
    while true {
      let (high, low) = next().multipliedFullWidth(by: bound)
      if low >= threshold { return high }
    }
  }

  /// A double in 0 ..< 1: a multiple of 2^-53, each equally likely, from the upper 53 of 64 bits.
  public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// The most numbers that are permuted: 2^24.
  private static let longestPermutation = 1 << 24

  /// A permutation of 0 ..< count, each equally likely (Fisher and Yates).
  ///
  /// Starting from 0, 1, 2 … the element at place i is exchanged with the one at place
  /// `integer(below: i + 1)`, for i from count − 1 down to 1.
  ///
  /// - Throws: `domain` unless 0 ≤ count ≤ 2^24.
  /// - Complexity: O(count).
  public mutating func permutation(_ count: Int) throws(MathError) -> [Int] {
    try Requirements.count(
      count, "count", in: 0...Self.longestPermutation, of: "permutation")
    var order = Array(0..<count)
    var place = count - 1
    while place > 0 {
      order.swapAt(place, Int(integer(below: UInt64(place + 1))))
      place -= 1
    }
    return order
  }
}
