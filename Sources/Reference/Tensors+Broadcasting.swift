import Exact

extension Tensors {
  /// The shape that two shapes broadcast to; nothing where they do not fit.
  ///
  /// The shorter one is filled up with 1 at the front; two lengths fit if they are equal or one of
  /// them is 1, which gives way.
  public static func broadcastShape(_ s: [Int], _ t: [Int]) -> [Int]? {
    let rank = max(s.count, t.count)
    let left = Array(repeating: 1, count: rank - s.count) + s
    let right = Array(repeating: 1, count: rank - t.count) + t
    var shape: [Int] = []
    for (a, b) in zip(left, right) {
      guard a == b || a == 1 || b == 1 else { return nil }
      shape.append(a == 1 ? b : a)
    }
    return shape
  }

  /// The index of x that an index of a shape to which x broadcasts reads.
  public static func source(of index: [Int], in shape: [Int]) -> [Int] {
    zip(index.suffix(shape.count), shape).map { $1 == 1 ? 0 : $0 }
  }

  /// The tensor repeated along axes of length 1, and along axes at the front, to fill a shape.
  ///
  /// - Throws: `DefinitionError.shapes`.
  public static func expand<Element>(
    _ x: Tensor<Element>, _ shape: [Int]
  ) throws -> Tensor<Element> {
    guard broadcastShape(x.shape, shape) == shape else {
      throw DefinitionError.shapes(function: "expand", x.shape, shape)
    }
    return try tensor(shape) { element(of: x, at: source(of: $0, in: x.shape)) }
  }

  /// The tensor of the pairs that two tensors combine at each index.
  ///
  /// - Throws: `DefinitionError.shapes`.
  public static func pairs<Element>(
    _ x: Tensor<Element>, _ y: Tensor<Element>
  ) throws -> Tensor<(Element, Element)> {
    guard let shape = broadcastShape(x.shape, y.shape) else {
      throw DefinitionError.shapes(function: "pairs", x.shape, y.shape)
    }
    return try tensor(shape) {
      (
        element(of: x, at: source(of: $0, in: x.shape)),
        element(of: y, at: source(of: $0, in: y.shape))
      )
    }
  }
}
