import MathCore
import Testing

@Suite struct TensorHeadsTests {
  @Test func `the width is split into runs of neighbours, and heads come before positions`()
    throws
  {
    for (batch, positions, heads, width) in [
      (2, 3, 2, 4), (1, 2, 3, 1), (0, 2, 2, 2), (2, 2, 3, 0),
    ] {
      let x = try Tensor.counting([batch, positions, heads * width])
      let split = try Tensors.splitHeads(x, heads)
      let expected = try Tensor(shape: [batch, heads, positions, width]) { index in
        x.element(at: [index[0], index[2], index[1] * width + index[3]])
      }
      #expect(split == expected)
      #expect(try Tensors.mergeHeads(split) == x)
    }
  }

  @Test(arguments: [0, -1, 4, .min, .max])
  func `a count of heads that does not divide the width is refused`(count: Int) throws {
    let x = try Tensor.counting([1, 2, 6])
    let error = #expect(throws: MathError.self) { try Tensors.splitHeads(x, count) }
    #expect(
      error?.description
        == "splitHeads: count is \(count), and should be a positive divisor of the width 6")
  }

  @Test func `other ranks and widths beyond the integers are refused`() throws {
    let x = try Tensor.counting([2, 2])
    #expect(throws: MathError.self) { try Tensors.splitHeads(x, 1) }
    #expect(throws: MathError.self) { try Tensors.mergeHeads(x) }
    let wide = try Tensor(shape: [0, .max, 1, .max], elements: [])
    let error = #expect(throws: MathError.self) { try Tensors.mergeHeads(wide) }
    #expect(error?.kind == "domain")
  }
}
