import Exact
import PropertyTesting
import Reference

/// A program with inputs.
struct ProgramCase: Sendable, CustomStringConvertible {
  let program: Program
  let inputs: [Tensor<Double>]

  /// The steps, and the inputs.
  var description: String { "\(program) at \(inputs)" }

  /// All elements of the inputs in order.
  var point: [Double] { inputs.flatMap(\.elements) }

  /// The exact reference.
  func exact() throws -> ExactProgram { try ExactProgram(program, inputs) }

  /// The bounds of its values and derivatives.
  func bounds() throws -> ProgramBounds { try ProgramBounds(program, inputs) }

  /// A list of numbers, one for each element of the inputs, in the shapes of the inputs.
  func tensors(_ flat: [Double]) throws -> [Tensor<Double>] {
    var rest = flat[...]
    return try inputs.map { input in
      defer { rest = rest.dropFirst(input.elements.count) }
      return try Tensor(
        shape: input.shape, elements: Array(rest.prefix(input.elements.count)))
    }
  }
}

/// A program of one number at a number.
struct NumberCase: Sendable, CustomStringConvertible {
  let name: String
  let program: Program
  let x: Double

  var description: String { "\(name) at \(x): \(program)" }

  var inputs: [Tensor<Double>] {
    get throws { [try Tensor(shape: [], elements: [x])] }
  }
}

/// What operations a random program may have.
enum ProgramFamily: Sendable {
  /// Sums, products, matrix products, arrangements: whole numbers stay whole.
  case polynomial
  /// Those, and relu, abs, maxima and ties.
  case kinked
  /// Polynomials, quotients and means.
  case rational
  /// Also exp, log, sqrt, the trigonometric and the activation functions, and softmax.
  case smooth
  /// Smooth programs whose operations are analytic and of which no value is detached.
  case analytic
}
