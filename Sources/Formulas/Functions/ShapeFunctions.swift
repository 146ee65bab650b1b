import Exact

extension Library {
  /// Tensors of which only the shape is known (sections B.18 and D.2).
  static var shapes: [Function<S>] {
    [
      Function("tensor", [], Signature(atLeast: 1)) { arguments in
        guard arguments.count <= TensorShape.mostDimensions else {
          throw OperationProblem(
            problem: .kind(operation: "a tensor with more than 16 dimensions by", found: "list"))
        }
        let shape = try arguments.map { try Arguments.dimension($0) }
        guard TensorShape.size(shape) != nil else {
          throw ArithmeticError.tooLarge(bits: .max, allowed: 53)
        }
        return .tensor(shape)
      },
      Function("shape", [], Signature("T")) { arguments in
        .vector(arguments[0].shape.map { S($0) })
      },
      Function("size", [], Signature("T")) { arguments in
        guard let size = TensorShape.size(arguments[0].shape) else {
          throw ArithmeticError.tooLarge(bits: .max, allowed: 53)
        }
        return .scalar(S(size))
      },
    ]
  }
}

extension Arguments {
  /// The shape of an entrywise operation on two arguments.
  static func broadcast<S: Scalar>(
    _ arguments: [Value<S>], of name: String
  ) throws -> Value<S> {
    guard let shape = TensorShape.broadcast(arguments[0].shape, arguments[1].shape) else {
      throw OperationProblem(
        problem: .shapes(
          operation: name, left: arguments[0].shape, right: arguments[1].shape))
    }
    return .tensor(shape)
  }

  /// A dimension: a whole number from 1 on.
  fileprivate static func dimension<S: Scalar>(_ value: Value<S>) throws -> Int {
    let scalar = try scalar(value, of: "tensor")
    guard let number = (scalar as? Real)?.asRational, number.isInteger, number.signum > 0,
      let dimension = number.numerator.asInt
    else {
      throw OperationProblem(
        problem: .kind(operation: "a dimension of \(scalar.summary) for", found: "tensor"))
    }
    return dimension
  }
}
