/// The logarithm of Σ e^zᵢ where it nearly cancels: logits below 0 whose exponentials add up to
/// nearly 1.
enum LogSumExpNearZero {
  /// log Σ e^zᵢ with a relative error below 2^-63, for logits below 0.
  ///
  /// The sum is worked out in fixed point, less 1, with twice the bits each time until 64 bits are
  /// right: n exponentials err by less than n·2^40 units of the last place. The sum is not exactly 1:
  /// a sum of exponentials of algebraic numbers other than 0 is not algebraic (Lindemann and
  /// Weierstrass). That it could be nearer to 1 than 2^-3,900 is not known to be impossible, but
  /// nothing comes of it then.
  static func value(_ z: [Double]) -> ScaledPair? {
    let countBits = Int.bitWidth - z.count.leadingZeroBitCount
    for words in [4, 8, 16, 32, 64] {
      var sum = FixedPointPower(0, words: words)
      for logit in z where logit > -.infinity {
        sum.add(FixedPointPower(minus: -logit, words: words))
      }
      let excess = sum.excess
      guard !excess.isZero, excess.exponent >= 104 + countBits - 64 * words else { continue }
      // log(1 + x) = x − x²/2 … is x where |x| < 2^-200.
      return excess.exponent < -200 ? excess : ScaledPair(Elementary.log1p(excess.unscaled))
    }
    return nil
  }
}
