import Exact

/// Help on the way to an answer.
public struct Hint: Sendable {
  /// What it says.
  public let text: Text
  /// The share of the points that it costs; 0 for a free one.
  public let price: Rational
}

/// One thing that a person looks for in a text, and the points for it.
public struct Criterion: Sendable {
  /// What to look for.
  public let text: Text
  /// What it is worth.
  public let points: Rational
}

extension Part {
  /// The share of the points that the first hints cost together; never more than all.
  func price(ofHints count: Int) -> Rational {
    min(.one, hints.prefix(count).reduce(Rational.zero) { $0 + $1.price })
  }
}
