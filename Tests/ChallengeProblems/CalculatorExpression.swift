/// An expression over whole numbers, as the calculator problems have it.
public indirect enum CalculatorExpression: Sendable, CustomStringConvertible {
  /// What is done with two numbers.
  public enum Operation: String, Sendable {
    case sum = "+"
    case product = "*"
    case difference = "-"
    case quotient = "/"
  }

  case integer(Int)
  case operation(Operation, CalculatorExpression, CalculatorExpression)

  /// The expression with the operation first.
  public var description: String {
    switch self {
    case .integer(let value): "\(value)"
    case .operation(let operation, let left, let right): "(\(operation.rawValue) \(left) \(right))"
    }
  }

  /// Whether a divisor is the number 0 as such.
  public var isDividedByLiteralZero: Bool {
    guard case .operation(let operation, let left, let right) = self else { return false }
    if operation == .quotient, case .integer(0) = right { return true }
    return left.isDividedByLiteralZero || right.isDividedByLiteralZero
  }

  /// The value; nothing where it divides by zero.
  public var value: Int? {
    switch self {
    case .integer(let value): return value
    case .operation(let operation, let left, let right):
      guard let one = left.value, let other = right.value else { return nil }
      switch operation {
      case .sum: return one &+ other
      case .product: return one &* other
      case .difference: return one &- other
      case .quotient: return other == 0 ? nil : one.dividedReportingOverflow(by: other).partialValue
      }
    }
  }
}
