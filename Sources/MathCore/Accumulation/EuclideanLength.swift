/// Lengths of vectors of finite numbers, with the power of two kept apart.
enum EuclideanLength {
  /// The square of the length of x/2^exponent as a pair; nothing for a vector of zeros.
  ///
  /// The largest magnitude is between 1 and 4 then; if it is subnormal, all scaled elements are
  /// multiples of 2^-52 below 1. So no square that counts underflows. All terms are positive, so
  /// that the pair is relatively within n²u²/2 + 16nu² of the sum of the squares of the scaled
  /// elements, by the bound of the kernel. Elements that the scaling rounds are below 2^-1022 beside
  /// one of 1 or more, and their squares are nothing to the pair.
  static func scaledSquare(_ x: Span<Double>) -> (square: DoubleDouble, exponent: Int)? {
    let largest = PowerOfTwo.largestMagnitude(x)
    guard largest > 0 else { return nil }
    let (factor, exponent) = PowerOfTwo.factor(for: largest)
    return (CompensatedKernels.squares(x, scale: factor), exponent)
  }

  /// The square of the length of (x − y)/2^exponent as a pair; nothing for equal vectors.
  ///
  /// A difference is kept as an exact pair h + l, |l| ≤ u|h|. With squares of h summed to a pair as
  /// above, |x − y|² = Σh² + 2Σhl + Σl²; the last sum is at most u²Σh² and is left out, and the
  /// second, at most 2uΣh², is summed in doubles with an error of at most 2nu²Σh².
  static func scaledSquare(
    ofDifference x: [Double], _ y: [Double]
  ) -> (square: DoubleDouble, exponent: Int)? {
    var differences = x.indices.map { ErrorFree.sum(x[$0], -y[$0]) }
    var lift = 0
    if differences.contains(where: { !$0.sum.isFinite || !$0.error.isFinite }) {
      // Differences near 2^1024: beside them the bits that a quarter loses are nothing.
      differences = x.indices.map { ErrorFree.sum(x[$0] / 4, -y[$0] / 4) }
      lift = 2
    }
    let heads = differences.map(\.sum)
    guard let (square, exponent) = scaledSquare(heads.span) else { return nil }
    var cross = 0.0
    for (head, tail) in differences where tail != 0 {
      cross += PowerOfTwo.scale(head, by: -exponent) * PowerOfTwo.scale(tail, by: -exponent)
    }
    return (DoubleDouble(square.high, square.low + 2 * cross), exponent + lift)
  }

  /// The length, rounded from a pair that is nearly exact: within 1 ulp, subnormal results too.
  static func norm(_ x: Span<Double>) -> Double {
    guard let (square, exponent) = scaledSquare(x) else { return 0 }
    let root = square.squareRoot
    return PowerOfTwo.scale(root.high, by: exponent)
  }
}
