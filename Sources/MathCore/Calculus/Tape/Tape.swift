/// A tape: it records what is computed with its variables, and goes back over it for the gradients.
///
/// ```swift
/// let tape = Tape()
/// let x = try tape.variable(1)
/// let z = try tape.square(3 * x + 1)
/// try tape.backward(z)
/// x.gradient.elements  // [24]
/// ```
///
/// A backward pass adds to the gradients of the variables and frees the tape: what was recorded is gone,
/// and results of it can be read but not computed with. The variables stay, for the next pass. Values
/// beyond the range of doubles and kinks are as in `Differentiation`.
public final class Tape {
  /// A variable of a tape, or a result of an operation on one.
  public struct Variable {
    let tape: Tape
    let place: Place

    /// Where it is.
    enum Place: Hashable {
      /// A variable, by its number.
      case variable(Int)
      /// A node of the recording of a time between two passes that free it.
      case node(Int, recording: Int)
    }

    let result: Tensor

    /// Its value.
    public var value: Tensor {
      if case .variable(let number) = place { return tape.variables[number].value }
      return result
    }

    /// What the backward passes have added up for it since it was made or cleared.
    ///
    /// They are the derivatives in its elements, in its shape; zeros for the result of an operation, for which none is kept.
    public var gradient: Tensor {
      if case .variable(let number) = place { return tape.variables[number].gradient }
      return Tensor(
        checked: result.shape, [Double](repeating: 0, count: result.elements.count))
    }
  }

  struct Entry {
    var value: Tensor
    var gradient: Tensor
    /// Its node in the recording, once it was used.
    var node: Int?
  }

  private(set) var variables: [Entry] = []
  private var recording = Recording<Double>()
  /// The number of the recording: one more for each pass that freed it.
  private var number = 0

  /// A tape with nothing on it.
  public init() {}

  /// A variable, in which derivatives are taken.
  ///
  /// - Throws: `MathError.notFinite`.
  public func variable(_ value: Tensor) throws(MathError) -> Variable {
    try Requirements.finite(value.elements, "value", in: "variable")
    let zeros = [Double](repeating: 0, count: value.elements.count)
    variables.append(Entry(value: value, gradient: Tensor(checked: value.shape, zeros)))
    return Variable(tape: self, place: .variable(variables.count - 1), result: value)
  }

  /// A variable that is a number, of shape ().
  public func variable(_ value: Double) throws(MathError) -> Variable {
    try variable(Tensor(checked: [], [value]))
  }

  /// A variable that is a vector.
  public func variable(_ value: [Double]) throws(MathError) -> Variable {
    try variable(Tensor(checked: [value.count], value))
  }

  /// A variable that is a matrix.
  public func variable(_ value: Matrix) throws(MathError) -> Variable {
    try variable(Tensor(checked: value.shape, value.elements))
  }

  /// Gives a variable another value of its shape, as a step of descent does.
  ///
  /// What is recorded keeps the value that it was computed with.
  ///
  /// - Throws: `MathError.shapes` for another shape, `.notFinite`, `.outsideDomain` for the result of an
  ///   operation.
  public func set(_ variable: Variable, to value: Tensor) throws(MathError) {
    guard case .variable(let number) = variable.place, variable.tape === self else {
      throw .outsideDomain(
        function: "set", argument: "variable", value: "a result",
        condition: "a variable of the tape")
    }
    guard value.shape == variables[number].value.shape else {
      throw .shapes(function: "set", variables[number].value.shape, value.shape)
    }
    try Requirements.finite(value.elements, "value", in: "set")
    variables[number].value = value
    variables[number].node = nil
  }

  /// Sets the gradients of all variables to zeros.
  public func clearGradients() {
    for index in variables.indices {
      for place in variables[index].gradient.elements.indices {
        variables[index].gradient.elements[place] = 0
      }
    }
  }

  /// Goes back from a result, a single number, and adds its derivatives to the variables' gradients.
  ///
  /// - Parameters:
  ///   - result: the number, a loss.
  ///   - retainingTape: whether the recording is kept for another pass.
  /// - Throws: `MathError.notScalar`; `.freedTape` where a pass has freed what it was computed by;
  ///   `.operation` with the step that has no derivative where it is. Then no gradient has changed.
  public func backward(
    _ result: Variable, retainingTape: Bool = false
  ) throws(MathError) {
    let value = result.value
    guard value.elements.count == 1 else {
      throw .notScalar(function: "backward", shape: value.shape)
    }
    let node = try node(of: result, for: "backward")
    let gradients = try recording.gradients(
      of: node, seed: Values(value.shape, [1]), for: "backward")
    for (place, gradient) in gradients.enumerated() {
      guard case .input(let number) = recording.nodes[place].operation, let gradient else {
        continue
      }
      for index in gradient.elements.indices {
        variables[number].gradient.elements[index] += gradient.elements[index]
      }
    }
    if !retainingTape { free() }
  }

  private func free() {
    recording = Recording()
    number += 1
    for index in variables.indices { variables[index].node = nil }
  }

  /// Records an operation.
  func record(
    _ operation: Operation, _ operands: [Variable]
  ) throws(MathError) -> Variable {
    var nodes: [Int] = []
    for operand in operands { nodes.append(try node(of: operand, for: operation.name)) }
    do throws(MathError) {
      let node = try recording.append(operation, nodes)
      return Variable(
        tape: self, place: .node(node, recording: number),
        result: recording.nodes[node].value.tensor)
    } catch {
      throw .operation(function: "tape", step: recording.nodes.count, underlying: error)
    }
  }

  private func node(of variable: Variable, for function: String) throws(MathError) -> Int {
    guard variable.tape === self else {
      throw .outsideDomain(
        function: function, argument: "operand", value: "a variable of another tape",
        condition: "one of this tape")
    }
    switch variable.place {
    case .node(let node, let recording):
      guard recording == number else { throw .freedTape(function: function) }
      return node
    case .variable(let index):
      if let node = variables[index].node { return node }
      let node = recording.append(input: Values(variables[index].value), number: index)
      variables[index].node = node
      return node
    }
  }
}
