import Exact

/// Functions that turn scores into activations and probabilities (sections B.13 and B.17).
public enum Activations {
  /// The logistic function σ(x) = 1/(1 + e^(−x)).
  @specialized(where S == Real)
  public static func sigmoid<S: Scalar>(_ x: S) throws -> S { try .one / (.one + (-x).exp()) }

  /// The positive part max(x, 0).
  @specialized(where S == Real)
  public static func relu<S: Scalar>(_ x: S) throws -> S { try S.maximum(x, .zero) }

  /// The smooth positive part log(1 + e^x).
  @specialized(where S == Real)
  public static func softplus<S: Scalar>(_ x: S) throws -> S { try (.one + x.exp()).log() }

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

  /// The logarithm of a sum of exponentials, log Σ e^(xᵢ).
  ///
  /// - Throws: `DefinitionError.empty`.
  @specialized(where S == Real)
  public static func logSumExp<S: Scalar>(_ x: [S]) throws -> S {
    guard !x.isEmpty else { throw DefinitionError.empty(function: "logsumexp") }
    return try S.sum(x.map { try $0.exp() }).log()
  }
}
