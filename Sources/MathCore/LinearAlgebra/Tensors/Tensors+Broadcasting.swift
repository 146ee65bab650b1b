extension Tensors {
  /// The shape of two tensors that are combined entry by entry.
  ///
  /// The shapes are aligned at their last axis; two lengths fit if they are equal or one of them
  /// is 1, and the other is the result's. Missing axes count as 1. The number of elements of the
  /// result is not limited, for nothing is stored.
  ///
  /// - Throws: `MathError.shapes` where two lengths do not fit, `.outsideDomain` for a negative one.
  /// - Complexity: O(rank).
  public static func broadcastShape(
    _ left: [Int], _ right: [Int]
  ) throws(MathError) -> [Int] {
    try broadcastShape(left, right, in: "broadcastShape")
  }

  /// x repeated along axes of length 1, and along axes put before its own, to fill a shape.
  ///
  /// - Throws: `MathError.shapes` where x does not broadcast to just this shape, `.outsideDomain`
  ///   for more than `elementLimit` elements.
  /// - Complexity: O(number of elements of the result).
  public static func expand(_ x: Tensor, _ shape: [Int]) throws(MathError) -> Tensor {
    try broadcasts(x.shape, to: shape, in: "expand")
    let count = try limitedCount(of: shape, "shape", given: x.elements.count, in: "expand")
    return Tensor(checked: shape, StridedView(x).expanded(to: shape).packed(count: count))
  }

  /// x + y, entry by entry, both broadcast to one shape; each sum rounded once.
  ///
  /// - Throws: `MathError.shapes` where the shapes do not fit, `.notFinite`, `.outsideDomain` for
  ///   more than `elementLimit` elements.
  /// - Complexity: O(number of elements of the result).
  public static func broadcastAdd(_ x: Tensor, _ y: Tensor) throws(MathError) -> Tensor {
    try combine(x, y, in: "broadcastAdd") { $0 + $1 }
  }

  /// x − y, entry by entry, both broadcast to one shape; each difference rounded once.
  ///
  /// - Throws: `MathError.shapes` where the shapes do not fit, `.notFinite`, `.outsideDomain` for
  ///   more than `elementLimit` elements.
  /// - Complexity: O(number of elements of the result).
  public static func broadcastSub(_ x: Tensor, _ y: Tensor) throws(MathError) -> Tensor {
    try combine(x, y, in: "broadcastSub") { $0 - $1 }
  }

  /// x·y, entry by entry, both broadcast to one shape; each product rounded once.
  ///
  /// - Throws: `MathError.shapes` where the shapes do not fit, `.notFinite`, `.outsideDomain` for
  ///   more than `elementLimit` elements.
  /// - Complexity: O(number of elements of the result).
  public static func broadcastMul(_ x: Tensor, _ y: Tensor) throws(MathError) -> Tensor {
    try combine(x, y, in: "broadcastMul") { $0 * $1 }
  }

  /// Throws unless one shape broadcasts to just the other.
  static func broadcasts(
    _ shape: [Int], to target: [Int], in function: String
  ) throws(MathError) {
    let fits =
      shape.count <= target.count && target.allSatisfy { $0 >= 0 }
      && zip(shape.reversed(), target.reversed()).allSatisfy { $0 == $1 || $0 == 1 }
    guard fits else { throw .shapes(function: function, shape, target) }
  }

  private static func broadcastShape(
    _ left: [Int], _ right: [Int], in function: String
  ) throws(MathError) -> [Int] {
    try lengths(left, "left", in: function)
    try lengths(right, "right", in: function)
    var shape = left.count >= right.count ? left : right
    let shared = min(left.count, right.count)
    for place in 1..<shared + 1 {
      let (a, b) = (left[left.count - place], right[right.count - place])
      guard a == b || a == 1 || b == 1 else { throw .shapes(function: function, left, right) }
      shape[shape.count - place] = a == 1 ? b : a
    }
    return shape
  }

  @inline(__always)
  private static func combine(
    _ x: Tensor, _ y: Tensor, in function: String, _ operation: (Double, Double) -> Double
  ) throws(MathError) -> Tensor {
    try Requirements.finite(x.elements, "x", in: function)
    try Requirements.finite(y.elements, "y", in: function)
    let shape = try broadcastShape(x.shape, y.shape, in: function)
    let given = max(x.elements.count, y.elements.count)
    let count = try limitedCount(of: shape, "the broadcast shape", given: given, in: function)
    if count == 0 { return Tensor(checked: shape, []) }
    let left = StridedView(x).expanded(to: shape)
    let right = StridedView(y).expanded(to: shape)
    var rows = StridedRows(shape: shape, left: left.strides, right: right.strides)
    var result = [Double](repeating: 0, count: count)
    var place = 0
    while rows.next() {
      var (i, j) = (rows.left, rows.right)
      for _ in 0..<rows.length {
        result[place] = operation(x.elements[i], y.elements[j])
        place += 1
        i += rows.leftStep
        j += rows.rightStep
      }
    }
    return Tensor(checked: shape, result)
  }
}
