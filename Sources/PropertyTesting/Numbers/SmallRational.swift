/// A fraction of small integers, as they come in counterexamples to a formula.
public struct SmallRational: Sendable, Equatable {
  /// The greatest denominator that is drawn.
  static let greatestDenominator = 12
  /// The greatest magnitude of a numerator that is drawn.
  static let greatestNumerator = 20

  /// The numerator.
  public let numerator: Int
  /// The denominator, which is positive.
  public let denominator: Int

  /// Fractions; those with a small denominator are the simplest, then those with a small numerator.
  static let fractions = tuple(
    Generator<Int>.integers(in: 1...greatestDenominator),
    Generator<Int>.integers(in: -greatestNumerator...greatestNumerator)
  ).map { SmallRational(numerator: $0.1, denominator: $0.0) }

  /// The value as an exact number.
  func exact<Exact: ExactNumber>() throws -> Exact { try Exact(numerator) / Exact(denominator) }
}

extension SmallRational: CustomStringConvertible {
  /// The fraction (`-3/2`, `5`).
  public var description: String {
    denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }
}
