/// A tensor read by strides: the element at an index is at Σ indexₖ·strideₖ of the elements.
///
/// A permuted view permutes the strides, and a broadcast axis has the stride 0; nothing is copied
/// until the view is packed.
struct StridedView {
  let elements: [Double]
  let shape: [Int]
  /// How far apart neighbours along each axis are; of no meaning where there are no elements.
  let strides: [Int]

  init(_ tensor: Tensor) {
    self.init(
      elements: tensor.elements, shape: tensor.shape,
      strides: Self.packedStrides(of: tensor.shape))
  }

  private init(elements: [Double], shape: [Int], strides: [Int]) {
    self.elements = elements
    self.shape = shape
    self.strides = strides
  }

  /// The strides of a tensor without gaps, in row-major order; a length 0 counts as 1.
  ///
  /// The products wrap around where a shape without elements has huge lengths.
  static func packedStrides(of shape: [Int]) -> [Int] {
    var strides = shape
    var stride = 1
    for axis in shape.indices.reversed() {
      strides[axis] = stride
      stride &*= max(shape[axis], 1)
    }
    return strides
  }

  /// The view whose axis k is axis `axes[k]` of this one.
  func permuted(_ axes: [Int]) -> StridedView {
    StridedView(
      elements: elements, shape: axes.map { shape[$0] }, strides: axes.map { strides[$0] })
  }

  /// The view of a shape to which this one's shape broadcasts.
  func expanded(to target: [Int]) -> StridedView {
    let added = target.count - shape.count
    let strides = target.indices.map { axis in
      axis < added || shape[axis - added] != target[axis] ? 0 : self.strides[axis - added]
    }
    return StridedView(elements: elements, shape: target, strides: strides)
  }

  /// The elements of the view in row-major order.
  ///
  /// - Parameter count: their number, the product of the shape.
  /// - Complexity: O(count + rank).
  func packed(count: Int) -> [Double] {
    if count == 0 { return [] }
    var rows = StridedRows(shape: shape, left: strides, right: strides)
    if rows.length == count, rows.leftStep == 1, count == elements.count { return elements }
    var result = [Double](repeating: 0, count: count)
    var place = 0
    while rows.next() {
      var offset = rows.left
      for _ in 0..<rows.length {
        result[place] = elements[offset]
        place += 1
        offset += rows.leftStep
      }
    }
    return result
  }
}
