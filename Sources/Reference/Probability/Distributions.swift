import Exact

/// Bernoulli, categorical and uniform distributions (sections C.20 to C.22).
public enum Distributions {
  /// The probability of 1, p, or of 0, 1 − p.
  ///
  /// - Throws: `DefinitionError.notACount` for another outcome; `.notAProbability`.
  @specialized(where S == Real)
  public static func bernoulli<S: Scalar>(_ k: Int, _ p: S) throws -> S {
    try Probability.requireProbability(p, "p", in: "bernoulli")
    switch k {
    case 0: return try .one - p
    case 1: return p
    default: throw DefinitionError.notACount(function: "bernoulli", value: "\(k)")
    }
  }

  /// P(X ≤ x) of a number that is 1 with probability p, and else 0: the sum of the probabilities of
  /// what is not above x.
  @specialized(where S == Real)
  public static func bernoulliCumulative<S: Scalar>(_ x: S, _ p: S) throws -> S {
    try S.sum([0, 1].filter { try S($0).order(x) != .greater }.map { try bernoulli($0, p) })
  }

  /// The mean Σ k·P(k) and the variance Σ (k − mean)²·P(k) of a number that is 0 or 1.
  @specialized(where S == Real)
  public static func bernoulliMoments<S: Scalar>(_ p: S) throws -> (mean: S, variance: S) {
    let mean = try S.sum([0, 1].map { try S($0) * bernoulli($0, p) })
    let variance = try S.sum([0, 1].map { try (S($0) - mean).squared() * bernoulli($0, p) })
    return (mean, variance)
  }

  /// The covariance diag(p) − pp' of the one-hot vector of a class that is drawn with these
  /// probabilities.
  @specialized(where S == Real)
  public static func categoricalCovariance<S: Scalar>(_ p: [S]) throws -> Matrix<S> {
    try Matrix(rowCount: p.count, columnCount: p.count) { row, column throws in
      let product = try p[row] * p[column]
      return row == column ? try p[row] - product : try -product
    }
  }

  /// The density 1/(b − a) on [a, b], and 0 outside.
  ///
  /// - Throws: `ArithmeticError.outsideDomain` unless a < b.
  @specialized(where S == Real)
  public static func uniformDensity<S: Scalar>(_ x: S, from a: S, to b: S) throws -> S {
    try requireOrder(a, b)
    guard try x.order(a) != .less, try x.order(b) != .greater else { return .zero }
    return try .one / (b - a)
  }

  /// P(X ≤ x): 0 below a, (x − a)/(b − a) between, 1 above b.
  ///
  /// - Throws: as `uniformDensity`.
  @specialized(where S == Real)
  public static func uniformCumulative<S: Scalar>(_ x: S, from a: S, to b: S) throws -> S {
    try requireOrder(a, b)
    return try .minimum(.one, .maximum(.zero, (x - a) / (b - a)))
  }

  /// The mean (a + b)/2, and the variance (b − a)²/12.
  ///
  /// - Throws: as `uniformDensity`.
  @specialized(where S == Real)
  public static func uniformMoments<S: Scalar>(
    from a: S, to b: S
  ) throws -> (mean: S, variance: S) {
    try requireOrder(a, b)
    return (try (a + b) / S(2), try (b - a).squared() / S(12))
  }

  private static func requireOrder<S: Scalar>(_ a: S, _ b: S) throws {
    guard try a.order(b) == .less else {
      throw ArithmeticError.outsideDomain(
        function: "uniform", argument: "\(a.summary), \(b.summary)")
    }
  }
}
