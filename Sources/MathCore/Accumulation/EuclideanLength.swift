/// Lengths of vectors of finite numbers, with the power of two kept apart.
enum EuclideanLength {
  /// The square of the length of x/2^exponent as a pair; nothing for a vector of zeros.
  ///
  /// The largest magnitude is between 1 and 4 then; if it is subnormal, all scaled elements are
  /// multiples of 2^-52 below 1. So no square that counts underflows. All terms are positive, so that the pair is relatively within n²u²/2 + 16nu² of the sum of the
  /// squares of the scaled elements, by the bound of the kernel. Elements that the scaling rounds
  /// are below 2^-1022 beside one of 1 or more, and their squares are nothing to the pair.
  static func scaledSquare(_ x: Span<Double>) -> (square: DoubleDouble, exponent: Int)? {
    let largest = PowerOfTwo.largestMagnitude(x)
    guard largest > 0 else { return nil }
    let (factor, exponent) = PowerOfTwo.factor(for: largest)
    return (CompensatedKernels.squares(x, scale: factor), exponent)
  }

  /// The length, rounded from a pair that is nearly exact: within 1 ulp, subnormal results too.
  static func norm(_ x: Span<Double>) -> Double {
    guard let (square, exponent) = scaledSquare(x) else { return 0 }
    let root = square.squareRoot
    return PowerOfTwo.scale(root.high, by: exponent)
  }
}
