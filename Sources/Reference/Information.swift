import Exact

/// Entropy and divergences in nats (sections C.26 to C.28 of the notes), with 0·log 0 = 0.
public enum Information {
  /// The entropy H(p) = −Σ pᵢ log pᵢ.
  ///
  /// - Throws: `DefinitionError.notADistribution`, `.notAProbability`, `.empty`.
  @specialized(where S == Real)
  public static func entropy<S: Scalar>(_ p: [S]) throws -> S {
    try Probability.requireDistribution(p, "p", in: "entropy")
    return try -S.sum(p.map { try $0.isZero ? .zero : $0 * $0.log() })
  }

  /// The cross-entropy H(p, q) = −Σ pᵢ log qᵢ.
  ///
  /// - Throws: as `entropy`; `DefinitionError.lengths`; `.infinite` where pᵢ > 0 = qᵢ.
  @specialized(where S == Real)
  public static func crossEntropy<S: Scalar>(_ p: [S], _ q: [S]) throws -> S {
    try -weighted(p, q, in: "crossentropy") { p, q in try p * q.log() }
  }

  /// The Kullback–Leibler divergence KL(p ‖ q) = Σ pᵢ log(pᵢ/qᵢ).
  ///
  /// - Throws: as `entropy`; `DefinitionError.lengths`; `.infinite` where pᵢ > 0 = qᵢ.
  @specialized(where S == Real)
  public static func kl<S: Scalar>(_ p: [S], _ q: [S]) throws -> S {
    try weighted(p, q, in: "kl") { p, q in try p * (p / q).log() }
  }

  /// The Jensen–Shannon divergence: the mean divergence of p and q from their midpoint.
  ///
  /// - Throws: as `kl`.
  @specialized(where S == Real)
  public static func js<S: Scalar>(_ p: [S], _ q: [S]) throws -> S {
    try Probability.requireDistribution(p, "p", in: "js")
    try Probability.requireDistribution(q, "q", in: "js")
    guard p.count == q.count else {
      throw DefinitionError.lengths(function: "js", p.count, q.count)
    }
    let middle = try zip(p, q).map { try ($0 + $1) / S(2) }
    return try (kl(p, middle) + kl(q, middle)) / S(2)
  }

  /// The sum of a term over all outcomes that p allows.
  private static func weighted<S: Scalar>(
    _ p: [S], _ q: [S], in function: String, term: (S, S) throws -> S
  ) throws -> S {
    guard p.count == q.count else {
      throw DefinitionError.lengths(function: function, p.count, q.count)
    }
    try Probability.requireDistribution(p, "p", in: function)
    try Probability.requireDistribution(q, "q", in: function)
    var terms: [S] = []
    for (index, (p, q)) in zip(p, q).enumerated() where try !p.isZero {
      guard try !q.isZero else {
        throw DefinitionError.infinite(function: function, index: index)
      }
      terms.append(try term(p, q))
    }
    return try S.sum(terms)
  }
}
