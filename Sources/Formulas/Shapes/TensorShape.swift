import Exact

/// The rules by which the shapes of tensors combine (sections B.18 and D.2 of the notes).
///
/// A dimension is a whole number, or a formula in names: `(B, 2·H)`.
enum TensorShape {
  /// The most entries that a tensor may have; shapes are arithmetic, nothing is ever stored.
  static let mostEntries = 1 << 53
  /// The most dimensions.
  static let mostDimensions = 16

  /// The shape of an entrywise operation: shapes are aligned at the right, and a dimension of 1, or one
  /// that is missing, is repeated.
  ///
  /// - Returns: nil if two dimensions differ and neither is 1.
  static func broadcast(_ a: [Expression], _ b: [Expression]) -> [Expression]? {
    let count = max(a.count, b.count)
    var result: [Expression] = []
    for place in 0..<count {
      let x = dimension(a, place, of: count)
      let y = dimension(b, place, of: count)
      guard areEqual(x, y) || x == .one || y == .one else { return nil }
      result.append(x == .one ? y : x)
    }
    return result
  }

  private static func dimension(_ shape: [Expression], _ place: Int, of count: Int) -> Expression {
    let index = place - (count - shape.count)
    return index < 0 ? .one : shape[index]
  }

  /// The shape of a matrix product: (m, k)·(k, n) is (m, n); a vector loses its only dimension, and
  /// dimensions before the last two are broadcast.
  ///
  /// - Returns: nil if the inner dimensions differ, or a number is among the two.
  static func product(_ a: [Expression], _ b: [Expression]) -> [Expression]? {
    guard let inner = a.last, !b.isEmpty else { return nil }
    let isRow = a.count == 1
    let isColumn = b.count == 1
    guard areEqual(inner, isColumn ? b[0] : b[b.count - 2]),
      let batch = broadcast(Array(a.dropLast(2)), Array(b.dropLast(2)))
    else { return nil }
    return batch + (isRow ? [] : [a[a.count - 2]]) + (isColumn ? [] : [b[b.count - 1]])
  }

  /// Whether two dimensions are the same number, or the same formula but for the order in it.
  private static func areEqual(_ a: Expression, _ b: Expression) -> Bool {
    a == b || a.orderedForm == b.orderedForm
  }

  /// The number of entries; nil beyond `mostEntries`.
  static func size(_ shape: [Expression]) throws -> Expression? {
    var size = Expression.one
    for dimension in shape {
      size = try size * dimension
      if let number = size.asRational, number > Rational(mostEntries) { return nil }
    }
    return size
  }

  /// A shape as it is written, `(4, 16)`, `(16,)` or `()`.
  static func text(_ shape: [Expression]) -> String {
    "(\(shape.map(\.text).joined(separator: ", "))\(shape.count == 1 ? "," : ""))"
  }
}
