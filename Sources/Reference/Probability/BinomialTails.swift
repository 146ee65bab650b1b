import Exact

/// The binomial distribution: how often an event of probability p happens in n independent trials.
public struct BinomialTails: Sendable {
  /// The number of trials.
  public let trials: Int
  /// The probability of the event.
  public let p: Rational

  /// The distribution of the number of events.
  ///
  /// - Throws: `DefinitionError.notACount` for fewer than 0 trials; `.notAProbability`.
  public init(trials: Int, p: Rational) throws {
    guard trials >= 0 else {
      throw DefinitionError.notACount(function: "binomial", value: "\(trials)")
    }
    guard p.signum >= 0, p <= .one else {
      throw DefinitionError.notAProbability(
        function: "binomial", argument: "p", value: p.summary)
    }
    self.trials = trials
    self.p = p
  }

  /// P(K ≤ k), exactly: Σ C(n, j) pʲ(1 − p)ⁿ⁻ʲ over j ≤ k.
  ///
  /// - Complexity: O(k) steps on integers of n times the bits of p.
  public func atMost(_ k: Int) throws -> Rational {
    guard k >= 0 else { return .zero }
    guard k < trials, p < .one else { return k < trials ? .zero : .one }
    // With p = a/(a + b) the terms are C(n, j) aʲ bⁿ⁻ʲ over (a + b)ⁿ, whole numbers each.
    let (a, whole) = (p.numerator, p.denominator)
    let b = whole - a
    var term = b.power(UInt(trials))
    var sum = term
    for j in 1..<max(1, k + 1) {
      term = try (term * a * Integer(trials - j + 1)).quotient(
        by: b * Integer(j), rounding: .towardZero)
      sum = sum + term
    }
    return try Rational(sum, over: whole.power(UInt(trials)))
  }

  /// P(K ≥ k), exactly.
  public func atLeast(_ k: Int) throws -> Rational {
    try BinomialTails(trials: trials, p: .one - p).atMost(trials - k)
  }
}
