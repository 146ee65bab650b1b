import Exact
import Reference

/// Bodies of functions, from the kinds of their arguments.
enum Arguments {
  /// A function of a number, applied to every entry of a vector or a matrix.
  static func entrywise<S: Scalar>(
    _ name: String, _ function: @escaping @Sendable (S) throws -> S
  ) -> @Sendable ([Value<S>]) throws -> Value<S> {
    { arguments in
      if case .truth = arguments[0] { throw wrongKind(name, arguments[0]) }
      return try arguments[0].map(function)
    }
  }

  /// A number.
  static func scalar<S>(_ value: Value<S>, of name: String) throws -> S {
    guard case .scalar(let scalar) = value else { throw wrongKind(name, value) }
    return scalar
  }

  /// A whole number that is not negative.
  static func count<S: Scalar>(_ value: Value<S>, of name: String) throws -> Int {
    let scalar = try scalar(value, of: name)
    let number = (scalar as? Real)?.asRational ?? (scalar as? Expression)?.asRational
    guard let number, number.isInteger, number.signum >= 0, let count = number.numerator.asInt
    else { throw DefinitionError.notACount(function: name, value: scalar.summary) }
    return count
  }

  /// A vector, or the column of a matrix that has no other one.
  static func vector<S>(_ value: Value<S>, of name: String) throws -> [S] {
    if case .matrix(let matrix) = value, matrix.columnCount == 1 { return matrix.elements }
    guard case .vector(let entries) = value else { throw wrongKind(name, value) }
    return entries
  }

  /// A matrix.
  static func matrix<S>(_ value: Value<S>, of name: String) throws -> Matrix<S> {
    guard case .matrix(let matrix) = value else { throw wrongKind(name, value) }
    return matrix
  }

  /// Two vectors.
  static func vectors<S: Scalar>(
    _ name: String, _ function: @escaping @Sendable ([S], [S]) throws -> S
  ) -> @Sendable ([Value<S>]) throws -> Value<S> {
    { .scalar(try function(vector($0[0], of: name), vector($0[1], of: name))) }
  }

  /// The numbers of one vector, or of many arguments.
  static func numbers<S: Scalar>(
    _ name: String, _ function: @escaping @Sendable ([S]) throws -> S
  ) -> @Sendable ([Value<S>]) throws -> Value<S> {
    { arguments in
      // The entries of a tensor are not known, so that their sum is a number that is not known either.
      if arguments.count == 1, case .tensor = arguments[0] { return .tensor([]) }
      // `Σ x` of a number x is a sum whose bounds were left out.
      if arguments.count == 1, case .scalar = arguments[0] {
        guard name == "sum" || name == "product" else { throw wrongKind(name, arguments[0]) }
        let sign = name == "sum" ? "Σ" : "∏"
        throw OperationProblem(
          problem: .notAllowed(name, reason: "say from where to where: \(sign)_{i=1}^n x_i"))
      }
      if arguments.count == 1 { return .scalar(try function(arguments[0].scalars)) }
      return .scalar(try function(arguments.map { try scalar($0, of: name) }))
    }
  }

  /// The numbers of one vector, or of many arguments; with vectors or matrices of one shape among many arguments the
  /// entries at each place, beside which the numbers stand at every place: max(0, z).
  static func numbersOrEntries<S: Scalar>(
    _ name: String, _ function: @escaping @Sendable ([S]) throws -> S
  ) -> @Sendable ([Value<S>]) throws -> Value<S> {
    let ofNumbers = numbers(name, function)
    return { arguments in
      guard arguments.count > 1, arguments.contains(where: { $0.scalar == nil }) else {
        return try ofNumbers(arguments)
      }
      return try arguments.dropFirst().reduce(arguments[0]) { result, argument in
        for value in [result, argument] {
          switch value {
          case .truth, .tensor: throw wrongKind(name, value)
          case .scalar, .vector, .matrix, .family: continue
          }
        }
        let paired = try result.paired(with: argument) { try function([$0, $1]) }
        guard let paired else { throw Operations.mismatch(name, result, argument) }
        return paired
      }
    }
  }

  static func wrongKind<S>(_ name: String, _ value: Value<S>) -> OperationProblem {
    OperationProblem(problem: .kind(operation: "`\(name)` of", found: value.kindName))
  }
}
