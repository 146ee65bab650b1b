extension Values {
  /// The strides that read this tensor in a shape to which its own broadcasts.
  private func strides(in target: [Int]) -> [Int] {
    let own = StridedView.packedStrides(of: shape)
    let added = target.count - shape.count
    return target.indices.map { axis in
      axis < added || shape[axis - added] != target[axis] ? 0 : own[axis - added]
    }
  }

  /// The tensor repeated to fill a shape.
  ///
  /// - Throws: `MathError.shapes` where it does not broadcast to just this shape, `.outsideDomain` for
  ///   too many elements.
  func expanded(to target: [Int]) throws(MathError) -> Values {
    guard shape != target else { return self }
    try Tensors.broadcasts(shape, to: target, in: "expand")
    let count = try Tensors.limitedCount(of: target, "shape", given: count, in: "expand")
    return Values(target, gathered(target, strides: strides(in: target), count: count))
  }

  /// What an operation makes of this tensor and another, entry by entry, both broadcast.
  ///
  /// - Throws: `MathError.shapes` where the shapes do not fit, `.outsideDomain` for too many elements.
  func combined(
    _ other: Values, in function: String, _ operation: (Scalar, Scalar) -> Scalar
  ) throws(MathError) -> Values {
    var result: [Scalar] = []
    if shape == other.shape {
      result.reserveCapacity(count)
      for index in elements.indices {
        result.append(operation(elements[index], other.elements[index]))
      }
      return Values(shape, result)
    }
    let target: [Int]
    do {
      target = try Tensors.broadcastShape(shape, other.shape)
    } catch {
      throw .shapes(function: function, shape, other.shape)
    }
    let total = try Tensors.limitedCount(
      of: target, "the broadcast shape", given: max(count, other.count), in: function)
    guard total > 0 else { return Values(target, []) }
    var rows = StridedRows(
      shape: target, left: strides(in: target), right: other.strides(in: target))
    result.reserveCapacity(total)
    while rows.next() {
      var (i, j) = (rows.left, rows.right)
      for _ in 0..<rows.length {
        result.append(operation(elements[i], other.elements[j]))
        i += rows.leftStep
        j += rows.rightStep
      }
    }
    return Values(target, result)
  }

  /// The sums over the axes along which a shape was broadcast to this one's: the backward of `expand`.
  func summed(to target: [Int]) -> Values {
    guard shape != target else { return self }
    let added = shape.count - target.count
    let axes = shape.indices.filter { axis in
      axis < added || target[axis - added] != shape[axis]
    }
    let groups = ReductionGroups(self, over: axes)
    return Values(target, groups.reduced(by: Scalar.sum).elements)
  }
}
