extension Tensors {
  /// A sum of products of two tensors in Einstein's notation, such as `ij,jk->ik`.
  ///
  /// A letter stands for an index. The result at its letters is the sum, over all values of the
  /// letters that it does not have, of the product of the operands at theirs. A letter twice in an
  /// operand takes its diagonal. The letters of the result are distinct letters of the operands;
  /// spaces are passed over. A length of 1 is not broadcast. Each sum is correctly rounded; an exact
  /// zero is +0, and so is a sum of nothing.
  ///
  /// - Throws: `MathError.outsideDomain` for a text that is not of this form or has not a letter for
  ///   each axis, and where the result or one of its sums has more than `elementLimit` elements;
  ///   `.shapes` where a letter has two lengths; `.notFinite`.
  /// - Complexity: O(product of the lengths of all letters) time, memory for the result and for the
  ///   terms of one sum.
  public static func einsum(
    _ text: String, _ x: Tensor, _ y: Tensor
  ) throws(MathError) -> Tensor {
    let subscripts = try EinsumSubscripts(text)
    guard subscripts.left.count == x.shape.count, subscripts.right.count == y.shape.count else {
      throw EinsumSubscripts.malformed(
        text, "a text of a letter for each axis: \(x.shape.count) and \(y.shape.count)")
    }
    try Requirements.finite(x.elements, "x", in: "einsum")
    try Requirements.finite(y.elements, "y", in: "einsum")
    var lengths: [UInt8: Int] = [:]
    for (letter, length) in zip(subscripts.left + subscripts.right, x.shape + y.shape) {
      guard lengths[letter, default: length] == length else {
        throw .shapes(function: "einsum", x.shape, y.shape)
      }
      lengths[letter] = length
    }
    let shape = subscripts.output.map { lengths[$0, default: 1] }
    let given = max(x.elements.count, y.elements.count)
    let count = try limitedCount(
      of: shape, "the shape of the result", given: given, in: "einsum")
    if count == 0 { return Tensor(checked: shape, []) }
    let summedShape = subscripts.summed.map { lengths[$0, default: 1] }
    let termCount = try limitedCount(
      of: summedShape, "the shape of a sum", given: given, in: "einsum")
    if termCount == 0 {
      return Tensor(checked: shape, [Double](repeating: 0, count: count))
    }

    let (left, right) = (
      strides(by: subscripts.left, of: x), strides(by: subscripts.right, of: y)
    )
    func rows(_ letters: [UInt8], _ shape: [Int]) -> StridedRows {
      StridedRows(
        shape: shape, left: letters.map { left[$0, default: 0] },
        right: letters.map { right[$0, default: 0] })
    }
    let terms = offsets(of: rows(subscripts.summed, summedShape), count: termCount)
    let results = offsets(of: rows(subscripts.output, shape), count: count)
    var factors = (
      [Double](repeating: 0, count: termCount), [Double](repeating: 0, count: termCount)
    )
    var elements = [Double](repeating: 0, count: count)
    for place in 0..<count {
      let (i, j) = (results.left[place], results.right[place])
      for term in 0..<termCount {
        factors.0[term] = x.elements[i + terms.left[term]]
        factors.1[term] = y.elements[j + terms.right[term]]
      }
      elements[place] = dot(factors.0.span, factors.1.span)
    }
    return Tensor(checked: shape, elements)
  }

  /// How far one step of each letter goes in a tensor: along all of the letter's axes at once, so
  /// that a letter twice takes the diagonal.
  private static func strides(by letters: [UInt8], of x: Tensor) -> [UInt8: Int] {
    var result: [UInt8: Int] = [:]
    for (letter, stride) in zip(letters, StridedView.packedStrides(of: x.shape)) {
      result[letter, default: 0] += stride
    }
    return result
  }

  /// The places in both tensors that the rows go through.
  private static func offsets(
    of rows: StridedRows, count: Int
  ) -> (left: [Int], right: [Int]) {
    var rows = rows
    var result: (left: [Int], right: [Int]) = ([], [])
    result.left.reserveCapacity(count)
    result.right.reserveCapacity(count)
    while rows.next() {
      for step in 0..<rows.length {
        result.left.append(rows.left + step * rows.leftStep)
        result.right.append(rows.right + step * rows.rightStep)
      }
    }
    return result
  }

  /// The sum of the products of finite factors, correctly rounded.
  private static func dot(_ x: Span<Double>, _ y: Span<Double>) -> Double {
    CompensatedKernels.dot(x, y).rounded ?? WideAccumulator.dot(x, y).rounded
  }
}
