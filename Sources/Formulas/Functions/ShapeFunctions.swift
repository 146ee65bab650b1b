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
        guard try TensorShape.size(shape) != nil else {
          throw ArithmeticError.tooLarge(bits: .max, allowed: 53)
        }
        return .tensor(shape)
      },
      Function("shape", [], Signature("T")) { arguments in
        .vector(try arguments[0].dimensions.map { try Arguments.scalar(of: $0) })
      },
      Function("size", [], Signature("T")) { arguments in
        guard let size = try TensorShape.size(arguments[0].dimensions) else {
          throw ArithmeticError.tooLarge(bits: .max, allowed: 53)
        }
        return .scalar(try Arguments.scalar(of: size))
      },
    ]
  }
}

extension Arguments {
  /// The shape of an entrywise operation on two arguments.
  static func broadcast<S: Scalar>(
    _ arguments: [Value<S>], of name: String
  ) throws -> Value<S> {
    guard let shape = TensorShape.broadcast(arguments[0].dimensions, arguments[1].dimensions)
    else {
      throw Operations.mismatch(name, arguments[0], arguments[1])
    }
    return .tensor(shape)
  }

  /// A dimension as a scalar.
  fileprivate static func scalar<S: Scalar>(of dimension: Expression) throws -> S {
    if let formula = dimension as? S { return formula }
    guard let number = dimension.asRational else {
      throw OperationProblem(problem: .kind(operation: "a number for", found: dimension.text))
    }
    return S(number)
  }

  /// A dimension: a whole number from 1 on, or a formula in names.
  fileprivate static func dimension<S: Scalar>(_ value: Value<S>) throws -> Expression {
    let scalar = try scalar(value, of: "tensor")
    if let formula = scalar as? Expression, formula.asRational == nil { return formula }
    let rational = (scalar as? Real)?.asRational ?? (scalar as? Expression)?.asRational
    guard let number = rational, number.isInteger, number.signum > 0, number.numerator.asInt != nil
    else {
      throw OperationProblem(
        problem: .kind(operation: "a dimension of \(scalar.summary) for", found: "tensor"))
    }
    return Expression(number)
  }
}
