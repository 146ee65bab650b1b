import MathCore
import Testing

@Suite struct TensorBroadcastingTests {
  /// The definition: both shapes filled up with 1 at the front, then axis by axis.
  private func broadcast(_ left: [Int], _ right: [Int]) -> [Int]? {
    let rank = max(left.count, right.count)
    let padded = [left, right].map { [Int](repeating: 1, count: rank - $0.count) + $0 }
    var shape: [Int] = []
    for (a, b) in zip(padded[0], padded[1]) {
      guard a == b || a == 1 || b == 1 else { return nil }
      shape.append(a == 1 ? b : a)
    }
    return shape
  }

  /// The element of x that is read at an index of the broadcast shape.
  private func element(of x: Tensor, at index: [Int]) -> Double {
    let own = index.suffix(x.shape.count)
    return x.element(at: zip(own, x.shape).map { $1 == 1 ? 0 : $0 })
  }

  private let small = (0...3).flatMap { shapes(rank: $0, lengths: [0, 1, 2, 3]) }

  @Test func `lengths fit at the last axis if they are equal or one is 1`() {
    for left in small {
      for right in small {
        #expect((try? Tensors.broadcastShape(left, right)) == broadcast(left, right))
      }
    }
  }

  @Test func `expand repeats along axes of length 1 and along axes at the front`() throws {
    for from in small {
      let x = try Tensor.counting(from)
      for to in small {
        if broadcast(from, to) == to {
          let expected = try Tensor(shape: to) { element(of: x, at: $0) }
          #expect(try Tensors.expand(x, to) == expected)
        } else {
          #expect(throws: MathError.shapes(function: "expand", from, to)) {
            try Tensors.expand(x, to)
          }
        }
      }
    }
  }

  @Test func `sums, differences and products pair the elements of the broadcast shape`() throws {
    let few = (0...3).flatMap { shapes(rank: $0, lengths: [0, 1, 3]) }
    for left in few {
      for right in few {
        let x = try Tensor.counting(left)
        let y = try Tensor(shape: right, elements: Tensor.counting(right).elements.map { $0 / 8 })
        guard let shape = broadcast(left, right) else {
          #expect(throws: MathError.shapes(function: "broadcastAdd", left, right)) {
            try Tensors.broadcastAdd(x, y)
          }
          continue
        }
        func expected(_ operation: (Double, Double) -> Double) throws -> Tensor {
          try Tensor(shape: shape) { operation(element(of: x, at: $0), element(of: y, at: $0)) }
        }
        #expect(try Tensors.broadcastAdd(x, y) == expected(+))
        #expect(try Tensors.broadcastSub(x, y) == expected(-))
        #expect(try Tensors.broadcastMul(x, y) == expected(*))
      }
    }
  }

  @Test func `a result beyond the limit is refused before it is made`() throws {
    let x = try Tensor.counting([1])
    let huge = 1 << 40
    let error = #expect(throws: MathError.self) { try Tensors.expand(x, [huge]) }
    #expect(
      error?.description
        == "expand: shape is [1099511627776], and should be a shape of at most 134217728 elements")
    #expect(throws: MathError.self) { try Tensors.expand(x, [.max, .max]) }
    #expect(try Tensors.expand(x, [0, .max, .max]).shape == [0, .max, .max])
    #expect(throws: MathError.shapes(function: "expand", [1], [-1])) {
      try Tensors.expand(x, [-1])
    }
    let column = try Tensor.counting([20_000, 1])
    let row = try Tensor.counting([20_000])
    #expect(throws: MathError.self) { try Tensors.broadcastMul(column, row) }
    #expect(try Tensors.broadcastShape([huge, 1], [huge]) == [huge, huge])
    #expect(throws: MathError.self) { try Tensors.broadcastShape([-1], [-1]) }
  }

  @Test func `elements that are not finite are refused by arithmetic and carried by expand`()
    throws
  {
    let x = try Tensor(shape: [1, 2], elements: [1, .nan])
    let one = try Tensor.counting([1])
    let error = #expect(throws: MathError.self) { try Tensors.broadcastSub(one, x) }
    #expect(
      error == .notFinite(function: "broadcastSub", argument: "y", index: 1, value: "nan"))
    let bits = try Tensors.expand(x, [2, 2]).elements.map(\.bitPattern)
    #expect(bits == [1, Double.nan, 1, .nan].map(\.bitPattern))
  }
}
