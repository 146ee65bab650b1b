/// How many standard deviations about its mean hold a share of a normal distribution.
enum NormalHalfWidth {
  /// The z with Φ(z) − Φ(−z) = level for a level between 0 and 1, within 2^-60 of it.
  static func value(_ level: Double) -> ScaledPair {
    level < 0.5 ? nearZero(level) : inTail((1 - level) / 2)
  }

  /// The z ≥ 0.67 with Φ(−z) = t, for t = (1 − level)/2, which is exact from a level of 1/2 on.
  ///
  /// Φ(−z) is convex there, so that Newton's steps from 0.6 rise to the root. The last one is not
  /// added but kept as the lower part: with |δ| < 2^-36 it leaves zδ²/2 < 2^-69, and the error
  /// 2^-61 of Φ counts M(z)·2^-61 ≤ 2^-61.
  private static func inTail(_ t: Double) -> ScaledPair {
    var z = 0.6
    var step = 1.0
    // For t ≥ 2^-54 each step far from the root is about 1/z, and z stays below 9.
    for _ in 0..<100 {
      let tail = NormalTail.probability(below: z)
      step = ((tail - ScaledPair(t)) / NormalTail.density(z)).rounded
      if step.magnitude < 0x1p-36 { break }
      z += step
    }
    return ScaledPair(DoubleDouble(z, step))
  }

  /// The z ≤ 0.68 with Φ(z) − Φ(−z) = level.
  ///
  /// The probability is 2φ(0)·g(z), g(z) = z − z³/6 + z⁵/40 − … = Σ (−z²/2)ᵏz/(k!(2k + 1)), so that
  /// small levels keep their digits. g is concave and g(z) ≤ z: Newton's steps from w =
  /// level/2φ(0), with g′ = e^(−z²/2), rise to the root, and six of them leave nothing.
  private static func nearZero(_ level: Double) -> ScaledPair {
    let target = ScaledPair(level) / (ScaledPair(2) * ScaledPair(Elementary.densityAtZero))
    var z = target
    for _ in 0..<6 {
      let half = z * z * ScaledPair(-0.5)
      var term = z
      var sum = z
      // (z²/2)²⁰/20! < 2^-100.
      for k in 1...20 {
        term = term * half / ScaledPair(k)
        sum = sum + term / ScaledPair(2 * k + 1)
      }
      z = z + (target - sum) / Elementary.exp(half.unscaled)
    }
    return z
  }
}
