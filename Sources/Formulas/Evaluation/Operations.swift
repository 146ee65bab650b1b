import Exact
import Reference

/// The operators on numbers, vectors and matrices.
enum Operations {
  /// The entrywise sum or difference of two values of one shape.
  static func add<S: Scalar>(
    _ a: Value<S>, _ b: Value<S>, isSubtracted: Bool
  ) throws -> Value<S> {
    let name = isSubtracted ? "−" : "+"
    switch (a, b) {
    case (.scalar(let x), .scalar(let y)):
      return .scalar(isSubtracted ? try x - y : try x + y)
    case (.truth, _), (_, .truth): throw notANumber(name, "statement")
    case (.tensor, _), (_, .tensor):
      guard let shape = TensorShape.broadcast(a.dimensions, b.dimensions) else {
        throw mismatch(name, a, b)
      }
      return .tensor(shape)
    case (.scalar, _), (_, .scalar): throw mismatch(name, a, b)
    default:
      guard let sum = try a.paired(with: b, { isSubtracted ? try $0 - $1 : try $0 + $1 }) else {
        throw mismatch(name, a, b)
      }
      return sum
    }
  }

  /// The product: of numbers, of a number with each entry, of matrices, and of two vectors their dot
  /// product.
  static func multiply<S: Scalar>(_ a: Value<S>, _ b: Value<S>) throws -> Value<S> {
    switch (a, b) {
    case (.truth, _), (_, .truth): throw notANumber("·", "statement")
    case (.scalar(let x), _): return try b.map { try x * $0 }
    case (_, .scalar(let y)): return try a.map { try $0 * y }
    case (.tensor, _), (_, .tensor):
      guard let shape = TensorShape.product(a.dimensions, b.dimensions) else {
        throw mismatch("·", a, b)
      }
      return .tensor(shape)
    case (.family(let x), .family(let y)): return try x.multiplied(by: y)
    case (.family, _), (_, .family): throw mismatch("·", a, b)
    case (.vector(let x), .vector(let y)):
      guard x.count == y.count else { throw mismatch("·", a, b) }
      return .scalar(try Vectors.dot(x, y))
    case (.matrix(let x), .vector(let y)): return .vector(try Matrices.product(x, y))
    case (.vector(let x), .matrix(let y)): return .vector(try Matrices.product(x, y))
    case (.matrix(let x), .matrix(let y)): return .matrix(try Matrices.product(x, y))
    }
  }

  /// The error that there is no division by a value.
  static func noDivisor(_ value: Value<some Scalar>) -> OperationProblem {
    OperationProblem(problem: .kind(operation: "division by", found: value.kindName))
  }

  /// The value divided by a number.
  static func divide<S: Scalar>(_ a: Value<S>, _ b: Value<S>) throws -> Value<S> {
    guard case .scalar(let divisor) = b else { throw noDivisor(b) }
    if case .truth = a { throw notANumber("/", "statement") }
    return try a.map { try $0 / divisor }
  }

  /// A number to a power, or a square matrix to a whole one.
  static func power<S: Scalar>(_ a: Value<S>, _ b: Value<S>) throws -> Value<S> {
    guard case .scalar(let exponent) = b else {
      throw OperationProblem(problem: .kind(operation: "an exponent that is", found: b.kindName))
    }
    switch a {
    case .scalar(let base): return .scalar(try base.power(exponent))
    case .matrix(let base):
      for count in 1...8 where try exponent.order(S(count)) == .equal {
        return .matrix(
          try (1..<count).reduce(base) { power, _ in try Matrices.product(power, base) })
      }
      throw OperationProblem(problem: .kind(operation: "a power from 1 to 8 of", found: "matrix"))
    default: throw OperationProblem(problem: .kind(operation: "a power of", found: a.kindName))
    }
  }

  static func negate<S: Scalar>(_ a: Value<S>) throws -> Value<S> {
    if case .truth = a { throw notANumber("−", "statement") }
    return try a.map { try -$0 }
  }

  /// Whether a statement about two values holds; vectors and matrices are only equal or not.
  static func compare<S: Scalar>(
    _ relation: Expression.Relation, _ a: Value<S>, _ b: Value<S>
  ) throws -> Bool {
    if case .scalar(let x) = a, case .scalar(let y) = b {
      return relation.holds(try x.order(y))
    }
    guard relation == .equal || relation == .unequal else {
      throw OperationProblem(
        problem: .kind(operation: "`\(relation.rawValue)` of", found: b.kindName))
    }
    guard a.kindName == b.kindName, a.shape == b.shape else { return relation == .unequal }
    var isEqual = true
    for (x, y) in zip(a.scalars, b.scalars) where try x.order(y) != .equal { isEqual = false }
    return isEqual == (relation == .equal)
  }

  static func mismatch<S>(
    _ name: String, _ a: Value<S>, _ b: Value<S>
  ) -> OperationProblem {
    if case .family = a { return named(name, a, b) }
    if case .family = b { return named(name, a, b) }
    if (a.dimensions + b.dimensions).contains(where: { $0.asRational == nil }) {
      let (left, right) = (TensorShape.text(a.dimensions), TensorShape.text(b.dimensions))
      return OperationProblem(problem: .dimensions(operation: name, left: left, right: right))
    }
    return OperationProblem(problem: .shapes(operation: name, left: a.shape, right: b.shape))
  }

  /// The error about a vector or a matrix with names for its sizes.
  private static func named<S>(
    _ name: String, _ a: Value<S>, _ b: Value<S>
  ) -> OperationProblem {
    OperationProblem(
      problem: .lengths(
        operation: name, left: a.dimensions.map(\.text), right: b.dimensions.map(\.text)))
  }

  private static func notANumber(_ name: String, _ kind: String) -> OperationProblem {
    OperationProblem(problem: .kind(operation: "`\(name)` of", found: kind))
  }
}
