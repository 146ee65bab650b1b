extension Tensors {
  /// How far apart neighbours along each axis are in a tensor of this shape, in elements.
  ///
  /// The element at an index is at Σ indexₖ·strideₖ. The stride of an axis is the product of the
  /// lengths behind it, where 0 counts as 1.
  ///
  /// - Throws: `MathError.outsideDomain` for a negative length, or where a product is no `Int`.
  /// - Complexity: O(rank).
  public static func strides(_ shape: [Int]) throws(MathError) -> [Int] {
    try lengths(shape, "shape", in: "strides")
    guard Tensor.count(of: shape.map { max($0, 1) }) != nil else {
      throw .outsideDomain(
        function: "strides", argument: "shape", value: shape.description,
        condition: "a shape whose strides are integers of 64 bits")
    }
    return StridedView.packedStrides(of: shape)
  }

  /// The same elements in the same flat order, in another shape.
  ///
  /// - Throws: `MathError.elementCount` where they do not fill the shape.
  /// - Complexity: O(rank); the elements are shared until one copy changes.
  public static func reshape(_ x: Tensor, _ shape: [Int]) throws(MathError) -> Tensor {
    guard Tensor.count(of: shape) == x.elements.count else {
      throw .elementCount(function: "reshape", count: x.elements.count, shape: shape)
    }
    return Tensor(checked: shape, x.elements)
  }

  /// The tensor whose axis k is axis `axes[k]` of x: result[i₀, i₁, …] has iₖ at axis `axes[k]`.
  ///
  /// So permuting by p and then by q is permuting by p[q].
  ///
  /// - Throws: `MathError.axis` for an axis that x does not have, `.repeatedAxis` where the axes are
  ///   no permutation of all of them.
  /// - Complexity: O(number of elements).
  public static func permute(_ x: Tensor, _ axes: [Int]) throws(MathError) -> Tensor {
    try self.axes(axes, rank: x.shape.count, in: "permute")
    guard axes.count == x.shape.count else {
      throw .repeatedAxis(function: "permute", axes: axes)
    }
    let view = StridedView(x).permuted(axes)
    return Tensor(checked: view.shape, view.packed(count: x.elements.count))
  }

  /// The elements of x and, behind them along an axis, those of y.
  ///
  /// - Throws: `MathError.shapes` where the ranks or the lengths of another axis differ, or the
  ///   lengths along the axis have no sum; `.axis` for an axis that x does not have.
  /// - Complexity: O(number of elements of both).
  public static func concat(
    _ x: Tensor, _ y: Tensor, _ axis: Int
  ) throws(MathError) -> Tensor {
    guard axis >= 0, axis < x.shape.count else {
      throw .axis(function: "concat", axis: axis, rank: x.shape.count)
    }
    guard x.shape.count == y.shape.count,
      x.shape.indices.allSatisfy({ $0 == axis || x.shape[$0] == y.shape[$0] })
    else { throw .shapes(function: "concat", x.shape, y.shape) }
    let (length, overflows) = x.shape[axis].addingReportingOverflow(y.shape[axis])
    guard !overflows else { throw .shapes(function: "concat", x.shape, y.shape) }
    var shape = x.shape
    shape[axis] = length
    if x.elements.isEmpty || y.elements.isEmpty {
      return Tensor(checked: shape, x.elements + y.elements)
    }
    // Neither has an axis of length 0, so that the products are at most the counts of elements.
    let inner = x.shape[(axis + 1)...].reduce(1, *)
    let (left, right) = (x.shape[axis] * inner, y.shape[axis] * inner)
    var elements: [Double] = []
    elements.reserveCapacity(x.elements.count + y.elements.count)
    for block in 0..<x.elements.count / left {
      elements += x.elements[block * left..<(block + 1) * left]
      elements += y.elements[block * right..<(block + 1) * right]
    }
    return Tensor(checked: shape, elements)
  }
}
