extension Tensors {
  /// The sums over axes, which the result does not have; over all axes, a scalar of shape ().
  ///
  /// Each is correctly rounded, so that the order of the axes and of the elements does not matter;
  /// an exact zero is +0, and so is the sum of nothing. Over no axes, each element is its own sum.
  ///
  /// - Throws: `MathError.axis` for an axis that x does not have, `.repeatedAxis`, `.notFinite`;
  ///   `.outsideDomain` where an empty x would give more than `elementLimit` zeros.
  /// - Complexity: O(number of elements).
  public static func sumAxes(_ x: Tensor, _ axes: [Int]) throws(MathError) -> Tensor {
    try Groups(x, over: axes, in: "sumAxes").reduced(by: sum)
  }

  /// The means over axes, which the result does not have; over all axes, a scalar of shape ().
  ///
  /// Each is the double nearest to the exact mean, ties to even, though the sum may overflow; an
  /// exact zero is +0.
  ///
  /// - Throws: `MathError.empty` for a mean of nothing, `.axis` for an axis that x does not have,
  ///   `.repeatedAxis`, `.notFinite`.
  /// - Complexity: O(number of elements).
  public static func meanAxes(_ x: Tensor, _ axes: [Int]) throws(MathError) -> Tensor {
    let groups = try Groups(x, over: axes, in: "meanAxes")
    guard groups.size > 0 || groups.isEmpty else { throw .empty(function: "meanAxes") }
    return groups.reduced(by: ExactMean.rounded)
  }

  /// The largest elements over axes, which the result does not have; over all axes, a scalar.
  ///
  /// Exact. Of two zeros, +0 is the larger one, so that the order of the elements does not matter.
  ///
  /// - Throws: `MathError.empty` for a maximum of nothing, `.axis` for an axis that x does not have,
  ///   `.repeatedAxis`, `.notFinite`.
  /// - Complexity: O(number of elements).
  public static func maxAxes(_ x: Tensor, _ axes: [Int]) throws(MathError) -> Tensor {
    let groups = try Groups(x, over: axes, in: "maxAxes")
    guard groups.size > 0 || groups.isEmpty else { throw .empty(function: "maxAxes") }
    return groups.reduced { group in
      var best = group[0]
      for index in 1..<group.count {
        let next = group[index]
        if next > best || (next == best && best.sign == .minus) { best = next }
      }
      return best
    }
  }

  /// The sums over the axes along which a shape was broadcast to x's: the backward of `expand`.
  ///
  /// For every y of that shape ⟨expand(y, x.shape), x⟩ = ⟨y, sumTo(x, shape)⟩. Each sum is correctly
  /// rounded; an exact zero is +0.
  ///
  /// - Throws: `MathError.shapes` where the shape does not broadcast to x's, `.notFinite`;
  ///   `.outsideDomain` where an empty x would give more than `elementLimit` zeros.
  /// - Complexity: O(number of elements).
  public static func sumTo(_ x: Tensor, _ shape: [Int]) throws(MathError) -> Tensor {
    try broadcasts(shape, to: x.shape, in: "sumTo")
    let added = x.shape.count - shape.count
    let axes = x.shape.indices.filter { axis in
      axis < added || shape[axis - added] != x.shape[axis]
    }
    let sums = try Groups(x, over: axes, in: "sumTo").reduced(by: sum)
    return Tensor(checked: shape, sums.elements)
  }

  /// The sum of finite elements, correctly rounded.
  private static func sum(_ group: Span<Double>) -> Double {
    CompensatedKernels.sum(group).rounded ?? WideAccumulator.sum(group).rounded
  }
}

/// The elements of a tensor in groups, those that a reduction over axes makes one number of.
private struct Groups {
  /// The lengths of the other axes.
  let shape: [Int]
  /// The number of elements of a group.
  let size: Int
  /// The number of groups.
  let count: Int
  /// The elements, group by group.
  let elements: [Double]

  /// Whether there is no group.
  var isEmpty: Bool { count == 0 }

  init(_ x: Tensor, over axes: [Int], in function: String) throws(MathError) {
    try Tensors.axes(axes, rank: x.shape.count, in: function)
    try Requirements.finite(x.elements, "x", in: function)
    let kept = x.shape.indices.filter { !axes.contains($0) }
    let view = StridedView(x).permuted(kept + axes)
    shape = kept.map { x.shape[$0] }
    elements = view.packed(count: x.elements.count)
    if x.elements.isEmpty {
      // Then the groups are empty, or there are none.
      size = 0
      count = try Tensors.limitedCount(
        of: shape, "the shape of the result", given: 0, in: function)
    } else {
      size = axes.reduce(1) { $0 * x.shape[$1] }
      count = x.elements.count / size
    }
  }

  /// The tensor of what each group is reduced to.
  func reduced(by operation: (Span<Double>) -> Double) -> Tensor {
    let span = elements.span
    var result: [Double] = []
    result.reserveCapacity(count)
    for group in 0..<count {
      result.append(operation(span.extracting(group * size..<(group + 1) * size)))
    }
    return Tensor(checked: shape, result)
  }
}
