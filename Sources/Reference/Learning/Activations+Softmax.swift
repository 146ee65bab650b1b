import Exact

// Softmax and its relatives (section B.17). A deleted entry (a logit −∞) is left out by the caller.
extension Activations {
  /// The softmax e^(xᵢ) / Σ e^(xⱼ).
  ///
  /// - Throws: `DefinitionError.empty`.
  @specialized(where S == Real)
  public static func softmax<S: Scalar>(_ x: [S]) throws -> [S] {
    guard !x.isEmpty else { throw DefinitionError.empty(function: "softmax") }
    let powers = try x.map { try $0.exp() }
    let sum = try S.sum(powers)
    return try powers.map { try $0 / sum }
  }

  /// The softmax of x/τ, for a temperature τ > 0.
  ///
  /// - Throws: `DefinitionError.empty`; `ArithmeticError.outsideDomain` for another τ.
  @specialized(where S == Real)
  public static func softmax<S: Scalar>(_ x: [S], temperature: S) throws -> [S] {
    guard try temperature.order(.zero) == .greater else {
      throw ArithmeticError.outsideDomain(
        function: "softmax temperature", argument: temperature.summary)
    }
    return try softmax(x.map { try $0 / temperature })
  }

  /// The logarithm of a sum of exponentials, log Σ e^(xᵢ).
  ///
  /// - Throws: `DefinitionError.empty`.
  @specialized(where S == Real)
  public static func logSumExp<S: Scalar>(_ x: [S]) throws -> S {
    guard !x.isEmpty else { throw DefinitionError.empty(function: "logsumexp") }
    return try S.sum(x.map { try $0.exp() }).log()
  }

  /// The logarithms of the softmax, xᵢ − log Σ e^(xⱼ).
  ///
  /// - Throws: `DefinitionError.empty`.
  @specialized(where S == Real)
  public static func logSoftmax<S: Scalar>(_ x: [S]) throws -> [S] {
    let total = try logSumExp(x)
    return try x.map { try $0 - total }
  }

  /// The Jacobian of the softmax: entry (i, j) is ∂pᵢ/∂xⱼ = pᵢ(δᵢⱼ − pⱼ).
  ///
  /// - Throws: `DefinitionError.empty`.
  @specialized(where S == Real)
  public static func softmaxJacobian<S: Scalar>(_ x: [S]) throws -> Matrix<S> {
    let p = try softmax(x)
    return try Matrix(rowCount: p.count, columnCount: p.count) { i, j throws in
      let product = try p[i] * p[j]
      // 1 − pᵢ is the sum of the others: no difference of nearly equal numbers.
      guard i == j else { return try -product }
      return try p[i] * S.sum(p.indices.filter { $0 != i }.map { p[$0] })
    }
  }

  /// The product of a covector and that Jacobian: entry j is pⱼ(gⱼ − Σ pᵢgᵢ).
  ///
  /// - Throws: `DefinitionError.empty`, `.lengths`.
  @specialized(where S == Real)
  public static func softmaxVjp<S: Scalar>(_ x: [S], _ g: [S]) throws -> [S] {
    let p = try softmax(x)
    let mean = try Vectors.dot(p, g)
    return try zip(p, g).map { p, g in try p * (g - mean) }
  }
}
