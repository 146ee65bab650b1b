import Exact

/// Bayes' theorem for hypotheses of which just one is true (sections C.23 and D.4).
public enum Posteriors {
  /// The probability Σ P(Aᵢ)P(B | Aᵢ) of the evidence.
  ///
  /// - Throws: `DefinitionError.lengths`.
  @specialized(where S == Real)
  public static func evidence<S: Scalar>(_ prior: [S], _ likelihood: [S]) throws -> S {
    try S.sum(joint(prior, likelihood))
  }

  /// P(Aᵢ | B) = P(Aᵢ)P(B | Aᵢ)/P(B).
  ///
  /// - Throws: `DefinitionError.lengths`; `ArithmeticError.divisionByZero` where P(B) = 0.
  @specialized(where S == Real)
  public static func posterior<S: Scalar>(_ prior: [S], _ likelihood: [S]) throws -> [S] {
    let joint = try joint(prior, likelihood)
    let evidence = try S.sum(joint)
    return try joint.map { try $0 / evidence }
  }

  /// The prior, and the posterior after each observation, of which it is the next prior.
  ///
  /// - Throws: as `posterior`.
  @specialized(where S == Real)
  public static func sequence<S: Scalar>(_ prior: [S], _ likelihoods: [[S]]) throws -> [[S]] {
    var beliefs = [prior]
    // A posterior is normalised, and the prior as it is given need not be.
    var last = prior
    for likelihood in likelihoods {
      last = try posterior(last, likelihood)
      beliefs.append(last)
    }
    return beliefs
  }

  /// The odds after each of some observations: the prior odds times the likelihood ratios.
  @specialized(where S == Real)
  public static func odds<S: Scalar>(_ prior: S, _ ratios: [S]) throws -> S {
    try S.product([prior] + ratios)
  }

  /// The posterior of the classes where features are independent given the class.
  ///
  /// - Parameters:
  ///   - likelihoods: P(value | class) by class, feature and value.
  ///   - observed: the value of each feature.
  /// - Throws: as `posterior`.
  @specialized(where S == Real)
  public static func naive<S: Scalar>(
    _ prior: [S], _ likelihoods: [[[S]]], observed: [Int]
  ) throws -> [S] {
    try posterior(
      prior,
      likelihoods.map { features in
        try S.product(zip(features, observed).map { $0[$1] })
      })
  }

  private static func joint<S: Scalar>(_ prior: [S], _ likelihood: [S]) throws -> [S] {
    guard prior.count == likelihood.count else {
      throw DefinitionError.lengths(function: "posterior", prior.count, likelihood.count)
    }
    return try zip(prior, likelihood).map { try $0 * $1 }
  }
}
