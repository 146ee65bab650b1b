extension Vectors {
  /// The Euclidean length √(x·x), within 1 ulp at any scale; 0 for the empty vector.
  ///
  /// The squares of the elements, scaled by a power of two, are summed to an unrounded pair, whose
  /// square root is rounded once: the error is u + O(n²u²) relatively (bound F5), and one more
  /// rounding where the result is subnormal. So norm2(2^k·x) = 2^k·norm2(x) bit for bit, while
  /// 2^k·x is exact and the result normal.
  ///
  /// - Throws: `notFinite`.
  /// - Complexity: O(n).
  public static func norm2(_ x: [Double]) throws(MathError) -> Double {
    try Requirements.finite(x, "x", in: "norm2")
    return EuclideanLength.norm(x.span)
  }

  /// The direction x/|x|, each component within 2 ulp where it is normal.
  ///
  /// Both x and its length are scaled by one power of two, so that nothing overflows; the length has
  /// a relative error of u + O(n²u²), and the division one of u.
  ///
  /// - Throws: `notFinite`, `empty` for (), `zeroVector`.
  /// - Complexity: O(n).
  public static func normalize(_ x: [Double]) throws(MathError) -> [Double] {
    try Requirements.finite(x, "x", in: "normalize")
    guard !x.isEmpty else { throw .empty(function: "normalize") }
    guard let (square, exponent) = EuclideanLength.scaledSquare(x.span) else {
      throw .zeroVector(function: "normalize", argument: "x")
    }
    let length = square.squareRoot.high
    return x.map { PowerOfTwo.scale($0, by: -exponent) / length }
  }

  /// The distance |x − y|, within 1 ulp of the length of the exact difference.
  ///
  /// The square is that of `EuclideanLength`, a pair, and its root is rounded once.
  ///
  /// - Throws: `shapes`, `notFinite`.
  /// - Complexity: O(n).
  public static func distance(_ x: [Double], _ y: [Double]) throws(MathError) -> Double {
    try pair(x, y, in: "distance")
    guard let (square, exponent) = EuclideanLength.scaledSquare(ofDifference: x, y) else {
      return 0
    }
    return PowerOfTwo.scale(square.squareRoot.high, by: exponent)
  }
}
