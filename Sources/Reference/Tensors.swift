import Exact

/// Tensors as functions of an index (section A.11 of the notes): each definition says what stands at
/// an index of the result.
public enum Tensors {
  /// All indices into a shape, in row-major order; one, the empty one, into the shape of a scalar.
  public static func indices(into shape: [Int]) -> [[Int]] {
    shape.reduce([[]]) { heads, length in
      heads.flatMap { head in (0..<max(0, length)).map { head + [$0] } }
    }
  }

  /// The tensor with what a function gives for each index.
  public static func tensor<Element>(
    _ shape: [Int], _ element: ([Int]) throws -> Element
  ) throws -> Tensor<Element> {
    try Tensor(shape: shape, elements: indices(into: shape).map(element))
  }

  /// The element at an index into the shape: the place in row-major order, by Horner's scheme.
  public static func element<Element>(of x: Tensor<Element>, at index: [Int]) -> Element {
    x.elements[zip(index, x.shape).reduce(0) { $0 * $1.1 + $1.0 }]
  }

  /// The strides of a tensor without gaps: the stride of an axis is the product of the lengths
  /// behind it.
  public static func strides(_ shape: [Int]) -> [Int] {
    shape.indices.map { shape[($0 + 1)...].reduce(1, *) }
  }

  /// The tensor whose axis k is axis `axes[k]` of x.
  public static func permute<Element>(
    _ x: Tensor<Element>, _ axes: [Int]
  ) throws -> Tensor<Element> {
    try tensor(axes.map { x.shape[$0] }) { index in
      element(of: x, at: x.shape.indices.map { axis in index[axes.firstIndex(of: axis) ?? 0] })
    }
  }

  /// The elements of x and, behind them along an axis, those of y.
  ///
  /// - Throws: `DefinitionError.shapes`.
  public static func concat<Element>(
    _ x: Tensor<Element>, _ y: Tensor<Element>, _ axis: Int
  ) throws -> Tensor<Element> {
    guard x.shape.count == y.shape.count,
      x.shape.indices.allSatisfy({ $0 == axis || x.shape[$0] == y.shape[$0] })
    else { throw DefinitionError.shapes(function: "concat", x.shape, y.shape) }
    var shape = x.shape
    shape[axis] += y.shape[axis]
    return try tensor(shape) { index in
      guard index[axis] >= x.shape[axis] else { return element(of: x, at: index) }
      var behind = index
      behind[axis] -= x.shape[axis]
      return element(of: y, at: behind)
    }
  }

  /// The heads of each position: (B, S, H) becomes (B, n, S, d) with d = H/n, where
  /// [b, h, s, j] is x[b, s, h·d + j].
  public static func splitHeads<Element>(
    _ x: Tensor<Element>, _ count: Int
  ) throws -> Tensor<Element> {
    let width = x.shape[2] / count
    return try tensor([x.shape[0], count, x.shape[1], width]) { index in
      element(of: x, at: [index[0], index[2], index[1] * width + index[3]])
    }
  }

  /// The heads of each position side by side: (B, n, S, d) becomes (B, S, n·d), where
  /// [b, s, j] is x[b, ⌊j/d⌋, s, j mod d].
  public static func mergeHeads<Element>(_ x: Tensor<Element>) throws -> Tensor<Element> {
    let width = x.shape[3]
    return try tensor([x.shape[0], x.shape[2], x.shape[1] * width]) { index in
      element(of: x, at: [index[0], index[2] / width, index[1], index[2] % width])
    }
  }
}
