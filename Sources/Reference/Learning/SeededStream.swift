import Exact

/// The random numbers that a seed fixes, as SplitMix64 gives them (Steele, Lea and Flood 2014), and
/// what shuffles and first weights are made of.
public struct SeededStream: Sendable {
  private var state: UInt64

  /// The stream of a seed, a negative one taken modulo 2⁶⁴.
  public init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) }

  /// The next number below 2⁶⁴.
  public mutating func next() -> UInt64 {
    // The golden ratio's fraction, and the constants of the finaliser.
    state &+= 0x9E37_79B9_7F4A_7C15
    let first = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    let second = (first ^ (first >> 27)) &* 0x94D0_49BB_1331_11EB
    return second ^ (second >> 31)
  }

  /// A whole number below a positive bound: the whole part of x·bound/2⁶⁴ for the first draw x that
  /// leaves a fraction of at least (2⁶⁴ mod bound)/2⁶⁴ (Lemire 2019).
  public mutating func whole(below bound: Int) -> Int {
    let range = Integer(max(1, bound))
    let modulus = Integer(1 << 32) * Integer(1 << 32)
    let rest = modulus - range * Self.floor(modulus, range)
    while true {
      let product = Integer(words: next()) * range
      let whole = Self.floor(product, modulus)
      if product - whole * modulus >= rest { return whole.asInt ?? 0 }
    }
  }

  /// A permutation of 0 ..< count: from the last place down, an exchange with a place up to it
  /// (Fisher and Yates).
  public mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<max(0, count))
    for place in order.indices.dropFirst().reversed() {
      order.swapAt(place, whole(below: place + 1))
    }
    return order
  }

  /// A fraction in [0, 1) of 53 bits: the upper ones of a draw.
  public mutating func fraction() -> Rational {
    Rational(Integer(Int(next() >> 11)), timesTwoToThe: -53)
  }

  /// A draw of the standard normal distribution, of 64 bits behind the point (Karney 2016).
  ///
  /// k has the probability e^(−k/2)(1 − e^(−1/2)), and is kept with e^(−k(k−1)/2); x is uniform and
  /// kept with e^(−x(2k+x)/2); then k + x has a density proportional to e^(−(k+x)²/2). The last draw
  /// is the sign.
  public mutating func normal() -> Rational {
    while true {
      var k = 0
      while isBelowRootOfE() { k += 1 }
      guard all(k * (k - 1), { $0.isBelowRootOfE() }) else { continue }
      let x = draw()
      guard all(k + 1, { $0.keeps(k, x) }) else { continue }
      let magnitude = Rational(k) + x
      return next() & 1 == 1 ? -magnitude : magnitude
    }
  }

  /// A uniform number in [0, 1) of 64 bits.
  private mutating func draw() -> Rational {
    Rational(Integer(words: next()), timesTwoToThe: -64)
  }

  /// Whether so many trials in a row succeed.
  private mutating func all(_ count: Int, _ trial: (inout SeededStream) -> Bool) -> Bool {
    for _ in 0..<count where !trial(&self) { return false }
    return true
  }

  /// Whether a descending run 1/2 > u₁ > u₂ > … ends with an even number of members, which has the
  /// probability e^(−1/2) (von Neumann).
  private mutating func isBelowRootOfE() -> Bool {
    var (last, count) = (Rational(1).scaled(byTwoToThe: -1), 0)
    while true {
      let u = draw()
      guard u < last else { return count.isMultiple(of: 2) }
      (last, count) = (u, count + 1)
    }
  }

  /// Whether a descending run x > u₁ > u₂ > …, which at each member goes on only if another draw is
  /// below (2k + x)/(2k + 2), ends with an even number of members.
  private mutating func keeps(_ k: Int, _ x: Rational) -> Bool {
    var (last, count) = (x, 0)
    while true {
      let u = draw()
      guard u < last, draw() * Rational(2 * k + 2) < Rational(2 * k) + x else {
        return count.isMultiple(of: 2)
      }
      (last, count) = (u, count + 1)
    }
  }

  private static func floor(_ a: Integer, _ b: Integer) -> Integer {
    (try? Rational(a, over: b).floor) ?? .zero
  }
}

extension Integer {
  /// A number below 2⁶⁴.
  fileprivate init(words: UInt64) {
    self = Integer(Int(words >> 32)) * Integer(1 << 32) + Integer(Int(words & 0xFFFF_FFFF))
  }
}
