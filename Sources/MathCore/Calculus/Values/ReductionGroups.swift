/// The elements of a tensor in groups: those that a reduction over axes makes one of.
struct ReductionGroups<Scalar: DifferentiableScalar> {
  /// The axes that remain, in their order.
  let kept: [Int]
  /// The axes that are reduced.
  let axes: [Int]
  /// The shape of the tensor.
  let whole: [Int]
  /// The number of elements of a group.
  let size: Int
  /// The number of groups.
  let count: Int
  /// The elements, group by group.
  let elements: [Scalar]

  /// The groups over axes, each an axis of the tensor and named once.
  init(_ x: Values<Scalar>, over axes: [Int]) {
    kept = x.shape.indices.filter { !axes.contains($0) }
    self.axes = axes
    whole = x.shape
    let order = kept + axes
    elements = order == Array(x.shape.indices) ? x.elements : x.permuted(order).elements
    size = axes.reduce(1) { $0 &* x.shape[$1] }
    count = kept.reduce(1) { $0 &* x.shape[$1] }
  }

  /// The lengths of the axes that remain.
  var shape: [Int] { kept.map { whole[$0] } }

  /// The elements of a group.
  func group(_ index: Int) -> [Scalar] { Array(elements[index * size..<(index + 1) * size]) }

  /// The tensor of what each group is reduced to.
  func reduced(by operation: ([Scalar]) -> Scalar) -> Values<Scalar> {
    if count == 1 { return Values(shape, [operation(elements)]) }
    return Values(shape, (0..<count).map { operation(group($0)) })
  }

  /// Elements in the order of the groups as a tensor of the whole shape.
  func spread(_ grouped: [Scalar]) -> Values<Scalar> {
    let order = kept + axes
    if order == Array(whole.indices) { return Values(whole, grouped) }
    var inverse = order
    for (place, axis) in order.enumerated() { inverse[axis] = place }
    return Values(order.map { whole[$0] }, grouped).permuted(inverse)
  }
}

extension Values {
  /// The groups over axes; over all for none.
  ///
  /// - Throws: `MathError.axis` for an axis that the tensor does not have, `.repeatedAxis`;
  ///   `.empty` for a group of nothing where there should be something; `.outsideDomain` for too many
  ///   groups of nothing.
  func groups(
    over axes: [Int], in function: String, needingElements: Bool
  ) throws(MathError) -> ReductionGroups<Scalar> {
    let axes = axes.isEmpty ? Array(shape.indices) : axes
    try Tensors.axes(axes, rank: shape.count, in: function)
    if elements.isEmpty {
      let kept = shape.indices.filter { !axes.contains($0) }.map { shape[$0] }
      let count = try Tensors.limitedCount(
        of: kept, "the shape of the result", given: 0, in: function)
      guard !needingElements || count == 0 else { throw .empty(function: function) }
    }
    return ReductionGroups(self, over: axes)
  }

  /// The rows along the last axis.
  ///
  /// - Throws: `MathError.axis` for a scalar, `.empty` where the rows have no elements.
  func lastRows(in function: String) throws(MathError) -> ReductionGroups<Scalar> {
    guard !shape.isEmpty else { throw .axis(function: function, axis: 0, rank: 0) }
    return try groups(over: [shape.count - 1], in: function, needingElements: true)
  }
}
