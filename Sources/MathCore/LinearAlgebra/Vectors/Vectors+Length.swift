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
  /// A difference is kept as an exact pair h + l, |l| ≤ u|h|. With squares of h summed to a pair, as
  /// in `norm2`, |x − y|² = Σh² + 2Σhl + Σl²; the last sum is at most u²Σh² and is left out, and
  /// the second, at most 2uΣh², is summed in doubles with an error of at most 2nu²Σh².
  ///
  /// - Throws: `shapes`, `notFinite`.
  /// - Complexity: O(n).
  public static func distance(_ x: [Double], _ y: [Double]) throws(MathError) -> Double {
    try pair(x, y, in: "distance")
    var differences = x.indices.map { ErrorFree.sum(x[$0], -y[$0]) }
    var lift = 0
    if differences.contains(where: { !$0.sum.isFinite || !$0.error.isFinite }) {
      // Differences near 2^1024: beside them the bits that a quarter loses are nothing.
      differences = x.indices.map { ErrorFree.sum(x[$0] / 4, -y[$0] / 4) }
      lift = 2
    }
    let heads = differences.map(\.sum)
    guard let (square, exponent) = EuclideanLength.scaledSquare(heads.span) else { return 0 }
    var cross = 0.0
    for (head, tail) in differences where tail != 0 {
      cross += PowerOfTwo.scale(head, by: -exponent) * PowerOfTwo.scale(tail, by: -exponent)
    }
    let total = DoubleDouble(square.high, square.low + 2 * cross)
    return PowerOfTwo.scale(total.squareRoot.high, by: exponent + lift)
  }
}
