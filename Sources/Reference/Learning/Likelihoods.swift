import Exact

/// Negative log-likelihoods (section C.25).
public enum Likelihoods {
  /// −Σ log of the normal density at the data: Σ (log(2πσ²) + (xᵢ − μ)²/σ²)/2.
  ///
  /// - Throws: `ArithmeticError.outsideDomain` unless σ² > 0.
  @specialized(where S == Real)
  public static func nllGaussian<S: Scalar>(_ x: [S], mean: S, variance: S) throws -> S {
    try requirePositive(variance, "variance")
    let squares = try S.sum(x.map { try ($0 - mean).squared() })
    return try S(x.count) / S(2) * (S(2) * S.pi * variance).log() + squares / (S(2) * variance)
  }

  /// −Σ log of the Laplace density at the data: Σ (log 2b + |xᵢ − μ|/b).
  ///
  /// - Throws: `ArithmeticError.outsideDomain` unless b > 0.
  @specialized(where S == Real)
  public static func nllLaplace<S: Scalar>(_ x: [S], location: S, scale: S) throws -> S {
    try requirePositive(scale, "scale")
    let distances = try S.sum(x.map { try ($0 - location).absolute() })
    return try S(x.count) * (S(2) * scale).log() + distances / scale
  }

  /// −k log p − (n − k) log(1 − p) for k successes in n trials, with 0·log 0 = 0.
  ///
  /// - Throws: `DefinitionError.notACount` unless 0 ≤ k ≤ n; `.notAProbability`; `.infinite` where
  ///   what happened has probability 0.
  @specialized(where S == Real)
  public static func nllBernoulli<S: Scalar>(successes: Int, trials: Int, p: S) throws -> S {
    guard 0 <= successes, successes <= trials else {
      throw DefinitionError.notACount(function: "successes", value: "\(successes)")
    }
    try Probability.requireProbability(p, "p", in: "nllBernoulli")
    var sum = S.zero
    for (place, (count, share)) in [(successes, p), (trials - successes, try .one - p)].enumerated()
    where count > 0 {
      guard try !share.isZero else {
        throw DefinitionError.infinite(function: "nllBernoulli", index: place)
      }
      sum = try sum - S(count) * share.log()
    }
    return sum
  }

  /// Σ log pᵢ of probabilities or densities.
  ///
  /// - Throws: `ArithmeticError.outsideDomain` unless all are positive.
  @specialized(where S == Real)
  public static func logLikelihood<S: Scalar>(_ p: [S]) throws -> S {
    try S.sum(p.map { try $0.log() })
  }

  static func requirePositive<S: Scalar>(_ value: S, _ name: String) throws {
    guard try value.order(.zero) == .greater else {
      throw ArithmeticError.outsideDomain(function: name, argument: value.summary)
    }
  }
}
