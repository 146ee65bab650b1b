import Exact

/// A vector or a matrix of as many numbers as a name says: what its entry at any index is.
///
/// The entry is a formula in the indices, which have the names `Family.index(0)` and
/// `Family.index(1)` and count from 1.
public struct Family<S: Scalar>: Sendable {
  /// The length; or the rows and columns.
  public let dimensions: [Variables.Dimension]
  /// The entry.
  public let entry: S

  /// The family of an entry.
  public init(dimensions: [Variables.Dimension], entry: S) {
    self.dimensions = dimensions
    self.entry = entry
  }
}

extension Family {
  /// The name of an index: no name that can be written.
  public static func index(_ number: Int) -> String {
    // There are two for most.
    switch number {
    case 0: "#1"
    case 1: "#2"
    default: "#\(number + 1)"
    }
  }

  /// Rows for columns; a vector as it is.
  var transposed: Family {
    guard dimensions.count == 2, let entry = entry as? Expression else { return self }
    let swapped = try? entry.substitutingIndices([
      Family.index(0): Expression(.name(Family.index(1))),
      Family.index(1): Expression(.name(Family.index(0))),
    ])
    guard let result = swapped as? S else { return self }
    return Family(dimensions: dimensions.reversed(), entry: result)
  }

  /// The product: of matrices, of a matrix and a vector, and of two vectors their dot product.
  func multiplied(by other: Family) throws -> Value<S> {
    guard let inner = dimensions.last, inner == other.dimensions.first,
      let x = entry as? Expression, let y = other.entry as? Expression
    else {
      throw Operations.mismatch("·", Value.family(self), Value.family(other))
    }
    // The last index of the one and the first of the other one are summed over.
    let bound = Expression.freshIndex(for: [x, y])
    let index = Expression(.name(bound))
    let left = try x.substitutingIndices([Family.index(dimensions.count - 1): index])
    var right = try y.substitutingIndices([Family.index(0): index])
    let rest = Array(dimensions.dropLast() + other.dimensions.dropFirst())
    if other.dimensions.count == 2 {
      right = try right.substitutingIndices([
        Family.index(1): Expression(.name(Family.index(rest.count - 1)))
      ])
    }
    let sum = Expression(
      .series(
        Expression.Series(
          isProduct: false, index: bound, from: .one, to: inner.expression,
          of: try left * right)))
    guard let result = sum as? S else {
      throw OperationProblem(problem: .kind(operation: "a product of", found: "vector"))
    }
    return rest.isEmpty ? .scalar(result) : .family(Family(dimensions: rest, entry: result))
  }

  /// The entries of a square matrix whose indices are one; nil for anything else.
  func diagonal() throws -> Family? {
    guard dimensions.count == 2, dimensions[0] == dimensions[1],
      let entry = try (entry as? Expression)?.substitutingIndices([
        Family.index(1): Expression(.name(Family.index(0)))
      ]) as? S
    else { return nil }
    return Family(dimensions: [dimensions[0]], entry: entry)
  }

  /// The matrix of the products of the entries of two vectors; nil where one is none.
  func outer(_ other: Family) throws -> Family? {
    guard dimensions.count == 1, other.dimensions.count == 1,
      let column = try (other.entry as? Expression)?.substitutingIndices([
        Family.index(0): Expression(.name(Family.index(1)))
      ]) as? S
    else { return nil }
    return Family(dimensions: dimensions + other.dimensions, entry: try entry * column)
  }

  /// The sum of all entries after each was transformed.
  func total(_ transform: (S) throws -> S) throws -> S {
    guard let body = try transform(entry) as? Expression else {
      throw OperationProblem(problem: .kind(operation: "a sum of", found: "vector"))
    }
    var sum = body
    for (number, dimension) in dimensions.enumerated().reversed() {
      let bound = Expression.freshIndex(for: [sum])
      sum = Expression(
        .series(
          Expression.Series(
            isProduct: false, index: bound, from: .one, to: dimension.expression,
            of: try sum.substitutingIndices([Family.index(number): Expression(.name(bound))]))))
    }
    guard let result = sum as? S else {
      throw OperationProblem(problem: .kind(operation: "a sum of", found: "vector"))
    }
    return result
  }
}

extension Expression {
  /// An index that no series in the formulas has.
  static func freshIndex(for expressions: [Expression]) -> String {
    var used: Set<String> = []
    var stack = expressions
    while let top = stack.popLast() {
      if case .series(let series) = top.kind { used.insert(series.index) }
      if case .name(let name) = top.kind { used.insert(name) }
      stack.append(contentsOf: top.children)
    }
    for name in ["i", "j", "k", "l", "m"] where !used.contains(name) { return name }
    var number = 1
    while used.contains("i\(number)") { number += 1 }
    return "i\(number)"
  }
}
