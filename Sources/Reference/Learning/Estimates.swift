import Exact

/// Maximum-likelihood estimates over the rationals (section C.25).
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
