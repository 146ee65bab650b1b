import Exact
import Reference

/// A program at inputs, with its exact value and derivatives by the definitions (sections B.12 to B.19).
///
/// All elements of all inputs in order are one point; every derivative is by that point.
struct ExactProgram {
  /// The program.
  let program: Program
  /// The shapes of the inputs.
  let shapes: [[Int]]
  /// All elements of all inputs.
  let point: [Real]

  /// A program at inputs of doubles.
  ///
  /// - Throws: `ArithmeticError.notFinite`.
  init(_ program: Program, _ inputs: [Tensor<Double>]) throws {
    self.program = program
    shapes = inputs.map(\.shape)
    point = try inputs.flatMap(\.elements).map { Real.rational(try Rational($0)) }
  }

  /// A program of one number, without a point.
  init(ofNumber program: Program) {
    self.program = program
    shapes = [[]]
    point = []
  }

  /// The value at a point of any scalars.
  func value<S: DetachableScalar>(at point: [S]) throws -> Tensor<S> {
    try program.value(tensors(point))
  }

  /// The elements of the value.
  func elements<S: DetachableScalar>(at point: [S]) throws -> [S] {
    try value(at: point).elements
  }

  /// The value as one number.
  ///
  /// - Throws: `SubjectError.malformed` if it is a tensor with axes.
  func number<S: DetachableScalar>(at point: [S]) throws -> S {
    let value = try value(at: point)
    guard value.shape.isEmpty else { throw SubjectError.malformed("no scalar: \(program)") }
    return value.elements[0]
  }

  /// A list of numbers, one for each element of the inputs, as tensors of the inputs' shapes.
  ///
  /// - Throws: `DefinitionError.lengths`.
  func tensors<Element>(_ flat: [Element]) throws -> [Tensor<Element>] {
    let sizes = shapes.map { $0.reduce(1, *) }
    let total = sizes.reduce(0, +)
    guard flat.count == total else {
      throw DefinitionError.lengths(function: "program", total, flat.count)
    }
    var rest = flat[...]
    return try zip(shapes, sizes).map { shape, size in
      defer { rest = rest.dropFirst(size) }
      return try Tensor(shape: shape, elements: Array(rest.prefix(size)))
    }
  }
}

// MARK: - Derivatives

extension ExactProgram {
  /// The value.
  func value() throws -> Tensor<Real> { try value(at: point) }

  /// The gradient of a scalar program, in the inputs' shapes.
  func gradients() throws -> [Tensor<Real>] {
    try tensors(Derivatives.gradient(at: point) { try number(at: $0) })
  }

  /// The matrix of derivatives: a row an element of the value, a column an element of the inputs.
  func jacobian() throws -> Matrix<Real> {
    try Derivatives.jacobian(at: point) { try elements(at: $0) }
  }

  /// The matrix of second derivatives of a scalar program.
  func hessian() throws -> Matrix<Real> {
    try Derivatives.hessian(at: point) { try number(at: $0) }
  }

  /// The covector `seed`, in the value's shape, times the Jacobian.
  func vjp(_ seed: [Real]) throws -> [Tensor<Real>] {
    try tensors(Derivatives.vjp(at: point, seed: seed) { try elements(at: $0) })
  }

  /// The Jacobian times a direction: one number for each element of the value.
  func jvp(_ direction: [Real]) throws -> [Real] {
    try Derivatives.jvp(at: point, along: direction) { try elements(at: $0) }.map(\.derivative)
  }

  /// The Hessian times a direction.
  func hvp(_ direction: [Real]) throws -> [Tensor<Real>] {
    try tensors(Derivatives.hvp(at: point, along: direction) { try number(at: $0) })
  }

  /// The quadratic Taylor model at a step from the point.
  func taylor2(_ step: [Real]) throws -> Real {
    try Derivatives.taylor2(at: point, step: step) { try number(at: $0) }
  }

  /// The point after a Newton step.
  func newtonStep() throws -> [Real] {
    try Derivatives.newtonStep(at: point) { try number(at: $0) }
  }

  /// The derivatives up to an order of a program of one number, enclosed over an interval.
  func derivativeBounds(
    upTo order: Int, from lower: Rational, to upper: Rational, pieces: Int = 4
  ) throws -> DerivativeBounds {
    try DerivativeBounds(upTo: order, from: lower, to: upper, pieces: pieces) {
      try number(at: [$0])
    }
  }
}
