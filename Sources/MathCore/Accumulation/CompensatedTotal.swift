/// A sum as an unrounded pair of doubles with a bound on what the pair leaves out.
///
/// The true value lies in high + low ± errorBound, if all three are finite.
struct CompensatedTotal {
  var high: Double
  var low: Double
  var errorBound: Double

  /// Folds four lanes that each hold a rounded sum, its errors added up, and their magnitudes.
  ///
  /// Each lane took `steps` terms. In a lane every step adds one error q to the correction c, and
  /// for a product q is itself rounded once. With m = Σ|q| the rounding errors of c are at most
  /// u|q| + u|c| a step, so at most (steps + 1)·u·m·(1 + u)^steps in all. The last sums have depth
  /// four: at most 4u(Σ|c| + Σ|f|) to first order, f the errors of the sum over the lanes. The
  /// bound takes twice both, which covers the rounding of m and of the bound itself.
  init(
    sums: SIMD4<Double>, corrections: SIMD4<Double>, magnitudes: SIMD4<Double>, steps: Int,
    underflow: Double
  ) {
    let (first, f1) = ErrorFree.sum(sums[0], sums[1])
    let (second, f2) = ErrorFree.sum(sums[2], sums[3])
    let (total, f3) = ErrorFree.sum(first, second)
    let correction = (corrections[0] + corrections[1]) + (corrections[2] + corrections[3])
    let (rounded, rest) = ErrorFree.sum(total, correction + ((f1 + f2) + f3))
    high = rounded
    low = rest
    let lanes = (magnitudes[0] + magnitudes[1]) + (magnitudes[2] + magnitudes[3])
    // |c| ≤ m in each lane, to first order.
    let last = lanes + (f1.magnitude + f2.magnitude + f3.magnitude)
    guard last != 0 || underflow != 0 else {
      errorBound = 0
      return
    }
    errorBound =
      (2 * Double(steps + 2) * lanes + 8 * last) * ErrorFree.unitRoundoff + underflow
      + .leastNormalMagnitude
  }

  /// The correct rounding of the true value, where the bound proves that it is.
  ///
  /// Rounding is monotone. So if both ends of an interval around the true value round to the same
  /// double, the true value does.
  var rounded: Double? {
    guard high.isFinite, errorBound.isFinite else { return nil }
    if errorBound == 0 { return high + 0 }
    let up = high + (low + errorBound).nextUp
    let down = high + (low - errorBound).nextDown
    return up == down && up != 0 ? up : nil
  }

  /// Whether the pair is within 2^-66 of the true value, relatively.
  var isTight: Bool {
    high.isFinite && errorBound <= high.magnitude * 0x1p-66
  }
}
