import Exact

/// Negative log-likelihoods and the estimates that minimise them (section C.25).
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

  private static func requirePositive<S: Scalar>(_ value: S, _ name: String) throws {
    guard try value.order(.zero) == .greater else {
      throw ArithmeticError.outsideDomain(function: name, argument: value.summary)
    }
  }
}

/// Maximum-likelihood estimates over the rationals.
///
/// Every function throws `DefinitionError.empty` without data.
public enum Estimates {
  /// The mean and the variance with divisor N of a normal distribution.
  public static func gaussian(_ x: [Rational]) throws -> (mean: Rational, variance: Rational) {
    let mean = try self.mean(x, "mleGaussian")
    let squares = x.map { ($0 - mean) * ($0 - mean) }
    return (mean, try self.mean(squares, "mleGaussian"))
  }

  /// The two middle ones of the sorted data, which are one for an odd number: every number from the one
  /// to the other minimises Σ |xᵢ − c|.
  public static func middles(_ x: [Rational]) throws -> (lower: Rational, upper: Rational) {
    guard !x.isEmpty else { throw DefinitionError.empty(function: "median") }
    let sorted = x.sorted()
    return (sorted[(x.count - 1) / 2], sorted[x.count / 2])
  }

  /// The mean of the two middle ones.
  public static func median(_ x: [Rational]) throws -> Rational {
    let middles = try self.middles(x)
    return (middles.lower + middles.upper).scaled(byTwoToThe: -1)
  }

  /// The mean distance from a location: the scale of a Laplace distribution about it.
  public static func laplaceScale(_ x: [Rational], about location: Rational) throws -> Rational {
    try mean(x.map { ($0 - location).magnitude }, "mleLaplace")
  }

  /// The share of successes.
  ///
  /// - Throws: `DefinitionError.notACount` unless 0 ≤ k ≤ n.
  public static func bernoulli(successes: Int, trials: Int) throws -> Rational {
    guard trials > 0 else { throw DefinitionError.empty(function: "mleBernoulli") }
    guard 0 <= successes, successes <= trials else {
      throw DefinitionError.notACount(function: "successes", value: "\(successes)")
    }
    return try Rational(Integer(successes), over: Integer(trials))
  }

  /// The shares of the categories.
  ///
  /// - Throws: `DefinitionError.notACount` for a count below 0.
  public static func categorical(_ counts: [Int]) throws -> [Rational] {
    for count in counts where count < 0 {
      throw DefinitionError.notACount(function: "mleCategorical", value: "\(count)")
    }
    let total = counts.reduce(Rational.zero) { $0 + Rational($1) }
    guard !total.isZero else { throw DefinitionError.empty(function: "mleCategorical") }
    return try counts.map { try Rational($0) / total }
  }

  private static func mean(_ x: [Rational], _ function: String) throws -> Rational {
    guard !x.isEmpty else { throw DefinitionError.empty(function: function) }
    return try x.reduce(Rational.zero, +) / Rational(x.count)
  }
}
