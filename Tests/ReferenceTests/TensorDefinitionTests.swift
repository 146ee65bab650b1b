import Exact
import Reference
import Testing

@Suite struct TensorDefinitionTests {
  private func counting(_ shape: [Int]) throws -> Tensor<Int> {
    try Tensor(shape: shape, elements: Array(0..<shape.reduce(1, *)))
  }

  @Test func `indices run through a shape with the last axis first`() {
    #expect(Tensors.indices(into: [2, 2]) == [[0, 0], [0, 1], [1, 0], [1, 1]])
    #expect(Tensors.indices(into: []) == [[]])
    #expect(Tensors.indices(into: [2, 0]) == [])
    #expect(Tensors.strides([2, 3, 4]) == [12, 4, 1])
  }

  @Test func `axes, heads and blocks move as the notes say`() throws {
    let x = try counting([2, 3])
    #expect(try Tensors.permute(x, [1, 0]).elements == [0, 3, 1, 4, 2, 5])
    let cycled = try Tensors.permute(counting([1, 2, 3]), [2, 0, 1])
    #expect(cycled.shape == [3, 1, 2])
    #expect(cycled.elements == [0, 3, 1, 4, 2, 5])
    #expect(try Tensors.concat(x, counting([2, 1]), 1).elements == [0, 1, 2, 0, 3, 4, 5, 1])
    let heads = try Tensors.splitHeads(counting([1, 2, 4]), 2)
    #expect(heads.elements == [0, 1, 4, 5, 2, 3, 6, 7])
    #expect(try Tensors.mergeHeads(heads) == counting([1, 2, 4]))
  }

  @Test func `shapes broadcast from the right`() throws {
    #expect(Tensors.broadcastShape([2, 1, 3], [4, 1]) == [2, 4, 3])
    #expect(Tensors.broadcastShape([1], [0]) == [0])
    #expect(Tensors.broadcastShape([2, 3], [2]) == nil)
    let column = try Tensor(shape: [2, 1], elements: [7, 8])
    #expect(try Tensors.expand(column, [2, 2]).elements == [7, 7, 8, 8])
    let pairs = try Tensors.pairs(column, Tensor(shape: [2], elements: [1, 2]))
    #expect(pairs.elements.map { $0 * 10 + $1 } == [71, 72, 81, 82])
    #expect(throws: DefinitionError.self) { try Tensors.expand(column, [2]) }
  }

  @Test func `groups hold what a reduction makes one number of`() throws {
    let x = try counting([2, 3])
    #expect(try Tensors.groups(x, [0]).elements == [[0, 3], [1, 4], [2, 5]])
    #expect(try Tensors.groups(x, [0, 1]).elements == [[0, 1, 2, 3, 4, 5]])
    #expect(try Tensors.groups(counting([0, 2]), [0]).elements == [[], []])
    #expect(try Tensors.readers(x, [2, 1]).elements == [[0, 1, 2], [3, 4, 5]])
    #expect(try Tensors.readers(x, [3]).elements == [[0, 3], [1, 4], [2, 5]])
  }

  @Test func `Einstein's notation pairs the factors of each sum`() throws {
    let x = try counting([2, 2])
    func sums(_ left: String, _ right: String, _ output: String) throws -> [Int] {
      try Tensors.einsum(Array(left), Array(right), Array(output), x, x).elements.map { pairs in
        pairs.reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
    #expect(try sums("ij", "jk", "ik") == [2, 3, 6, 11])
    #expect(try sums("ii", "jk", "") == [18])
    #expect(try sums("ij", "ij", "j") == [4, 10])
  }
}
