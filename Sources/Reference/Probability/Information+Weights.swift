import Exact

/// The sums behind entropy and divergences for weights of any sum: doubles that stand for probabilities
/// rarely add up to 1. A weight of 0 adds nothing where a logarithm is weighted by it.
extension Information {
  /// The information −log p of an outcome.
  ///
  /// - Throws: `DefinitionError.notAProbability`; `.infinite` for p = 0.
  @specialized(where S == Real)
  public static func selfInformation<S: Scalar>(_ p: S) throws -> S {
    try Probability.requireProbability(p, "p", in: "information")
    guard try !p.isZero else { throw DefinitionError.infinite(function: "information", index: 0) }
    return try -p.log()
  }

  /// The sum −Σ pᵢ log pᵢ, which is the entropy where the weights add up to 1.
  @specialized(where S == Real)
  public static func entropy<S: Scalar>(weights p: [S]) throws -> S {
    try -S.sum(p.map { try $0.isZero ? .zero : $0 * $0.log() })
  }

  /// The sum −Σ pᵢ log qᵢ.
  ///
  /// - Throws: `DefinitionError.lengths`; `.infinite` where pᵢ > 0 = qᵢ.
  @specialized(where S == Real)
  public static func crossEntropy<S: Scalar>(weights p: [S], _ q: [S]) throws -> S {
    try -S.sum(terms(p, q, "crossentropy") { p, q in try p * q.log() })
  }

  /// The sum Σ pᵢ log(pᵢ/qᵢ), which is the divergence where both add up to 1.
  ///
  /// - Throws: as `crossEntropy(weights:_:)`.
  @specialized(where S == Real)
  public static func kl<S: Scalar>(weights p: [S], _ q: [S]) throws -> S {
    try S.sum(terms(p, q, "kl") { p, q in try p * (p / q).log() })
  }

  /// The generalized divergence Σ (pᵢ log(pᵢ/qᵢ) − pᵢ + qᵢ), which is never below 0.
  ///
  /// - Throws: as `crossEntropy(weights:_:)`.
  @specialized(where S == Real)
  public static func klGeneralized<S: Scalar>(_ p: [S], _ q: [S]) throws -> S {
    try kl(weights: p, q) + S.sum(zip(p, q).map { try $1 - $0 })
  }

  /// The mean of Σ pᵢ log(pᵢ/mᵢ) and Σ qᵢ log(qᵢ/mᵢ) about the midpoint m = (p + q)/2.
  ///
  /// - Throws: `DefinitionError.lengths`.
  @specialized(where S == Real)
  public static func js<S: Scalar>(weights p: [S], _ q: [S]) throws -> S {
    guard p.count == q.count else {
      throw DefinitionError.lengths(function: "js", p.count, q.count)
    }
    let middle = try zip(p, q).map { try ($0 + $1) / S(2) }
    return try (kl(weights: p, middle) + kl(weights: q, middle)) / S(2)
  }

  /// A term for each outcome of a positive weight.
  private static func terms<S: Scalar>(
    _ p: [S], _ q: [S], _ function: String, term: (S, S) throws -> S
  ) throws -> [S] {
    guard p.count == q.count else {
      throw DefinitionError.lengths(function: function, p.count, q.count)
    }
    var terms: [S] = []
    for (index, (p, q)) in zip(p, q).enumerated() where try !p.isZero {
      guard try !q.isZero else {
        throw DefinitionError.infinite(function: function, index: index)
      }
      terms.append(try term(p, q))
    }
    return terms
  }
}
