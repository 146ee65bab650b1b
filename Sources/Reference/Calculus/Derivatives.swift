import Exact

/// Derivatives of functions, exactly, by dual numbers (sections B.12 to B.19 of the notes).
///
/// A function is written over any scalar and given here over duals; every derivative is a definition:
/// the partial derivative by one variable at a time.
public enum Derivatives {
  /// The value and the derivative f′(x).
  @specialized(where S == Real)
  public static func derivative<S: Scalar>(
    at x: S, of f: (Dual<S>) throws -> Dual<S>
  ) throws -> Dual<S> {
    try f(Dual(variable: x))
  }

  /// The second derivative f″(x).
  @specialized(where S == Real)
  public static func secondDerivative<S: Scalar>(
    at x: S, of f: (Dual<Dual<S>>) throws -> Dual<Dual<S>>
  ) throws -> S {
    try f(Dual(variable: Dual(variable: x))).derivative.derivative
  }

  /// The vector of partial derivatives ∂f/∂xᵢ.
  @specialized(where S == Real)
  public static func gradient<S: Scalar>(
    at x: [S], of f: ([Dual<S>]) throws -> Dual<S>
  ) throws -> [S] {
    try x.indices.map { try f(seeded(x, along: $0)).derivative }
  }

  /// The matrix of partial derivatives: entry (i, j) is ∂fᵢ/∂xⱼ.
  ///
  /// Without variables there is nothing that tells the number of rows: it is 0.
  ///
  /// - Throws: `ArithmeticError.shapes` if the number of values of f depends on the variable.
  @specialized(where S == Real)
  public static func jacobian<S: Scalar>(
    at x: [S], of f: ([Dual<S>]) throws -> [Dual<S>]
  ) throws -> Matrix<S> {
    let columns = try x.indices.map { try f(seeded(x, along: $0)).map(\.derivative) }
    return try Matrix(rows: columns).transposed()
  }

  /// The matrix of second partial derivatives: entry (i, j) is ∂²f/∂xᵢ∂xⱼ, each computed by itself.
  @specialized(where S == Real)
  public static func hessian<S: Scalar>(
    at x: [S], of f: ([Dual<Dual<S>>]) throws -> Dual<Dual<S>>
  ) throws -> Matrix<S> {
    try Matrix(rowCount: x.count, columnCount: x.count) { i, j throws in
      let inner = seeded(x, along: j)
      let outer = inner.enumerated().map { Dual($1, $0 == i ? .one : .zero) }
      return try f(outer).derivative.derivative
    }
  }

  /// The product of the Jacobian and a direction, with the values of f: all derivatives along it at once.
  ///
  /// - Throws: `DefinitionError.lengths`.
  @specialized(where S == Real)
  public static func jvp<S: Scalar>(
    at x: [S], along direction: [S], of f: ([Dual<S>]) throws -> [Dual<S>]
  ) throws -> [Dual<S>] {
    guard x.count == direction.count else {
      throw DefinitionError.lengths(function: "jvp", x.count, direction.count)
    }
    return try f(zip(x, direction).map { Dual($0, $1) })
  }

  /// The product of a covector and the Jacobian, vᵀJ: the gradient of v·f.
  ///
  /// - Throws: `DefinitionError.lengths`.
  @specialized(where S == Real)
  public static func vjp<S: Scalar>(
    at x: [S], seed: [S], of f: ([Dual<S>]) throws -> [Dual<S>]
  ) throws -> [S] {
    try gradient(at: x) { point in
      try Vectors.dot(seed.map { Dual(constant: $0) }, f(point))
    }
  }

  /// The product of the Hessian and a direction: the derivative of the gradient along it.
  ///
  /// - Throws: `DefinitionError.lengths`.
  @specialized(where S == Real)
  public static func hvp<S: Scalar>(
    at x: [S], along direction: [S], of f: ([Dual<Dual<S>>]) throws -> Dual<Dual<S>>
  ) throws -> [S] {
    guard x.count == direction.count else {
      throw DefinitionError.lengths(function: "hvp", x.count, direction.count)
    }
    let moving = zip(x, direction).map { Dual($0, $1) }
    return try gradient(at: moving, of: f).map(\.derivative)
  }

  /// The quadratic Taylor model f(x) + g·h + hᵀHh/2.
  ///
  /// - Throws: `DefinitionError.lengths`.
  @specialized(where S == Real)
  public static func taylor2<S: Scalar>(
    at x: [S], step h: [S], of f: ([Dual<Dual<S>>]) throws -> Dual<Dual<S>>
  ) throws -> S {
    guard x.count == h.count else {
      throw DefinitionError.lengths(function: "taylor2", x.count, h.count)
    }
    // Along the line x + th the model is the second Taylor polynomial in t, at 1.
    let line = try f(zip(x, h).map { Dual(Dual($0, $1), Dual($1, .zero)) })
    return try line.value.value + line.value.derivative + line.derivative.derivative / S(2)
  }

  /// The Newton step x − H⁻¹g, to the stationary point of the quadratic Taylor model.
  ///
  /// - Throws: `ArithmeticError.singular`.
  @specialized(where S == Real)
  public static func newtonStep<S: Scalar>(
    at x: [S], of f: ([Dual<Dual<S>>]) throws -> Dual<Dual<S>>
  ) throws -> [S] {
    let gradient = try self.gradient(at: x) { point in
      try f(point.map { Dual(constant: $0) }).value
    }
    let inverse = try Matrices.inverse(hessian(at: x, of: f))
    return try zip(x, Matrices.product(inverse, gradient)).map { try $0 - $1 }
  }

  /// The point with the derivative of one variable being 1.
  private static func seeded<S: Scalar>(_ x: [S], along index: Int) -> [Dual<S>] {
    x.enumerated().map { Dual($1, $0 == index ? .one : .zero) }
  }
}
