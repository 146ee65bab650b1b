import PropertyTesting

extension ChallengeProblem {
  /// An expression that divides by no literal zero has a value.
  static let calculator = ChallengeProblem(
    "calculator", ideal: "(/ 0 (+ 0 0))",
    Generator<Expression>.recursive(leaf: Generator<Int>.integers.map { .integer($0) }) { part in
      .oneOf([
        tuple(part, part).map { .sum($0.0, $0.1) }, tuple(part, part).map { .quotient($0.0, $0.1) },
      ])
    }
  ) {
    try assume(!$0.isDividedByLiteralZero)
    return $0.value != nil
  }
}

private indirect enum Expression: Sendable, CustomStringConvertible {
  case integer(Int)
  case sum(Expression, Expression)
  case quotient(Expression, Expression)

  var description: String {
    switch self {
    case .integer(let value): "\(value)"
    case .sum(let left, let right): "(+ \(left) \(right))"
    case .quotient(let left, let right): "(/ \(left) \(right))"
    }
  }

  var isDividedByLiteralZero: Bool {
    switch self {
    case .integer: return false
    case .sum(let left, let right):
      return left.isDividedByLiteralZero || right.isDividedByLiteralZero
    case .quotient(let left, let right):
      if case .integer(0) = right { return true }
      return left.isDividedByLiteralZero || right.isDividedByLiteralZero
    }
  }

  /// The value; nothing where it divides by zero.
  var value: Int? {
    switch self {
    case .integer(let value): return value
    case .sum(let left, let right):
      guard let one = left.value, let other = right.value else { return nil }
      return one &+ other
    case .quotient(let left, let right):
      guard let one = left.value, let other = right.value, other != 0 else { return nil }
      return one.dividedReportingOverflow(by: other).partialValue
    }
  }
}
