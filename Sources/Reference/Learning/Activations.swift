import Exact

/// Activation functions of one number (sections B.13, B.18 and D.3).
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

  /// The hyperbolic tangent.
  @specialized(where S == Real)
  public static func tanh<S: Scalar>(_ x: S) throws -> S { try x.apply(.tanh) }

  /// x·σ(x), also called swish.
  @specialized(where S == Real)
  public static func silu<S: Scalar>(_ x: S) throws -> S { try x * sigmoid(x) }

  /// x·Φ(x), where Φ(x) = ½ erfc(−x/√2) is the standard normal distribution function.
  @specialized(where S == Real)
  public static func gelu<S: Scalar>(_ x: S) throws -> S {
    try x * Gaussian.cumulative(x)
  }

  /// The form of GELU with tanh: x/2·(1 + tanh(√(2/π)·(x + 0.044715·x³))).
  @specialized(where S == Real)
  public static func geluTanh<S: Scalar>(_ x: S) throws -> S {
    try x / S(2) * (.one + geluArgument(x).apply(.tanh))
  }

  private static func geluArgument<S: Scalar>(_ x: S) throws -> S {
    let cubic = S(try Rational(44_715, over: 1_000_000))
    return try (S(2) / S.pi).sqrt() * (x + cubic * x.power(S(3)))
  }
}

// MARK: - Derivatives, as the notes state them

extension Activations {
  /// σ′ = σ(1 − σ).
  @specialized(where S == Real)
  public static func sigmoidGrad<S: Scalar>(_ x: S) throws -> S {
    // 1 − σ(x) = σ(−x), without a difference of nearly equal numbers.
    try sigmoid(x) * sigmoid(-x)
  }

  /// tanh′ = 1 − tanh², as 1/cosh².
  @specialized(where S == Real)
  public static func tanhGrad<S: Scalar>(_ x: S) throws -> S {
    try .one / x.apply(.cosh).squared()
  }

  /// softplus′ = σ.
  @specialized(where S == Real)
  public static func softplusGrad<S: Scalar>(_ x: S) throws -> S { try sigmoid(x) }

  /// 1 for x > 0 and 0 for x ≤ 0; that relu′(0) = 0 is a convention.
  @specialized(where S == Real)
  public static func reluGrad<S: Scalar>(_ x: S) throws -> S {
    try x.order(.zero) == .greater ? .one : .zero
  }

  /// silu′ = σ(x)(1 + x(1 − σ(x))).
  @specialized(where S == Real)
  public static func siluGrad<S: Scalar>(_ x: S) throws -> S {
    try sigmoid(x) * (.one + x * sigmoid(-x))
  }

  /// gelu′ = Φ(x) + x·φ(x) with the standard normal density φ.
  @specialized(where S == Real)
  public static func geluGrad<S: Scalar>(_ x: S) throws -> S {
    try Gaussian.cumulative(x) + x * Gaussian.density(x)
  }

  /// The derivative of the form of GELU with tanh.
  @specialized(where S == Real)
  public static func geluTanhGrad<S: Scalar>(_ x: S) throws -> S {
    let argument = try geluArgument(x)
    let cubic = S(try Rational(3 * 44_715, over: 1_000_000))
    let inner = try (S(2) / S.pi).sqrt() * (.one + cubic * x.squared())
    return try (.one + argument.apply(.tanh)) / S(2)
      + x / S(2) * inner / argument.apply(.cosh).squared()
  }
}
