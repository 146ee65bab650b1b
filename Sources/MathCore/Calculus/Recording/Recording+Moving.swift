extension Recording {
  /// What an operation that only moves elements makes of its operands.
  static func moved(
    _ operation: Operation, _ x: [Values<Scalar>]
  ) throws(MathError) -> Values<Scalar> {
    let (values, name) = (x[0], operation.name)
    switch operation {
    case .transpose:
      guard values.shape.count >= 2 else {
        throw .axis(function: name, axis: 1, rank: values.shape.count)
      }
      guard values.shape.count == 2 else { throw .repeatedAxis(function: name, axes: [1, 0]) }
      return values.transposed
    case .reshape(let shape):
      guard Tensor.count(of: shape) == values.count else {
        throw .elementCount(function: name, count: values.count, shape: shape)
      }
      return values.reshaped(shape)
    case .permute(let axes):
      try Tensors.axes(axes, rank: values.shape.count, in: name)
      guard axes.count == values.shape.count else {
        throw .repeatedAxis(function: name, axes: axes)
      }
      return values.permuted(axes)
    case .expand(let shape): return try values.expanded(to: shape)
    case .index(let place):
      guard values.elements.indices.contains(place) else {
        throw .outsideDomain(
          function: name, argument: "counts", value: place.description,
          condition: "the place of one of \(values.count) elements, counted from 0")
      }
      return Values([], [values.elements[place]])
    case .slice(let axis, let from, let to):
      let slice = try Slice(of: values.shape, axis, from, to)
      return Values(slice.result, slice.places.flatMap { values.elements[$0] })
    default:
      guard case .concat(let axis) = operation else { return values }
      return try concatenated(values, x[1], axis)
    }
  }

  private static func concatenated(
    _ x: Values<Scalar>, _ y: Values<Scalar>, _ axis: Int
  ) throws(MathError) -> Values<Scalar> {
    guard x.shape.indices.contains(axis) else {
      throw .axis(function: "concat", axis: axis, rank: x.shape.count)
    }
    guard x.shape.count == y.shape.count,
      x.shape.indices.allSatisfy({ $0 == axis || x.shape[$0] == y.shape[$0] }),
      case let (length, overflows) = x.shape[axis].addingReportingOverflow(y.shape[axis]),
      !overflows
    else { throw .shapes(function: "concat", x.shape, y.shape) }
    var shape = x.shape
    shape[axis] = length
    let left = try Slice(of: x.shape, axis, 0, x.shape[axis])
    let right = try Slice(of: y.shape, axis, 0, y.shape[axis])
    if x.elements.isEmpty || y.elements.isEmpty { return Values(shape, x.elements + y.elements) }
    var elements: [Scalar] = []
    elements.reserveCapacity(x.count + y.count)
    for (first, second) in zip(left.places, right.places) {
      elements += x.elements[first]
      elements += y.elements[second]
    }
    return Values(shape, elements)
  }
}

/// Where the elements of a slice along an axis are in the elements of the whole, as runs.
struct Slice {
  /// The shape of the slice.
  let result: [Int]
  /// The runs of places in the whole, in the order of the slice's elements.
  let places: [Range<Int>]

  /// The elements from `from` to before `to` along an axis of a shape.
  ///
  /// - Throws: `MathError.axis` for an axis that the shape does not have, `.outsideDomain` unless
  ///   0 ≤ from ≤ to ≤ length.
  init(of shape: [Int], _ axis: Int, _ from: Int, _ to: Int) throws(MathError) {
    guard shape.indices.contains(axis) else {
      throw .axis(function: "slice", axis: axis, rank: shape.count)
    }
    guard 0 <= from, from <= to, to <= shape[axis] else {
      throw .outsideDomain(
        function: "slice", argument: "counts", value: "\([axis, from, to])",
        condition: "a range within the length \(shape[axis])")
    }
    var result = shape
    result[axis] = to - from
    self.result = result
    guard !result.contains(0) else {
      places = []
      return
    }
    let inner = shape[(axis + 1)...].reduce(1, *)
    let outer = shape[..<axis].reduce(1, *)
    let step = shape[axis] * inner
    places = (0..<outer).map { $0 * step + from * inner..<$0 * step + to * inner }
  }
}
