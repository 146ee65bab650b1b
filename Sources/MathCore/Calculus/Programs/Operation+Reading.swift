extension Operation {
  /// The largest exponent of `pow`: the whole numbers up to it are doubles.
  private static let largestExponent = 1 << 53

  /// The operation of a step.
  ///
  /// - Throws: `MathError.outsideDomain` for a name that no operation has, and for numbers, counts or
  ///   operands that do not belong to it.
  init(_ step: Program.Step, at place: Int) throws(MathError) {
    self = try Operation.named(step)
    guard step.operands.count == operandCount else {
      throw Operation.malformed(
        step, "operands", step.operands.description,
        operandCount == 1 ? "1 earlier step" : "\(operandCount) earlier steps")
    }
    guard step.operands.allSatisfy({ (0..<place).contains($0) }) else {
      throw Operation.malformed(step, "operands", step.operands.description, "earlier steps")
    }
  }

  private static func named(_ step: Program.Step) throws(MathError) -> Operation {
    if let operation = plain[step.operation] {
      try lists(of: step, numbers: 0, counts: 0)
      return operation
    }
    let counts = step.counts
    switch step.operation {
    case "constant", "scale", "shift":
      try lists(of: step, numbers: 1, counts: 0)
      let number = step.numbers[0]
      try Requirements.finite(number, "numbers", in: step.operation)
      switch step.operation {
      case "constant": return .constant(number)
      case "scale": return .elementary(.scale(number))
      default: return .elementary(.shift(number))
      }
    case "input", "index", "concat", "pow":
      try lists(of: step, numbers: 0, counts: 1)
      switch step.operation {
      case "input": return .input(counts[0])
      case "index": return .index(counts[0])
      case "concat": return .concat(counts[0])
      default:
        guard (-largestExponent...largestExponent).contains(counts[0]) else {
          throw malformed(step, "counts", counts.description, "an exponent of at most 2^53")
        }
        return .elementary(.pow(counts[0]))
      }
    case "slice":
      try lists(of: step, numbers: 0, counts: 3)
      return .slice(axis: counts[0], from: counts[1], to: counts[2])
    case "reshape", "permute", "expand", "sum", "mean", "max":
      try lists(of: step, numbers: 0, counts: counts.count)
      switch step.operation {
      case "reshape": return .reshape(counts)
      case "permute": return .permute(counts)
      case "expand": return .expand(counts)
      case "sum": return .sum(counts)
      case "mean": return .mean(counts)
      default: return .max(counts)
      }
    default:
      throw malformed(step, "the operation", step.operation, "one that programs have")
    }
  }

  /// The operations without numbers and counts, by name.
  private static let plain: [String: Operation] = Dictionary(
    uniqueKeysWithValues: ([
      .detach, .add, .sub, .mul, .div, .maximum, .matmul, .transpose, .softmax, .logSoftmax,
      .logSumExp, .crossEntropy, .linear,
    ] + ElementaryFunction.plain.map { .elementary($0) }).map { ($0.name, $0) })

  private static func lists(
    of step: Program.Step, numbers: Int, counts: Int
  ) throws(MathError) {
    guard step.numbers.count == numbers else {
      throw malformed(step, "numbers", step.numbers.description, "a list of length \(numbers)")
    }
    guard step.counts.count == counts else {
      throw malformed(step, "counts", step.counts.description, "a list of length \(counts)")
    }
  }

  private static func malformed(
    _ step: Program.Step, _ argument: String, _ value: String, _ condition: String
  ) -> MathError {
    .outsideDomain(
      function: step.operation, argument: argument, value: value, condition: condition)
  }
}

extension MathError {
  /// A step takes an input that there is not.
  static func noInput(_ number: Int, of count: Int) -> MathError {
    .outsideDomain(
      function: "input", argument: "counts", value: number.description,
      condition: "the number of one of \(count) inputs, counted from 0")
  }
}
