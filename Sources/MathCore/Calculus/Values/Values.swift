/// A tensor of scalars that programs can be computed with, stored with the last axis first.
struct Values<Scalar: DifferentiableScalar> {
  /// The lengths of the axes; none for a scalar.
  let shape: [Int]
  /// The elements: the product of the lengths many.
  var elements: [Scalar]

  init(_ shape: [Int], _ elements: [Scalar]) {
    self.shape = shape
    self.elements = elements
  }

  /// The tensor of the same number everywhere.
  init(_ number: Double, shape: [Int], count: Int) {
    self.init(shape, [Scalar](repeating: Scalar(number), count: count))
  }

  /// The number of elements.
  var count: Int { elements.count }

  /// The same elements in another shape with as many.
  func reshaped(_ shape: [Int]) -> Values { Values(shape, elements) }

  /// What each element is mapped to.
  func map(_ function: (Scalar) -> Scalar) -> Values { Values(shape, elements.map(function)) }

  /// The plain numbers.
  var numbers: [Double] { elements.map(\.value) }

  /// The first element that is NaN in some part.
  var firstUndefined: Int? { elements.firstIndex { !$0.isDefined } }

  /// The elements that strides meet in a shape, in row-major order.
  func gathered(_ shape: [Int], strides: [Int], count: Int) -> [Scalar] {
    guard count > 0 else { return [] }
    var rows = StridedRows(shape: shape, left: strides, right: strides)
    var result: [Scalar] = []
    result.reserveCapacity(count)
    while rows.next() {
      var offset = rows.left
      for _ in 0..<rows.length {
        result.append(elements[offset])
        offset += rows.leftStep
      }
    }
    return result
  }

  /// The tensor whose axis k is axis `axes[k]` of this one; the axes are a permutation.
  func permuted(_ axes: [Int]) -> Values {
    let strides = StridedView.packedStrides(of: shape)
    let target = axes.map { shape[$0] }
    return Values(
      target, gathered(target, strides: axes.map { strides[$0] }, count: elements.count))
  }

  /// The transpose of a matrix.
  var transposed: Values { permuted([1, 0]) }
}

extension Values where Scalar == Double {
  init(_ tensor: Tensor) { self.init(tensor.shape, tensor.elements) }

  /// The tensor of doubles.
  var tensor: Tensor { Tensor(checked: shape, elements) }
}
