/// A number in fixed point with a proven error: |value − significand·2^−bits| ≤ error·2^−bits.
///
/// The kernels of the elementary functions compute in this form; "ulp" in their proofs is 2^−bits.
/// Rounding down to a multiple of the ulp makes an error below one ulp.
struct FixedPoint {
  var significand: Integer
  var error: Int
  var bits: Int

  /// The enclosure of 2^`exponent` times the number, rounded outward.
  func interval(precision: Int, timesTwoToThe exponent: Int = 0) -> Interval {
    let radius = Integer(error)
    return Interval(
      ordered: Dyadic(significand: significand - radius, exponent: exponent - bits)
        .rounded(to: precision, .down),
      Dyadic(significand: significand + radius, exponent: exponent - bits)
        .rounded(to: precision, .up))
  }

  /// The negative.
  var negated: FixedPoint { FixedPoint(significand: -significand, error: error, bits: bits) }
}

/// The number of binary digits of a number that is not negative.
func binaryDigits(_ n: Int) -> Int { Int.bitWidth - max(0, n).leadingZeroBitCount }

extension Interval {
  /// An enclosure of f(x) = x·(1 + θ) with |θ| ≤ 2^−(precision + 2).
  ///
  /// Symmetric, whatever the sign of θ, so that a result at a higher precision lies within it.
  static func nearlyLinear(_ x: Dyadic, precision: Int) -> Interval {
    let radius = x.magnitude.scaled(byTwoToThe: -(precision + 2))
    return Interval(
      ordered: Dyadic.sum(x, -radius, precision: precision, .down),
      Dyadic.sum(x, radius, precision: precision, .up))
  }

  /// The enclosure of an increasing function on the interval from its enclosures at the ends.
  func mapIncreasing(
    _ function: (Dyadic) throws(ArithmeticError) -> Interval
  ) throws(ArithmeticError) -> Interval {
    let least = try function(lower)
    return isPoint ? least : Interval(ordered: least.lower, try function(upper).upper)
  }
}
