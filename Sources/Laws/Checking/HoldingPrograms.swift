import Exact
import PropertyTesting
import Reference

extension Subject {
  /// Requires that numbers are within bounds of enclosed ones.
  func hold(
    _ function: Function, _ computed: [Double], to exact: [Real], within bounds: [Bound],
    file: String = #fileID, line: Int = #line
  ) throws {
    try requireShape(
      function, [computed.count], [exact.count], SourceLine(file: file, line: line))
    for (place, value) in exact.enumerated() {
      try hold(
        function, computed[place], to: value, within: bounds[place], file: file, line: line)
    }
  }

  /// Requires that tensors have the shapes of the exact ones, and their numbers within bounds, which go
  /// through all elements in order.
  func hold(
    _ function: Function, _ computed: [Tensor<Double>], to exact: [Tensor<Real>],
    within bounds: [Bound], file: String = #fileID, line: Int = #line
  ) throws {
    try requireShape(
      function, [computed.count], [exact.count], SourceLine(file: file, line: line))
    for (one, other) in zip(computed, exact) {
      try requireShape(function, one.shape, other.shape, SourceLine(file: file, line: line))
    }
    try hold(
      function, computed.flatMap(\.elements), to: exact.flatMap(\.elements), within: bounds,
      file: file, line: line)
  }

  /// Requires that a matrix is within bounds of the exact one, row by row.
  func hold(
    _ function: Function, _ computed: Matrix<Double>, to exact: Matrix<Real>,
    within bounds: [[Bound]], file: String = #fileID, line: Int = #line
  ) throws {
    try requireShape(
      function, computed.shape, exact.shape, SourceLine(file: file, line: line))
    try hold(
      function, computed.elements, to: exact.elements, within: bounds.flatMap { $0 }, file: file,
      line: line)
  }

  /// The value of a program, held to F20.
  func heldValue(_ input: ProgramCase) throws -> Tensor<Double> {
    let (exact, bounds) = (try input.exact(), try input.bounds())
    let computed = try evaluate(input.program, input.inputs)
    let value = try exact.value()
    try hold(
      .evaluate, [computed], to: [value],
      within: try value.elements.indices.map { try bounds.value($0) })
    return computed
  }

  /// The gradients of a program of one number, with the value, held to F20.
  func heldGradients(_ input: ProgramCase) throws -> [Tensor<Double>] {
    let (exact, bounds) = (try input.exact(), try input.bounds())
    let fields = try gradient(input.program, input.inputs)
    let gradients = try fields.tensors("gradients")
    try hold(
      .gradient, try fields.number("value"), to: try exact.value().elements[0],
      within: try bounds.value())
    try hold(
      .gradient, gradients, to: try enclosed { try exact.gradients() },
      within: try bounds.gradient())
    return gradients
  }

  /// J·u, with the value, held to F20.
  func heldJVP(_ input: ProgramCase, _ direction: [Double]) throws -> [Double] {
    let (exact, bounds) = (try input.exact(), try input.bounds())
    let fields = try jvp(input.program, input.inputs, input.tensors(direction))
    let (value, derivative) = (try fields.tensor("value"), try fields.tensor("derivative"))
    let exactValue = try exact.value()
    try hold(
      .jvp, [value], to: [exactValue],
      within: try exactValue.elements.indices.map { try bounds.value($0) })
    let exactDerivative = try enclosed { try exact.jvp(direction.reals()) }
    try hold(
      .jvp, [derivative],
      to: [try Tensor(shape: exactValue.shape, elements: exactDerivative)],
      within: try bounds.jvp(direction))
    return derivative.elements
  }

  /// v'J, held to F20.
  func heldVJP(_ input: ProgramCase, _ seed: Tensor<Double>) throws -> [Tensor<Double>] {
    let (exact, bounds) = (try input.exact(), try input.bounds())
    let computed = try vjp(input.program, input.inputs, seed)
    try hold(
      .vjp, computed, to: try enclosed { try exact.vjp(seed.elements.reals()) },
      within: try bounds.vjp(seed.elements))
    return computed
  }

  /// The Jacobian by rows and by columns, each held to F20.
  func heldJacobians(
    _ input: ProgramCase
  ) throws -> (reverse: Matrix<Double>, forward: Matrix<Double>) {
    let (exact, bounds) = (try input.exact(), try input.bounds().jacobian())
    let matrix = try enclosed { try exact.jacobian() }
    let reverse = try jacobian(input.program, input.inputs)
    let forward = try jacobianForward(input.program, input.inputs)
    try hold(.jacobian, reverse, to: matrix, within: bounds)
    try hold(.jacobianForward, forward, to: matrix, within: bounds)
    return (reverse, forward)
  }

  /// The Hessian, held to F20 and symmetric to the bit.
  func heldHessian(_ input: ProgramCase) throws -> Matrix<Double> {
    let computed = try hessian(input.program, input.inputs)
    try hold(
      .hessian, computed, to: try enclosed { try input.exact().hessian() },
      within: try input.bounds().hessian())
    try requireSameBits(computed, computed.transposed())
    return computed
  }

  /// H·u, held to F20.
  func heldHVP(_ input: ProgramCase, _ direction: [Double]) throws -> [Tensor<Double>] {
    let computed = try hvp(input.program, input.inputs, input.tensors(direction))
    try hold(
      .hvp, computed, to: try enclosed { try input.exact().hvp(direction.reals()) },
      within: try input.bounds().hvp(direction))
    return computed
  }
}

extension [Double] {
  /// The numbers that the elements stand for, as reals.
  func reals() throws -> [Real] { try map { .rational(try Rational($0)) } }
}

extension [Tensor<Double>] {
  /// All elements in order, as the numbers that they stand for.
  func flatRationals() throws -> [Rational] { try flatMap(\.elements).rationals() }
}
