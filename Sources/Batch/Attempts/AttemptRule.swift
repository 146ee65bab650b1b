import Exact

/// How several attempts at a part become one mark.
public struct AttemptRule: Sendable, Hashable {
  /// Which attempt counts.
  public enum Counting: String, Sendable, CaseIterable {
    case best, last, first
  }

  /// How many attempts count at all; nil for any number.
  public let allowed: Int?
  /// The share of the points that each attempt after the first one costs.
  public let penalty: Rational
  /// Which of them counts.
  public let counts: Counting

  /// A rule; by itself the best of any number of attempts, which cost nothing.
  public init(allowed: Int? = nil, penalty: Rational = .zero, counts: Counting = .best) {
    self.allowed = allowed
    self.penalty = penalty
    self.counts = counts
  }

  /// What is left of the credit that an attempt earned: never less than nothing, and nothing beyond the
  /// attempts that are allowed.
  ///
  /// - Parameter attempt: its number, from 1.
  func credit(_ earned: Rational, inAttempt attempt: Int) -> Rational {
    if let allowed, attempt > allowed { return .zero }
    return max(.zero, earned - Rational(max(0, attempt - 1)) * penalty)
  }
}
