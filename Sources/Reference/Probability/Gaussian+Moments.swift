import Exact

/// The normal distribution with a mean and a variance (section C.22).
///
/// Every function throws `ArithmeticError.outsideDomain` unless the variance is positive.
extension Gaussian {
  /// The logarithm of the density: −(x − μ)²/(2σ²) − ½ log(2πσ²).
  @specialized(where S == Real)
  public static func logDensity<S: Scalar>(_ x: S, mean: S, variance: S) throws -> S {
    try Likelihoods.requirePositive(variance, "variance")
    let square = try (x - mean).squared() / (S(2) * variance)
    return try -square - (S(2) * S.pi * variance).log() / S(2)
  }

  /// The density exp(−(x − μ)²/(2σ²))/√(2πσ²).
  @specialized(where S == Real)
  public static func density<S: Scalar>(_ x: S, mean: S, variance: S) throws -> S {
    try Likelihoods.requirePositive(variance, "variance")
    let square = try (x - mean).squared() / (S(2) * variance)
    return try (-square).exp() / (S(2) * S.pi * variance).sqrt()
  }

  /// The distribution function ½ erfc((μ − x)/√(2σ²)).
  @specialized(where S == Real)
  public static func cumulative<S: Scalar>(_ x: S, mean: S, variance: S) throws -> S {
    try Likelihoods.requirePositive(variance, "variance")
    return try ((mean - x) / (S(2) * variance).sqrt()).apply(.erfc) / S(2)
  }

  /// The divergence of N(μ₁, σ₁²) from N(μ₂, σ₂²) in nats:
  /// ½(σ₁²/σ₂² − 1 − log(σ₁²/σ₂²) + (μ₁ − μ₂)²/σ₂²).
  @specialized(where S == Real)
  public static func divergence<S: Scalar>(
    mean: S, variance: S, from other: (mean: S, variance: S)
  ) throws -> S {
    try Likelihoods.requirePositive(variance, "variance")
    try Likelihoods.requirePositive(other.variance, "variance")
    let ratio = try variance / other.variance
    let shift = try (mean - other.mean).squared() / other.variance
    return try (ratio - .one - ratio.log() + shift) / S(2)
  }
}
