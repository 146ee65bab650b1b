/// A function of tensors as data: steps, each of which makes a value from values of earlier ones.
///
/// Step i makes value i; the value of the last step is the function's. So a derivative of any
/// function is itself a function of data, which a program elsewhere can answer.
public struct Program: Sendable, Hashable {
  /// A step: an operation on earlier values.
  public struct Step: Sendable, Hashable {
    /// The operation, by its name in `Program.operations`.
    public var operation: String
    /// The steps whose values it takes.
    public var operands: [Int]
    /// The numbers that belong to the operation: a constant, a factor.
    public var numbers: [Double]
    /// The whole numbers that belong to the operation: an exponent, a shape, axes.
    public var counts: [Int]

    /// A step.
    public init(
      _ operation: String, _ operands: [Int] = [], numbers: [Double] = [], counts: [Int] = []
    ) {
      self.operation = operation
      self.operands = operands
      self.numbers = numbers
      self.counts = counts
    }
  }

  /// The steps in their order.
  public var steps: [Step]

  /// The program of these steps.
  public init(_ steps: [Step] = []) { self.steps = steps }

  /// Adds a step and gives its number, for the operands of later ones.
  @discardableResult
  public mutating func append(
    _ operation: String, _ operands: Int..., numbers: [Double] = [], counts: [Int] = []
  ) -> Int {
    steps.append(Step(operation, operands, numbers: numbers, counts: counts))
    return steps.count - 1
  }
}

extension Program: CustomStringConvertible {
  /// The steps in one line (`0 = input [0]; 1 = mul 0 0; 2 = pow 1 [3]`).
  public var description: String {
    steps.enumerated().map { "\($0.offset) = \($0.element)" }.joined(separator: "; ")
  }
}

extension Program.Step: CustomStringConvertible {
  /// The operation, its operands, and in brackets its numbers and counts.
  public var description: String {
    ([operation] + operands.map(\.description)
      + (numbers.isEmpty ? [] : [numbers.description])
      + (counts.isEmpty ? [] : [counts.description])).joined(separator: " ")
  }
}
