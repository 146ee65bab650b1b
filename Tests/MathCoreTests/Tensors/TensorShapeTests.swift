import MathCore
import Testing

@Suite struct TensorShapeTests {
  @Test func `strides count the elements between neighbours`() throws {
    #expect(try Tensors.strides([2, 3, 4]) == [12, 4, 1])
    #expect(try Tensors.strides([]) == [])
    #expect(try Tensors.strides([7]) == [1])
    #expect(try Tensors.strides([2, 0, 3]) == [3, 3, 1])
  }

  @Test(arguments: 0...4)
  func `strides map the indices onto the flat places, in order`(rank: Int) throws {
    for shape in shapes(rank: rank, lengths: [1, 2, 3]) {
      let strides = try Tensors.strides(shape)
      let places = indices(into: shape).map { zip($0, strides).reduce(0) { $0 + $1.0 * $1.1 } }
      #expect(places == Array(0..<shape.reduce(1, *)))
    }
  }

  @Test func `strides that are no integers, and negative lengths, are refused`() {
    #expect(throws: MathError.self) { try Tensors.strides([1, 1 << 40, 1 << 40]) }
    let error = #expect(throws: MathError.self) { try Tensors.strides([2, -1]) }
    #expect(
      error?.description
        == "strides: shape is [2, -1], and should be lengths that are not negative")
  }

  @Test func `reshape keeps the flat order`() throws {
    let x = try Tensor.counting([2, 3, 4])
    let y = try Tensors.reshape(x, [6, 4])
    #expect(y.shape == [6, 4])
    #expect(y.elements == x.elements)
    #expect(try Tensors.reshape(Tensors.reshape(y, [24]), [2, 3, 4]) == x)
    #expect(try Tensors.reshape(Tensor(shape: [0, 5], elements: []), [7, 0]).shape == [7, 0])
  }

  @Test(arguments: [[5], [], [-2, -3], [.max, .max], [0], [6, 0]])
  func `reshape refuses a shape of another number of elements`(shape: [Int]) throws {
    let x = try Tensor.counting([2, 3])
    let error = #expect(throws: MathError.self) { try Tensors.reshape(x, shape) }
    #expect(error == .elementCount(function: "reshape", count: 6, shape: shape))
  }

  @Test(arguments: 0...4)
  func `permute moves each element to the permuted index`(rank: Int) throws {
    for shape in shapes(rank: rank, lengths: rank < 4 ? [0, 1, 2, 3] : [1, 2, 3]) {
      let x = try Tensor.counting(shape)
      for axes in permutations(of: rank) {
        let permuted = try Tensors.permute(x, axes)
        let expected = try Tensor(shape: axes.map { shape[$0] }) { index in
          var source = index
          for (place, axis) in axes.enumerated() { source[axis] = index[place] }
          return x.element(at: source)
        }
        #expect(permuted == expected)
      }
    }
  }

  @Test func `permute carries any doubles`() throws {
    let x = try Tensor(shape: [2, 2], elements: [.nan, -0.0, .infinity, 4])
    let bits = try Tensors.permute(x, [1, 0]).elements.map(\.bitPattern)
    #expect(bits == [Double.nan, .infinity, -0.0, 4].map(\.bitPattern))
  }

  @Test func `permute refuses what is no permutation of the axes`() throws {
    let x = try Tensor.counting([2, 3])
    func error(_ axes: [Int]) -> MathError? {
      #expect(throws: MathError.self) { try Tensors.permute(x, axes) }
    }
    #expect(error([0, 0]) == .repeatedAxis(function: "permute", axes: [0, 0]))
    #expect(error([0]) == .repeatedAxis(function: "permute", axes: [0]))
    #expect(error([0, 2]) == .axis(function: "permute", axis: 2, rank: 2))
    #expect(error([0, -1]) == .axis(function: "permute", axis: -1, rank: 2))
    #expect(error([.min, .max]) == .axis(function: "permute", axis: .min, rank: 2))
    #expect(error([0, 1, 0]) == .repeatedAxis(function: "permute", axes: [0, 1, 0]))
  }

  @Test func `concat puts y behind x along the axis`() throws {
    for shape in shapes(rank: 3, lengths: [0, 1, 2]) {
      for axis in 0..<3 {
        for length in 0...2 {
          var other = shape
          other[axis] = length
          let x = try Tensor.counting(shape)
          let y = try Tensor(shape: other) { -Tensor.horner($0) }
          var joined = shape
          joined[axis] += length
          let expected = try Tensor(shape: joined) { index in
            var inY = index
            inY[axis] -= shape[axis]
            return inY[axis] < 0 ? x.element(at: index) : y.element(at: inY)
          }
          #expect(try Tensors.concat(x, y, axis) == expected)
        }
      }
    }
  }

  @Test func `concat refuses other lengths, other ranks and axes that are not there`() throws {
    let x = try Tensor.counting([2, 3])
    let y = try Tensor.counting([2, 2])
    let scalar = try Tensor(shape: [], elements: [1])
    func error(_ y: Tensor, _ axis: Int) -> MathError? {
      #expect(throws: MathError.self) { try Tensors.concat(x, y, axis) }
    }
    #expect(error(y, 0) == .shapes(function: "concat", [2, 3], [2, 2]))
    #expect(error(scalar, 0) == .shapes(function: "concat", [2, 3], []))
    #expect(error(y, 2) == .axis(function: "concat", axis: 2, rank: 2))
    #expect(error(y, -1) == .axis(function: "concat", axis: -1, rank: 2))
    #expect(throws: MathError.axis(function: "concat", axis: 0, rank: 0)) {
      try Tensors.concat(scalar, scalar, 0)
    }
    let long = try Tensor(shape: [.max, 0], elements: [])
    #expect(throws: MathError.shapes(function: "concat", [.max, 0], [.max, 0])) {
      try Tensors.concat(long, long, 0)
    }
  }
}

extension Tensor {
  /// A number that tells indices apart: their digits in base 10, from 1.
  fileprivate static func horner(_ index: [Int]) -> Double {
    Double(index.reduce(0) { $0 * 10 + $1 } + 1)
  }
}
