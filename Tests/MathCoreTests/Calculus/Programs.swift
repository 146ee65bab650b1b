import MathCore

extension Program.Step {
  /// The input with a number.
  static func input(_ number: Int = 0) -> Self { Self("input", counts: [number]) }
}

extension Program {
  /// One operation of as many inputs as it has operands.
  init(
    _ operation: String, of inputCount: Int = 1, numbers: [Double] = [], counts: [Int] = []
  ) {
    self.init(
      (0..<inputCount).map { .input($0) }
        + [Step(operation, Array(0..<inputCount), numbers: numbers, counts: counts)])
  }

  /// Operations one after another on a number.
  static func chain(_ steps: Step...) -> Program {
    var all = [Step.input()]
    for step in steps {
      all.append(
        Step(step.operation, [all.count - 1], numbers: step.numbers, counts: step.counts))
    }
    return Program(all)
  }
}

extension Tensor {
  /// A number as a tensor of shape ().
  static func scalar(_ value: Double) throws -> Tensor { try Tensor(shape: [], elements: [value]) }
  /// A vector.
  static func vector(_ values: Double...) throws -> Tensor {
    try Tensor(shape: [values.count], elements: values)
  }
  /// A matrix of whole numbers and halves, all distinct.
  static func halves(_ shape: [Int], from start: Double = -1.5) throws -> Tensor {
    let count = shape.reduce(1, *)
    return try Tensor(shape: shape, elements: (0..<count).map { start + Double($0) / 2 })
  }
}
