import MathCore
import Testing

@Suite struct TensorEinsumTests {
  /// The definition by loops over all values of all letters.
  private func loops(_ text: String, _ x: Tensor, _ y: Tensor) throws -> Tensor {
    let parts = text.split(separator: "->", omittingEmptySubsequences: false)
    let operands = parts[0].split(separator: ",", omittingEmptySubsequences: false)
    let (left, right, output) = (Array(operands[0]), Array(operands[1]), Array(parts[1]))
    let letters = Set(left + right).sorted()
    var lengths: [Character: Int] = [:]
    for (letter, length) in zip(left + right, x.shape + y.shape) { lengths[letter] = length }
    let shape = output.map { lengths[$0] ?? 0 }
    var sums = [Double](repeating: 0, count: shape.reduce(1, *))
    for values in indices(into: letters.map { lengths[$0] ?? 0 }) {
      let value = Dictionary(uniqueKeysWithValues: zip(letters, values))
      func index(_ letters: [Character]) -> [Int] { letters.map { value[$0] ?? 0 } }
      let place = zip(index(output), shape).reduce(0) { $0 * $1.1 + $1.0 }
      sums[place] += x.element(at: index(left)) * y.element(at: index(right))
    }
    return try Tensor(shape: shape, elements: sums)
  }

  @Test(arguments: [
    ("ij,jk->ik", [2, 3], [3, 2]), ("bhid,bhjd->bhij", [2, 2, 3, 2], [2, 2, 1, 2]),
    ("i,i->", [4], [4]), ("i,j->ij", [2], [3]), ("i,j->ji", [2], [3]), ("i,j->", [2], [3]),
    ("ii,i->i", [3, 3], [3]), ("ii,j->j", [3, 3], [2]), ("iji,j->", [2, 3, 2], [3]),
    ("ij,kk->ji", [2, 3], [2, 2]), (",->", [], []), ("i,->i", [3], []), (",zz->z", [], [2, 2]),
    ("ij,j->i", [2, 0], [0]), ("ij,j->i", [0, 2], [2]), ("ij,k->ik", [2, 3], [2]),
    ("abc,cab->bca", [1, 2, 3], [3, 1, 2]), ("ij,ij->ij", [2, 3], [2, 3]),
  ])
  func `einsum is the loops over its letters`(text: String, left: [Int], right: [Int]) throws {
    let x = try Tensor.counting(left)
    let y = try Tensor(shape: right, elements: Tensor.counting(right).elements.map { $0 * $0 - 3 })
    #expect(try Tensors.einsum(text, x, y) == loops(text, x, y))
  }

  @Test func `spaces are passed over`() throws {
    let x = try Tensor.counting([2, 2])
    #expect(
      try Tensors.einsum(" ij , jk -> ik ", x, x) == Tensors.einsum("ij,jk->ik", x, x))
  }

  @Test(arguments: [
    "", "ij", "ij,jk", "ij,jk->", "ij,jk->ii", "ij,jk->iz", "ij,jk-ik", "ij,jk>ik", "ij,jk->ik,",
    "ij,jk,kl->il", "IJ,JK->IK", "i1,1k->ik", "ij,jk->ik->ik", "->", ",", "ij->ij", "i…,jk->ik",
    "i-,>k->ik", "é,é->", "ij,jk-->ik", "i\u{301}j,jk->ik", "\u{0},->",
  ])
  func `a text that is no sum of two operands is refused`(text: String) throws {
    let x = try Tensor.counting([2, 2])
    let y = text == "ij,jk->" ? try Tensor.counting([2]) : x
    let error = #expect(throws: MathError.self) { try Tensors.einsum(text, x, y) }
    #expect(error?.kind == "domain")
  }

  @Test func `a letter of two lengths is refused, a length of 1 too`() throws {
    let x = try Tensor.counting([2, 3])
    func error(_ text: String, _ y: Tensor) -> MathError? {
      #expect(throws: MathError.self) { try Tensors.einsum(text, x, y) }
    }
    let one = try Tensor.counting([1, 3])
    #expect(error("ij,jk->ik", x) == .shapes(function: "einsum", [2, 3], [2, 3]))
    #expect(error("ij,ij->ij", one) == .shapes(function: "einsum", [2, 3], [1, 3]))
    #expect(error("ii,jk->i", x) == .shapes(function: "einsum", [2, 3], [2, 3]))
  }

  @Test func `a result or a sum of more terms than the limit is refused`() throws {
    let x = try Tensor.counting([20_000])
    #expect(throws: MathError.self) { try Tensors.einsum("i,j->ij", x, x) }
    let empty = try Tensor(shape: [0, 1 << 40], elements: [])
    #expect(throws: MathError.self) { try Tensors.einsum("ij,->j", empty, .counting([])) }
    #expect(try Tensors.einsum("ij,->i", empty, .counting([])).shape == [0])
    #expect(try Tensors.einsum("ij,ij->", empty, empty).elements == [0])
  }
}
