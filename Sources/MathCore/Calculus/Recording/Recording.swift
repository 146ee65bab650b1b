/// The values of a program's steps, kept so that a reverse sweep can be made over them.
struct Recording<Scalar: DifferentiableScalar> {
  /// A step that was taken.
  struct Node {
    let operation: Operation
    /// The nodes whose values it took.
    let operands: [Int]
    /// Its value.
    let value: Values<Scalar>
    /// Whether a derivative passes: it takes from an input by other ways than `detach`.
    let isActive: Bool
  }

  private(set) var nodes: [Node] = []
  /// The scalar of a number that stands in a program.
  private let constant: (Double) -> Scalar

  /// A recording with nothing on it.
  init() { constant = { Scalar($0) } }

  /// Puts a value that derivatives are taken in.
  ///
  /// - Returns: its node.
  mutating func append(input value: Values<Scalar>, number: Int) -> Int {
    nodes.append(
      Node(operation: .input(number), operands: [], value: value, isActive: true))
    return nodes.count - 1
  }

  /// Takes a step.
  ///
  /// - Parameter isWanted: whether a derivative of its value may be asked for.
  /// - Returns: its node.
  /// - Throws: `MathError` under the operation's name.
  mutating func append(
    _ operation: Operation, _ operands: [Int], isWanted: Bool = true
  ) throws(MathError) -> Int {
    let isActive =
      isWanted && operation.passesDerivatives && operands.contains { nodes[$0].isActive }
    if Scalar.needsAnalyticOperations, isActive, !operation.isAnalytic {
      throw .outsideDomain(
        function: operation.name, argument: "the operation", value: operation.name,
        condition: "analytic for the complex step")
    }
    let arguments = operands.map { operand in
      let value = nodes[operand].value
      return Scalar.carriesDerivative && !isActive ? value.map(\.detached) : value
    }
    if Scalar.carriesDerivative, isActive {
      try Self.checkSlope(of: operation, at: arguments[0])
    }
    var value = try Self.value(of: operation, arguments)
    if value.count > 0, arguments.allSatisfy({ $0.count == 0 }) {
      // A sum of nothing is a constant.
      value = value.map { constant($0.value) }
    }
    if let index = value.firstUndefined {
      throw .notFinite(
        function: operation.name, argument: "the result", index: index,
        value: value.elements[index].value.description)
    }
    nodes.append(
      Node(operation: operation, operands: operands, value: value, isActive: isActive))
    return nodes.count - 1
  }

  /// Throws where an operation has no derivative at an operand.
  static func checkSlope(
    of operation: Operation, at x: Values<Scalar>
  ) throws(MathError) {
    guard case .elementary(let function) = operation, function == .sqrt else { return }
    for element in x.elements {
      if let condition = function.refusalOfSlope(at: element.value) {
        throw .outsideDomain(
          function: function.name, argument: "x", value: element.value.description,
          condition: condition)
      }
    }
  }
}

extension Recording {
  /// The recording of a program.
  ///
  /// - Parameters:
  ///   - steps: the operations, checked, with their operands.
  ///   - inputs: the values of the inputs, by their numbers.
  ///   - function: what the recording is for, in errors.
  ///   - constant: the scalar of a number that stands in the program.
  /// - Throws: `MathError.operation` with the step that throws.
  init(
    _ steps: CheckedProgram, _ inputs: [Values<Scalar>], for function: String,
    constant: @escaping (Double) -> Scalar = { Scalar($0) }
  ) throws(MathError) {
    self.constant = constant
    nodes.reserveCapacity(steps.operations.count)
    for (place, operation) in steps.operations.enumerated() {
      do throws(MathError) {
        switch operation {
        case .input(let number):
          guard inputs.indices.contains(number) else {
            throw .noInput(number, of: inputs.count)
          }
          _ = append(input: inputs[number], number: number)
        case .constant(let number):
          let value = Values([], [constant(number)])
          nodes.append(Node(operation: operation, operands: [], value: value, isActive: false))
        default:
          _ = try append(operation, steps.operands[place], isWanted: steps.isWanted[place])
        }
      } catch {
        throw .operation(function: function, step: place, underlying: error)
      }
    }
  }

  /// The value of the last step.
  var output: Values<Scalar> { nodes[nodes.count - 1].value }
}

/// A program whose operations are known and whose operands are earlier steps; it has steps.
struct CheckedProgram {
  let operations: [Operation]
  let operands: [[Int]]
  /// For each step, whether derivatives of the output are taken through it.
  let isWanted: [Bool]

  /// - Throws: `MathError.outsideDomain` for a program without steps; `.operation` with the step that
  ///   is malformed.
  init(_ program: Program, for function: String) throws(MathError) {
    guard !program.steps.isEmpty else {
      throw .outsideDomain(
        function: function, argument: "program", value: "no steps",
        condition: "a list of at least one step")
    }
    var operations: [Operation] = []
    operations.reserveCapacity(program.steps.count)
    for (place, step) in program.steps.enumerated() {
      do throws(MathError) {
        operations.append(try Operation(step, at: place))
      } catch {
        throw .operation(function: function, step: place, underlying: error)
      }
    }
    self.operations = operations
    operands = program.steps.map(\.operands)
    var isWanted = [Bool](repeating: false, count: operations.count)
    isWanted[operations.count - 1] = true
    for place in operations.indices.reversed() where isWanted[place] {
      guard operations[place].passesDerivatives else { continue }
      for operand in operands[place] { isWanted[operand] = true }
    }
    self.isWanted = isWanted
  }
}
