import Exact

/// Probabilities and the rules that combine them (sections C.20 to C.24 of the notes).
public enum Probability {
  /// The posterior P(A | B) of Bayes' theorem, from P(A), P(B | A) and P(B | ¬A):
  /// prior·hit / (prior·hit + (1 − prior)·alarm).
  ///
  /// - Throws: `DefinitionError.notAProbability`; `ArithmeticError.divisionByZero` if P(B) = 0.
  @specialized(where S == Real)
  public static func bayes<S: Scalar>(prior: S, hit: S, alarm: S) throws -> S {
    try requireProbability(prior, "prior", in: "bayes")
    try requireProbability(hit, "hit", in: "bayes")
    try requireProbability(alarm, "alarm", in: "bayes")
    let joint = try prior * hit
    return try joint / (joint + (.one - prior) * alarm)
  }

  /// The mean of squared deviations from the mean (divided by n, not n − 1).
  ///
  /// - Throws: `DefinitionError.empty`.
  @specialized(where S == Real)
  public static func variance<S: Scalar>(_ a: [S]) throws -> S {
    guard !a.isEmpty else { throw DefinitionError.empty(function: "variance") }
    let mean = try Vectors.mean(a)
    return try Vectors.mean(a.map { try ($0 - mean).squared() })
  }

  static func requireProbability<S: Scalar>(
    _ p: S, _ argument: String, in function: String
  ) throws {
    guard try p.order(.zero) != .less, try p.order(.one) != .greater else {
      throw DefinitionError.notAProbability(
        function: function, argument: argument, value: p.summary)
    }
  }

  /// Throws unless the entries are not negative and their sum is 1.
  static func requireDistribution<S: Scalar>(
    _ p: [S], _ argument: String, in function: String
  ) throws {
    guard !p.isEmpty else { throw DefinitionError.empty(function: function) }
    for entry in p where try entry.order(.zero) == .less {
      throw DefinitionError.notAProbability(
        function: function, argument: argument, value: entry.summary)
    }
    let sum = try S.sum(p)
    guard try sum.order(.one) == .equal else {
      throw DefinitionError.notADistribution(
        function: function, argument: argument, sum: sum.summary)
    }
  }
}
