extension Vectors {
  /// The sum of the elements, correctly rounded, whatever their order.
  ///
  /// The result is the double nearest to the exact sum, ties to even (bound F3). An exact zero, and
  /// so the empty sum, is +0. A compensated sum gives it where its own error bound proves the last
  /// bit; else an exact accumulator does.
  ///
  /// - Throws: `notFinite`.
  /// - Complexity: O(n).
  public static func sum(_ x: [Double]) throws(MathError) -> Double {
    if let sum = CompensatedKernels.sum(x.span).rounded { return sum }
    if let sum = CompensatedKernels.sumOfTwo(x.span) { return sum }
    try Requirements.finite(x, "x", in: "sum")
    return WideAccumulator.sum(x.span).rounded
  }

  /// The dot product x·y, correctly rounded, whatever the order.
  ///
  /// The result is the double nearest to the exact sum of exact products, ties to even (bound F3):
  /// no overflow or underflow on the way. An exact zero is +0.
  ///
  /// - Throws: `shapes`, `notFinite`.
  /// - Complexity: O(n).
  public static func dot(_ x: [Double], _ y: [Double]) throws(MathError) -> Double {
    try Requirements.sameLength(x, y, in: "dot")
    if let dot = CompensatedKernels.dot(x.span, y.span).rounded { return dot }
    try Requirements.finite(x, "x", in: "dot")
    try Requirements.finite(y, "y", in: "dot")
    return WideAccumulator.dot(x.span, y.span).rounded
  }
}
