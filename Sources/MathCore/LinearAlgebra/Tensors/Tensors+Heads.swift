// The heads of multi-head attention: a model of width H is n heads of width H/n side by side.
extension Tensors {
  /// The heads of each position: (B, S, H) becomes (B, n, S, H/n).
  ///
  /// Element [b, h, s, j] is x[b, s, h·(H/n) + j]: the width is split into n runs of neighbours,
  /// and the heads come before the positions.
  ///
  /// - Throws: `MathError.outsideDomain` where x has not three axes, or the count is not positive
  ///   or does not divide H.
  /// - Complexity: O(number of elements).
  public static func splitHeads(_ x: Tensor, _ count: Int) throws(MathError) -> Tensor {
    guard x.shape.count == 3 else {
      throw rank(of: x, condition: "of three axes", in: "splitHeads")
    }
    let (batch, positions, width) = (x.shape[0], x.shape[1], x.shape[2])
    guard count > 0, width % count == 0 else {
      throw .outsideDomain(
        function: "splitHeads", argument: "count", value: count.description,
        condition: "a positive divisor of the width \(width)")
    }
    let split = Tensor(checked: [batch, positions, count, width / count], x.elements)
    let view = StridedView(split).permuted([0, 2, 1, 3])
    return Tensor(checked: view.shape, view.packed(count: x.elements.count))
  }

  /// The heads of each position side by side again: (B, n, S, d) becomes (B, S, n·d).
  ///
  /// - Throws: `MathError.outsideDomain` where x has not four axes, or has no elements and a width
  ///   n·d beyond `Int`.
  /// - Complexity: O(number of elements).
  public static func mergeHeads(_ x: Tensor) throws(MathError) -> Tensor {
    guard x.shape.count == 4 else {
      throw rank(of: x, condition: "of four axes", in: "mergeHeads")
    }
    let (width, overflows) = x.shape[1].multipliedReportingOverflow(by: x.shape[3])
    guard !overflows else {
      throw rank(of: x, condition: "with a width of 64 bits", in: "mergeHeads")
    }
    let view = StridedView(x).permuted([0, 2, 1, 3])
    return Tensor(
      checked: [x.shape[0], x.shape[2], width], view.packed(count: x.elements.count))
  }

  private static func rank(
    of x: Tensor, condition: String, in function: String
  ) -> MathError {
    .outsideDomain(
      function: function, argument: "the shape of x", value: x.shape.description,
      condition: "one \(condition)")
  }
}
