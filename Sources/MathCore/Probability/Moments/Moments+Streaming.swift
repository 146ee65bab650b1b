extension Moments {
  /// The count, mean and variance (divisor N) of data read one by one.
  ///
  /// Welford's recurrence in plain doubles, as ``StreamingMoments`` has it, with its bound n·u·κ;
  /// ``variance(_:)`` keeps all digits, but has to keep the data.
  ///
  /// - Throws: `notFinite`; `empty` for ().
  /// - Complexity: O(n).
  public static func streamingMoments(
    _ x: [Double]
  ) throws(MathError) -> (count: Int, mean: Double, variance: Double) {
    try data(x, in: "streamingMoments")
    return try result(of: moments(of: x[...]), in: "streamingMoments")
  }

  /// The count, mean and variance (divisor N) of runs of data, each read by itself, merged in
  /// order.
  ///
  /// Each run by Welford's recurrence, and one after another merged by Chan's formula
  /// (``StreamingMoments/merge(_:)``). A run may have no data.
  ///
  /// - Throws: `shapes` unless the lengths are not negative and add up to the number of data;
  ///   `notFinite`; `empty` for no data.
  /// - Complexity: O(n).
  public static func mergedMoments(
    _ x: [Double], _ lengths: [Int]
  ) throws(MathError) -> (count: Int, mean: Double, variance: Double) {
    var left = x.count
    for length in lengths {
      // What is left is no larger than the count, so that no difference overflows.
      guard length >= 0, length <= left else {
        throw .shapes(function: "mergedMoments", [x.count], lengths)
      }
      left -= length
    }
    guard left == 0 else { throw .shapes(function: "mergedMoments", [x.count], lengths) }
    try data(x, in: "mergedMoments")
    var total = StreamingMoments()
    var start = 0
    for length in lengths {
      total.merge(try moments(of: x[start..<start + length]))
      start += length
    }
    return try result(of: total, in: "mergedMoments")
  }

  private static func moments(of x: ArraySlice<Double>) throws(MathError) -> StreamingMoments {
    var moments = StreamingMoments()
    for element in x { try moments.add(element) }
    return moments
  }

  private static func result(
    of moments: StreamingMoments, in function: String
  ) throws(MathError) -> (count: Int, mean: Double, variance: Double) {
    guard let variance = moments.variance else { throw .empty(function: function) }
    return (moments.count, moments.mean, variance)
  }
}
