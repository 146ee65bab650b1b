/// The rules by which the shapes of tensors combine (sections B.18 and D.2 of the notes).
enum TensorShape {
  /// The most entries that a tensor may have; shapes are arithmetic, nothing is ever stored.
  static let mostEntries = 1 << 53
  /// The most dimensions.
  static let mostDimensions = 16

  /// The shape of an entrywise operation: shapes are aligned at the right, and a dimension of 1, or one
  /// that is missing, is repeated.
  ///
  /// - Returns: nil if two dimensions differ and neither is 1.
  static func broadcast(_ a: [Int], _ b: [Int]) -> [Int]? {
    let count = max(a.count, b.count)
    var result: [Int] = []
    for place in 0..<count {
      let x = dimension(a, place, of: count)
      let y = dimension(b, place, of: count)
      guard x == y || x == 1 || y == 1 else { return nil }
      result.append(x == 1 ? y : x)
    }
    return result
  }

  private static func dimension(_ shape: [Int], _ place: Int, of count: Int) -> Int {
    let index = place - (count - shape.count)
    return index < 0 ? 1 : shape[index]
  }

  /// The shape of a matrix product: (m, k)·(k, n) is (m, n); a vector loses its only dimension, and
  /// dimensions before the last two are broadcast.
  ///
  /// - Returns: nil if the inner dimensions differ, or a number is among the two.
  static func product(_ a: [Int], _ b: [Int]) -> [Int]? {
    guard let inner = a.last, !b.isEmpty else { return nil }
    let isRow = a.count == 1
    let isColumn = b.count == 1
    guard inner == (isColumn ? b[0] : b[b.count - 2]),
      let batch = broadcast(Array(a.dropLast(2)), Array(b.dropLast(2)))
    else { return nil }
    return batch + (isRow ? [] : [a[a.count - 2]]) + (isColumn ? [] : [b[b.count - 1]])
  }

  /// The number of entries; nil beyond `mostEntries`.
  static func size(_ shape: [Int]) -> Int? {
    var size = 1
    for dimension in shape {
      let (product, overflow) = size.multipliedReportingOverflow(by: dimension)
      guard !overflow, product <= mostEntries else { return nil }
      size = product
    }
    return size
  }

  /// A shape as it is written, `(4, 16)`, `(16,)` or `()`.
  static func text(_ shape: [Int]) -> String {
    "(\(shape.map(String.init).joined(separator: ", "))\(shape.count == 1 ? "," : ""))"
  }
}
