import MathCore

/// All shapes of a rank with these lengths, the last axis first to change.
func shapes(rank: Int, lengths: [Int]) -> [[Int]] {
  guard rank > 0 else { return [[]] }
  return shapes(rank: rank - 1, lengths: lengths).flatMap { shape in
    lengths.map { shape + [$0] }
  }
}

/// All indices into a shape, in row-major order.
func indices(into shape: [Int]) -> [[Int]] {
  guard let length = shape.first else { return [[]] }
  let rest = indices(into: Array(shape.dropFirst()))
  return (0..<length).flatMap { first in rest.map { [first] + $0 } }
}

/// All permutations of the axes of a rank.
func permutations(of rank: Int) -> [[Int]] {
  guard rank > 0 else { return [[]] }
  return permutations(of: rank - 1).flatMap { order in
    (0...order.count).map { place in
      var longer = order
      longer.insert(rank - 1, at: place)
      return longer
    }
  }
}

extension Tensor {
  /// The tensor of a shape whose elements are what a function makes of each index.
  init(shape: [Int], _ element: ([Int]) -> Double) throws {
    try self.init(shape: shape, elements: indices(into: shape).map(element))
  }

  /// The tensor of a shape whose elements are 1, 2, 3 … in flat order.
  static func counting(_ shape: [Int]) throws -> Tensor {
    try Tensor(
      shape: shape, elements: (0..<shape.reduce(1, *)).map { Double($0 + 1) })
  }

  /// The element at an index, by Horner's scheme.
  func element(at index: [Int]) -> Double {
    elements[zip(index, shape).reduce(0) { $0 * $1.1 + $1.0 }]
  }
}
