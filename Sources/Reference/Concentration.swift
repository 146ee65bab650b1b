import Exact

/// How far means of independent draws stray (section C.29): exact tails of the binomial distribution,
/// and the inequalities that bound them.
public enum Concentration {
  /// The probabilities of 0 … n successes in n trials, each with probability p: C(n, k)pᵏ(1 − p)ⁿ⁻ᵏ.
  ///
  /// - Throws: `DefinitionError.notAProbability`, `.notACount` for n < 0.
  public static func binomial(trials n: Int, probability p: Rational) throws -> [Rational] {
    try Probability.requireProbability(Real(p), "p", in: "binomial")
    guard n >= 0 else { throw DefinitionError.notACount(function: "binomial", value: "\(n)") }
    // With the denominator of p common to all, products are of whole numbers.
    let (hit, total) = (p.numerator, p.denominator)
    let scale = total.power(UInt(n))
    var choices = Integer.one
    return try (0...n).map { k in
      if k > 0 { choices = (choices * Integer(n - k + 1)).divided(by: k) }
      let product = choices * hit.power(UInt(k)) * (total - hit).power(UInt(n - k))
      return try Rational(product, over: scale)
    }
  }

  /// The probability of at least k successes.
  ///
  /// - Throws: as `binomial(trials:probability:)`.
  public static func upperTail(_ k: Int, trials n: Int, probability p: Rational) throws -> Rational
  {
    try binomial(trials: n, probability: p).dropFirst(max(0, k)).reduce(.zero, +)
  }

  /// The probability of at most k successes.
  ///
  /// - Throws: as `binomial(trials:probability:)`.
  public static func lowerTail(_ k: Int, trials n: Int, probability p: Rational) throws -> Rational
  {
    try binomial(trials: n, probability: p).prefix(max(0, k + 1)).reduce(.zero, +)
  }

  /// Half the width of Hoeffding's interval for the mean of n draws within a range, which covers the
  /// expectation with at least the probability of the level: range·√(log(2/(1 − level))/(2n)).
  @specialized(where S == Real)
  public static func hoeffdingHalfWidth<S: Scalar>(
    range: S, count n: Int, level: S
  ) throws -> S {
    guard n > 0 else { throw DefinitionError.empty(function: "hoeffding") }
    return try range * ((S(2) / (.one - level)).log() / S(2 * n)).sqrt()
  }

  /// Hoeffding's bound exp(−2nt²) of the probability that a mean of n draws within a range of 1 is above
  /// its expectation by t ≥ 0 or more.
  @specialized(where S == Real)
  public static func hoeffdingTail<S: Scalar>(excess t: S, count n: Int) throws -> S {
    try (S(-2 * n) * t.squared()).exp()
  }

  /// Chernoff's bound exp(−n·KL(a ‖ p)) of the probability that a share of successes is a ≥ p or more.
  ///
  /// - Throws: as `Information.kl`.
  @specialized(where S == Real)
  public static func chernoffTail<S: Scalar>(share a: S, probability p: S, count n: Int) throws -> S
  {
    let divergence = try Information.kl([a, .one - a], [p, .one - p])
    return try (S(-n) * divergence).exp()
  }
}

extension Integer {
  /// The quotient by a number that divides it.
  fileprivate func divided(by divisor: Int) -> Integer {
    (try? Rational(self, over: Integer(divisor)).floor) ?? self
  }
}
