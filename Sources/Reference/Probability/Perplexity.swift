import Exact

/// Perplexity (section C.28), by its logarithm.
///
/// Every function throws `DefinitionError.empty` without data.
public enum Perplexity {
  /// The logarithm of exp(mean loss), of losses in nats: their mean.
  @specialized(where S == Real)
  public static func log<S: Scalar>(losses: [S]) throws -> S {
    guard !losses.isEmpty else { throw DefinitionError.empty(function: "perplexity") }
    return try Vectors.mean(losses)
  }

  /// The logarithm of 2 to the mean loss, of losses in bits.
  @specialized(where S == Real)
  public static func log<S: Scalar>(bits: [S]) throws -> S { try log(losses: bits) * S(2).log() }

  /// The logarithm of the geometric mean of 1/pᵢ.
  ///
  /// - Throws: as `Information.selfInformation`.
  @specialized(where S == Real)
  public static func log<S: Scalar>(probabilities p: [S]) throws -> S {
    try log(losses: p.map { try Information.selfInformation($0) })
  }
}
